import Berichten
import Jeugdhulp
import Proefhulp
import Testing

@testable import Tafel

/// The life of a case as a table: every state, every event, what comes of it.
@Suite("The life of a case")
struct ZaakloopTests {
    typealias Fase = Zaakloop.Fase

    /// A case in a state, reached only by events, with one or two aanbieders asked where somebody is.
    static func zaak(_ fase: Fase, delen: [String] = ["a"]) throws -> Zaakloop {
        var loop = Zaakloop()
        guard fase != .ingediend else { return loop }
        func doe(_ gebeurtenis: Zaakgebeurtenis) throws { _ = try loop.neem(gebeurtenis, Loopproef.om()) }
        try doe(.voorgesteld(versie: 1, opties: [Loopproef.optie(["oud"])]))
        try doe(.voorgesteld(versie: 2, opties: [Loopproef.optie(delen), Loopproef.optie(["x"])]))
        switch fase {
        case .ingediend, .voorgesteld: break
        case .opgeschaald: try doe(Loopproef.besluit(.opschalen))
        case .geenPassend: try doe(Loopproef.besluit(.geenPassend))
        case .alternatief: try doe(Loopproef.besluit(.alternatief))
        case .maatwerk: try doe(Loopproef.besluit(.maatwerk))
        case .terugNaarGi: try doe(Loopproef.besluit(.terugNaarGi))
        case .voordracht, .geaccepteerd, .intakeGehouden:
            try doe(Loopproef.besluit(.voordracht, delen))
            guard fase != .voordracht else { break }
            for deel in delen { try doe(Loopproef.antwoord(.geaccepteerd, deel)) }
            guard fase != .geaccepteerd else { break }
            for deel in delen { try doe(Loopproef.antwoord(.intakeGehouden, deel)) }
        case .toelichtingVereist: try doe(Loopproef.gestart(teLaat: 3))
        case .gesloten: try doe(.ingetrokken(teLaat: nil))
        case .gestopt:
            try doe(Loopproef.gestart(teLaat: nil))
            try doe(Loopproef.gestopt())
        }
        return loop
    }

