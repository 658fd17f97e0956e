import Jeugdhulp

extension Inhoud {
    /// Whom an event says that it is from: what must equal who sent it. `nil` for what the matcher makes.
    package var afzender: Toegangsrol? {
        switch self {
        case .aanvraagIngediend(let i): .gi(i.gi)
        case .aanvraagIngetrokken(let i): .gi(i.gi)
        case .hulpGestart(let i): .gi(i.gi)
        case .hulpGestopt(let i): .gi(i.gi)
        case .aanbodGemeld(let i): .aanbieder(i.agb)
        case .aanbiederGeantwoord(let i): .aanbieder(i.agb)
        case .contractGemeld(let i): .inkoop(i.inkoopregio)
        case .besluitGenomen(let i): .expertteam(regio: i.regio)
        case .voorstelGedaan, .opschalingBereikt, .voordrachtGedaan, .voordrachtVervallen,
            .voordrachtHerinnerd, .statusGewijzigd, .berichtAfgekeurd:
            nil
        }
    }
}
