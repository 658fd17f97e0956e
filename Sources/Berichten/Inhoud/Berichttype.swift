/// The event types of the contract (contract §2). The raw value is the name between `nl.jeugdhulp.` and `.v1`.
package enum Berichttype: String, Sendable, CaseIterable {
    case aanvraagIngediend = "aanvraag-ingediend"
    case aanvraagIngetrokken = "aanvraag-ingetrokken"
    case hulpGestart = "hulp-gestart"
    case hulpGestopt = "hulp-gestopt"
    case aanbodGemeld = "aanbod-gemeld"
    case contractGemeld = "contract-gemeld"
    case besluitGenomen = "besluit-genomen"
    case aanbiederGeantwoord = "aanbieder-geantwoord"
    case voorstelGedaan = "voorstel-gedaan"
    case opschalingBereikt = "opschaling-bereikt"
    case voordrachtGedaan = "voordracht-gedaan"
    case voordrachtVervallen = "voordracht-vervallen"
    case voordrachtHerinnerd = "voordracht-herinnerd"
    case statusGewijzigd = "status-gewijzigd"
    case berichtAfgekeurd = "bericht-afgekeurd"

    static let voorvoegsel = "nl.jeugdhulp."
    static let versie = ".v1"

    /// The CloudEvents `type`, such as `nl.jeugdhulp.aanvraag-ingediend.v1`.
    package var ceType: String { Self.voorvoegsel + rawValue + Self.versie }

    package init?(ceType: String) {
        guard ceType.hasPrefix(Self.voorvoegsel), ceType.hasSuffix(Self.versie) else { return nil }
        self.init(rawValue: String(ceType.dropFirst(Self.voorvoegsel.count).dropLast(Self.versie.count)))
    }

    /// Whether a party sends it; the others are the matcher's.
    package var isVanPartij: Bool {
        switch self {
        case .aanvraagIngediend, .aanvraagIngetrokken, .hulpGestart, .hulpGestopt, .aanbodGemeld, .contractGemeld,
            .besluitGenomen, .aanbiederGeantwoord:
            true
        default: false
        }
    }
}
