import Testing

@testable import Kafka

/// Reading to the end as a value: turns go in, what to do comes out.
@Suite("Reading to the end")
struct ReadToEndTests {
    private struct Placed: PlacedRecord {
        var topic = "t"
        var partition: Int32 = 0
        var offset: Int64
    }

    private typealias Turn = ConsumerTurn<[Placed]>

    private static let first = TopicPartition(topic: "t", partition: 0)
    private static let second = TopicPartition(topic: "t", partition: 1)

    /// A reader that says these turns, one every so many milliseconds, and then has nothing.
    private final class Script {
        private var turns: [Turn?]
        var nowMs: Int64 = 0
        private(set) var waitsMs: [Int] = []
        private(set) var asked = 0
        var stopsAfter = Int.max

        init(_ turns: [Turn?]) { self.turns = turns.reversed() }

        func next() -> Turn? {
            asked += 1
            return turns.popLast() ?? nil
        }

        var pace: ReadPace {
            ReadPace(
                nowMs: { self.nowMs },
                wait: {
                    self.waitsMs.append($0)
                    self.nowMs += Int64($0)
                }, isStopAsked: { self.asked >= self.stopsAfter })
        }
    }

    private func records(_ offsets: [Int64], partition: Int32 = 0) -> Turn {
        .records(offsets.map { Placed(partition: partition, offset: $0) })
    }

    private func run(_ reading: inout ReadToEnd, _ script: Script) -> (ReadToEnd.Outcome, [Int64]) {
        var taken: [Int64] = []
        let outcome = reading.run(script.pace, next: script.next) { taken += $0.map(\.offset) }
        return (outcome, taken)
    }

    @Test("a partition is done with the record before its end, and what lies after it is not asked for")
    func endByRecord() {
        var reading = ReadToEnd(from: [Self.first: 0], to: [Self.first: 3])
        let script = Script([records([0, 1]), records([2, 3, 4]), records([5])])
        let (outcome, taken) = run(&reading, script)
        #expect(outcome.isDone)
        #expect(taken == [0, 1, 2, 3, 4])
        #expect(reading.positions == [Self.first: 5])
    }

    @Test("control records are never handed out: then the end that the reader tells of is what counts")
    func endByReader() {
        var reading = ReadToEnd(from: [Self.first: 0], to: [Self.first: 3])
        let (outcome, _) = run(&reading, Script([records([0, 1]), .endOfPartition(Self.first, offset: 3)]))
        #expect(outcome.isDone)
        #expect(reading.positions == [Self.first: 3])
    }

    @Test("an end before the goal is that of a transaction that is still open: reading goes on")
    func endTooEarly() {
        var reading = ReadToEnd(from: [Self.first: 0], to: [Self.first: 3], silenceMsMax: 2_000)
        let early = run(&reading, Script([records([0]), .endOfPartition(Self.first, offset: 1)]))
        #expect(early.0.partitionsToGo == 1)
        let later = run(&reading, Script([records([1]), .endOfPartition(Self.first, offset: 3)]))
        #expect(later.0.isDone)
    }

    @Test("every partition must end, each by its own records")
    func everyPartition() {
        var reading = ReadToEnd(from: [Self.first: 0, Self.second: 5], to: [Self.first: 1, Self.second: 7])
        let mixed: Turn = .records([
            Placed(partition: 1, offset: 5), Placed(offset: 0), Placed(partition: 1, offset: 6),
        ])
        #expect(run(&reading, Script([mixed])).0.isDone)
        #expect(reading.positions == [Self.first: 1, Self.second: 7])
        var half = ReadToEnd(from: [:], to: [Self.first: 1, Self.second: 1], silenceMsMax: 1_000)
        #expect(run(&half, Script([records([0, 1, 2])])).0.partitionsToGo == 1)
    }

    @Test("what begins at its end is done before anything is asked")
    func empty() {
        var reading = ReadToEnd(from: [Self.first: 4], to: [Self.first: 4])
        let script = Script([])
        #expect(run(&reading, script).0.isDone)
        #expect(script.asked == 0)
    }

    @Test("without an end known beforehand only the reader's first end counts")
    func firstEnd() {
        var reading = ReadToEnd(firstEndOf: [Self.first, Self.second], silenceMsMax: 1_000)
        let ends: [Turn?] = [
            records([0, 1, 2]), .endOfPartition(Self.first, offset: 3), .endOfPartition(Self.first, offset: 3),
            .endOfPartition(Self.second, offset: 0),
        ]
        #expect(run(&reading, Script(ends)).0.isDone)
        var half = ReadToEnd(firstEndOf: [Self.first, Self.second], silenceMsMax: 1_000)
        #expect(run(&half, Script(Array(ends.prefix(3)))).0.partitionsToGo == 1)
    }