    /// What an event does: the state after it, or the code of the refusal. `-` keeps the state.
    private static var verwacht: [(naam: String, gebeurtenis: Zaakgebeurtenis, uitkomst: (Fase) -> String)] {
        [
            ("ingediend", .ingediend(behoefteAnders: false), { $0.isVoorgedragen ? "-" : "ingediend" }),
            ("ingediend, andere behoefte", .ingediend(behoefteAnders: true), { _ in "ingediend" }),
            (
                "voorgesteld", .voorgesteld(versie: 3, opties: [Loopproef.optie(["n"])]),
                { $0.wachtOpTafel ? "voorgesteld" : "-" }
            ),
            ("voordracht van een andere optie", Loopproef.besluit(.voordracht, ["x"], rang: 2), open("voordracht")),
            (
                "dezelfde voordracht", Loopproef.besluit(.voordracht),
                { $0.isVoorgedragen ? "past-niet-bij-fase" : open("voordracht")($0) }
            ),
            ("voordracht van wat er niet staat", Loopproef.besluit(.voordracht, ["weg"]), open("onbekende-optie")),
            ("opschalen", Loopproef.besluit(.opschalen), { $0.isVoorgedragen ? "-" : open("opgeschaald")($0) }),
            (
                "geen-passend", Loopproef.besluit(.geenPassend),
                { $0.isVoorgedragen ? "past-niet-bij-fase" : open("geen-passend")($0) }
            ),
            ("alternatief", Loopproef.besluit(.alternatief), open("alternatief")),
            ("maatwerk", Loopproef.besluit(.maatwerk), open("maatwerk")),
            ("terug-naar-gi", Loopproef.besluit(.terugNaarGi), open("terug-naar-gi")),
            ("bewust-geen-hulp", Loopproef.besluit(.bewustGeenHulp), open("gesloten")),
            ("hulp-was-er-al", Loopproef.besluit(.hulpWasErAl), open("gesloten")),
            ("besluit op een oude versie", Loopproef.besluit(.alternatief, versie: 1), open("-")),
            (
                "besluit op een versie die er niet is", Loopproef.besluit(.alternatief, versie: 9),
                open("onbekende-versie")
            ),
            (
                "besluit van een andere regio", Loopproef.besluit(.alternatief, regio: "ijsselland"),
                { _ in "andere-regio" }
            ),
            ("geaccepteerd", Loopproef.antwoord(.geaccepteerd), gevraagd { $0 == .voordracht ? "geaccepteerd" : "-" }),
            ("intake-gepland", Loopproef.antwoord(.intakeGepland), gevraagd { _ in "-" }),
            (
                "intake-gehouden", Loopproef.antwoord(.intakeGehouden),
                gevraagd { $0 == .voordracht ? "-" : "intake-gehouden" }
            ),
            (
                "afgewezen", Loopproef.antwoord(.afgewezen),
                gevraagd { $0 == .intakeGehouden ? "vervolgadvies-ontbreekt" : "voorgesteld" }
            ),
            ("afgewezen met advies", Loopproef.antwoord(.afgewezen, advies: true), gevraagd { _ in "voorgesteld" }),
            (
                "antwoord van een ander", Loopproef.antwoord(.geaccepteerd, "x"),
                { $0.isGesloten ? "zaak-gesloten" : "geen-voordracht" }
            ),
            ("een dag binnen de termijn", .dagVoorbij, { _ in "-" }),
            ("hulp gestart", Loopproef.gestart(teLaat: nil), { $0 == .gestopt ? "-" : "gesloten" }),
            (
                "hulp te laat gestart", Loopproef.gestart(teLaat: 9),
                { [.gesloten, .gestopt].contains($0) ? "-" : "toelichting-vereist" }
            ),
            (
                "hulp gestart voor een deel", Loopproef.gestart(teLaat: nil, nogOpen: ["h1"]),
                {
                    switch $0 {
                    case .toelichtingVereist: "gesloten"
                    case .voordracht, .geaccepteerd, .intakeGehouden: "voorgesteld"
                    default: "-"
                    }
                }
            ),
            (
                "hulp gestopt", Loopproef.gestopt(),
                { $0 == .toelichtingVereist ? "gestopt" : "past-niet-bij-fase" }
            ),
            ("ingetrokken", .ingetrokken(teLaat: nil), { _ in "gesloten" }),
            (
                "te laat ingetrokken", .ingetrokken(teLaat: 172),
                {
                    switch $0 {
                    case .toelichtingVereist: "past-niet-bij-fase"
                    case .gesloten, .gestopt: "gesloten"
                    default: "toelichting-vereist"
                    }
                }
            ),
        ]
    }

    /// What a decision comes to where it can be taken. Before the first proposal there is no version to decide on.
    private static func open(_ uitkomst: String) -> (Fase) -> String {
        { fase in
            if fase.isGesloten { return "zaak-gesloten" }
            return fase == .ingediend ? "onbekende-versie" : uitkomst
        }
    }

    /// What an answer comes to where somebody was asked.
    private static func gevraagd(_ uitkomst: @escaping (Fase) -> String) -> (Fase) -> String {
        { fase in
            if fase.isGesloten { return "zaak-gesloten" }
            return fase.isVoorgedragen ? uitkomst(fase) : "geen-voordracht"
        }
    }

    @Test(
        "every event in every state comes to what the table says; a refusal changes nothing and can be understood",
        arguments: Fase.allCases)
    func tabel(fase: Fase) throws {
        for rij in Self.verwacht {
            var loop = try Self.zaak(fase)
            #expect(loop.fase == fase)
            let voor = loop
            let verwacht = rij.uitkomst(fase)
            do throws(Afkeuring) {
                _ = try loop.neem(rij.gebeurtenis, Loopproef.om())
                #expect((verwacht == "-" ? fase.rawValue : verwacht) == loop.fase.rawValue, "\(fase) + \(rij.naam)")
            } catch {
                #expect(error.code.rawValue == verwacht, "\(fase) + \(rij.naam)")
                #expect(loop == voor && !error.uitleg.isEmpty && !error.watTeDoen.isEmpty && error.veld != nil)
            }
            #expect(loop.fase.isVoorgedragen == !loop.voordracht.isEmpty, "\(fase) + \(rij.naam)")
        }
    }

