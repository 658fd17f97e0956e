import Jeugdhulp
import Testing

/// Zwolle, Enschede, Almelo and Deventer play the gemeenten of the rulings.
let zwolle = "0193"
let enschede = "0153"
let almelo = "0141"
let deventer = "0150"
/// A code that no gemeente has, today or in the table of those that ended.
let vervallen = "0142"

func codeOfNiets(_ tekst: String?) throws -> Gemeentecode? {
    try tekst.map { try gemeente($0) }
}

func verblijf(
    _ soort: Verblijfsoort, sinds: String? = "2024-05-13", aaneengesloten: Bool = true, voor: String? = enschede,
    buitenlandVoor: Bool = false, inOnderzoekVoor: Bool = false, bijPleegouder: Bool = false
) throws -> Verblijf {
    Verblijf(
        soort: soort, sinds: try sinds.map { try datum($0) }, aaneengesloten: aaneengesloten,
        brpGemeenteVoorVerblijf: try codeOfNiets(voor), buitenlandVoorVerblijf: buitenlandVoor,
        inOnderzoekVoorVerblijf: inOnderzoekVoor, bijPleegouderIngeschreven: bijPleegouder)
}

func feiten(
    brp: String? = nil, briefadres: Bool = false, inOnderzoek: Bool = false, buitenland: Bool = false,
    ongeboren: Bool = false, moeder: String? = nil, werkelijk: String? = nil, gemeld: String? = nil,
    ontvangend: String? = nil, geheim: Bool = false, zonderBsn: Bool = false, zonderVerblijfsrecht: Bool = false,
    verblijf: Verblijf? = nil, gezag: Gezag? = nil, voortzetting: Voortzetting? = nil
) throws -> Woonplaatsfeiten {
    Woonplaatsfeiten(
        brpGemeente: try codeOfNiets(brp), briefadres: briefadres, inOnderzoek: inOnderzoek, buitenland: buitenland,
        ongeboren: ongeboren, moederBrpGemeenteBijGeboorte: try codeOfNiets(moeder),
        werkelijkVerblijfGemeente: try codeOfNiets(werkelijk), gemeldInGemeente: try codeOfNiets(gemeld),
        ontvangendeGemeente: try codeOfNiets(ontvangend), vertrouwelijkAdres: geheim, zonderBsn: zonderBsn,
        zonderVerblijfsrecht: zonderVerblijfsrecht, verblijf: verblijf, gezag: gezag, voortzetting: voortzetting)
}

func bepaal(
    _ feiten: Woonplaatsfeiten, leeftijd: Int = 10, op: String = "2026-11-20", alleenAmbulant: Bool = false,
    jeugdreclassering: Bool = false
) throws -> Woonplaats {
    Woonplaatsbeginsel.bepaal(
        feiten, leeftijd: leeftijd, peildatum: try datum(op), register: .landelijk,
        alleenAmbulant: alleenAmbulant, jeugdreclassering: jeugdreclassering)
}

func verwacht(
    _ woonplaats: Woonplaats, _ regel: String, _ gemeente: String?, _ zekerheid: Zekerheid,
    plaats: SourceLocation = #_sourceLocation
) {
    #expect(woonplaats.regel == regel, sourceLocation: plaats)
    #expect(woonplaats.gemeente?.description == gemeente, sourceLocation: plaats)
    #expect(woonplaats.zekerheid == zekerheid, sourceLocation: plaats)
}
