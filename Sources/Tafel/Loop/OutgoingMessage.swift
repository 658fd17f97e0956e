import Berichten
import Kafka
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
        OutgoingMessage(
            topic: topic, partitie: partitie, sleutel: sleutel, waarde: waarde,
            koppen: koppen + [Header(ZegelFormat.kop.naam, ZegelFormat.kop.waarde)], casusId: casusId)
    }

    /// An event in structured mode.
    static func gebeurtenis(_ gebeurtenis: Gebeurtenis, topic: String, sleutel: String) -> OutgoingMessage {
        OutgoingMessage(
            topic: topic, sleutel: Array(sleutel.utf8), waarde: gebeurtenis.bytes,
            koppen: [Header(Gebeurtenis.contentType.naam, Gebeurtenis.contentType.waarde)],
            casusId: gebeurtenis.casusId)
    }
}

/// A record as it came in, free of Kafka: the seam at which the whole table can be tested without a broker.
package struct IncomingMessage: Sendable, PlacedRecord {
    package let topic: String
    package let partitie: Int32
    package let offset: Int64
    package let sleutel: [UInt8]?
    /// `nil`: a tombstone.
    package let waarde: [UInt8]?
    package let koppen: [OutgoingMessage.Header]
    /// The case whose key it was sealed with; `nil` where it lay open.
    var verzegeldVoor: String?

    package init(
        topic: String, partitie: Int32, offset: Int64, sleutel: [UInt8]?, waarde: [UInt8]?,
        koppen: [(naam: String, waarde: [UInt8])]
    ) {
        self.topic = topic
        self.partitie = partitie
        self.offset = offset
        self.sleutel = sleutel
        self.waarde = waarde
        self.koppen = koppen.map { OutgoingMessage.Header($0.naam, bytes: $0.waarde) }
    }

    /// The same record as it was before it was sealed.
    func geopend(_ tekst: [UInt8], voor casusId: String) -> IncomingMessage {
        var uit = IncomingMessage(
            topic: topic, partitie: partitie, offset: offset, sleutel: sleutel, waarde: tekst,
            koppen: koppen.filter { $0.naam != ZegelFormat.kop.naam }.map { ($0.naam, $0.waarde) })
        uit.verzegeldVoor = casusId
        return uit
    }

    /// The last header of a name, as text.
    func kop(_ naam: String) -> String? {
        koppen.last { $0.naam == naam }.map { String(decoding: $0.waarde, as: UTF8.self) }
    }

    package var partition: Int32 { partitie }

    var sleuteltekst: String? { sleutel.flatMap { String(validating: $0, as: UTF8.self) } }
}
