import Jeugdhulp
import Proefhulp
import Testing

@Suite("Ladders: who acts when a wait grows")
struct OpschalingsladderTests {
    private func ladder(_ gebied: String, _ naam: String) throws -> Opschalingsladder {
        let inkoop = try #require(Gemeenteregister.landelijk.inkoopregio(naam: gebied))
        return try #require(inkoop.ladders.ladders.first { $0.naam == naam })
    }

    /// Waits since 1 July 2026 with a norm that is far away, unless a test says otherwise.
    private func feiten(norm: String = "2027-12-31", start: String? = nil) throws -> Wachtfeiten {
        Wachtfeiten(
            wachtSinds: try datum("2026-07-01"), uitgesprokenOp: try datum("2026-07-01"), norm: try datum(norm),
            startVerwacht: try start.map(datum))
    }

    /// The highest step that was reached this many days into the wait.
    private func trede(_ ladder: Opschalingsladder, _ feiten: Wachtfeiten, dag: Int) -> Int {
        let vandaag = feiten.wachtSinds.plus(dagen: dag)
        return ladder.momenten(feiten, vandaag: vandaag).count { $0.op <= vandaag }
    }

    @Test(
        "#8 wording A: at once, and longer than 6, 12 and 24 weeks: on the last day of the week not yet, the day after it",
        arguments: [
            (0, 1), (21, 1), (41, 1), (42, 1), (43, 2), (83, 2), (84, 2), (85, 3), (167, 3), (168, 3), (169, 4),
        ])
    func woordingA(_ dag: Int, _ verwacht: Int) throws {
        for regio in ["Twente", "IJsselland"] {
            #expect(trede(try ladder(regio, "A"), try feiten(), dag: dag) == verwacht)
        }
    }

    @Test(
        "#9 wording B: from 3 and 6 weeks on the day itself, longer than 12 and 24 weeks the day after",
        arguments: [
            (0, 0), (20, 0), (21, 1), (22, 1), (41, 1), (42, 2), (43, 2), (83, 2), (84, 2), (85, 3), (167, 3),
            (168, 3), (169, 4),
        ])
    func woordingB(_ dag: Int, _ verwacht: Int) throws {
        #expect(trede(try ladder("Twente", "B"), try feiten(), dag: dag) == verwacht)
    }

    @Test("#8 #9 the wordings differ on who acts at 6 weeks and with whom; both stand in the file, A is in force")
    func beide() throws {
        let (a, b) = (try ladder("IJsselland", "A"), try ladder("IJsselland", "B"))
        #expect(a.treden[1].wie == "jeugdbeschermer" && a.treden[1].bij.hasPrefix("GI"))
        #expect(b.treden[1].wie.hasPrefix("teammanager") && b.treden[1].bij.contains("aanbieder"))
        let zwolle = try #require(Gemeenteregister.landelijk.gemeente(naam: "Zwolle"))
        let geldend = try #require(Gemeenteregister.landelijk.ladder(voor: zwolle, op: try datum("2026-11-20")))
        #expect(geldend.kenmerk == "ijsselland/A")
        #expect(geldend.ingevuld(a.treden[3]).bij == "RSJ IJsselland")
        #expect(geldend.ingevuld(a.treden[0]).bij == "gemeente Zwolle (team toegang)")
    }

    @Test("#10 the norm comes before the 24 weeks: on the norm day every step is reached, because of the norm")
    func norm() throws {
        let feiten = try feiten(norm: "2026-10-01")
        for naam in ["A", "B"] {
            let ladder = try ladder("Twente", naam)
            #expect(trede(ladder, feiten, dag: 91) == 3)
            #expect(trede(ladder, feiten, dag: 92) == 4)
            let moment = try #require(ladder.momenten(feiten, vandaag: try datum("2026-10-01")).last)
            #expect(moment.op == (try datum("2026-10-01")) && moment.aanleiding == .norm)
        }
    }

    @Test("#10 A reads what is announced, B what has passed: a start in 13 weeks is step 3 at once in A, nothing in B")
    func aangekondigd() throws {
        let feiten = try feiten(start: "2026-09-30")
        let vandaag = try datum("2026-07-05")
        let a = try ladder("Twente", "A").momenten(feiten, vandaag: vandaag)
        #expect(a.map { $0.op <= vandaag } == [true, true, true, false])
        #expect(a.map(\.aanleiding) == [.wachttijd, .verwachteWachttijd, .verwachteWachttijd, .wachttijd])
        #expect(try ladder("Twente", "B").momenten(feiten, vandaag: vandaag).allSatisfy { $0.op > vandaag })
    }

    @Test(
        "#8 announced to the day: a start after 6 weeks to the day is not longer than 6 weeks",
        arguments: [("2026-08-12", 1), ("2026-08-13", 2)])
    func aangekondigdeGrens(_ start: String, _ verwacht: Int) throws {
        #expect(trede(try ladder("Twente", "A"), try feiten(start: start), dag: 1) == verwacht)
    }

