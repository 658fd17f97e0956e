import Foundation

/// What a message that was refused still tells of itself: which event it is, of which GI, about which case. Only what
/// has the right form, and nothing that can be a BSN.
///
/// Nothing is decided by it but whom to tell: a refusal must reach its sender also when the message cannot be read.
package struct EventHints: Sendable, Equatable {
    package private(set) var id: String?
    package private(set) var gi: String?
    package private(set) var casusId: String?

    /// - Parameters:
    ///   - waarde: a whole event in structured mode, or only the data of one.
    ///   - ceId: the attribute `id` where the message is in binary mode.
    package init(_ waarde: Data, ceId: String? = nil) {
        guard let document = Self.document(waarde), document.isObject else { return }
        let data = document.lid("data").flatMap { $0.isObject ? $0 : nil } ?? document
        let isGestructureerd = document.leden.contains { $0.naam == "data" }
        id = (isGestructureerd ? document.lid("id")?.tekst : ceId).flatMap { Self.isKenmerk($0) ? $0 : nil }
        gi = data.lid("gi")?.tekst.flatMap { TextFormat.gi.past($0) && !Bsn.bevat($0) ? $0 : nil }
        casusId = data.lid("casusId")?.tekst.flatMap { TextFormat.id.past($0) && !Bsn.bevat($0) ? $0 : nil }
    }

    /// The attribute `traceparent` as it stands in an event in structured mode. Looks for the name before anything is
    /// parsed: most messages have none.
    package static func traceparent(_ waarde: Data) -> String? {
        guard waarde.range(of: Data("\"\(TraceContext.naam)\"".utf8)) != nil else { return nil }
        return JSONNode(waarde)?.lid(TraceContext.naam)?.tekst
    }

    private static func isKenmerk(_ tekst: String) -> Bool {
        (1...100).contains(tekst.utf8.count) && tekst.utf8.allSatisfy { (0x21...0x7E).contains($0) }
            && !Bsn.bevat(tekst)
    }

    /// As lenient as is safe: what makes a message no JSON to the reader (UTF-16) need not keep its sender from hearing
    /// so.
    private static func document(_ waarde: Data) -> JSONNode? {
        if let document = JSONNode(waarde) { return document }
        guard waarde.contains(0) else { return nil }
        let vormen: [String.Encoding] = [.utf16, .utf16LittleEndian, .utf16BigEndian]
        for vorm in vormen {
            guard let tekst = String(data: waarde, encoding: vorm) else { continue }
            if let document = JSONNode(Data(tekst.utf8)) { return document }
        }
        return nil
    }
}
