import Kafka
import Testing

@testable import Tafel

@Suite("A partition that stands still")
struct StandstillWatchTests {
    private let plek = TopicPartition(topic: "t", partition: 3)

    private func kijk(_ watch: inout StandstillWatch, stand: Int64, eind: Int64, s: Int64) -> [Standstill] {
        watch.kijk([plek: (stand, eind)], nuMs: s * 1_000)
    }

    @Test("what does not move while its end does is told after half a minute, with where, until it moves")
    func staatStil() {
        var watch = StandstillWatch()
        #expect(kijk(&watch, stand: 5, eind: 5, s: 0).isEmpty)
        #expect(kijk(&watch, stand: 5, eind: 9, s: 10).isEmpty)
        #expect(kijk(&watch, stand: 5, eind: 12, s: 39).isEmpty)
        let stil = kijk(&watch, stand: 5, eind: 12, s: 40)
        #expect(stil == [Standstill(plek: plek, offset: 5, eind: 12, sMin: 30)])
        #expect("\(stil[0])" == "t[3] staat al 30 s stil op offset 5, het eind is 12")
        #expect(kijk(&watch, stand: 6, eind: 12, s: 41).isEmpty)
    }

    @Test("slow, idle and gone are no standstill")
    func geenStilstand() {
        var watch = StandstillWatch()
        for s: Int64 in 0..<200 { #expect(kijk(&watch, stand: s, eind: s * 10, s: s).isEmpty) }
        for s: Int64 in 200..<400 { #expect(kijk(&watch, stand: 1_000, eind: 1_000, s: s).isEmpty) }
        // Behind since before it was first looked at, and nothing new: nothing is known of that.
        var nieuw = StandstillWatch()
        for s: Int64 in 0..<100 { #expect(kijk(&nieuw, stand: 1, eind: 4, s: s).isEmpty || s >= 30) }
        _ = kijk(&nieuw, stand: 1, eind: 9, s: 100)
        #expect(nieuw.kijk([:], nuMs: 200_000).isEmpty)
        #expect(kijk(&nieuw, stand: 1, eind: 9, s: 201).isEmpty)
    }
}
