import Proefhulp
import Testing

@testable import Jeugdhulp

@Suite("Gemeenteregister")
struct GemeenteregisterTests {
    let register = Gemeenteregister.landelijk

    @Test("It holds 342 gemeenten in 42 jeugdregio's and 43 inkoopregio's")
    func counts() {
        #expect(register.gemeenten.count == 342)
        #expect(register.regios.count == 42)
        #expect(register.inkoopregios.count == 43)
    }

    @Test("Every gemeente is found by its code and its name, and lies in one region of which its inkoopregio is part")
    func everyGemeente() {
        for (index, gemeente) in register.gemeenten.enumerated() {
            #expect(gemeente.index == index)
            #expect(register.gemeente(gemeente.code) == gemeente)
            #expect(register.gemeente(naam: gemeente.naam.uppercased()) == gemeente)
            #expect(register.inkoopregio(gemeente.inkoopregio).regio == gemeente.regio)
        }
        for regio in register.regios {
            #expect(register.regio(regio.id) == regio)
            #expect(register.gemeenten.contains { $0.regio == regio.id })
        }
    }

    @Test("A code that no gemeente has is not found", arguments: ["0000", "0140", "9999"])
    func unknownCode(_ code: String) throws {
        #expect(register.gemeente(try gemeente(code)) == nil)
        #expect(register.afstandHm(try gemeente(code), try gemeente("0193")) == nil)
    }

    @Test(
        "A gemeentecode is exactly four ASCII digits",
        arguments: ["", "193", "00193", "GM0193", "01a3", "٠١٩٣", " 193"])
    func refusesCode(_ tekst: String) {
        #expect(Gemeentecode(tekst) == nil)
    }

    @Test("A gemeentecode keeps its leading zeros")
    func codeText() throws {
        #expect(try gemeente("0014").description == "0014")
        #expect(try gemeente("0014").nummer == 14)
        #expect(Gemeentecode(nummer: 10_000) == nil)
    }

    @Test(
        "Names as the reports and people write them are found",
        arguments: [
            ("Rijssen/Holten", "1742"), ("Hengelo", "0164"), ("hengelo (o.)", "0164"), ("Den Haag", "0518"),
            ("'s-Gravenhage", "0518"), ("ZWOLLE", "0193"), ("Nuenen, Gerwen en Nederwetten", "0820"),
            ("súdwest-fryslân", "1900"), ("’s-Gravenhage", "0518"), ("‘s-Gravenhage", "0518"), ("s-Gravenhage", "0518"),
            ("'s Gravenhage", "0518"), ("The Hague", "0518"), ("Sudwest-Fryslan", "1900"),
            ("Súdwest Fryslân", "1900"), ("SÃºdwest-FryslÃ¢n", "1900"), ("Den Bosch", "0796"),
            ("s-Hertogenbosch", "0796"), ("Bergen (NH)", "0373"), ("Bergen NH", "0373"), ("Bergen (L)", "0893"),
            ("bergen limburg", "0893"), ("Hengelo (O)", "0164"), ("Hengelo OV", "0164"), ("Hengelo (Ov.)", "0164"),
            ("Laren", "0417"), ("Beek (L.)", "0888"), ("Gemeente Deventer", "0150"), (" deventer ", "0150"),
            ("Gemeente\u{00A0}Deventer", "0150"), ("Noordoost-Fryslân", "1970"), ("De Friese Meren", "1940"),
            ("Nuenen", "0820"), ("Rijssen - Holten", "1742"), ("Land van Cuijk", "1982"), ("Ijsselstein", "0353"),
            ("Ĳsselstein", "0353"), ("Utrecht (gemeente)", "0344"), ("Zwolle (Ov)", "0193"),
        ])
    func names(_ naam: String, _ code: String) throws {
        #expect(register.gemeente(naam: naam)?.code == (try gemeente(code)))
    }

    @Test(
        "A name that two gemeenten share, or that none has, is not guessed at",
        arguments: ["Bergen", "", "Nergenshuizen", "Zwolle (L)", "gemeente", "Weesp"])
    func ambiguousNames(_ naam: String) {
        #expect(register.gemeente(naam: naam) == nil)
    }

