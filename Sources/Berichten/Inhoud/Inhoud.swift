import Jeugdhulp

/// The data of an event: one type for each event of the contract.
package enum Inhoud: Sendable, Equatable {
    case aanvraagIngediend(Aanvraag)
    case aanvraagIngetrokken(AanvraagIngetrokken)
    case hulpGestart(HulpGestart)
    case hulpGestopt(HulpGestopt)
    case aanbodGemeld(Aanbod)
    case contractGemeld(ContractGemeld)
    case besluitGenomen(BesluitGenomen)
    case aanbiederGeantwoord(AanbiederGeantwoord)
    case voorstelGedaan(VoorstelGedaan)
    case opschalingBereikt(OpschalingBereikt)
    case voordrachtGedaan(VoordrachtGedaan)
    case voordrachtVervallen(VoordrachtVervallen)
    case voordrachtHerinnerd(VoordrachtHerinnerd)
    case statusGewijzigd(StatusGewijzigd)
    case berichtAfgekeurd(BerichtAfgekeurd)

    package var type: Berichttype {
        switch self {
        case .aanvraagIngediend: .aanvraagIngediend
        case .aanvraagIngetrokken: .aanvraagIngetrokken
        case .hulpGestart: .hulpGestart
        case .hulpGestopt: .hulpGestopt
        case .aanbodGemeld: .aanbodGemeld
        case .contractGemeld: .contractGemeld
        case .besluitGenomen: .besluitGenomen
        case .aanbiederGeantwoord: .aanbiederGeantwoord
        case .voorstelGedaan: .voorstelGedaan
        case .opschalingBereikt: .opschalingBereikt
        case .voordrachtGedaan: .voordrachtGedaan
        case .voordrachtVervallen: .voordrachtVervallen
        case .voordrachtHerinnerd: .voordrachtHerinnerd
        case .statusGewijzigd: .statusGewijzigd
        case .berichtAfgekeurd: .berichtAfgekeurd
        }
    }

    /// Reads the data object of an event of `type`.
    init(_ type: Berichttype, _ lezer: FieldReader) throws(Afkeuring) {
        self =
            switch type {
            case .aanvraagIngediend: .aanvraagIngediend(try Aanvraag(lezer))
            case .aanvraagIngetrokken: .aanvraagIngetrokken(try AanvraagIngetrokken(lezer))
            case .hulpGestart: .hulpGestart(try HulpGestart(lezer))
            case .hulpGestopt: .hulpGestopt(try HulpGestopt(lezer))
            case .aanbodGemeld: .aanbodGemeld(try Aanbod(lezer))
            case .contractGemeld: .contractGemeld(try ContractGemeld(lezer))
            case .besluitGenomen: .besluitGenomen(try BesluitGenomen(lezer))
            case .aanbiederGeantwoord: .aanbiederGeantwoord(try AanbiederGeantwoord(lezer))
            case .voorstelGedaan: .voorstelGedaan(try VoorstelGedaan(lezer))
            case .opschalingBereikt: .opschalingBereikt(try OpschalingBereikt(lezer))
            case .voordrachtGedaan: .voordrachtGedaan(try VoordrachtGedaan(lezer))
            case .voordrachtVervallen: .voordrachtVervallen(try VoordrachtVervallen(lezer))
            case .voordrachtHerinnerd: .voordrachtHerinnerd(try VoordrachtHerinnerd(lezer))
            case .statusGewijzigd: .statusGewijzigd(try StatusGewijzigd(lezer))
            case .berichtAfgekeurd: .berichtAfgekeurd(try BerichtAfgekeurd(lezer))
            }
    }

    /// The data object as JSON.
    package var json: JSONValue {
        switch self {
        case .aanvraagIngediend(let inhoud): inhoud.json
        case .aanvraagIngetrokken(let inhoud): inhoud.json
        case .hulpGestart(let inhoud): inhoud.json
        case .hulpGestopt(let inhoud): inhoud.json
        case .aanbodGemeld(let inhoud): inhoud.json
        case .contractGemeld(let inhoud): inhoud.json
        case .besluitGenomen(let inhoud): inhoud.json
        case .aanbiederGeantwoord(let inhoud): inhoud.json
        case .voorstelGedaan(let inhoud): inhoud.json
        case .opschalingBereikt(let inhoud): inhoud.json
        case .voordrachtGedaan(let inhoud): inhoud.json
        case .voordrachtVervallen(let inhoud): inhoud.json
        case .voordrachtHerinnerd(let inhoud): inhoud.json
        case .statusGewijzigd(let inhoud): inhoud.json
        case .berichtAfgekeurd(let inhoud): inhoud.json
        }
    }

    /// The case an event is about; `nil` for offers and contracts.
    package var casusId: String? {
        switch self {
        case .aanvraagIngediend(let i): i.casusId
        case .aanvraagIngetrokken(let i): i.casusId
        case .hulpGestart(let i): i.casusId
        case .hulpGestopt(let i): i.casusId
        case .besluitGenomen(let i): i.casusId
        case .aanbiederGeantwoord(let i): i.casusId
        case .voorstelGedaan(let i): i.casusId
        case .opschalingBereikt(let i): i.casusId
        case .voordrachtGedaan(let i): i.casusId
        case .voordrachtVervallen(let i): i.casusId
        case .voordrachtHerinnerd(let i): i.casusId
        case .statusGewijzigd(let i): i.casusId
        case .berichtAfgekeurd(let i): i.casusId
        case .aanbodGemeld, .contractGemeld: nil
        }
    }
}
