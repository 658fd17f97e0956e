import Berichten

/// The layouts (`v`) of the matcher's own records: what this version reads, and the last of which it writes.
///
/// The rule: a version reads what the landed version before it wrote. A layout is raised when a version that does not
/// know what was added would go wrong by leaving it out: the first thing it did with the case would write the record
/// again without it. A record of a layout that is not known here is never guessed at: the matcher does not go on
/// before a version that knows it runs.
enum RecordVersion {
    /// `doorbraak.zaken`. 1: to `vastgelegd`. 2: with the places that are held and taken, and who decided.
    /// 3: with help that runs for a part, what a refusal rested on, and offers named with their aanbieder.
    static let zaak = 1...3
    /// `doorbraak.plaatsen`.
    static let reservering = 1...1

    private struct VersionHeader: Decodable {
        let v: Int
    }

    /// What is said of a record of another layout; `nil` when its layout is known, or it names none.
    static func onbekend(_ json: [UInt8], _ bekend: ClosedRange<Int>) -> String? {
        (try? NodeDecoder.lees(VersionHeader.self, json).v).flatMap { onbekend($0, bekend) }
    }

    static func onbekend(_ v: Int, _ bekend: ClosedRange<Int>) -> String? {
        guard !bekend.contains(v) else { return nil }
        return """
            it is of layout \(v), and this version reads \(bekend.lowerBound) to \(bekend.upperBound): \
            run the version that wrote it, or a later one
            """
    }
}
