import Berichten
import Foundation
import Kafka
import Verzegeling

/// One record of a topic as the read model takes it in: free of Kafka's memory.
struct ReadRecord: Sendable, Equatable {
    var topic: String
    var partitie: Int32
    var offset: Int64
    /// When it was written, in milliseconds; `nil` when the broker does not say.
    var tijdMs: Int64?
    var sleutel: String
    /// `nil`: what stood under the key is gone.
    var waarde: Data?
    var koppen: [String: String] = [:]
    /// Why a sealed value stayed closed.
    var dicht: Zegelfout?
}

extension ReadRecord {
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

    var isVerzegeld: Bool { waarde.map { ZegelFormat.isVerzegeld($0) } ?? false }

    /// The same record opened, where it is sealed; otherwise with the reason why not.
    func geopend(_ kast: KeyStore?) -> ReadRecord {
        guard isVerzegeld, let waarde else { return self }
        var uit = self
        switch kast?.open([UInt8](waarde), topic: topic, sleutel: Array(sleutel.utf8)) {
        case .open(let tekst)?: uit.waarde = Data(tekst)
        case .dicht(let fout)?: uit.dicht = fout
        case nil: uit.dicht = .zonderHoofdsleutels
        }
        return uit
    }

    /// The event, or why it cannot be read.
    func gelezen() throws(Afkeuring) -> Gebeurtenis {
        if let dicht { throw dicht.afkeuring }
        return try GebeurtenisReader().lees(waarde ?? Data()) { koppen[$0] }
    }
}

/// What a batch of records changed, for those who look at a page meanwhile.
struct ChangeSet: Sendable, Equatable {
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
