import Testing

@testable import Kafka

@Suite("Trying again")
struct RetryBudgetTests {
    private func spent(_ budget: inout RetryBudget, _ timesMs: [Int64], isStopAsked: Bool) -> [Bool] {
        var answers: [Bool] = []
        for nowMs in timesMs { answers.append(budget.isSpent(nowMs: nowMs, isStopAsked: isStopAsked)) }
        return answers
    }

    private func waits(_ backoff: inout AbortBackoff, _ count: Int) -> [Int?] {
        var answers: [Int?] = []
        for _ in 0..<count { answers.append(backoff.aborted()) }
        return answers
    }

    @Test("a call is made again until its time is up, and not at that very moment")
    func total() {
        var budget = RetryBudget(totalMs: 1_000, onceStoppedMs: 5_000, nowMs: 50)
        let answers = spent(&budget, [50, 700, 1_049, 1_050], isStopAsked: false)
        #expect(answers == [false, false, false, true])
    }

    @Test("from when the wish to stop is first seen only the short time counts, and asking again does not renew it")
    func stopped() {
        var budget = RetryBudget(totalMs: 60_000, onceStoppedMs: 1_000, nowMs: 0)
        let before = spent(&budget, [30_000], isStopAsked: false)
        let after = spent(&budget, [30_100, 30_500, 31_099, 31_100], isStopAsked: true)
        #expect(before == [false])
        #expect(after == [false, false, false, true])
    }

    @Test("the wish to stop never makes it longer")
    func stoppedLate() {
        var budget = RetryBudget(totalMs: 1_000, onceStoppedMs: 5_000, nowMs: 0)
        let answers = spent(&budget, [900, 1_000], isStopAsked: true)
        #expect(answers == [false, true])
    }

    @Test("the first abort waits for nothing, each next one longer up to two seconds, and then it gives up")
    func aborts() {
        var backoff = AbortBackoff(inARowMax: 10)
        let answers = waits(&backoff, 12)
        #expect(answers == [0, 100, 200, 400, 800, 1_600, 2_000, 2_000, 2_000, 2_000, nil, nil])
    }

    @Test("a commit begins it anew")
    func committed() {
        var backoff = AbortBackoff(inARowMax: 2)
        let before = waits(&backoff, 2)
        backoff.committed()
        let after = waits(&backoff, 3)
        #expect(before == [0, 100])
        #expect(after == [0, 100, nil])
    }
}