    @Test("What a name may mean besides is told: several gemeenten, or one that is no more")
    func nameOutcomes() throws {
        guard case .meer(let bergen) = register.zoek(naam: "BERGEN") else {
            Issue.record("Bergen is one")
            return
        }
        #expect(bergen.map(\.naam) == ["Bergen (NH.)", "Bergen (L.)"])
        guard case .vroeger(let weesp) = register.zoek(naam: "weesp") else {
            Issue.record("Weesp is not of the past")
            return
        }
        #expect(weesp.code.description == "0457")
    }

    @Test(
        "A gemeente that ended is the one it went into, with its last day, for a fact of the past",
        arguments: [
            ("0457", "0363", "2022-03-24"), ("1685", "1991", "2022-01-01"), ("0856", "1991", "2022-01-01"),
            ("0370", "0439", "2022-01-01"), ("0501", "1992", "2023-01-01"), ("0530", "1992", "2023-01-01"),
            ("0614", "1992", "2023-01-01"), ("0756", "1982", "2022-01-01"), ("0398", "1980", "2022-01-01"),
            ("0265", "1945", "2015-01-01"),
        ])
    func ended(_ oud: String, _ nieuw: String, _ tot: String) throws {
        let code = try gemeente(oud)
        #expect(register.gemeente(code) == nil)
        #expect(register.nu(code)?.code.description == nieuw)
        let dag = try datum(tot)
        #expect(register.herindeling(code)?.tot == dag)
        #expect(register.gemeente(code, op: dag) == nil)
        #expect(register.gemeente(code, op: dag.plus(dagen: -1))?.code.description == nieuw)
        #expect(register.afstandHm(code, try gemeente(nieuw)) == 0)
        #expect(register.zin(code)?.contains("(\(nieuw))") == true)
    }

    @Test("A gemeente that was split, or of long ago, is not one gemeente; its largest part is the best guess")
    func split() throws {
        for (oud, deel) in [("0140", "1900"), ("0788", "0824"), ("1671", "0796"), ("0055", "0080"), ("0240", "1586")] {
            let code = try gemeente(oud)
            #expect(register.nu(code) == nil)
            #expect(register.vermoedelijk(code)?.code.description == deel)
        }
        #expect(register.zin(try gemeente("0788"))?.contains("Boxtel (0757)") == true)
    }

    @Test("Every gemeente that ended went into gemeenten of today, and none of them stands in the register")
    func endedAll() throws {
        #expect(register.herindelingen.opCode.count == 211)
        for vroeger in register.herindelingen.opCode.values {
            #expect(register.gemeente(vroeger.code) == nil)
            #expect(vroeger.opvolgers.allSatisfy { register.gemeente($0) != nil })
        }
    }

    @Test("Drenthe is one jeugdregio that buys help in two parts")
    func drenthe() throws {
        let drenthe = try regio("Drenthe")
        let delen = register.inkoopregios.filter { $0.regio == drenthe.id }.map(\.naam)
        #expect(delen == ["Noord- en Midden-Drenthe", "Zuid-Drenthe"])
        let emmen = try #require(register.gemeente(try gemeente("0114")))
        #expect(register.inkoopregio(emmen.inkoopregio).naam == "Zuid-Drenthe")
        #expect(register.inkoopregio(naam: "zuid-drenthe")?.id == emmen.inkoopregio)
        #expect(register.inkoopregio(naam: "Drenthe") == nil)
    }

    @Test("The distance between two gemeenten is the same both ways, 0 to itself, and within the country")
    func distances() throws {
        for van in register.gemeenten {
            #expect(register.afstandHm(van.code, van.code) == 0)
        }
        var generator = Zaadgenerator(zaad: 1)
        for _ in 0..<5000 {
            let van = try #require(register.gemeenten.randomElement(using: &generator)).code
            let naar = try #require(register.gemeenten.randomElement(using: &generator)).code
            let heen = try #require(register.afstandHm(van, naar))
            #expect(heen == register.afstandHm(naar, van))
            #expect(heen < 3500)
            #expect(van == naar || heen > 10)
        }
    }