    /// A case in a phase, and where a phase can be reached with more behind it also that.
    private static func zaken(_ fase: Fase) throws -> [Zaakloop] {
        var uit = [try zaak(fase)]
        if fase == .gesloten {
            var geholpen = try zaak(.voorgesteld)
            _ = try geholpen.neem(Loopproef.gestart(teLaat: nil), Loopproef.om())
            uit.append(geholpen)
        }
        var verder = try zaak(fase == .ingediend ? .voorgesteld : fase)
        switch fase {
        case .ingediend: _ = try verder.neem(.ingediend(behoefteAnders: false), Loopproef.om())
        case .voordracht: _ = try verder.neem(Loopproef.antwoord(.intakeGehouden), Loopproef.om())
        default: return uit
        }
        uit.append(verder)
        return uit
    }

    @Test("a case goes from a phase to each that it says it can go to, and to no other", arguments: Fase.allCases)
    func overgangen(fase: Fase) throws {
        var gezien: Set<Fase> = []
        for begin in try Self.zaken(fase) {
            #expect(begin.fase == fase)
            for rij in Self.verwacht {
                var loop = begin
                _ = try? loop.neem(rij.gebeurtenis, Loopproef.om())
                gezien.insert(loop.fase)
            }
        }
        #expect(gezien.subtracting([fase]) == fase.kanNaar.subtracting([fase]))
    }

    @Test("a voordracht that cannot be is told")
    func gebrek() {
        func deel(_ aanbodId: String, _ reservering: Voorgedragen.Reserveringsfase? = nil) -> Voorgedragen {
            var deel = Voorgedragen(
                voordrachtId: aanbodId, aanbodId: aanbodId, agb: Loopproef.agb(aanbodId), hulpvragen: ["h"], versie: 1,
                antwoordUiterlijk: Loopproef.vandaag)
            deel.reservering = reservering
            return deel
        }
        let grond = Besluitgrond(rol: "voorzitter-expertteam", reden: "dichtbij")
        #expect(Voordracht([deel("a"), deel("b")], besluit: nil).gebrek == nil)
        #expect(Voordracht([deel("a", .gevraagd)], besluit: grond).gebrek == nil)
        #expect(Voordracht([], besluit: nil).gebrek != nil)
        #expect(Voordracht([deel("a"), deel("a")], besluit: nil).gebrek != nil)
        #expect(Voordracht([deel("a")], besluit: grond).gebrek != nil)
        var ja = deel("a")
        ja.geaccepteerd = true
        #expect(Voordracht([ja, deel("b", .gevraagd)], besluit: nil).gebrek != nil)
    }

    @Test("a voordracht asks each aanbieder of the option once, by a day in werkdagen, and says who must act")
    func draagVoor() throws {
        var loop = try Self.zaak(.voorgesteld, delen: ["a", "b", "a"])
        let effecten = try loop.neem(Loopproef.besluit(.voordracht, ["a", "b", "a"]), Loopproef.om())
        let gevraagd = effecten.compactMap { if case .draagVoor(let deel) = $0 { deel } else { nil } }
        #expect(gevraagd.map(\.aanbodId) == ["a", "b"] && gevraagd.map(\.hulpvragen) == [["h0", "h2"], ["h1"]])
        // Friday 20 November 2026 and five werkdagen.
        #expect(gevraagd.allSatisfy { $0.antwoordUiterlijk == Datum("2026-11-27") })
        let melding = try #require(Loopproef.meldingen(effecten).last)
        #expect(melding.fase == .voordracht && melding.uiterlijk == Datum("2026-11-27"))
        #expect(melding.wat.contains("voorzitter-expertteam") && melding.wat.contains("dichtbij"))
        #expect(melding.besluit == Besluitgrond(rol: "voorzitter-expertteam", reden: "dichtbij"))
    }

