import Berichten
import Foundation
import Jeugdhulp
import Testing

@testable import Poort

@Suite("What a party may say")
struct PoortwachterTests {
    /// The contract's table (contract §1, §2), written out by hand: who sends what, and where it goes.
    private static let tabel: [Partij: [Berichttype: String]] = [
        .gi: [
            .aanvraagIngediend: "doorbraak.aanvragen", .aanvraagIngetrokken: "doorbraak.aanvragen",
            .hulpGestart: "doorbraak.aanvragen", .hulpGestopt: "doorbraak.aanvragen",
        ],
        .aanbieder: [.aanbodGemeld: "doorbraak.aanbod", .aanbiederGeantwoord: "doorbraak.besluiten"],
        .inkoop: [.contractGemeld: "doorbraak.contracten"],
        .expertteam: [.besluitGenomen: "doorbraak.besluiten"],
    ]

    private static let zelf: [Partij: String] = [
        .gi: "data.gi", .aanbieder: "data.agb", .inkoop: "data.inkoopregio", .expertteam: "data.regio",
    ]

    @Test(
        "party × type of event × whose it says it is: let through as the table says, refused and named otherwise",
        arguments: Stukken.partijen, Berichttype.allCases)
    func matrix(rol: Toegangsrol, type: Berichttype) throws {
        let doel = Self.tabel[rol.partij]?[type]
        // In the name of every party there is, oneself and one of each kind, the same kind twice.
        for gezegd in Stukken.partijen + Stukken.anderen.values {
            let uitkomst = Stukken.oordeel(try Stukken.bericht(type, van: gezegd), van: rol)
            guard let doel else {
                #expect(uitkomst.door == nil, "\(rol) may not send \(type)")
                #expect(["type-hoort-hier-niet"].contains(uitkomst.code), "\(rol) \(type): \(uitkomst.code ?? "")")
                continue
            }
            if gezegd == rol {
                let door = try #require(uitkomst.door, "\(rol) \(type): \(uitkomst)")
                #expect(door.topic == doel && door.afzender == rol)
            } else if gezegd.partij == rol.partij {
                #expect(uitkomst.code == "afzender-onjuist", "\(rol) as \(gezegd): \(type)")
                #expect(uitkomst.veld == Self.zelf[rol.partij])
            }
        }
    }

    @Test("what goes on was written here: the event as it was read, with the word of the gate who sent it")
    func schoon() throws {
        let waarde = try Stukken.bericht(.aanvraagIngediend, van: Stukken.gi, ["onbekendVeld": ["diep": [1, 2, 3]]])
        let door = try Stukken.oordeel(waarde, van: Stukken.gi).get()
        let uit = try #require(door.waarde)
        #expect(!String(decoding: uit, as: UTF8.self).contains("onbekendVeld"))
        let eerst = try GebeurtenisReader().leesGestructureerd(Data(waarde))
        #expect(try GebeurtenisReader().leesGestructureerd(Data(uit)) == eerst)
        let koppen = Dictionary(uniqueKeysWithValues: door.koppen.map { ($0.0, String(decoding: $0.1, as: UTF8.self)) })
        #expect(koppen[Toegangsrol.afzenderkop] == "gi:jbov")
        #expect(koppen["content-type"] == Gebeurtenis.contentType.waarde)
        #expect(String(decoding: door.sleutel, as: UTF8.self) == eerst.casusId && door.casusId == eerst.casusId)
    }

    @Test("the key of the sender decides nothing: what stands in the message does")
    func sleutel() throws {
        let waarde = try Stukken.bericht(.aanbodGemeld, van: Stukken.aanbieder, ["aanbodId": "van-mij"])
        let door = try Stukken.oordeel(waarde, van: Stukken.aanbieder, sleutel: "van-een-ander").get()
        #expect(String(decoding: door.sleutel, as: UTF8.self) == "99000201/van-mij")
    }