    @Test(
        "#11 Zuid-Holland Zuid looks ahead: a start past three months is told at once, one in time is not",
        arguments: [("2026-10-01", "2026-10-01", 0), ("2026-10-01", "2026-10-02", 1), ("2026-08-01", "2026-08-02", 1)])
    func vooruit(_ norm: String, _ start: String, _ verwacht: Int) throws {
        let ladder = try ladder("Zuid-Holland Zuid", "escalatieladder")
        let feiten = try feiten(norm: norm, start: start)
        #expect(trede(ladder, feiten, dag: 3) == verwacht)
        let aanleiding = ladder.momenten(feiten, vandaag: try datum("2026-07-04"))[0].aanleiding
        #expect(aanleiding == (verwacht == 1 ? .verwachteWachttijd : .norm))
    }

    @Test("#11 without any announced start the three months themselves are the moment")
    func zonderStart() throws {
        let ladder = try ladder("Zuid-Holland Zuid", "escalatieladder")
        let feiten = try feiten(norm: "2026-10-01")
        #expect(trede(ladder, feiten, dag: 91) == 0)
        #expect(trede(ladder, feiten, dag: 92) == 1)
    }

    @Test("a case that comes in after 14 weeks is told the highest step once, with the lower ones named")
    func laatIngediend() throws {
        let (vandaag, feiten) = (try datum("2026-10-08"), try feiten())
        let ladder = try ladder("Twente", "A")
        let verteld = ladder.teVertellen(na: 0, feiten, bekendSinds: vandaag, vandaag: vandaag)
        #expect(verteld.map(\.trede.nummer) == [3])
        #expect(verteld.first?.ook == [1, 2])
        #expect(verteld.first?.op == (try datum("2026-09-24")))
        // What was reached after it came in, on days when nobody looked, is told step by step.
        let later = ladder.teVertellen(na: 0, feiten, bekendSinds: try datum("2026-07-02"), vandaag: vandaag)
        #expect(later.map(\.trede.nummer) == [1, 2, 3])
        #expect(ladder.teVertellen(na: 3, feiten, bekendSinds: vandaag, vandaag: vandaag).isEmpty)
        #expect(ladder.volgendeDag(na: 3, feiten, vandaag: vandaag) == (try datum("2026-12-17")))
        #expect(ladder.volgendeDag(na: 4, feiten, vandaag: vandaag) == nil)
    }

    @Test("for any facts no step comes before a lower one, none after the norm, and what is told is told once")
    func eigenschappen() throws {
        var generator = Zaadgenerator(zaad: 11)
        let ladders = [
            try ladder("Twente", "A"), try ladder("Twente", "B"), try ladder("Zuid-Holland Zuid", "escalatieladder"),
        ]
        for ronde in 0..<3_000 {
            let uitspraak = try datum("2026-01-01").plus(dagen: Int.random(in: 0..<400, using: &generator))
            let feiten = Wachtfeiten(
                wachtSinds: uitspraak.plus(dagen: Int.random(in: -30..<120, using: &generator)),
                uitgesprokenOp: uitspraak, norm: uitspraak.plus(dagen: Int.random(in: 0..<92, using: &generator)),
                startVerwacht: Bool.random(using: &generator)
                    ? uitspraak.plus(dagen: Int.random(in: 0..<300, using: &generator)) : nil)
            let ladder = try #require(ladders.randomElement(using: &generator))
            let vandaag = uitspraak.plus(dagen: Int.random(in: 0..<300, using: &generator))
            let momenten = ladder.momenten(feiten, vandaag: vandaag).map(\.op)
            #expect(momenten == momenten.sorted(), "seed 11, round \(ronde)")
            #expect(momenten.allSatisfy { $0 <= feiten.norm }, "seed 11, round \(ronde)")
            let verteld = ladder.teVertellen(na: 0, feiten, bekendSinds: uitspraak, vandaag: vandaag)
            let nummers = verteld.flatMap { $0.ook + [$0.trede.nummer] }
            #expect(nummers == Array(1...max(1, nummers.count)).prefix(nummers.count).map { $0 })
            #expect(nummers.count == momenten.count { $0 <= vandaag })
        }
    }

    @Test("regions of which the sources name no ladder are warned at the norm, each at its own table (#3, #24)")
    func landelijk() throws {
        let register = Gemeenteregister.landelijk
        let vandaag = try datum("2026-11-20")
        for regio in register.regios {
            let gemeente = try #require(register.gemeenten.first { $0.regio == regio.id })
            let ladder = try #require(register.ladder(voor: gemeente, op: vandaag))
            let laatste = try #require(ladder.ladder.treden.last)
            let tekst = ladder.ingevuld(laatste)
            #expect(!"\(tekst.naam)\(tekst.wie)\(tekst.actie)\(tekst.bij)".contains("{"), "\(regio.naam)")
            if ladder.kenmerk.hasSuffix("/landelijk") { #expect(tekst.bij == regio.tafel) }
        }
        #expect(register.ladder(voor: nil, op: vandaag)?.kenmerk == "landelijk/landelijk")
    }
}