    @Test("silence is counted from the first turn without anything, and every record begins it anew")
    func silence() {
        var reading = ReadToEnd(from: [:], to: [Self.first: 9], silenceMsMax: 1_500)
        let script = Script([nil, nil, records([0]), nil, nil])
        #expect(run(&reading, script).0.partitionsToGo == 1)
        // Two waits, a record, and then three: the fourth look is 1 500 ms after the first.
        #expect(script.waitsMs == [500, 500, 500, 500, 500])
        #expect(script.nowMs == 2_500)
    }

    @Test("work on a batch is not silence, however long it takes")
    func slowTaker() {
        var reading = ReadToEnd(from: [:], to: [Self.first: 2], silenceMsMax: 1_000)
        let script = Script([records([0]), nil, records([1])])
        let outcome = reading.run(script.pace, next: script.next) { (_: [Placed]) in script.nowMs += 60_000 }
        #expect(outcome.isDone)
    }

    @Test("trouble is no news, and does not make silence shorter or longer")
    func trouble() {
        let passing = KafkaError(code: -195, operation: "consume", isRetriable: true)
        var reading = ReadToEnd(from: [:], to: [Self.first: 1], silenceMsMax: 1_000)
        let script = Script([nil, .failed(passing), nil, .failed(passing)])
        #expect(run(&reading, script).0.partitionsToGo == 1)
        #expect(script.nowMs == 1_000)
    }

    @Test("a fatal error ends it; a refusal does too, unless it may still turn")
    func failures() {
        let fatal = KafkaError(code: -150, operation: "consume", isFatal: true)
        let refusal = KafkaError(code: 29, operation: "consume")
        #expect(refusal.isAuthorization)
        for (error, endsOnRefusal, isOver) in [(fatal, false, true), (refusal, true, true), (refusal, false, false)] {
            var reading = ReadToEnd(from: [:], to: [Self.first: 1], endsOnRefusal: endsOnRefusal)
            let (outcome, _) = run(&reading, Script([.failed(error), records([0])]))
            #expect(outcome.error == (isOver ? error : nil))
            #expect(outcome.isDone == !isOver)
        }
    }

    @Test("who asks to stop is heard before the next turn")
    func stop() {
        var reading = ReadToEnd(from: [:], to: [Self.first: 5])
        let script = Script([records([0]), records([1]), records([2])])
        script.stopsAfter = 2
        let (outcome, taken) = run(&reading, script)
        guard case .stopped = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(taken == [0, 1])
    }

    @Test("what the taker throws ends it, as the error that it is")
    func thrown() {
        struct Refused: Error, Equatable {}
        var reading = ReadToEnd(from: [:], to: [Self.first: 5])
        let script = Script([records([0])])
        #expect(throws: Refused()) {
            _ = try reading.run(script.pace, next: script.next) { (_: [Placed]) throws(Refused) in throw Refused() }
        }
    }

    @Test("it goes on to a later end from where it is, also when the reader tells of the end before it is asked")
    func later() {
        var reading = ReadToEnd(from: [Self.first: 0], to: [:])
        reading.aim(at: [Self.first: 2])
        // The second of these ends is that of a record, and of the marker after it, which came too late for the goal.
        let script = Script([records([0, 1, 2]), .endOfPartition(Self.first, offset: 4)])
        #expect(run(&reading, script).0.isDone)
        _ = reading.step(script.next(), nowMs: 0)
        reading.aim(at: [Self.first: 4])
        #expect(reading.isDone, "the end at 4 was told already and comes no second time")
        reading.aim(at: [Self.first: 6])
        #expect(reading.partitionsToGo == 1)
    }

    @Test("who follows on is told once that everything was read")
    func caughtUp() {
        var reading = ReadToEnd(firstEndOf: [Self.first, Self.second])
        let turns: [Turn] = [
            records([0]), .endOfPartition(Self.first, offset: 1), .endOfPartition(Self.second, offset: 0), records([1]),
            .endOfPartition(Self.first, offset: 2), .endOfPartition(Self.second, offset: 0),
        ]
        var told: [Int] = []
        for (index, turn) in turns.enumerated() {
            if case .caughtUp = reading.step(turn, nowMs: 0) { told.append(index) }
        }
        #expect(told == [2])
    }
}

extension ReadToEnd.Outcome {
    fileprivate var isDone: Bool { if case .done = self { true } else { false } }
    fileprivate var partitionsToGo: Int? { if case .silent(let count) = self { count } else { nil } }
    fileprivate var error: KafkaError? { if case .failed(let error) = self { error } else { nil } }
}