    @Test("an aanbieder reports and takes away under its own code alone: an offer of another has another key")
    func eigendom() throws {
        let melding = try Stukken.bericht(.aanbodGemeld, van: Stukken.aanbieder, ["aanbodId": "a-1"])
        let door = try Stukken.oordeel(melding, van: Stukken.aanbieder).get()
        #expect(String(decoding: door.sleutel, as: UTF8.self) == "99000201/a-1")
        func weg(_ sleutel: String) -> Result<Doorlating, Afkeuring> {
            Stukken.oordeel(nil, van: Stukken.aanbieder, sleutel: sleutel)
        }
        #expect(weg("99000666/a-1").code == "niet-van-u")
        for sleutel in ["", "a 1", "99000201/", "99000201/a/1"] { #expect(weg(sleutel).code == "sleutel-onjuist") }
        for sleutel in ["a-1", "99000201/a-1"] {
            let eigen = try weg(sleutel).get()
            #expect(eigen.topic == "doorbraak.aanbod" && eigen.waarde == nil && eigen.koppen.count == 1)
            #expect(String(decoding: eigen.sleutel, as: UTF8.self) == "99000201/a-1")
        }
    }

    @Test("a null value of a GI or a table is no message; of an inkooporganisatie it takes away its own contract alone")
    func stenen() throws {
        #expect(Stukken.oordeel(nil, van: Stukken.gi, sleutel: "zaak-1").code == "leeg")
        #expect(Stukken.oordeel(nil, van: Stukken.tafel, sleutel: "zaak-1").code == "leeg")
        let eigen = Stukken.oordeel(nil, van: Stukken.inkoop, sleutel: "IJsselland/99000101")
        #expect(try eigen.get().topic == "doorbraak.contracten")
        #expect(Stukken.oordeel(nil, van: Stukken.inkoop, sleutel: "Twente/99000101").code == "niet-van-u")
        for sleutel in ["", "IJsselland", "Nergens/99000101", "IJsselland/1", "IJsselland/99000101/x"] {
            #expect(Stukken.oordeel(nil, van: Stukken.inkoop, sleutel: sleutel).code == "sleutel-onjuist")
        }
    }

    @Test("nobody sends under the source of our own processes")
    func bronnen() throws {
        for naam in ["matcher", "poort", "bord", "x"] {
            let waarde = try Stukken.bericht(
                .aanvraagIngediend, van: Stukken.gi, bron: "urn:nld:oin:00000000000000000000:doorbraaktafel:\(naam)")
            let uitkomst = Stukken.oordeel(waarde, van: Stukken.gi)
            #expect(uitkomst.code == "afzender-onjuist" && uitkomst.veld == "source")
        }
    }

    @Test(
        "with a file of parties a source is its owner's, with every system behind it, and who is not in it sends nothing"
    )
    func bestand() throws {
        let partijen = try Partijen(
            yaml: """
                partijen:
                  - gi: jbov
                    bronnen: [\(Stukken.bron), "urn:nld:kvknr:12345678"]
                  - aanbieder: 99000201
                    bronnen: ["urn:nld:kvknr:87654321"]
                """)
        func uitkomst(_ rol: Toegangsrol, _ type: Berichttype, _ bron: String) throws -> String? {
            Stukken.oordeel(try Stukken.bericht(type, van: rol, bron: bron), van: rol, partijen: partijen).code
        }
        #expect(try uitkomst(Stukken.gi, .aanvraagIngediend, Stukken.bron) == nil)
        #expect(try uitkomst(Stukken.gi, .aanvraagIngediend, "urn:nld:kvknr:12345678:epd") == nil)
        #expect(try uitkomst(Stukken.gi, .aanvraagIngediend, "urn:nld:kvknr:87654321") == "afzender-onjuist")
        #expect(try uitkomst(Stukken.aanbieder, .aanbodGemeld, Stukken.bron) == "afzender-onjuist")
        #expect(try uitkomst(Stukken.tafel, .besluitGenomen, Stukken.bron) == "afzender-onjuist")
        #expect(partijen.alle == [Stukken.aanbieder, Stukken.gi])
    }

    @Test(
        "a file of parties that is wrong is refused with the line",
        arguments: [
            "", "partijen: 3", "partijen:\n  - gi: JBOV\n    bronnen: [urn:nld:kvknr:12345678]",
            "partijen:\n  - gi: jbov", "partijen:\n  - gi: jbov\n    bronnen: []",
            "partijen:\n  - gi: jbov\n    bronnen: [x]",
            "partijen:\n  - gi: jbov\n    aanbieder: 99000201\n    bronnen: [urn:nld:kvknr:12345678]",
            "partijen:\n  - gi: jbov\n    bronnen: [urn:nld:kvknr:12345678]\n  - gi: jbov\n    bronnen: [urn:nld:kvknr:12345678]",
            "partijen: [", "{",
        ])
    func bestandFout(yaml: String) {
        #expect(throws: PartijenFout.self) { try Partijen(yaml: yaml) }
    }

    @Test("bytes that are no message are refused, whatever they are, and never more of them is looked at than may be")
    func bytes() throws {
        let groot = GateRecord(
            topic: "doorbraak.in.gi.jbov", waarde: Array(repeating: 0, count: GateRecord.waardeBytesMax),
            waardeBytes: 500_000_000)
        #expect(throws: Afkeuring.self) {
            try Stukken.wachter().oordeel(groot, van: Stukken.gi, vandaag: Stukken.vandaag)
        }
        for waarde in [[], Array("DBZ\u{1}".utf8) + Array(repeating: 0, count: 60), Array("{".utf8), [0xFF, 0xFE, 0]] {
            #expect(Stukken.oordeel(waarde, van: Stukken.aanbieder).code != nil)
        }
    }

