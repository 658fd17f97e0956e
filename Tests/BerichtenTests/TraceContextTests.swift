import Berichten
import Instrumentation
import Testing

@Suite("The trace that a message belongs to")
struct TraceContextTests {
    private static let (trace, stap) = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")

    @Test(
        "what W3C Trace Context allows is read, and written as version 00",
        arguments: [
            ("00-\(trace)-\(stap)-01", true), ("00-\(trace)-\(stap)-00", false), ("00-\(trace)-\(stap)-03", true),
            ("cc-\(trace)-\(stap)-01", true), ("cc-\(trace)-\(stap)-01-what-comes-later", true),
        ])
    func goed(tekst: String, bemonsterd: Bool) throws {
        let spoor = try #require(TraceContext(traceparent: tekst))
        #expect(spoor.traceId == Self.trace && spoor.spanId == Self.stap && spoor.bemonsterd == bemonsterd)
        #expect(spoor.traceparent == "00-\(Self.trace)-\(Self.stap)-\(bemonsterd ? "01" : "00")")
    }

    @Test(
        "what it forbids is no trace",
        arguments: [
            "", "00", "ff-\(trace)-\(stap)-01", "00-\(trace)-\(stap)", "00-\(trace)-\(stap)-01-more",
            "00-\(String(repeating: "0", count: 32))-\(stap)-01", "00-\(trace)-0000000000000000-01",
            "00-\(trace.uppercased())-\(stap)-01", "00-\(trace)-\(stap)-1", "00-\(trace)0-\(stap)-01",
            "00-\(trace)-\(stap)-0g", "0-\(trace)-\(stap)-01", " 00-\(trace)-\(stap)-01",
            "cc-\(trace)-\(stap)-01-" + String(repeating: "x", count: 600),
        ])
    func fout(tekst: String) { #expect(TraceContext(traceparent: tekst) == nil) }

    @Test("the same work again is the same step, other work another; the trace and whether it is kept stay")
    func vervolg() throws {
        for vlaggen in ["00", "01"] {
            let begin = try #require(TraceContext(traceparent: "00-\(Self.trace)-\(Self.stap)-\(vlaggen)"))
            let stappen = (0..<1_000).map { begin.vervolg("doorbraak.aanvragen/3/\($0)") }
            #expect(stappen == (0..<1_000).map { begin.vervolg("doorbraak.aanvragen/3/\($0)") })
            #expect(Set(stappen.map(\.spanId)).count == 1_000)
            #expect(stappen.allSatisfy { $0.traceId == Self.trace && $0.bemonsterd == begin.bemonsterd })
            #expect(stappen.allSatisfy { TraceContext(traceparent: $0.traceparent) == $0 })
        }
    }

    @Test("a trace that begins here is one that others can read, and another for another id")
    func begin() throws {
        let sporen = (0..<1_000).map { TraceContext.begin("verzoek-\($0)") }
        #expect(sporen.allSatisfy { TraceContext(traceparent: $0.traceparent) == $0 && $0.bemonsterd })
        #expect(Set(sporen.map(\.traceId)).count == 1_000)
    }

    @Test("an event goes out with the trace of the work in hand, and without one when there is none")
    func koppen() throws {
        let spoor = TraceContext.begin("werk")
        #expect(Gebeurtenis.koppen.map(\.0) == ["content-type"])
        let koppen = ServiceContext.withValue(.met(spoor)) { Gebeurtenis.koppen }
        #expect(koppen.map(\.0) == ["content-type", "traceparent"])
        #expect(koppen.last.map { String(decoding: $0.1, as: UTF8.self) } == spoor.traceparent)
    }
}
