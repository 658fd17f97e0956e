import Berichten
import Foundation
import Kafka

/// One record of a topic as the read model takes it in: free of Kafka's memory.
struct Leesrecord: Sendable, Equatable {
    var topic: String
    var partitie: Int32
    var offset: Int64
    /// When it was written, in milliseconds; `nil` when the broker does not say.
    var tijdMs: Int64?
    var sleutel: String
    /// `nil`: what stood under the key is gone.
    var waarde: Data?
    var koppen: [String: String] = [:]
}

extension Leesrecord {
    init(_ record: Record) {
        topic = record.topic
        partitie = record.partition
        offset = record.offset
        tijdMs = record.timestampMs
        sleutel = record.withKey { String(decoding: $0 ?? UnsafeRawBufferPointer(start: nil, count: 0), as: UTF8.self) }
        waarde = record.withValue { $0.map { Data($0) } }
        record.forEachHeader { naam, waarde in
            guard let waarde else { return }
            koppen[String(cString: naam)] = String(decoding: waarde, as: UTF8.self)
        }
    }

    /// The event, or why it cannot be read.
    func gelezen() throws(Afkeuring) -> Gebeurtenis {
        try Gebeurtenislezer().lees(waarde ?? Data()) { koppen[$0] }
    }
}

/// What a batch of records changed, for those who look at a page meanwhile.
struct Wijziging: Sendable, Equatable {
    struct Zaak: Sendable, Hashable {
        var regio: String
        var casusId: String
    }

    var zaken: Set<Zaak> = []
    var aanbod = false
    /// How many records could not be read.
    var onleesbaar = 0

    var isLeeg: Bool { zaken.isEmpty && !aanbod }
}
