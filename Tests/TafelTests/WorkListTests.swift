import Berichten
import Jeugdhulp
import Testing

@testable import Tafel

/// What waits to be done: in turn, until it is committed.
@Suite("The list of work")
struct WorkListTests {
    private static func open(_ casusIds: [String]) throws -> (WorkList, Zakenboek) {
        var (werk, zaken) = (WorkList(), Zakenboek(register: .landelijk))
        let aanvraag = try Voorbeelden.aanvraag("vb-02-gezinshuis")
        for casusId in casusIds {
            let zaak = Zaak(
                casusId: casusId, gi: "ljenr", aanvraagId: "a", ingediendOp: Voorbeelden.vandaag,
                aanvraag: aanvraag.met(casusId: casusId), versie: 1, kern: "", regio: "twente", geslotenOp: nil,
                gezien: [], partitie: 0)
            werk.volg(zaken.zet(zaak, voor: casusId))
        }
        return (werk, zaken)
    }

    @Test("every case gets its turn, on from where the last round stopped; after an abort all of it comes again")
    func beurt() throws {
        var (werk, zaken) = try Self.open(["a", "b", "c", "d"])
        werk.moetHerzien(["a", "b", "c", "d"])
        #expect(werk.neemTeHerzien(aantalMax: 2) == ["a", "b"] && werk.neemTeHerzien(aantalMax: 1) == ["c"])
        werk.moetHerzien(["a"])
        #expect(werk.neemTeHerzien(aantalMax: 1) == ["d"])
        werk.draaiTerug(zaken)
        #expect(werk.teHerzien == ["a", "b", "c", "d"] && werk.gebrek(zaken) == nil)
        _ = werk.neemTeHerzien(aantalMax: 9)
        werk.bevestig()
        werk.draaiTerug(zaken)
        #expect(werk.teHerzien.isEmpty)
    }

    @Test("what happened to a place of a case comes before its proposal")
    func plaatsEerst() throws {
        var (werk, _) = try Self.open(["a", "b"])
        werk.moetHerzien(["a", "b"])
        werk.moetBeslissen(["a"])
        #expect(werk.neemTeHerzien(aantalMax: 9) == ["b"] && werk.neemTeBeslissen(aantalMax: 9) == ["a"])
        #expect(werk.neemTeHerzien(aantalMax: 9) == ["a"])
    }

    @Test("a case that is let go takes its work along, also what an abort would bring back")
    func loslaten() throws {
        var (werk, zaken) = try Self.open(["a", "b"])
        werk.moetHerzien(["a", "b"])
        _ = werk.neemTeHerzien(aantalMax: 1)
        werk.volg(zaken.zet(nil, voor: "a"))
        werk.laatLos(["a"]) { $0 == "a" }
        werk.draaiTerug(zaken)
        #expect(werk.teHerzien == ["b"] && werk.gebrek(zaken) == nil)
    }

    @Test("a case that came and was looked at in one transaction is not waited for after its abort")
    func nieuw() throws {
        var (werk, zaken) = try Self.open(["a"])
        let (_, anders) = try Self.open(["b"])
        let zaak = try #require(anders["b"])
        werk.volg(zaken.bewaar(zaak, voor: "b"))
        werk.moetHerzien(["b"])
        #expect(werk.neemTeHerzien(aantalMax: 9) == ["b"])
        for (wijziging, _) in zaken.draaiTerug() { werk.volg(wijziging) }
        werk.draaiTerug(zaken)
        #expect(werk.teHerzien.isEmpty && werk.gebrek(zaken) == nil)
    }

    @Test("work for a case that is not here is told; so is that for one that is closed")
    func gebrek() throws {
        let (goed, zaken) = try Self.open(["a"])
        #expect(goed.gebrek(zaken) == nil)
        let fouten: [(inout WorkList) -> Void] = [
            { $0.moetHerzien(["weg"]) }, { $0.moetBeslissen(["weg"]) }, { $0.zetOpschalingMeteen("weg") },
        ]
        for maakFout in fouten {
            var werk = goed
            maakFout(&werk)
            #expect(werk.gebrek(zaken) != nil)
        }
    }
}