    @Test("a combination is accepted when each has; one refusal ends all of it, is tried, and advises")
    func combinatie() throws {
        var loop = try Self.zaak(.voordracht, delen: ["a", "b"])
        _ = try loop.neem(Loopproef.antwoord(.geaccepteerd, "a"), Loopproef.om())
        #expect(loop.fase == .voordracht)
        let nee = try loop.neem(Loopproef.antwoord(.afgewezen, "b", code: "2", advies: true), Loopproef.om())
        let vervallen = nee.compactMap {
            if case .vervalt(let deel, let reden) = $0 { (deel.aanbodId, reden) } else { nil }
        }
        #expect(vervallen.map(\.0) == ["a"] && vervallen.map(\.1) == [.anderePlek])
        #expect(nee.contains(.stelOpnieuwVoor) && Loopproef.meldingen(nee).map(\.fase) == [.afgewezen])
        #expect(loop.geprobeerd.map(\.reden) == ["budget"] && loop.geprobeerd.map(\.aanbodId) == ["b"])
        #expect(loop.adviezen.map(\.agb) == [AgbCode("99000999")])
    }

    @Test("#5 an intake gives time to answer once, and is never a yes; no answer in time ends the voordracht")
    func termijn() throws {
        var loop = try Self.zaak(.voordracht, delen: ["a", "b"])
        let eerst = try #require(loop.antwoordTeLaatOp)
        _ = try loop.neem(Loopproef.antwoord(.geaccepteerd, "b"), Loopproef.om())
        _ = try loop.neem(Loopproef.antwoord(.intakeGepland, "a"), Loopproef.om(dag: 5))
        let later = try #require(loop.antwoordTeLaatOp)
        #expect(later > eerst && loop.fase == .voordracht)
        _ = try loop.neem(Loopproef.antwoord(.intakeGepland, "a"), Loopproef.om(dag: 8))
        #expect(loop.antwoordTeLaatOp == later)
        let dagen = later - Loopproef.vandaag
        #expect(try loop.neem(.dagVoorbij, Loopproef.om(dag: dagen - 1)).isEmpty)
        let effecten = try loop.neem(.dagVoorbij, Loopproef.om(dag: dagen))
        let redenen = effecten.compactMap { if case .vervalt(_, let reden) = $0 { reden } else { nil } }
        #expect(redenen == [.termijn, .anderePlek] && loop.fase == .voorgesteld && loop.antwoordTeLaatOp == nil)
        #expect(Loopproef.meldingen(effecten).map(\.fase) == [.geenAntwoord])
        #expect(loop.geprobeerd.map(\.reden) == ["geen-antwoord"] && loop.geprobeerd.map(\.aanbodId) == ["a"])
    }

    @Test("a decision on an older version is answered with what is gone, what is new and what moved")
    func verouderd() throws {
        var loop = Zaakloop()
        let rondes = [["a", "b", "c"], ["c", "a"], ["c", "a", "d"]]
        for (index, opties) in rondes.enumerated() {
            let delen = opties.map { Loopproef.optie([$0]) }
            _ = try loop.neem(.voorgesteld(versie: index + 1, opties: delen), Loopproef.om())
        }
        let effecten = try loop.neem(Loopproef.besluit(.voordracht, ["b"], rang: 2, versie: 1), Loopproef.om())
        let melding = try #require(Loopproef.meldingen(effecten).first)
        #expect(melding.aan == .tafel && melding.wie.contains("versie 3") && effecten.count == 1)
        // What stood in another place then is not what was chosen.
        let elders = try loop.neem(Loopproef.besluit(.voordracht, ["a"], rang: 2, versie: 1), Loopproef.om())
        #expect(Loopproef.meldingen(elders).first?.gewijzigd != nil && loop.voordracht.isEmpty)
        let anders = try #require(melding.gewijzigd)
        #expect(anders == .init(sinds: 1, weg: ["b"], nieuw: ["d"], volgordeAnders: true))
        #expect(loop.fase == .voorgesteld && loop.voordracht.isEmpty)
        for versie in 4...40 { _ = try loop.neem(.voorgesteld(versie: versie, opties: []), Loopproef.om()) }
        let oud = try loop.neem(Loopproef.besluit(.maatwerk, versie: 2), Loopproef.om())
        #expect(Loopproef.meldingen(oud).first?.gewijzigd == .init(sinds: 2, weg: [], nieuw: [], volgordeAnders: false))
    }

