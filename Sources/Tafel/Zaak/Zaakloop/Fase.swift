extension Zaakloop {
    /// Where a case stands.
    package enum Fase: String, Sendable, CaseIterable, Decodable {
        case ingediend, voorgesteld, opgeschaald, alternatief, maatwerk
        case geenPassend = "geen-passend"
        case terugNaarGi = "terug-naar-gi"
        case voordracht, geaccepteerd
        case intakeGehouden = "intake-gehouden"
        /// The case ended after the norm, and nobody has said why (#4).
        case toelichtingVereist = "toelichting-vereist"
        /// Help stopped after the case was closed: the GI is to say what is needed now (#100).
        case gestopt
        case gesloten

        /// Whether an aanbieder was asked and did not refuse.
        package var isVoorgedragen: Bool { self == .voordracht || self == .geaccepteerd || self == .intakeGehouden }
        package var isGesloten: Bool { self == .gesloten || self == .gestopt || self == .toelichtingVereist }
        /// Whether the table is the one to decide now.
        var wachtOpTafel: Bool {
            switch self {
            case .ingediend, .voorgesteld, .opgeschaald, .geenPassend: true
            default: false
            }
        }

        /// What a case can go to from here; staying is always possible.
        var kanNaar: Set<Fase> {
            switch self {
            case .ingediend, .voorgesteld, .opgeschaald, .geenPassend:
                Set(Self.naBesluit + [.voorgesteld, .opgeschaald, .geenPassend])
            case .alternatief, .maatwerk, .terugNaarGi: Set(Self.naBesluit + [.opgeschaald, .geenPassend])
            case .voordracht: Set(Self.naBesluit + [.voorgesteld, .geaccepteerd, .intakeGehouden])
            case .geaccepteerd: Set(Self.naBesluit + [.voorgesteld, .intakeGehouden])
            case .intakeGehouden: Set(Self.naBesluit + [.voorgesteld])
            case .toelichtingVereist, .gestopt: [.ingediend, .gesloten, .gestopt]
            case .gesloten: [.ingediend, .gestopt]
            }
        }

        /// Wherever a case is open: another aanvraag, a decision, the end.
        private static let naBesluit: [Fase] = [
            .ingediend, .voordracht, .alternatief, .maatwerk, .terugNaarGi, .gesloten, .toelichtingVereist,
        ]
    }
}
