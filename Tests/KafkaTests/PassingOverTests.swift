import Testing

@testable import Kafka

@Suite("Passing over what cannot be read")
struct PassingOverTests {
    /// A partition as a reader meets it: batches that cannot be read, records that can, and offsets where nothing is.
    private struct Log {
        var bad: [Range<Int64>]
        var records: [Int64]
        var end: Int64

        /// What reading from an offset brings.
        enum Answer {
            case record(Int64)
            case bad(base: Int64)
            case nothing
        }

        func read(at offset: Int64) -> Answer {
            let batch = bad.first { $0.upperBound > offset }
            let record = records.first { $0 >= offset }
            if let batch, record.map({ batch.lowerBound < $0 }) ?? true { return .bad(base: batch.lowerBound) }
            return record.map { .record($0) } ?? .nothing
        }
    }

    /// Reads as a consumer does.
    private func read(_ log: Log, knowsEnd: Bool) throws -> (records: [Int64], told: [Int64], reads: Int) {
        var (offset, nowMs, reads): (Int64, Int64, Int) = (0, 0, 0)
        var search: PassingOver?
        var (records, told): ([Int64], [Int64]) = ([], [])
        while reads < 10_000 {
            reads += 1
            nowMs += 10
            switch log.read(at: offset) {
            case .record(let found):
                if case .read(let at)? = search?.came(nowMs: nowMs) {
                    offset = at
                } else {
                    search = nil
                    records.append(found)
                    offset = found + 1
                }
            case .bad(let base):
                guard var going = search else {
                    search = PassingOver(base: base, nowMs: nowMs)
                    offset = base
                    continue
                }
                switch going.failed(at: base, knowsBegin: true, end: knowsEnd ? log.end : nil, nowMs: nowMs) {
                case .read(let at): (offset, search) = (at, going)
                case .tell(let at):
                    told.append(going.base)
                    (offset, search) = (at, going)
                case .done: search = nil
                }
            case .nothing:
                nowMs += PassingOver.silenceMsMax
                guard case .read(let at)? = search?.nothingCame(nowMs: nowMs) else { return (records, told, reads) }
                offset = at
            }
        }
        throw TookTooLong()
    }

    @Test("every record that can be read is, and every batch that cannot be is told once", arguments: 0..<300)
    func all(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        var log = Log(bad: [], records: [], end: 0)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let count = Int64.random(
                in: 1...Int64([1, 3, 40, 5_000].randomElement(using: &random) ?? 1), using: &random)
            switch Int.random(in: 0...2, using: &random) {
            case 0: log.bad.append(log.end..<log.end + count)
            case 1: log.records += Array(log.end..<log.end + min(count, 50))
            default: break  // An aborted transaction, or what compaction took.
            }
            log.end += count
        }
        let (records, told, reads) = try read(log, knowsEnd: seed % 2 == 0)
        #expect(records == log.records)
        #expect(told == log.bad.map(\.lowerBound))
        #expect(reads < log.records.count + 100 * (log.bad.count + 1))
    }

    @Test("a batch of seventy million records costs some sixty reads")
    func huge() throws {
        let log = Log(bad: [0..<70_000_000], records: [70_000_000], end: 70_000_001)
        let (records, told, reads) = try read(log, knowsEnd: false)
        #expect(records == [70_000_000] && told == [0] && reads < 80)
    }

    @Test("what fails once and then can be read was chance: nothing is told and nothing is passed over")
    func chance() {
        var search = PassingOver(base: 5, nowMs: 0)
        #expect(search.came(nowMs: 1) == .done)
    }
}

/// The same numbers for the same seed.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