    @Test("a decision on an older version holds where its option is still there; what is otherwise is told with it")
    func ouderMaarGelijk() throws {
        var loop = Zaakloop()
        for (index, opties) in [["a"], ["b", "a"]].enumerated() {
            let delen = opties.map { Loopproef.optie([$0]) }
            _ = try loop.neem(.voorgesteld(versie: index + 1, opties: delen), Loopproef.om())
        }
        let effecten = try loop.neem(Loopproef.besluit(.voordracht, ["a"], versie: 1), Loopproef.om())
        #expect(loop.fase == .voordracht && loop.voordracht.map(\.aanbodId) == ["a"])
        let melding = try #require(Loopproef.meldingen(effecten).last)
        #expect(melding.gewijzigd == .init(sinds: 1, weg: [], nieuw: ["b"], volgordeAnders: false))
        #expect(melding.wat.contains("versie 1") && melding.wat.contains("Nieuw: b"))
    }

    @Test("#99 a start for a part leaves the rest open, and who was asked for the rest is asked still")
    func deels() throws {
        var loop = try Self.zaak(.voordracht, delen: ["a", "b"])
        _ = try loop.neem(Loopproef.antwoord(.geaccepteerd, "a"), Loopproef.om())
        let effecten = try loop.neem(
            Loopproef.gestart(teLaat: nil, aanbodId: "a", voor: ["h0"], nogOpen: ["h1"]), Loopproef.om())
        #expect(!effecten.contains(.sluit) && effecten.contains(.stelOpnieuwVoor))
        #expect(loop.lopend.map(\.hulpvraag) == ["h0"] && loop.voordracht.map(\.aanbodId) == ["b"])
        let melding = try #require(Loopproef.meldingen(effecten).last)
        #expect(melding.gestartVoor == ["h0"] && melding.nogOpen == ["h1"] && melding.gestart == nil)
        // Said again it changes nothing; the last start closes.
        let weer = try loop.neem(
            Loopproef.gestart(teLaat: nil, aanbodId: "a", voor: [], nogOpen: ["h1"]), Loopproef.om())
        #expect(!weer.contains(.stelOpnieuwVoor) && loop.voordracht.count == 1)
        let einde = try loop.neem(Loopproef.gestart(teLaat: nil, aanbodId: "b", voor: ["h1"]), Loopproef.om())
        #expect(einde.contains(.sluit) && loop.fase == .gesloten)
    }

    @Test(
        "#100 help that stops opens its case again with what was tried; of a closed one the GI is asked what is needed")
    func gestopt() throws {
        var loop = try Self.zaak(.geaccepteerd, delen: ["a", "b"])
        _ = try loop.neem(Loopproef.gestart(teLaat: nil, aanbodId: "a", voor: ["h0"], nogOpen: ["h1"]), Loopproef.om())
        let effecten = try loop.neem(Loopproef.gestopt(["h0"]), Loopproef.om())
        #expect(effecten.contains(.stelOpnieuwVoor) && loop.lopend.isEmpty)
        #expect(loop.geprobeerd.map(\.aanbodId) == ["a"] && loop.geprobeerd.map(\.uitkomst) == ["mislukt"])
        _ = try loop.neem(Loopproef.gestart(teLaat: nil, aanbodId: "b", voor: ["h0", "h1"]), Loopproef.om())
        #expect(loop.fase == .gesloten)
        loop.vergeet()
        let dicht = try loop.neem(Loopproef.gestopt(["h1"], einde: .volgensPlan), Loopproef.om())
        #expect(loop.fase == .gestopt && Loopproef.meldingen(dicht).map(\.fase) == [.terugNaarGi])
        _ = try loop.neem(.ingediend(behoefteAnders: false), Loopproef.om())
        #expect(loop.fase == .ingediend && loop.lopend.map(\.hulpvraag) == ["h0"] && loop.geprobeerd.count == 2)
    }

