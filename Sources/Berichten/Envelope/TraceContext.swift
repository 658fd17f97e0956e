/// Where a message stands in a trace (W3C Trace Context), so that one question can be followed through every process.
///
/// It goes along beside the data: `traceparent` in a header of Kafka or HTTP, or as the attribute of that name of
/// CloudEvents' distributed tracing extension. `tracestate` is not taken over: it is free text of whoever wrote it, and
/// would travel from a GI to an aanbieder.
package struct TraceContext: Sendable, Equatable {
    /// 32 hexadecimal digits: the same in every message that came of the first.
    package let traceId: String
    /// 16 hexadecimal digits: the step that this message came of.
    package let spanId: String
    /// Whether whoever began the trace keeps it, and asks others to.
    package let bemonsterd: Bool

    /// The name of the header, and of the attribute.
    package static let naam = "traceparent"
    /// The longest of a version to come that is still read.
    private static let bytesMax = 512

    /// - Parameter traceparent: as in `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01`.
    /// - Returns: `nil` when it is not one; then the message belongs to no trace, and is as good as any.
    package init?(traceparent: String) {
        guard traceparent.utf8.count <= Self.bytesMax else { return nil }
        let delen = traceparent.split(separator: "-", omittingEmptySubsequences: false)
        guard delen.count >= 4, Self.isHex(delen[0], 2), delen[0] != "ff", Self.isHex(delen[1], 32),
            Self.isHex(delen[2], 16), Self.isHex(delen[3], 2), let vlaggen = UInt8(delen[3], radix: 16)
        else { return nil }
        // A later version may say more behind these; this one may not.
        guard delen[0] != "00" || delen.count == 4, delen[1].contains(where: { $0 != "0" }),
            delen[2].contains(where: { $0 != "0" })
        else { return nil }
        (traceId, spanId, bemonsterd) = (String(delen[1]), String(delen[2]), vlaggen & 1 == 1)
    }

    private init(traceId: String, spanId: String, bemonsterd: Bool) {
        (self.traceId, self.spanId, self.bemonsterd) = (traceId, spanId, bemonsterd)
    }

    /// A trace that begins here, and is kept.
    /// - Parameter id: what nothing else is called, such as a UUID.
    package static func begin(_ id: String) -> TraceContext {
        let trace = [Self.som("trace 1 \(id)"), Self.som("trace 2 \(id)")].map(Hex.tekst(_:)).joined()
        return TraceContext(traceId: trace, spanId: Hex.tekst(Self.som("span \(id)")), bemonsterd: true)
    }

    /// The step that follows on this one. It is drawn from the step before and from what it works on, not by lot: who
    /// does the same work again, after an abort or in another process, writes the same bytes.
    package func vervolg(_ werk: String) -> TraceContext {
        TraceContext(traceId: traceId, spanId: Hex.tekst(Self.som("\(traceparent) \(werk)")), bemonsterd: bemonsterd)
    }

    /// As it is written, in version 00.
    package var traceparent: String { "00-\(traceId)-\(spanId)-\(bemonsterd ? "01" : "00")" }

    private static func isHex(_ tekst: Substring, _ aantal: Int) -> Bool {
        tekst.utf8.count == aantal
            && tekst.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// FNV-1a over 64 bits; never 0, which says that there is no id.
    private static func som(_ tekst: String) -> UInt64 {
        let som = tekst.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return max(1, som)
    }
}
