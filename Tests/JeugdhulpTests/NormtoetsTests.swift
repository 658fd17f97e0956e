import Jeugdhulp
import Testing

@Suite("Norms 1, 2 and 3: comply or explain")
struct NormtoetsTests {
    private func ots(_ uitgesproken: String, kennisgeving: String? = nil) throws -> Maatregel {
        Maatregel(
            soort: .ots, uitgesprokenOp: try datum(uitgesproken), kennisgevingOp: try kennisgeving.map { try datum($0) }
        )
    }

    private func reden(_ code: String = "wachtlijst") throws -> Normtoelichting {
        Normtoelichting(reden: code, op: try datum("2026-11-20"))
    }

    @Test(
        "#1 a jeugdbeschermer within five werkdagen after the GI was told, not counting weekends and holidays",
        arguments: [
            ("2026-11-16", "2026-11-23"), ("2026-11-20", "2026-11-27"), ("2026-11-21", "2026-11-27"),
            ("2026-04-02", "2026-04-13"), ("2025-12-24", "2026-01-05"), ("2025-04-17", "2025-04-28"),
        ])
    func n1(_ kennisgeving: String, _ uiterlijk: String) throws {
        let toets = Normtoets.vasteJeugdbeschermer(
            try ots("2025-01-06", kennisgeving: kennisgeving), gekoppeldOp: nil)
        #expect(toets.uiterlijk == (try datum(uiterlijk)))
        #expect(toets.status(op: try datum(uiterlijk)) == .loopt)
        #expect(toets.status(op: try datum(uiterlijk).plus(dagen: 1)) == .toelichtingVereist)
    }

    @Test("#1 counts from the notice; when that is unknown from the decision, which is never later")
    func n1Kennisgeving() throws {
        let zonder = Normtoets.vasteJeugdbeschermer(try ots("2026-11-02"), gekoppeldOp: nil)
        #expect(zonder.uiterlijk == (try datum("2026-11-09")))
        let met = Normtoets.vasteJeugdbeschermer(try ots("2026-11-02", kennisgeving: "2026-11-16"), gekoppeldOp: nil)
        #expect(met.uiterlijk == (try datum("2026-11-23")))
    }

    @Test("#1 one change for turnover or illness is allowed, a second one must be explained")
    func n1Wisseling() throws {
        let maatregel = try ots("2026-11-02")
        func status(_ wisselingen: Int) throws -> Normstatus {
            Normtoets.vasteJeugdbeschermer(
                maatregel, gekoppeldOp: try datum("2026-11-05"), wisselingen: wisselingen
            ).status(op: try datum("2026-11-20"))
        }
        #expect(try status(0) == .gehaald)
        #expect(try status(1) == .gehaald)
        #expect(try status(2) == .toelichtingVereist)
    }

    @Test("#2 a course within six weeks of the notice; ten weeks is late by law")
    func n2() throws {
        let maatregel = try ots("2026-08-31", kennisgeving: "2026-09-07")
        func toets(_ op: String?) throws -> Normtoets {
            Normtoets.gedragenKoers(maatregel, vastgesteldOp: try op.map { try datum($0) })
        }
        let vandaag = try datum("2026-11-20")
        #expect(try toets(nil).uiterlijk == datum("2026-10-19"))
        #expect(try toets("2026-10-19").status(op: vandaag) == .gehaald)
        #expect(try toets("2026-10-20").status(op: vandaag) == .toelichtingVereist)
        #expect(try toets("2026-11-16").status(op: vandaag) == .toelichtingVereist)
        #expect(try toets(nil).status(op: datum("2026-10-19")) == .loopt)
    }

    @Test("#2 sooner where the jeugdbeschermer finds that needed; a later day is ignored")
    func n2Eerder() throws {
        let maatregel = try ots("2026-08-31")
        let eerder = Normtoets.gedragenKoers(maatregel, vastgesteldOp: nil, eerder: try datum("2026-09-20"))
        #expect(eerder.uiterlijk == (try datum("2026-09-20")))
        let later = Normtoets.gedragenKoers(maatregel, vastgesteldOp: nil, eerder: try datum("2026-12-20"))
        #expect(later.uiterlijk == (try datum("2026-10-12")))
    }

    @Test(
        "#3 fitting help within three months, with the last day of a shorter month",
        arguments: [
            ("2026-08-31", "2026-11-30"), ("2026-11-30", "2027-02-28"), ("2027-11-29", "2028-02-29"),
            ("2026-08-20", "2026-11-20"),
        ])
    func n3(_ uitgesproken: String, _ uiterlijk: String) throws {
        let toets = Normtoets.passendeHulp(try ots(uitgesproken), uiterlijkeDatum: nil, verloop: Hulpverloop())
        #expect(toets.uiterlijk == (try datum(uiterlijk)))
        #expect(toets.status(op: try datum(uiterlijk)) == .loopt)
        #expect(toets.status(op: try datum(uiterlijk).plus(dagen: 1)) == .toelichtingVereist)
    }