    @Test(
        "Known distances come out within a few kilometres",
        arguments: [
            ("0193", "0150", 28, 6), ("0363", "0344", 35, 6), ("0014", "0935", 265, 15), ("0141", "0164", 14, 4),
        ])
    func knownDistances(_ van: String, _ naar: String, _ km: Int, _ marge: Int) throws {
        let hm = try #require(register.afstandHm(try gemeente(van), try gemeente(naar)))
        #expect(abs(hm - km * 10) <= marge * 10, "\(hm) hm")
    }
}

@Suite("Jeugdregio's")
struct RegioTests {
    let register = Gemeenteregister.landelijk

    @Test("Slugs are unique, hold only a-z, 0-9 and single hyphens, and find their region")
    func slugs() {
        #expect(Set(register.regios.map(\.slug)).count == register.regios.count)
        for regio in register.regios {
            #expect(regio.slug.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(regio.slug)")
            #expect(register.regio(naam: regio.slug) == regio)
            #expect(register.regio(naam: regio.naam.uppercased()) == regio)
        }
    }

    @Test(
        "A name becomes a slug by the rule",
        arguments: [
            ("Zuid-Holland Zuid", "zuid-holland-zuid"), ("IJsselland", "ijsselland"),
            ("Holland-Rijnland", "holland-rijnland"),
            ("Gooi-en Vechtstreek", "gooi-en-vechtstreek"), ("Midden IJssel-Oost Veluwe", "midden-ijssel-oost-veluwe"),
        ])
    func slugRule(_ naam: String, _ slug: String) throws {
        #expect(try regio(naam).slug == slug)
    }

    @Test("Apostrophes, diacritics and runs of other characters leave a clean slug")
    func slugOfOddNames() throws {
        let csv = """
            gemeentecode,naam,provincie,jeugdregio,inkoopregio,lat,lon
            0001,A,P,'s-Gravenhage & Súdwest--Fryslân ,I,52,5
            """
        let eigen = try Gemeenteregister(gemeentenCSV: csv, regios: [])
        #expect(eigen.regios.map(\.slug) == ["s-gravenhage-sudwest-fryslan"])
        #expect(eigen.regios.map(\.tafelSoort) == [.expertteam])
    }

