import Logging

/// One line for every read of a case and every decision: which case, in what role, from which session, as part of which
/// ``Verwerkingsactiviteit``. No name, no content: only what is needed to see afterwards who looked at what. The case
/// stands there by its ``ZaakPseudonym``.
struct AuditLog: Sendable {
    enum AuditAction: String, Sendable {
        case gelezen = "casus-gelezen"
        case geweigerd = "toegang-geweigerd"
        case besloten = "besluit-verzonden"
        case nietVerzonden = "besluit-niet-verzonden"
        case verstuurd = "gebeurtenis-verzonden"
        case gelijstgelezen = "casussen-gelezen"
        case ingelogd, uitgelogd

        /// What the register of processing activities says it is part of; nothing where no child's data is in hand.
        var verwerking: Verwerkingsactiviteit? {
            switch self {
            case .gelezen, .gelijstgelezen: .tonen
            case .besloten, .nietVerzonden, .verstuurd: .insturen
            case .geweigerd, .ingelogd, .uitgelogd: nil
            }
        }
    }

    let log: Logger

    /// - Parameters:
    ///   - wat: what else there is to say; never a casusId.
    ///   - casusId: the case, if it is about one.
    func schrijf(_ handeling: AuditAction, _ bezoeker: Bezoeker, _ wat: String = "-", zaak casusId: String? = nil) {
        var regel: Logger.Metadata = [
            "handeling": "\(handeling.rawValue)", "wat": "\(wat)", "rol": "\(bezoeker.rol?.tekst ?? "-")",
            "sessie": "\(bezoeker.kenmerk)",
        ]
        if let casusId { regel["zaak"] = "\(ZaakPseudonym(casusId: casusId))" }
        if let verwerking = handeling.verwerking {
            regel["dpl.core.processing_activity_id"] = "\(verwerking.rawValue)"
        }
        log.notice("audit", metadata: regel)
    }
}
