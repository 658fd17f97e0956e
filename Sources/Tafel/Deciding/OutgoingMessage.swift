import Berichten
import Verzegeling

/// A record to be sent: what the deciding code answers. Only the loop acts on it.
package struct OutgoingMessage: Sendable, Equatable {
    package let topic: String
    /// `nil`: the partition follows from the key, as in Java.
    package let partitie: Int32?
    package let sleutel: [UInt8]?
    /// `nil`: a tombstone.
    package let waarde: [UInt8]?
    package let koppen: [Header]
    /// The case that it is about: whose key seals it, where messages are sealed. `nil`: lies open.
    package let casusId: String?
    /// Word of a refusal. It goes where there is a topic for it and makes none: the name of that topic follows from a
    /// message that was refused, so that anybody could have it made.
    var isWoordVanAfkeuring = false

    package struct Header: Sendable, Equatable {
        package let naam: String
        package let waarde: [UInt8]

        init(_ naam: String, _ waarde: String) {
            self.naam = naam
            self.waarde = Array(waarde.utf8)
        }

        init(_ naam: String, bytes: [UInt8]) {
            self.naam = naam
            waarde = bytes
        }
    }

    init(
        topic: String, partitie: Int32? = nil, sleutel: [UInt8]?, waarde: [UInt8]?, koppen: [Header] = [],
        casusId: String? = nil
    ) {
        self.topic = topic
        self.partitie = partitie
        self.sleutel = sleutel
        self.waarde = waarde
        self.koppen = koppen
        self.casusId = casusId
    }

    /// The same record with its value sealed.
    func verzegeld(_ waarde: [UInt8]) -> OutgoingMessage {
        var uit = OutgoingMessage(
            topic: topic, partitie: partitie, sleutel: sleutel, waarde: waarde,
            koppen: koppen + [Header(ZegelFormat.kop.naam, ZegelFormat.kop.waarde)], casusId: casusId)
        uit.isWoordVanAfkeuring = isWoordVanAfkeuring
        return uit
    }

    /// An event in structured mode.
    /// - Parameter casusId: whose key seals it when it names no case.
    static func gebeurtenis(
        _ gebeurtenis: Gebeurtenis, topic: String, sleutel: String, casusId: String? = nil
    ) -> OutgoingMessage {
        OutgoingMessage(
            topic: topic, sleutel: Array(sleutel.utf8), waarde: gebeurtenis.bytes,
            koppen: [Header(Gebeurtenis.contentType.naam, Gebeurtenis.contentType.waarde)],
            casusId: gebeurtenis.casusId ?? casusId)
    }
}
