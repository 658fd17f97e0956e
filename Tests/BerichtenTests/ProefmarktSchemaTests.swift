import Berichten
import Jeugdhulp
import Proefmarkt
import Testing

@Suite("The invented market keeps to the schemas")
struct ProefmarktSchemaTests {
    @Test("every line of every file, in an envelope, is valid by the schema of its type")
    func geldig() throws {
        let markt = try Marktgenerator(
            zaad: 20_261_120, aanbod: 400, casussen: 200, vandaag: try datum("2026-11-20"),
            scenario: Scenario(naam: "overijssel"))
        let types: [(Marktbestand, Berichttype)] = [
            (.aanvragen, .aanvraagIngediend), (.aanbod, .aanbodGemeld), (.contracten, .contractGemeld),
        ]
        let stukken = types.flatMap { bestand, type in
            let tekst = String(decoding: markt.regels(bestand, 0..<markt.aantal(bestand)).bytes, as: UTF8.self)
            return tekst.split(separator: "\n").enumerated().map { index, regel in
                let omslag = """
                    {"specversion":"1.0","id":"\(bestand)-\(index)","source":"urn:nld:kvknr:00000001",\
                    "type":"\(type.ceType)","data":\(regel)}
                    """
                return Stuk(type: type, herkomst: "\(bestand.naam):\(index + 1)", json: omslag)
            }
        }
        #expect(stukken.count > 153 + 400 + 100)
        for (stuk, uitspraak) in zip(stukken, try Scheidsrechter.keur(stukken)) {
            #expect(uitspraak.geldig, "\(stuk.herkomst): \(uitspraak.fout ?? "") \(stuk.json)")
        }
    }
}