    @Test("the rules of the domain hold at the gate: a crisis, a BSN, a date to come")
    func regels() throws {
        let aanvraag = Berichttype.aanvraagIngediend
        let crisis = try Stukken.bericht(aanvraag, van: Stukken.gi, ["urgentie": "crisis"])
        #expect(Stukken.oordeel(crisis, van: Stukken.gi).code == "crisis")
        let bsn = try Stukken.bericht(aanvraag, van: Stukken.gi, ["toelichting": "111222333"])
        #expect(Stukken.oordeel(bsn, van: Stukken.gi).code == "bsn")
    }
}

@Suite("The topics that parties write on")
struct InvoertopicTests {
    @Test("each party has one, and its name says whose it is", arguments: Stukken.partijen + Stukken.anderen.values)
    func heenEnTerug(rol: Toegangsrol) throws {
        let topic = try #require(Topics.standaard.invoer(van: rol))
        #expect(topic.hasPrefix("doorbraak.in."))
        #expect(Topics.standaard.afzender(vanInvoer: topic) == rol)
        let kenmerk = try #require(rol.kenmerk)
        #expect(Toegangsrol(kenmerk: kenmerk) == rol)
    }

    @Test("who sends nothing has none, and a name that no party can have is nobody's")
    func niemand() {
        for rol in [Toegangsrol.matcher(instanties: []), .bord(regio: "twente"), .operatie, .wisser] {
            #expect(Topics.standaard.invoer(van: rol) == nil && rol.kenmerk == nil)
        }
        for naam in [
            "doorbraak.in.gi.", "doorbraak.in.gi.JBOV", "doorbraak.in.gi.a.b", "doorbraak.in.aanbieder.9900020",
            "doorbraak.in.tafel.Twente", "doorbraak.in.ander.jbov", "doorbraak.in", "doorbraak.aanvragen",
            "ander.in.gi.jbov",
        ] {
            #expect(Topics.standaard.afzender(vanInvoer: naam) == nil, "\(naam)")
        }
        for tekst in ["", "gi", "gi:", "gi:JBOV", "aanbieder:1", "matcher:0", "tafel:", ":jbov"] {
            #expect(Toegangsrol(kenmerk: tekst) == nil, "\(tekst)")
        }
    }

    @Test("a party may write on its own topic alone, and read its own answers alone", arguments: Stukken.partijen)
    func rechten(rol: Toegangsrol) throws {
        let rechten = Toegang().rechten(rol)
        #expect(
            rechten.filter { $0.handeling == .schrijf }.map(\.naam) == [try #require(Topics.standaard.invoer(van: rol))]
        )
        #expect(rechten.filter { $0.handeling == .lees }.map(\.naam) == Topics.standaard.eigen(van: rol))
        #expect(rechten.allSatisfy { !$0.isBegin } && rechten.count == 2)
        let sleutels = Toegang(verzegeld: true).rechten(rol).filter { $0.naam == "doorbraak.sleutels" }
        #expect(!sleutels.contains { $0.handeling == .schrijf })
    }

    @Test("word of a refusal lies under a key that no case can have")
    func sleutels() {
        let afgekeurd = BerichtAfgekeurd(
            berichtId: "zaak-1", casusId: nil, gi: nil, afkeuring: .afzenderOnjuist("source"),
            bron: .init(topic: "t", partitie: 0, offset: 0), op: Tijdstip(ms: 0))
        #expect(afgekeurd.sleutel == "afgekeurd/zaak-1" && !IdentifierFormat.isId(afgekeurd.sleutel))
    }
}
