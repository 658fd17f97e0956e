import Berichten
import Foundation
import Kafka
import Verzegeling

/// One record of a topic as the read model takes it in: free of Kafka's memory.
package struct ReadRecord: Sendable, Equatable {
    package var topic: String
    package var partitie: Int32
    package var offset: Int64
    /// When it was written, in milliseconds; `nil` when the broker does not say.
    package var tijdMs: Int64?
    package var sleutel: String
    /// `nil`: what stood under the key is gone.
    package var waarde: Data?
    package var koppen: [String: String] = [:]
    /// Why a sealed value stayed closed.
    package var dicht: Zegelfout?

    package init(
        topic: String, partitie: Int32, offset: Int64, tijdMs: Int64?, sleutel: String, waarde: Data?,
        koppen: [String: String] = [:]
    ) {
        self.topic = topic
        self.partitie = partitie
        self.offset = offset
        self.tijdMs = tijdMs
        self.sleutel = sleutel
        self.waarde = waarde
        self.koppen = koppen
    }
}

extension ReadRecord {
    init(_ record: Record) {
        self.init(
            topic: record.topic, partitie: record.partition, offset: record.offset, tijdMs: record.timestampMs,
            sleutel: record.withKey {
                String(decoding: $0 ?? UnsafeRawBufferPointer(start: nil, count: 0), as: UTF8.self)
            }, waarde: record.withValue { $0.map { Data($0.prefix(Self.waardeBytesMax)) } })
        record.forEachHeader { naam, waarde in
            guard let waarde else { return }
            koppen[String(cString: naam)] = String(decoding: waarde, as: UTF8.self)
        }
    }

    /// Longer than any that is read: of such a value the beginning is enough to refuse it.
    private static let waardeBytesMax = 8 << 20

    /// Who sent it, by the word of the gate.
    var afzender: String? { koppen[Toegangsrol.afzenderkop] }

    /// Whose an event is: of one sender what another sends under the same source and id says nothing.
    func bron(_ gebeurtenis: Gebeurtenis) -> String {
        afzender.map { "\($0) \(gebeurtenis.source)" } ?? gebeurtenis.source
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
