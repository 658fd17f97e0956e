import Jeugdhulp
import Testing

@Suite("Woonplaatsbeginsel until 31 December 2021 (3d) and the change (3e)")
struct WoonplaatsgezagTests {
    private func oud(
        _ soort: Gezagsoort, _ een: String? = nil, _ ander: String? = nil, brp: String? = nil, werkelijk: String? = nil,
        verblijf: Verblijf? = nil, leeftijd: Int = 10, op: String = "2021-12-31"
    ) throws -> Woonplaats {
        let gezag = Gezag(soort: soort, gemeente: try codeOfNiets(een), andereGemeente: try codeOfNiets(ander))
        return try bepaal(
            feiten(brp: brp, werkelijk: werkelijk, verblijf: verblijf, gezag: gezag), leeftijd: leeftijd, op: op)
    }

    @Test("W31: the gemeente of the parent with gezag, wherever the child is registered or stays")
    func w31() throws {
        let antwoord = try oud(.eenOuder, almelo, brp: zwolle, verblijf: verblijf(.gezinshuis, sinds: "2019-01-01"))
        verwacht(antwoord, "W31", almelo, .zeker)
        #expect(antwoord.geldtVanaf == (try datum("2015-01-01")))
        #expect(
            antwoord.feiten == [Feit(.gezagSoort, .tekst("een-ouder")), Feit(.gezagGemeente, .tekst(almelo))])
        #expect(
            antwoord.toelichting
                == "De ouder met gezag woont in Almelo. Tot 2022 was die gemeente verantwoordelijk.")
        verwacht(try oud(.ouders, almelo, almelo, brp: zwolle), "W31", almelo, .zeker)
    }

    @Test("W31: a code that no gemeente has goes to a person, with the next best gemeente meanwhile")
    func w31Vervallen() throws {
        verwacht(try oud(.eenOuder, vervallen, brp: zwolle), "W31", zwolle, .handmatig)
    }

    @Test("W32: parents with gezag who live apart: that of the parent with whom the child really stays")
    func w32() throws {
        verwacht(try oud(.ouders, almelo, deventer, brp: almelo, werkelijk: deventer), "W32", deventer, .zeker)
        verwacht(try oud(.ouders, almelo, nil, werkelijk: almelo), "W32", almelo, .zeker)
    }

    @Test("W32: a child that stays with neither, or nobody knows where, goes to a person")
    func w32Elders() throws {
        verwacht(try oud(.ouders, almelo, deventer, brp: almelo, werkelijk: zwolle), "W32", zwolle, .handmatig)
        verwacht(try oud(.ouders, almelo, deventer, brp: deventer), "W32", deventer, .handmatig)
        verwacht(try oud(.ouders, almelo, deventer, brp: zwolle), "W32", almelo, .handmatig)
    }

    @Test("W33: a natural voogd, a pleegoudervoogd too")
    func w33() throws {
        let pleegzorg = try verblijf(.pleegzorg, sinds: "2018-01-01")
        verwacht(try oud(.voogd, deventer, brp: deventer, verblijf: pleegzorg), "W33", deventer, .zeker)
    }

    @Test("W34: voogdij by a GI: where the child really stays, not the office")
    func w34() throws {
        verwacht(try oud(.gi, brp: zwolle, werkelijk: almelo), "W34", almelo, .zeker)
        verwacht(try oud(.gi, brp: zwolle), "W34", zwolle, .handmatig)
        verwacht(try oud(.gi, deventer, werkelijk: almelo), "W34", almelo, .handmatig)
    }

    @Test("W35: a gezagsdrager of whom no Dutch gemeente is known: where the child really stays")
    func w35() throws {
        verwacht(try oud(.eenOuder, werkelijk: almelo), "W35", almelo, .zeker)
        verwacht(try oud(.voogd, werkelijk: almelo), "W35", almelo, .zeker)
        verwacht(try oud(.ouders, werkelijk: almelo), "W35", almelo, .zeker)
        verwacht(try oud(.eenOuder, brp: zwolle), "W35", zwolle, .handmatig)
    }

    @Test("W36: from 18 on nobody has gezag; a person looks")
    func w36() throws {
        let wonen = try verblijf(.kamertraining, sinds: "2018-01-01")
        verwacht(try oud(.eenOuder, almelo, brp: zwolle, verblijf: wonen, leeftijd: 19), "W36", zwolle, .handmatig)
    }

    @Test("W0 and W17 come first under the old rule too")
    func eerst() throws {
        verwacht(try oud(.eenOuder, almelo, brp: zwolle, leeftijd: 23), "W0", zwolle, .zeker)
        let gezag = Gezag(soort: .eenOuder, gemeente: try gemeente(almelo))
        verwacht(
            try bepaal(feiten(brp: zwolle, ongeboren: true, gezag: gezag), leeftijd: 0, op: "2021-06-01"), "W17",
            zwolle, .handmatig)
    }

    @Test("gezag of one person with a second gemeente contradicts itself before 2022, and is no matter after")
    func tegenspraak() throws {
        verwacht(try oud(.eenOuder, almelo, deventer, brp: zwolle), "W31", almelo, .handmatig)
        verwacht(try oud(.eenOuder, almelo, deventer, brp: zwolle, op: "2022-01-01"), "W8", zwolle, .zeker)
    }

    @Test("before the Jeugdwet began, on 1 January 2015, a person looks")
    func vroeger() throws {
        verwacht(try oud(.eenOuder, almelo, op: "2014-12-31"), "W31", almelo, .handmatig)
        verwacht(try oud(.eenOuder, almelo, leeftijd: 5, op: "2015-01-01"), "W31", almelo, .zeker)
    }

    @Test("every kind of gezag with every combination of gemeenten gives one row, as a flat table has it")
    func alles() throws {
        let codes: [String?] = [nil, zwolle, almelo]
        for soort in Gezagsoort.allCases {
            for een in codes {
                for ander in codes {
                    for brp in codes {
                        for werkelijk in [nil, zwolle, deventer] {
                            let antwoord = try oud(soort, een, ander, brp: brp, werkelijk: werkelijk)
                            let (regel, gemeente, zeker) = tabel(soort, een, ander, brp, werkelijk)
                            verwacht(antwoord, regel, gemeente, zeker && gemeente != nil ? .zeker : .handmatig)
                        }
                    }
                }
            }
        }
    }

    private func tabel(
        _ soort: Gezagsoort, _ een: String?, _ ander: String?, _ brp: String?, _ werkelijk: String?
    ) -> (String, String?, Bool) {
        let ergens = werkelijk ?? brp ?? een ?? ander
        let ingeschreven = brp.flatMap { [een, ander].contains($0) ? $0 : nil }
        let bijWie = werkelijk ?? ingeschreven ?? een ?? ander
        let rijen: [(Bool, String, String?, Bool)] = [
            (soort == .gi, "W34", ergens, werkelijk != nil && een == nil && ander == nil),
            (soort == .eenOuder && een != nil, "W31", een, ander == nil),
            (soort == .voogd && een != nil, "W33", een, ander == nil),
            (soort == .ouders && een != nil && een == ander, "W31", een, true),
            (soort == .ouders && een != ander, "W32", bijWie, werkelijk != nil && [een, ander].contains(werkelijk)),
            (true, "W35", ergens, werkelijk != nil && ander == nil),
        ]
        return rijen.first { $0.0 }.map { ($0.1, $0.2, $0.3) } ?? ("", nil, false)
    }

    @Test("§3e: the law changed the woonplaats of some, not of others, and of some nobody can say")
    func wetswijziging() throws {
        func gezag(_ code: String) throws -> Gezag { Gezag(soort: .eenOuder, gemeente: try gemeente(code)) }
        func veranderd(_ feiten: Woonplaatsfeiten) -> Bool? {
            Woonplaatsbeginsel.veranderdDoorWet(feiten, leeftijd: 9, register: .landelijk)
        }
        let stay = try verblijf(.gezinshuis, sinds: "2019-05-01", voor: enschede)
        #expect(veranderd(try feiten(brp: zwolle, verblijf: stay, gezag: gezag(almelo))) == true)
        #expect(veranderd(try feiten(brp: zwolle, verblijf: stay, gezag: gezag(enschede))) == false)
        #expect(veranderd(try feiten(brp: zwolle, verblijf: stay)) == nil)
    }
}