    @Test("#5 a yes without a start is told of two weeks after the announced day, and again every month")
    func geenStart() throws {
        var loop = try Self.zaak(.geaccepteerd)
        let dag = try #require(loop.startTeLaatOp)
        #expect(dag == Loopproef.vandaag.plus(dagen: 15))
        #expect(try loop.neem(.dagVoorbij, Loopproef.om(dag: 14)).isEmpty)
        let eerst = try loop.neem(.dagVoorbij, Loopproef.om(dag: 15))
        #expect(eerst.contains { if case .herinner = $0 { true } else { false } } && loop.fase == .geaccepteerd)
        #expect(Loopproef.meldingen(eerst).map(\.aan) == [.giEnTafel])
        #expect(try loop.neem(.dagVoorbij, Loopproef.om(dag: 16)).isEmpty)
        #expect(loop.startTeLaatOp == dag.plus(maanden: 1, afronding: .laatsteDagVanDeMaand))
    }

    @Test("#4 a case that a table closes after the norm without a reason is not quietly closed")
    func laatGesloten() throws {
        for reden in [nil, "wachtlijst"] {
            var loop = try Self.zaak(.voorgesteld)
            let besluit = BesluitGenomen(
                casusId: "zaak-1", regio: "twente", besluit: .hulpWasErAl, rol: "voorzitter-expertteam",
                reden: "was-er",
                versie: 2, optie: nil, redenTeLaat: reden, op: Tijdstip(Loopproef.vandaag))
            let effecten = try loop.neem(.besluit(besluit), Loopproef.om(dag: 40))
            #expect(loop.fase == (reden == nil ? .toelichtingVereist : .gesloten) && effecten.contains(.sluit))
            #expect(loop.norm == (reden == nil ? Loopproef.vandaag.plus(dagen: 30) : nil))
        }
    }

    @Test("help that starts with who was asked takes nothing back from them; elsewhere they are told")
    func gestart() throws {
        for (aanbodId, verwacht) in [("a", 0), ("elders", 1)] {
            var loop = try Self.zaak(.geaccepteerd)
            let effecten = try loop.neem(Loopproef.gestart(teLaat: nil, aanbodId: aanbodId), Loopproef.om())
            let vervallen = effecten.filter { if case .vervalt = $0 { true } else { false } }
            #expect(vervallen.count == verwacht && effecten.contains(.sluit) && loop.voordracht.isEmpty)
        }
    }

    @Test(
        "whatever comes in whatever order: nothing is lost, every word fits, the record reads back", arguments: 1...300)
    func willekeurig(zaad: Int) throws {
        var toeval = Zaadgenerator(zaad: UInt64(zaad))
        var loop = Zaakloop()
        var versie = 0
        var dag = 0
        var gevraagd: Set<String> = []
        for stap in 0..<60 {
            dag += Int.random(in: 0...2, using: &toeval)
            let gebeurtenis = Loopproef.willekeurig(&versie, &toeval)
            let effecten = (try? loop.neem(gebeurtenis, Loopproef.om(dag: dag, uniek: "\(zaad)-\(stap)"))) ?? []
            for effect in effecten {
                switch effect {
                case .draagVoor(let deel): gevraagd.insert(deel.voordrachtId)
                case .vervalt(let deel, _):
                    #expect(gevraagd.remove(deel.voordrachtId) != nil, "zaad \(zaad): told twice or never asked")
                case .meld(let melding):
                    #expect((1...500).contains(melding.wat.count) && (1...200).contains(melding.wie.count))
                default: break
                }
            }
            // Who is not told that it is over is still asked, has refused itself, or is where help began.
            let open = Set(loop.voordracht.map(\.voordrachtId))
            #expect(open.isSubset(of: gevraagd), "zaad \(zaad)")
            if !Loopproef.eindigtZelf(gebeurtenis) { #expect(gevraagd == open, "zaad \(zaad)") }
            gevraagd = open
            #expect(loop.fase.isVoorgedragen == !loop.voordracht.isEmpty, "zaad \(zaad)")
            #expect(try Loopproef.heenEnTerug(loop) == loop, "zaad \(zaad)")
        }
    }
}
