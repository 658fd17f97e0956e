import Testing

@testable import Kafka

@Suite("The wish to stop")
struct StopSignalTests {
    @Test("a wait lasts until the time is up, whatever else wakes the loop meanwhile")
    func waker() throws {
        let stop = try StopSignal()
        stop.waker.signal()
        var wasAsked = true
        let tookMs = elapsedMs { wasAsked = stop.wait(ms: 60) }
        #expect(!wasAsked)
        #expect(tookMs >= 55, "it ended after \(tookMs) ms")
    }

    @Test("only being asked cuts a wait short, before it began or after")
    func asked() async throws {
        let stop = try StopSignal()
        let waiting = Task { try await OwnedThread.run(name: "waits") { stop.wait(ms: busyMs * 4) } }
        stop.ask()
        #expect(try await waiting.value)
        #expect(stop.isAsked)
        #expect(elapsedMs { stop.wait(ms: busyMs * 4) } < busyMs)
    }
}
