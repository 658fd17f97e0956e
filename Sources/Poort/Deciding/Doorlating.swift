import Berichten

/// What goes on to the core: where, under which key, and by whose word. The partition follows from the key, as
/// everywhere on the core.
package struct Doorlating: Sendable, Equatable {
    package let topic: String
    package let sleutel: [UInt8]
    /// `nil`: what stood there is taken away.
    package let waarde: [UInt8]?
    package let afzender: Toegangsrol
    /// The case it is about, whose key seals it where messages are sealed.
    package let casusId: String?
    /// `source` and `id`; `nil` for a tombstone.
    package let kenmerk: String?

    /// What goes along on the core. The value was written here: nothing of the sender's bytes is left in it.
    package var koppen: [(String, [UInt8])] {
        let wie = (Toegangsrol.afzenderkop, Array((afzender.kenmerk ?? "").utf8))
        guard waarde != nil else { return [wie] }
        return [(Gebeurtenis.contentType.naam, Array(Gebeurtenis.contentType.waarde.utf8)), wie]
    }
}