    @Test("Every region borders on another, never on itself, and always both ways")
    func adjacency() {
        for regio in register.regios {
            #expect(!regio.aangrenzend.isEmpty, "\(regio.naam)")
            #expect(!regio.aangrenzend.contains(regio.id))
            for buur in regio.aangrenzend { #expect(register.regio(buur).aangrenzend.contains(regio.id)) }
        }
    }

    @Test(
        "Regions that share a border on the map are neighbours",
        arguments: [
            ("Twente", "IJsselland"), ("Drenthe", "Groningen"), ("Haaglanden", "Holland-Rijnland"),
            ("Amsterdam-Amstelland", "Zaanstreek-Waterland"), ("Zeeland", "West-Brabant-West"),
        ])
    func neighbours(_ een: String, _ ander: String) throws {
        #expect(register.bereik(van: try regio(een).id, naar: try regio(ander).id) == .aangrenzend)
    }

    @Test("Bereik widens from the own region to neighbours, the network and the country")
    func reach() throws {
        let twente = try regio("Twente").id
        let haaglanden = try regio("Haaglanden").id
        #expect(register.bereik(van: twente, naar: twente) == .eigenRegio)
        #expect(register.bereik(van: twente, naar: try regio("Achterhoek").id) == .aangrenzend)
        #expect(register.bereik(van: haaglanden, naar: try regio("Zuid-Holland Zuid").id) == .bovenregionaal)
        #expect(register.bereik(van: twente, naar: haaglanden) == .landelijk)
        #expect(Bereik.allCases == Bereik.allCases.sorted())
        for van in register.regios {
            for naar in register.regios {
                #expect(register.bereik(van: van.id, naar: naar.id) == register.bereik(van: naar.id, naar: van.id))
            }
        }
    }

    @Test(
        "The tables have the names that the reports give them",
        arguments: [
            ("Twente", "RET Twente", Tafelsoort.ret), ("IJsselland", "RET IJsselland", .ret),
            ("Groningen", "Expertteam Groningen", .expertteam), ("Drenthe", "Prachtteam Drenthe", .prachtteam),
            ("Haaglanden", "Expertiseteam complexe hulp Haaglanden", .expertteam),
            ("Holland Rijnland", "Regionale experttafel Holland Rijnland", .experttafel),
            ("Midden Holland", "Expertteam Midden Holland", .expertteam),
            ("Zuid-Holland Zuid", "Regionaal expertiseteam Zuid-Holland Zuid", .expertteam),
            ("Zeeland", "Expertteam Zeeland", .expertteam),
        ])
    func tables(_ naam: String, _ tafel: String, _ soort: Tafelsoort) throws {
        #expect(try regio(naam).tafel == tafel)
        #expect(try regio(naam).tafelSoort == soort)
    }

    @Test("Only Haaglanden and Midden Holland may compel; only Holland-Rijnland gives priority at a ceiling")
    func policies() {
        #expect(register.regios.filter(\.doorzettingsmacht).map(\.naam) == ["Haaglanden", "Midden Holland"])
        #expect(register.regios.filter(\.voorrangMaatregel).map(\.naam) == ["Holland-Rijnland"])
        let bren = register.regios.filter { $0.bovenregionaal == "BREN" }.map(\.naam)
        #expect(bren == ["Haaglanden", "Holland-Rijnland", "Midden Holland", "Zuid-Holland Zuid"])
        let overijssel = register.regios.filter { $0.bovenregionaal == "Expertisenetwerk Overijssel" }.map(\.naam)
        #expect(overijssel == ["IJsselland", "Twente"])
    }
}

@Suite("A register with wrong data")
struct RegisterFoutTests {
    static let kop = "gemeentecode,naam,provincie,jeugdregio,inkoopregio,lat,lon\n"
    static let goed = "0001,A,P,R,I,52,5\r\n0002,\"B, \"\"C\"\"\",P,S,J,52.1,5\r\n"

    @Test(
        "A wrong line is named with what is wrong",
        arguments: [
            ("a,b\n", 1, "header"), ("0001,A,P,R,I,52\n", 2, "6 fields"), ("1,A,P,R,I,52,5\n", 2, "four digits"),
            ("0001,,P,R,I,52,5\n", 2, "naam is empty"), ("0001,A,P,R,I,noord,5\n", 2, "lat"),
            ("0001,A,P,R,I,52,500\n", 2, "lon"), ("0001,A,P,R,I,nan,5\n", 2, "lat"),
            ("0001,A,P,R,I,52,5\n\n0001,B,P,R,I,52,5\n", 4, "twice"),
            ("0001,A,P,R,I,52,5\n0002,B,P,S,I,52,5\n", 3, "two"),
            ("", 1, "no gemeenten"),
        ])
    func wrongLine(_ tekst: String, _ regel: Int, _ wat: String) {
        let csv = tekst.hasPrefix("a,b") ? tekst : Self.kop + tekst
        let fout = #expect(throws: RegisterFout.self) {
            try Gemeenteregister(gemeentenCSV: csv, regios: [])
        }
        guard case .gemeenten(let gevonden, let uitleg)? = fout else {
            Issue.record("another error: \(String(describing: fout))")
            return
        }
        #expect(gevonden == regel)
        #expect(uitleg.contains(wat), "\(uitleg)")
    }

    @Test("Quoted fields, doubled quotes and CRLF are read")
    func quotes() throws {
        let register = try Gemeenteregister(gemeentenCSV: Self.kop + Self.goed, regios: [])
        #expect(register.gemeenten.map(\.naam) == ["A", #"B, "C""#])
        #expect(register.regios.map(\.tafel) == ["Expertteam R", "Expertteam S"])
    }
}
