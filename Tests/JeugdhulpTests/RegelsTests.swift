import Jeugdhulp
import Proefhulp
import Testing

@Suite("Norm 3: fitting help within three months (#3)")
struct NormTests {
    @Test("A measure of 2026-08-03 seen on 2026-11-20: due 2026-11-03, 17 days past, 15 weeks used")
    func example() throws {
        let norm = Norm.passendeHulp(
            maatregel: Maatregel(soort: .ots, uitgesprokenOp: try datum("2026-08-03")), uiterlijkeDatum: nil,
            vandaag: try datum("2026-11-20"))
        #expect(norm == Norm(uiterlijk: try datum("2026-11-03"), dagenOver: -17, otsWekenVerbruikt: 15))
    }

    @Test(
        "Three months from 30 November end on the last day of February",
        arguments: [("2026", "2027-02-28"), ("2027", "2028-02-29")])
    func clamps(_ jaar: String, _ verwacht: String) throws {
        let norm = Norm.passendeHulp(
            maatregel: Maatregel(soort: .ots, uitgesprokenOp: try datum("\(jaar)-11-30")), uiterlijkeDatum: nil,
            vandaag: try datum("\(jaar)-12-01"))
        #expect(norm.uiterlijk == (try datum(verwacht)))
    }

    @Test("The GI's date counts when it is earlier, and is ignored when it is later")
    func ownDate() throws {
        let maatregel = Maatregel(soort: .ots, uitgesprokenOp: try datum("2026-08-03"))
        let vandaag = try datum("2026-09-01")
        let eerder = Norm.passendeHulp(maatregel: maatregel, uiterlijkeDatum: try datum("2026-10-01"), vandaag: vandaag)
        #expect(eerder.uiterlijk == (try datum("2026-10-01")))
        #expect(eerder.dagenOver == 30)
        let later = Norm.passendeHulp(maatregel: maatregel, uiterlijkeDatum: try datum("2027-01-01"), vandaag: vandaag)
        #expect(later.uiterlijk == (try datum("2026-11-03")))
    }

    @Test("On the last day nothing is left and nothing is past; before the measure no week is used")
    func edges() throws {
        let maatregel = Maatregel(soort: .ots, uitgesprokenOp: try datum("2026-08-03"))
        #expect(
            Norm.passendeHulp(maatregel: maatregel, uiterlijkeDatum: nil, vandaag: try datum("2026-11-03")).dagenOver
                == 0)
        #expect(
            Norm.passendeHulp(maatregel: maatregel, uiterlijkeDatum: nil, vandaag: try datum("2026-07-01"))
                .otsWekenVerbruikt == 0)
    }
}

@Suite("Contract (#89)")
struct ContractTests {
    @Test("A contract holds from its first up to and including its last day, for the hulpvormen it names")
    func validity() throws {
        let register = Gemeenteregister.landelijk
        let contract = Contract(
            inkoopregio: try #require(register.inkoopregio(naam: "IJsselland")).id,
            agb: try #require(AgbCode("99000101")), hulpvormen: Hulpvormen([.ambulant, .netwerk]),
            van: try datum("2026-01-01"), tot: try datum("2027-12-31"), plafond: .ruim)
        #expect(contract.geldt(op: try datum("2026-01-01"), hulpvorm: .ambulant))
        #expect(contract.geldt(op: try datum("2027-12-31"), hulpvorm: .netwerk))
        #expect(!contract.geldt(op: try datum("2025-12-31"), hulpvorm: .ambulant))
        #expect(!contract.geldt(op: try datum("2028-01-01"), hulpvorm: .ambulant))
        #expect(!contract.geldt(op: try datum("2026-06-01"), hulpvorm: .pleegzorg))
    }
}

@Suite("Age of a jeugdige (#61)")
struct JeugdigeTests {
    let opgegeven = Datum(dagen: 20_777)  // 2026-11-20

    @Test(
        "Who turns 18 on 2027-01-10 is 17 the day before and 18 on the day",
        arguments: [("2027-01-09", 17), ("2027-01-10", 18)])
    func turns18(_ op: String, _ leeftijd: Int) throws {
        let jeugdige = Jeugdige(leeftijd: 17, wordt18Op: try datum("2027-01-10"))
        #expect(jeugdige.leeftijd(op: try datum(op), opgegevenOp: opgegeven) == leeftijd)
        #expect(!jeugdige.kanOuderZijn(op: try datum(op), opgegevenOp: opgegeven))
        #expect(jeugdige.geboortedagKlopt(op: opgegeven))
    }

    @Test(
        "The 18th birthday also gives every other age",
        arguments: [("2009-01-10", 0), ("2019-01-09", 9), ("2030-01-10", 21)])
    func otherAges(_ op: String, _ leeftijd: Int) throws {
        let jeugdige = Jeugdige(leeftijd: 17, wordt18Op: try datum("2027-01-10"))
        #expect(jeugdige.leeftijd(op: try datum(op), opgegevenOp: opgegeven) == leeftijd)
    }

    @Test("Without a birthday the age is the certain minimum, and may be one more from the next day on")
    func withoutBirthday() throws {
        let jeugdige = Jeugdige(leeftijd: 12)
        #expect(opgegeven.description == "2026-11-20")
        #expect(jeugdige.leeftijd(op: opgegeven, opgegevenOp: opgegeven) == 12)
        #expect(!jeugdige.kanOuderZijn(op: opgegeven, opgegevenOp: opgegeven))
        #expect(jeugdige.kanOuderZijn(op: opgegeven.plus(dagen: 1), opgegevenOp: opgegeven))
        #expect(jeugdige.leeftijd(op: try datum("2027-11-19"), opgegevenOp: opgegeven) == 12)
        #expect(jeugdige.leeftijd(op: try datum("2027-11-20"), opgegevenOp: opgegeven) == 13)
    }

