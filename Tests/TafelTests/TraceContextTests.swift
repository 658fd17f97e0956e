import Berichten
import Foundation
import Instrumentation
import Jeugdhulp
import Kafka
import Logging
import Proefhulp
import Testing

@testable import Tafel

@Suite("A trace goes on through the matcher")
struct TraceContextTests {
    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let spoor = "00-\(trace)-00f067aa0ba902b7-01"

    private func record(_ waarde: [UInt8]?, _ koppen: [(String, String)] = []) -> IncomingMessage {
        IncomingMessage(
            topic: "doorbraak.aanvragen", partitie: 0, offset: 7, sleutel: nil, waarde: waarde,
            koppen: koppen.map { ($0.0, Array($0.1.utf8)) })
    }

    @Test("it is read from the header, else from the attribute of the event in either mode; the header goes before")
    func gelezen() {
        let ander = Self.spoor.replacing("00f067aa0ba902b7", with: "aaaaaaaaaaaaaaaa")
        let kenmerk = Array(#"{"specversion":"1.0","traceparent":"\#(ander)","data":{}}"#.utf8)
        #expect(record(nil, [("traceparent", Self.spoor)]).spoor?.traceparent == Self.spoor)
        #expect(record([], [("ce_traceparent", Self.spoor)]).spoor?.traceparent == Self.spoor)
        #expect(record(kenmerk).spoor?.traceparent == ander)
        #expect(record(kenmerk, [("traceparent", Self.spoor)]).spoor?.traceparent == Self.spoor)
    }

    @Test("what is no trace, or stands deeper in the event, is none and harms nothing")
    func geen() {
        for tekst in [
            "", "{", #"{"traceparent":7}"#, #"{"traceparent":"x"}"#, #"{"data":{"traceparent":"\#(Self.spoor)"}}"#,
        ] {
            #expect(record(Array(tekst.utf8), [("traceparent", "x")]).spoor == nil, "\(tekst)")
        }
    }

    @Test("a record carries one trace: the one that it was written in")
    func vervangen() throws {
        let spoor = try #require(TraceContext(traceparent: Self.spoor))
        let uit = OutgoingMessage(
            topic: "t", sleutel: nil, waarde: nil, koppen: [.init("traceparent", "x"), .init("a", "b")])
        #expect(uit.met(spoor).koppen == [.init("a", "b"), .init("traceparent", Self.spoor)])
    }

    @Test("everything written because of a message is in its trace, as one step, and so is the line in the log")
    func doorgegeven() async throws {
        let (draad, vanger) = (try Draad(), Logvanger(vanaf: .debug))
        try await draad.stuurMarkt()
        let gevolgd = try Voorbeelden.aanvraag("vb-02-gezinshuis")
        let los = try Voorbeelden.aanvraag("vb-01-pmt")
        try await draad.stuur([los])
        try await draad.stuurRuw(Self.bericht(gevolgd, draad.topics, [("traceparent", Array(Self.spoor.utf8))]))
        try await draad.metMatcher(log: vanger.logger) { _ in
            #expect(await draad.gehoord.wacht(van: [gevolgd.casusId, los.casusId]))
        }
        let topics = draad.topics
        var stappen: Set<String> = []
        for topic in [topics.voorstellen(regio: "twente"), topics.status(gi: gevolgd.gi), topics.zaken] {
            let alle = try await draad.inhoud(topic)
            let eigen = alle.filter { $0.sleutel == gevolgd.casusId }.compactMap { $0.koppen["traceparent"] }
            #expect(
                !eigen.isEmpty && eigen.allSatisfy { TraceContext(traceparent: $0)?.traceId == Self.trace }, "\(topic)")
            stappen.formUnion(eigen)
            #expect(alle.filter { $0.sleutel == los.casusId }.allSatisfy { $0.koppen["traceparent"] == nil })
        }
        #expect(stappen.count == 1 && stappen != [Self.spoor])
        let regels = vanger.regels.filter { $0.tekst == "message taken in" }
        #expect(regels.map(\.spoor?.traceparent) == [stappen.first])
        #expect(regels.first?.metadata["topic"] == "\(topics.aanvragen)")
        #expect(!vanger.regels.contains { "\($0)".contains(gevolgd.casusId) })
    }

    @Test("of a refused message the dead letter is in its trace, and the log says why")
    func afgekeurd() async throws {
        let (draad, vanger) = (try Draad(), Logvanger(vanaf: .debug))
        let crisis = try Voorbeelden.aanvraag("vb-09-crisis")
        try await draad.stuurRuw(Self.bericht(crisis, draad.topics, [("traceparent", Array(Self.spoor.utf8))]))
        try await draad.metMatcher(log: vanger.logger) { _ in
            let gehoord = await draad.gehoord.wacht { alles in
                alles.contains { if case .berichtAfgekeurd = $0.inhoud { true } else { false } }
            }
            #expect(gehoord)
        }
        let brieven = try await draad.inhoud(draad.topics.afgekeurd)
        #expect(brieven.map { TraceContext(traceparent: $0.koppen["traceparent"] ?? "")?.traceId } == [Self.trace])
        let regel = try #require(vanger.regels.first { $0.tekst == "message taken in" })
        #expect(regel.metadata["afgekeurd"] == "crisis" && regel.spoor?.traceId == Self.trace)
    }

    private static func bericht(
        _ aanvraag: Aanvraag, _ topics: Topics, _ koppen: [(String, [UInt8])]
    ) -> OutgoingRecord {
        OutgoingRecord(
            topic: topics.aanvragen, key: Array(aanvraag.casusId.utf8),
            value: Voorbeelden.gebeurtenis(.aanvraagIngediend(aanvraag)).bytes, headers: Gebeurtenis.koppen + koppen)
    }
}

extension Logvanger.Regel {
    fileprivate var spoor: TraceContext? { context?.spoor }
}
