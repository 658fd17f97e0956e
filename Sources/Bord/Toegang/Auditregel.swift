import Logging

/// One line for every read of a case and every decision: which case, in what role, from which session. No name, no
/// content: only what is needed to see afterwards who looked at what.
struct Auditlog: Sendable {
    enum Handeling: String, Sendable {
        case gelezen = "casus-gelezen"
        case geweigerd = "toegang-geweigerd"
        case besloten = "besluit-verzonden"
        case nietVerzonden = "besluit-niet-verzonden"
        case ingediend = "aanvraag-verzonden"
        case gemeld = "aanbod-verzonden"
        case verstuurd = "gebeurtenis-verzonden"
        case gelijstgelezen = "casussen-gelezen"
        case ingelogd, uitgelogd
    }

    let log: Logger

    func schrijf(_ handeling: Handeling, _ bezoeker: Bezoeker, _ wat: String) {
        log.notice(
            "audit",
            metadata: [
                "handeling": "\(handeling.rawValue)", "wat": "\(wat)", "rol": "\(bezoeker.rol?.tekst ?? "-")",
                "sessie": "\(bezoeker.kenmerk)",
            ])
    }
}