    @Test("An age that contradicts the 18th birthday is noticed; an absurd age does no harm")
    func contradictions() throws {
        #expect(!Jeugdige(leeftijd: 12, wordt18Op: try datum("2027-01-10")).geboortedagKlopt(op: opgegeven))
        #expect(Jeugdige(leeftijd: 12).geboortedagKlopt(op: opgegeven))
        #expect(Jeugdige(leeftijd: .max).leeftijd(op: opgegeven.plus(weken: 100), opgegevenOp: opgegeven) == .max)
        #expect(Jeugdige(leeftijd: 3, wordt18Op: .eerste).leeftijd(op: .laatste, opgegevenOp: opgegeven) == 317)
    }
}

@Suite("Aanbod")
struct AanbodTests {
    @Test(
        "A stop is lifted once the wait is at or under opheffenBijWeken (#63)",
        arguments: [(22, 16, true), (17, 16, true), (16, 16, false), (15, 16, false)])
    func stop(_ weken: Int, _ grens: Int, _ inStop: Bool) throws {
        let stop = Patientenstop(sinds: try datum("2026-09-01"), opheffenBijWeken: grens)
        #expect(try Aanbod.proef(aanmeldWeken: 10, behandelWeken: weken - 10, stop: stop).inStop == inStop)
    }

    @Test("A stop without a limit stays in force; no stop is no stop")
    func stopWithoutLimit() throws {
        let stop = Patientenstop(sinds: try datum("2026-09-01"))
        #expect(try Aanbod.proef(aanmeldWeken: 0, behandelWeken: 0, stop: stop).inStop)
        #expect(try !Aanbod.proef().inStop)
    }

    @Test("Help starts after the whole wait, intake and treatment together (#5)")
    func start() throws {
        #expect(try Aanbod.proef().startVerwacht(vandaag: datum("2026-11-20")) == datum("2026-12-11"))
    }

    @Test("Without a free place help does not start before one comes free")
    func startWhenFull() throws {
        let vandaag = try datum("2026-11-20")
        let februari = try datum("2027-02-01")
        let vol = Plaatsen(totaal: 10, vrij: 0, vrijVanaf: februari)
        #expect(try Aanbod.proef(plaatsen: vol).startVerwacht(vandaag: vandaag) == februari)
        #expect(
            try Aanbod.proef(plaatsen: vol, aanmeldWeken: 4, behandelWeken: 8).startVerwacht(vandaag: vandaag)
                == datum("2027-02-12"))
        let ruimte = Plaatsen(totaal: 10, vrij: 1, vrijVanaf: februari)
        #expect(try Aanbod.proef(plaatsen: ruimte).startVerwacht(vandaag: vandaag) == datum("2026-12-11"))
        #expect(
            try Aanbod.proef(plaatsen: Plaatsen(totaal: 10, vrij: 0)).startVerwacht(vandaag: vandaag)
                == datum("2026-12-11"))
    }

    @Test(
        "An absurd wait ends at the end of the calendar",
        arguments: [(Int.max, Int.max), (Int.max, 0), (Int.min, Int.min)])
    func absurdWait(_ aanmeld: Int, _ behandel: Int) throws {
        let aanbod = try Aanbod.proef(aanmeldWeken: aanmeld, behandelWeken: behandel)
        let einde = aanmeld < 0 ? Datum.eerste : Datum.laatste
        #expect(aanbod.startVerwacht(vandaag: try datum("2026-11-20")) == einde)
    }

    @Test("\"Tot 12\" is younger than 12 (#59)", arguments: [(3, false), (4, true), (11, true), (12, false)])
    func ages(_ leeftijd: Int, _ past: Bool) {
        #expect(Leeftijdsgrens(van: 4, tot: 12).bevat(leeftijd) == past)
    }
}

@Suite("What a case waits for")
struct WachtOpTests {
    @Test(
        "NIFP holds up lasting places and lets temporary ones through (#64)",
        arguments: [
            ("pleeggezin", true), ("netwerkpleeggezin", true), ("gezinshuis", true),
            ("specialistisch-gezinshuis", true),
            ("kleinschalige-woonvorm", true), ("leefgroep", true), ("kamertraining", true), ("begeleid-wonen", true),
            ("zorgboerderij-verblijf", true), ("deeltijdpleegzorg", false), ("logeerhuis", false),
            ("crisisopvang", false),
            ("behandelgroep", false), ("jeugdzorgplus", false), ("traumatherapie", false),
            ("ambulante-begeleiding", false),
        ])
    func nifp(_ naam: String, _ geblokkeerd: Bool) throws {
        #expect(WachtOp.nifp.blokkeert(try voorziening(naam)) == geblokkeerd)
        #expect(try voorziening(naam).perspectiefbiedend == geblokkeerd)
    }

    @Test("Missing consent holds up everything (#95), a missing decision all help with a stay (#65)")
    func others() {
        for voorziening in Voorziening.alle {
            #expect(WachtOp.instemming.blokkeert(voorziening))
            #expect(WachtOp.vonnis.blokkeert(voorziening) == voorziening.hulpvorm.metVerblijf)
        }
    }

    @Test("The words are those of the messages")
    func words() {
        #expect(WachtOp.allCases.map(\.rawValue) == ["NIFP", "instemming", "vonnis"])
    }
}
