import Berichten
import Foundation
import Jeugdhulp
import ReadStoreProef
import Testing

@testable import ReadStore

@Suite("What a GI and an aanbieder read of their own")
struct PartijTests {
    private static let eigen: FollowedParties = {
        guard let agb = AgbCode("99000201") else { return .none }
        return .named(gis: ["jbov"], agbs: [agb])
    }()

    private static func log() throws -> Proeflog {
        var log = Proeflog()
        log.meldAanGi("c1", .voorgesteld)
        log.meldAanGi("c1", .voordracht)
        log.meldAanGi("c2", .gesloten)
        log.meldAanGi("w1", .voorgesteld, gi: "wss")
        try log.draagVoor("c1")
        return log
    }

    private static func antwoord(
        _ log: inout Proeflog, _ antwoord: AanbiederGeantwoord.Antwoord, aanbodId: String = "a1",
        agb: String = "99000201"
    ) throws {
        let inhoud = AanbiederGeantwoord(
            casusId: "c1", agb: try Proeflog.agb(agb), aanbodId: aanbodId, antwoord: antwoord, op: Proeflog.vandaag)
        log.zet(.aanbiederGeantwoord(inhoud), log.topics.besluiten, "c1")
    }

    @Test("only the topics of those who are followed are read, and only what is theirs is told")
    func alleenEigen() async throws {
        let proef = try Proefmodel(partijen: Self.eigen)
        let topics = Topics.standaard
        #expect(proef.model.scope.gelezenTopics.contains(topics.status(gi: "jbov")))
        #expect(!proef.model.scope.gelezenTopics.contains(topics.status(gi: "wss")))
        #expect(proef.model.scope.gelezen(van: [topics.status(gi: "wss"), topics.aanbod]) == [topics.aanbod])
        _ = try proef.model.neem(
            try Self.log().records.filter { $0.topic != topics.status(gi: "wss") }, nu: Proefmodel.nu)
        let zaken = try await proef.model.statussen(gi: "jbov", na: "", aantalMax: 10)
        #expect(zaken.map(\.casusId) == ["c1", "c2"] && zaken.map(\.fase) == [.voordracht, .gesloten])
        #expect(try await proef.model.statussen(gi: "jbov", na: "c1", aantalMax: 10).map(\.casusId) == ["c2"])
        #expect(try await proef.model.status("w1", gi: "jbov") == nil)
    }

    @Test("who is followed by name or with all has topics that come later too")
    func alle() throws {
        let proef = try Proefmodel(partijen: .all)
        let bekend = ["doorbraak.status.nieuw", "doorbraak.voordrachten.99000202", "doorbraak.zaken", "ander.status.x"]
        #expect(
            proef.model.scope.gelezen(van: bekend) == ["doorbraak.status.nieuw", "doorbraak.voordrachten.99000202"])
    }

    @Test("a message on a topic of another than it names is left out")
    func andermans() async throws {
        let proef = try Proefmodel(partijen: .all)
        var log = Proeflog()
        log.meldAanGi("w1", .voorgesteld, gi: "wss")
        let gelogen = log.records.map { record in
            var ander = record
            ander.topic = log.topics.status(gi: "jbov")
            return ander
        }
        _ = try proef.model.neem(gelogen, nu: Proefmodel.nu)
        #expect(try await proef.model.statussen(gi: "jbov", na: "", aantalMax: 10).isEmpty)
        #expect(try await proef.model.statussen(gi: "wss", na: "", aantalMax: 10).isEmpty)
    }

    @Test("a voordracht is open until its aanbieder says yes or no about that offer, or it lapses")
    func voordrachten() async throws {
        let proef = try Proefmodel(partijen: Self.eigen)
        var log = try Self.log()
        let agb = try Proeflog.agb("99000201")
        try Self.antwoord(&log, .afgewezen, aanbodId: "a2")
        try Self.antwoord(&log, .afgewezen, agb: "99000202")
        try Self.antwoord(&log, .intakeGepland)
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        let open = try #require(try await proef.model.voordracht(Proeflog.voordrachtId, agb: agb))
        #expect(open.isOpen && open.antwoord?.antwoord == .intakeGepland)
        #expect(try await proef.model.voordracht(Proeflog.voordrachtId, agb: try Proeflog.agb("99000202")) == nil)
        try Self.antwoord(&log, .geaccepteerd)
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        #expect(try await proef.model.voordrachten(agb: agb, aantalMax: 10).map(\.isOpen) == [false])
        let einde = VoordrachtVervallen(
            casusId: "c1", voordrachtId: Proeflog.voordrachtId, agb: agb, aanbodId: "a1", reden: .ingetrokken,
            op: Proeflog.vandaag)
        log.zet(.voordrachtVervallen(einde), log.topics.voordrachten(agb: agb), "c1")
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        #expect(try await proef.model.voordrachten(agb: agb, aantalMax: 10).first?.vervallen?.reden == .ingetrokken)
    }

    @Test("what is forgotten leaves no voordracht and no refusal behind")
    func vergeten() async throws {
        let proef = try Proefmodel(partijen: .all)
        var log = try Self.log()
        let afkeuring = BerichtAfgekeurd(
            berichtId: "b1", casusId: "c1", gi: "jbov",
            afkeuring: Afkeuring(.veldOntbreekt, veld: "data.koers", "De koers ontbreekt.", "Vul die in."),
            bron: .init(topic: "doorbraak.aanvragen", partitie: 0, offset: 1), op: Tijdstip(Proeflog.vandaag))
        let topic = log.topics.status(gi: "jbov")
        log.zet(.berichtAfgekeurd(afkeuring), topic, "b1")
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        #expect(try await proef.model.afgekeurd(topic: topic, aantalMax: 10) == [afkeuring])
        log.zet(topic, "c1", nil)
        log.zet(topic, "b1", nil)
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        #expect(try await proef.model.afgekeurd(topic: topic, aantalMax: 10).isEmpty)
        #expect(try await proef.model.voordrachten(agb: try Proeflog.agb("99000201"), aantalMax: 10).isEmpty)
        #expect(try !proef.model.dump().joined().contains("c1"))
    }

    @Test("a file made for other parties is made again")
    func anderePartijen() throws {
        let proef = try Proefmodel(partijen: .all)
        let ander = try ReadModel(
            pad: proef.pad,
            scope: ReadScope(
                regios: ["twente", "ijsselland"], topics: .standaard, register: .landelijk, partijen: Self.eigen),
            nu: Proefmodel.nu)
        #expect(ander.opnieuw == .andereRegios)
    }
}
