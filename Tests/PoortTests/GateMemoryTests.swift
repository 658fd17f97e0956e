import Berichten
import Testing

@testable import Poort

@Suite("What the gate remembers")
struct GateMemoryTests {
    @Test("the same event of one sender is known again, another under its name is seen, another sender's says nothing")
    func dubbel() {
        var gezien = SeenEvents()
        gezien.onthoud("gi:a", "bron 1", [1])
        #expect(gezien.kijk("gi:a", "bron 1", [1]) == .dubbel)
        #expect(gezien.kijk("gi:a", "bron 1", [2]) == .botsing)
        #expect(gezien.kijk("gi:a", "bron 2", [1]) == .nieuw)
        #expect(gezien.kijk("gi:b", "bron 1", [1]) == .nieuw)
    }

    @Test("memory is bounded for each sender, and one that floods pushes out nobody else's")
    func grens() {
        var gezien = SeenEvents(perAfzenderMax: 10)
        gezien.onthoud("gi:b", "bron 1", [1])
        for nummer in 0..<1_000 { gezien.onthoud("gi:a", "bron \(nummer)", [1]) }
        #expect(gezien.aantal == 11)
        #expect(gezien.kijk("gi:b", "bron 1", [1]) == .dubbel)
        #expect(gezien.kijk("gi:a", "bron 999", [1]) == .dubbel && gezien.kijk("gi:a", "bron 989", [1]) == .nieuw)
    }

    @Test("after an abort it is as if nothing had come; what was committed stays")
    func terug() {
        var gezien = SeenEvents(perAfzenderMax: 3)
        gezien.onthoud("gi:a", "1", [1])
        gezien.bevestig()
        gezien.onthoud("gi:a", "2", [1])
        gezien.draaiTerug()
        #expect(gezien.kijk("gi:a", "1", [1]) == .dubbel && gezien.kijk("gi:a", "2", [1]) == .nieuw)
        for nummer in 2..<5 { gezien.onthoud("gi:a", "\(nummer)", [1]) }
        #expect(gezien.aantal <= 3 && gezien.kijk("gi:a", "4", [1]) == .dubbel)
        gezien.vergeet("gi:a")
        #expect(gezien.aantal == 0)
    }

    @Test("so many refusals in a minute are one too many, of one topic alone; the next minute begins anew")
    func tempo() {
        var tempo = RefusalRate(perMinuutMax: 3)
        #expect((0..<5).map { tempo.isTeVeel("a", nuMs: Int64($0)) } == [false, false, false, true, true])
        var later = tempo.isTeVeel("b", nuMs: 5)
        #expect(!later)
        later = tempo.isTeVeel("a", nuMs: 60_000)
        #expect(!later)
        for _ in 0..<3 { _ = tempo.isTeVeel("a", nuMs: 60_001) }
        tempo.vergeet("a")
        later = tempo.isTeVeel("a", nuMs: 60_002)
        #expect(!later)
    }

    @Test("the first word of a gate counts; a topic is left alone until its record is taken away")
    func stand() {
        var stand = GateState()
        #expect(stand.sindsMs == nil)
        stand.neem(sleutel: Array("begin".utf8), isWeg: false, tijdMs: 20)
        stand.neem(sleutel: Array("begin".utf8), isWeg: false, tijdMs: 90)
        #expect(stand.sindsMs == 20)
        stand.neem(sleutel: GateState.sleutel(stil: "doorbraak.in.gi.a"), isWeg: false, tijdMs: 1)
        #expect(stand.stil == ["doorbraak.in.gi.a"])
        stand.neem(sleutel: GateState.sleutel(stil: "doorbraak.in.gi.a"), isWeg: true, tijdMs: 2)
        stand.neem(sleutel: Array("iets anders".utf8), isWeg: false, tijdMs: 2)
        #expect(stand.stil.isEmpty && stand.sindsMs == 20)
    }
}
