import Berichten

/// Why a sealed value cannot be opened.
package enum Zegelfout: Error, Sendable, Equatable {
    /// Its key is not there, or not any more: the case was forgotten.
    case vergeten
    /// Its key is wrapped under a master key that is not among ours.
    case hoofdsleutelOnbekend(String)
    /// Sealed, and no master keys were given.
    case zonderHoofdsleutels
    /// The record of its key says something that no master key of ours wrote.
    case sleutelGeschonden
    /// It was changed, or belongs on another topic or under another key.
    case geschonden
    /// Not of a layout that this version knows.
    case vorm

    /// Whether the right settings would open it.
    package var komtDoorInstelling: Bool {
        switch self {
        case .hoofdsleutelOnbekend, .zonderHoofdsleutels: true
        case .vergeten, .sleutelGeschonden, .geschonden, .vorm: false
        }
    }

    /// What an operator reads.
    package var uitleg: String {
        switch self {
        case .vergeten: "its key was destroyed: the case is forgotten"
        case .hoofdsleutelOnbekend(let id): "its key is wrapped under master key '\(id)', which \(Self.geef)"
        case .zonderHoofdsleutels: "it is sealed, and the master keys \(Self.geef)"
        case .sleutelGeschonden: "the record of its key is not one that our master keys wrote"
        case .geschonden: "it was changed after it was sealed, or belongs on another topic or under another key"
        case .vorm: "it is sealed in a layout that this version does not know: run a later one"
        }
    }

    private static let geef = "must be in the file of --hoofdsleutels (or DOORBRAAK_HOOFDSLEUTELS)"

    /// What is said of a message that is refused because of it.
    package var afkeuring: Afkeuring {
        switch self {
        case .geschonden, .sleutelGeschonden, .vergeten:
            Afkeuring(
                .zegelOnjuist, "Het zegel van dit bericht klopt niet.",
                "Verzegel het bericht opnieuw, voor dit topic en deze sleutel, en stuur het nog een keer.")
        case .hoofdsleutelOnbekend, .zonderHoofdsleutels, .vorm:
            Afkeuring(
                .verzegeld, "Dit bericht is verzegeld en kan hier niet worden geopend.",
                "Geef alle partijen dezelfde hoofdsleutels (--hoofdsleutels) en stuur het bericht nog een keer.")
        }
    }
}