    @Test("#3 the GI's earlier date counts")
    func n3Eerder() throws {
        let toets = Normtoets.passendeHulp(
            try ots("2026-08-31"), uiterlijkeDatum: try datum("2026-10-01"), verloop: Hulpverloop())
        #expect(toets.uiterlijk == (try datum("2026-10-01")))
    }

    @Test(
        "#4 an overrun is never closed in silence: done too late it still asks for the reason",
        arguments: Normsoort.allCases)
    func n4(_ soort: Normsoort) throws {
        let maatregel = try ots("2026-01-05")
        let (laat, vandaag) = (try datum("2026-11-02"), try datum("2026-11-20"))
        func toets(_ toelichting: Normtoelichting?) -> Normtoets {
            switch soort {
            case .vasteJeugdbeschermer:
                .vasteJeugdbeschermer(maatregel, gekoppeldOp: laat, toelichting: toelichting)
            case .gedragenKoers: .gedragenKoers(maatregel, vastgesteldOp: laat, toelichting: toelichting)
            case .passendeHulp:
                .passendeHulp(
                    maatregel, uiterlijkeDatum: nil, verloop: Hulpverloop([.init(.hulpGestart, op: laat)]),
                    toelichting: toelichting)
            }
        }
        #expect(toets(nil).soort == soort)
        #expect(toets(nil).status(op: vandaag) == .toelichtingVereist)
        #expect(toets(nil).status(op: vandaag).rawValue == "toelichting-vereist")
        #expect(toets(try reden()).status(op: vandaag) == .toegelicht)
    }

    @Test("#4 a reason closes nothing that is in time, and a planned day is not a day done")
    func n4Gepland() throws {
        let maatregel = try ots("2026-11-02")
        let gepland = Normtoets.gedragenKoers(
            maatregel, vastgesteldOp: try datum("2026-12-01"), toelichting: try reden())
        #expect(gepland.status(op: try datum("2026-11-20")) == .loopt)
        #expect(gepland.status(op: try datum("2026-12-01")) == .gehaald)
    }

    @Test("#5 an intake is no start, nor a waiting list after it: only the help itself stops the clock")
    func n5() throws {
        #expect(Hulpstap.allCases.filter(\.stoptDeKlok) == [.hulpGestart])
        let maatregel = try ots("2026-08-03")
        let vandaag = try datum("2026-11-20")
        let naIntake = Hulpverloop([
            .init(.aangemeld, op: try datum("2026-08-10")), .init(.intakeGepland, op: try datum("2026-08-20")),
            .init(.intakeGehouden, op: try datum("2026-09-01")), .init(.opWachtlijst, op: try datum("2026-09-02")),
        ])
        #expect(naIntake.hulpGestartOp == nil)
        #expect(naIntake.gewachtDagen(sinds: maatregel.uitgesprokenOp, vandaag: vandaag) == 109)
        let wacht = Normtoets.passendeHulp(maatregel, uiterlijkeDatum: nil, verloop: naIntake)
        #expect(wacht.status(op: vandaag) == .toelichtingVereist)
        let gestart = Hulpverloop(naIntake.momenten + [.init(.hulpGestart, op: try datum("2026-10-12"))])
        #expect(gestart.gewachtDagen(sinds: maatregel.uitgesprokenOp, vandaag: vandaag) == 70)
        let geholpen = Normtoets.passendeHulp(maatregel, uiterlijkeDatum: nil, verloop: gestart)
        #expect(geholpen.status(op: vandaag) == .gehaald)
    }

    @Test("#88 the weeks of a measure that waiting uses up stop at the start of help, and show against its year")
    func n88() throws {
        let maatregel = try ots("2026-08-03")
        func verbruikt(_ gestart: String?) throws -> Int {
            Norm.passendeHulp(
                maatregel: maatregel, uiterlijkeDatum: nil, hulpGestartOp: try gestart.map { try datum($0) },
                vandaag: try datum("2026-11-20")
            ).otsWekenVerbruikt
        }
        #expect(try verbruikt(nil) == 15)
        #expect(try verbruikt("2026-10-12") == 10)
        #expect(try verbruikt("2026-12-31") == 15)
        #expect(try verbruikt("2026-08-01") == 0)
        #expect(maatregel.hooguitTotEnMet == (try datum("2027-08-02")))
        #expect(maatregel.wekenOver(na: try datum("2026-11-20")) == 36)
        #expect(maatregel.wekenOver(na: try datum("2028-01-01")) == 0)
        #expect(try ots("2028-02-29").hooguitTotEnMet == datum("2029-02-28"))
        #expect(Maatregel(soort: .voogdij, uitgesprokenOp: try datum("2026-08-03")).hooguitTotEnMet == nil)
    }
}
