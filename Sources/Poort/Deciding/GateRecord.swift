import Berichten
import Foundation

/// A record as the gate looks at it: no more of it than may be looked at, and free of Kafka.
package struct GateRecord: Sendable {
    package let topic: String
    package let partitie: Int32
    package let offset: Int64
    /// At most ``sleutelBytesMax`` of it.
    package let sleutel: [UInt8]?
    /// `nil`: a tombstone. Cut off at ``waardeBytesMax``.
    package let waarde: [UInt8]?
    /// How large the value was, in bytes.
    package let waardeBytes: Int
    /// Only those that the gate reads, by name; each at most ``kopBytesMax``.
    package let koppen: [String: String]

    /// One more than an event may have: enough to see that it is too large.
    package static let waardeBytesMax = GebeurtenisReader.bytesMax + 1
    package static let sleutelBytesMax = 1_024
    package static let kopBytesMax = 1_024
    /// Headers that are looked at; what stands behind them is not.
    package static let koppenMax = 64

    package init(
        topic: String, partitie: Int32 = 0, offset: Int64 = 0, sleutel: [UInt8]? = nil, waarde: [UInt8]?,
        waardeBytes: Int? = nil, koppen: [String: String] = [:]
    ) {
        self.topic = topic
        self.partitie = partitie
        self.offset = offset
        self.sleutel = sleutel
        self.waarde = waarde
        self.waardeBytes = waardeBytes ?? waarde?.count ?? 0
        self.koppen = koppen
    }

    /// Whether a header has any meaning here.
    static func isBekend(_ naam: String) -> Bool {
        naam == "content-type" || naam == TraceContext.naam || naam.hasPrefix("ce_")
    }

    /// The trace that it belongs to, from its header or from the attribute of the event.
    var spoor: TraceContext? {
        let kop = koppen[TraceContext.naam] ?? koppen["ce_\(TraceContext.naam)"]
        return (kop ?? waarde.flatMap { EventHints.traceparent(Data($0)) }).flatMap(TraceContext.init(traceparent:))
    }
}
