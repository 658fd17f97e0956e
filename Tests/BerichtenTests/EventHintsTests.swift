import Foundation
import Testing

@testable import Berichten

@Suite("A message that cannot be read still tells whom to tell")
struct EventHintsTests {
    private static func hints(_ json: String, _ ceId: String? = nil) -> EventHints {
        EventHints(Data(json.utf8), ceId: ceId)
    }

    @Test("whole events, and data alone with the id from its header")
    func herkomst() {
        let heel = Self.hints(#"{"id":"e-1","data":{"gi":"jbov","casusId":"a-1"}}"#, "kop")
        #expect((heel.id, heel.gi, heel.casusId) == ("e-1", "jbov", "a-1"))
        let los = Self.hints(#"{"id":"e-1","gi":"jbov","casusId":"a-1"}"#, "kop")
        #expect((los.id, los.gi, los.casusId) == ("kop", "jbov", "a-1"))
        let leeg = Self.hints(#"{"id":"e-1","data":null,"gi":"jbov"}"#, "kop")
        #expect((leeg.id, leeg.gi) == ("e-1", "jbov"))
    }

    @Test("what has not the right form, or can be a BSN, is not repeated")
    func vorm() {
        let fout = Self.hints(#"{"id":"met spatie","data":{"gi":"JBOV","casusId":"-a"}}"#)
        #expect(fout == EventHints(Data()))
        let bsn = Self.hints(#"{"id":"123456782","data":{"gi":"123456782","casusId":"a-123456782"}}"#)
        #expect(bsn == EventHints(Data()))
        #expect(Self.hints(#"{"id":1,"data":{"gi":["jbov"],"casusId":{}}}"#) == EventHints(Data()))
    }

    @Test(
        "a number beyond all bounds, or UTF-16, does not keep the sender from hearing of it",
        arguments: [
            "1e400", "-1E+999", "123456789012345678901234567890", "[1.5,12345678901234567890123,true]", "7",
        ])
    func toegeeflijk(_ getal: String) throws {
        let json = #"{"id":"e-1","data":{"gi":"jbov","x":GETAL,"t":"\"1e400\\","casusId":"a-1"}}"#
            .replacing("GETAL", with: getal)
        let verwacht = Self.hints(json.replacing(getal, with: "0"))
        #expect(verwacht.gi == "jbov" && verwacht.casusId == "a-1" && verwacht.id == "e-1")
        #expect(Self.hints(json) == verwacht)
        for vorm in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian] {
            #expect(EventHints(try #require(json.replacing(getal, with: "0").data(using: vorm))) == verwacht)
        }
    }

    @Test("what is no JSON tells nothing", arguments: ["", "{", "[]", "tekst", "{\"data\":{\"gi\":\"jbov\"}", "{}x"])
    func niets(_ json: String) { #expect(Self.hints(json, "kop").gi == nil) }

    @Test("the trace is read from the attribute of an event alone")
    func spoor() {
        #expect(EventHints.traceparent(Data(#"{"traceparent":"00-x"}"#.utf8)) == "00-x")
        #expect(EventHints.traceparent(Data(#"{"data":{"traceparent":"00-x"}}"#.utf8)) == nil)
        #expect(EventHints.traceparent(Data(#"{"traceparent":1}"#.utf8)) == nil)
    }
}
