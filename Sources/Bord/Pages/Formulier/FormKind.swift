import Berichten
import Jeugdhulp
import ReadStore

/// Which form it is: where it goes, what is asked, and in which words.
enum FormKind: Sendable {
    /// The data of `aanbod-gemeld.v1`.
    case aanbod
    /// The data of `aanvraag-ingediend.v1`.
    case casus
    /// The data of `hulp-gestart.v1` about one case of the GI.
    case gestart(casusId: String)
    /// The data of `aanvraag-ingetrokken.v1` about one case of the GI.
    case intrekken(casusId: String)
    /// The data of `aanbieder-geantwoord.v1`: the answer to one voordracht.
    case antwoord(Voordrachtstand)

    var pad: String {
        switch self {
        case .aanbod: Paths.aanbodMelden
        case .casus: Paths.casusIndienen
        case .gestart(let casusId): Paths.gestart(casusId)
        case .intrekken(let casusId): Paths.intrekken(casusId)
        case .antwoord(let stand): Paths.antwoord(stand.voordracht.voordrachtId)
        }
    }

    /// To which page of the menu it belongs.
    var plek: String {
        switch self {
        case .aanbod, .casus: pad
        case .gestart, .intrekken: Paths.mijnZaken
        case .antwoord: Paths.mijnVoordrachten
        }
    }

    /// The type of event that it makes.
    var type: Berichttype {
        switch self {
        case .aanbod: .aanbodGemeld
        case .casus: .aanvraagIngediend
        case .gestart: .hulpGestart
        case .intrekken: .aanvraagIngetrokken
        case .antwoord: .aanbiederGeantwoord
        }
    }

    /// - Parameter register: the gemeenten to choose from.
    func velden(_ register: Gemeenteregister) -> [FieldGroup] {
        switch self {
        case .aanbod: FieldGroup.aanbod(register)
        case .casus: FieldGroup.casus(register)
        case .gestart: FieldGroup.gestart
        case .intrekken: FieldGroup.intrekken
        case .antwoord: FieldGroup.antwoord
        }
    }

    /// What the form does not ask: who sends it, and about what.
    func vast(_ rol: Rol?) -> [(String, JSONValue)] {
        switch (self, rol) {
        case (.casus, .gi(let gi)?): [("gi", .tekst(gi))]
        case (.gestart(let casusId), .gi(let gi)?), (.intrekken(let casusId), .gi(let gi)?):
            [("gi", .tekst(gi)), ("casusId", .tekst(casusId))]
        case (.antwoord(let stand), .aanbieder(let agb)?):
            [
                ("casusId", .tekst(stand.voordracht.casusId)), ("agb", .tekst(agb.description)),
                ("aanbodId", .tekst(stand.voordracht.aanbodId)),
            ]
        default: []
        }
    }

    /// Where the reader is led when it was sent.
    /// - Parameter inhoud: what was sent.
    func naar(_ inhoud: Inhoud) -> String {
        switch inhoud {
        case .aanbodGemeld(let aanbod): "\(pad)?verzonden=\(aanbod.aanbodId)"
        case .aanvraagIngediend(let aanvraag): "\(pad)?verzonden=\(aanvraag.casusId)"
        default: "\(plek)?verzonden=\(inhoud.casusId ?? "")"
        }
    }
}
