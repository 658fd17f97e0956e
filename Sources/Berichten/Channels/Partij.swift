/// The kinds of party that write or read on the log (contract §2); the raw value is the word for it in operations
/// and settings.
package enum Partij: String, Sendable, CaseIterable {
    case gi, aanbieder, inkoop, expertteam, bord, matcher
    /// The gate: reads what parties write, and lets through what each may say.
    case poort
    /// Keeps the topics in order and reads what was refused; reads nothing else.
    case operatie
    /// Forgets a case and proves it.
    case wisser

    /// Whether it is a process of the Doorbraaktafel itself or of who runs it. Only these may have a right on every
    /// topic that begins with a name: of the others each has topics of its own.
    package var isVanOns: Bool {
        switch self {
        case .matcher, .poort, .operatie, .wisser: true
        case .gi, .aanbieder, .inkoop, .expertteam, .bord: false
        }
    }
}
