import Berichten
import Foundation
import Jeugdhulp
import Testing

/// All documents with the referee's verdict on each; the referee runs once for all tests.
private enum Zitting {
    enum Soort: CaseIterable { case geldig, ongeldig, heenEnTerug, mutatie, regel }

    /// What the schema says, and what Swift says.
    typealias Zaak = (stuk: Stuk, uitspraak: Uitspraak, afkeuring: Afkeuring?)

    static func zaken(_ soort: Soort) throws -> [Zaak] { try alle.get()[soort] ?? [] }

    private static let alle = Result { try houd() }

    private static func houd() throws -> [Soort: [Zaak]] {
        var stukken: [(Soort, Stuk)] = []
        for type in Berichttype.allCases {
            let geldig = try Pakket.voorbeelden(type, "geldig")
            stukken += geldig.map { (.geldig, $0) }
            stukken += try Pakket.voorbeelden(type, "ongeldig").map { (.ongeldig, $0) }
            stukken += geldig.compactMap(herschreven).map { (.heenEnTerug, $0) }
            var mutaties = Mutaties()
            for voorbeeld in geldig {
                stukken += mutaties.van(try JSONTree(voorbeeld.json)).map {
                    (.mutatie, Stuk(type: type, herkomst: "\(voorbeeld.herkomst): \($0.naam)", json: $0.json))
                }
            }
        }
        stukken += try regels().map { (.regel, $0) }
        let uitspraken = try Scheidsrechter.keur(stukken.map(\.1))
        return Dictionary(grouping: zip(stukken, uitspraken), by: \.0.0).mapValues {
            $0.map { ($0.0.1, $0.1, afkeuring(Data($0.0.1.json.utf8))) }
        }
    }

    /// A valid example as Swift writes it.
    private static func herschreven(_ stuk: Stuk) -> Stuk? {
        guard let gelezen = try? GebeurtenisReader().leesGestructureerd(Data(stuk.json.utf8)) else { return nil }
        return Stuk(
            type: stuk.type, herkomst: stuk.herkomst, json: String(decoding: gelezen.bytes, as: UTF8.self))
    }

    /// The lines of the demo, each in an envelope.
    private static func regels() throws -> [Stuk] {
        let bestanden: [(String, Berichttype)] = [
            ("aanvragen", .aanvraagIngediend), ("aanbod", .aanbodGemeld), ("contracten", .contractGemeld),
        ]
        return try bestanden.flatMap { naam, type in
            let tekst = try Pakket.tekst("Sources/doorbraaktafel/Voorbeelden/\(naam).ndjson")
            return tekst.split(separator: "\n").enumerated().map { index, regel in
                let omslag = """
                    {"specversion":"1.0","id":"\(naam)-\(index)","source":"urn:nld:kvknr:00000001",\
                    "type":"\(type.ceType)","data":\(regel)}
                    """
                return Stuk(type: type, herkomst: "\(naam).ndjson:\(index + 1)", json: omslag)
            }
        }
    }
}

@Suite("The schemas and the Swift types say the same")
struct SchemaTests {
    @Test("every valid example is valid to both")
    func geldig() throws {
        let zaken = try Zitting.zaken(.geldig)
        #expect(zaken.count >= 2 * Berichttype.allCases.count)
        for (stuk, uitspraak, afkeuring) in zaken {
            #expect(uitspraak.geldig, "\(stuk.herkomst): the schema refuses \(uitspraak.fout ?? "")")
            #expect(afkeuring == nil, "\(stuk.herkomst): Swift refuses \(afkeuring?.description ?? "")")
        }
    }

    @Test("what Swift writes of an example is valid by the schema and reads back as an equal event")
    func heenEnTerug() throws {
        let zaken = try Zitting.zaken(.heenEnTerug)
        #expect(zaken.count == (try Zitting.zaken(.geldig)).count)
        for (eerst, daarna) in zip(try Zitting.zaken(.geldig), zaken) {
            #expect(daarna.uitspraak.geldig, "\(daarna.stuk.herkomst): \(daarna.uitspraak.fout ?? "")")
            let lezer = GebeurtenisReader()
            let gelezen = try lezer.leesGestructureerd(Data(eerst.stuk.json.utf8))
            let teruggelezen = try lezer.leesGestructureerd(Data(daarna.stuk.json.utf8))
            #expect(gelezen == teruggelezen, "\(eerst.stuk.herkomst)")
            #expect(gelezen.inhoud.type == eerst.stuk.type)
        }
    }

    @Test("every invalid example is refused by both")
    func ongeldig() throws {
        let zaken = try Zitting.zaken(.ongeldig)
        #expect(zaken.count >= 100)
        for (stuk, uitspraak, afkeuring) in zaken {
            #expect(!uitspraak.geldig, "\(stuk.herkomst): the schema accepts it")
            #expect(afkeuring != nil, "\(stuk.herkomst): Swift accepts it")
        }
    }

    @Test("no single change to an example is accepted by the one and refused by the other")
    func mutaties() throws {
        let zaken = try Zitting.zaken(.mutatie)
        let oneens = zaken.compactMap { stuk, uitspraak, afkeuring -> String? in
            guard uitspraak.geldig != (afkeuring == nil) else { return nil }
            let schema = uitspraak.geldig ? "accepts" : "refuses \(uitspraak.fout ?? "")"
            return "\(stuk.herkomst)\n    schema \(schema); Swift \(afkeuring?.description ?? "accepts")"
        }
        #expect(oneens.isEmpty, "\(oneens.count) of \(zaken.count) changes:\n\(oneens.joined(separator: "\n"))")
        // Were all refused, or all accepted, they would prove nothing.
        #expect(zaken.count > 10_000)
        #expect(zaken.count { $0.uitspraak.geldig } > zaken.count / 20)
        #expect(zaken.count { !$0.uitspraak.geldig } > zaken.count / 4)
    }

    @Test("every refusal of a changed example fits in a bericht-afgekeurd, and repeats nothing that can be a BSN")
    func weigeringen() throws {
        let bron = BerichtAfgekeurd.Bron(topic: "doorbraak.aanvragen", partitie: 0, offset: 0)
        var gezien: Set<String> = []
        for (stuk, _, afkeuring) in try Zitting.zaken(.mutatie) {
            guard let afkeuring, gezien.insert(afkeuring.description).inserted else { continue }
            #expect(!heeftNegenCijfers(afkeuring.description), "\(stuk.herkomst): \(afkeuring)")
            let bericht = BerichtAfgekeurd(
                berichtId: nil, casusId: nil, gi: nil, afkeuring: afkeuring, bron: bron, op: Tijdstip(ms: 0))
            let gebeurtenis = Gebeurtenis(
                id: "1", source: "urn:nld:kvknr:00000001", time: nil, inhoud: .berichtAfgekeurd(bericht))
            let terug = try GebeurtenisReader().leesGestructureerd(Data(gebeurtenis.bytes))
            #expect(terug == gebeurtenis, "\(stuk.herkomst)")
        }
        #expect(gezien.count > 300)
    }

    @Test("every line of the examples of the demo, in an envelope, is valid to both")
    func regels() throws {
        let zaken = try Zitting.zaken(.regel)
        #expect(zaken.count > 50)
        for (stuk, uitspraak, afkeuring) in zaken {
            #expect(uitspraak.geldig, "\(stuk.herkomst): \(uitspraak.fout ?? "")")
            #expect(afkeuring == nil, "\(stuk.herkomst): \(afkeuring?.description ?? "")")
        }
    }

    @Test("there is one schema for each type of event, and it names that type")
    func types() throws {
        struct Schema: Decodable {
            struct Eigenschappen: Decodable {
                struct Soort: Decodable { let const: String }
                let type: Soort
            }
            let properties: Eigenschappen
        }
        let bestanden = try Pakket.namen("Schemas").filter { $0.hasSuffix(".schema.json") }
        let types = try bestanden.map { naam in
            try JSONDecoder().decode(Schema.self, from: Data(try Pakket.tekst("Schemas/\(naam)").utf8)).properties.type
                .const
        }
        #expect(types.sorted() == Berichttype.allCases.map(\.ceType).sorted())
        #expect(bestanden == Berichttype.allCases.map { "\($0.rawValue).v1.schema.json" }.sorted())
        #expect(try Pakket.namen("Schemas/voorbeelden") == Berichttype.allCases.map(\.rawValue).sorted())
    }

    @Test("asyncapi.yaml refers to every schema")
    func asyncapi() throws {
        let tekst = try Pakket.tekst("Schemas/asyncapi.yaml")
        for type in Berichttype.allCases {
            #expect(tekst.contains("$ref: ./\(type.rawValue).v1.schema.json"), "\(type.rawValue)")
        }
    }

    @Test("the program takes in every valid example on 2026-11-20, as the README of the schemas promises")
    func gekeurd() throws {
        let keuring = Keuring(register: .landelijk)
        for (stuk, _, _) in try Zitting.zaken(.geldig) {
            let waarde = Data(stuk.json.utf8)
            let gebeurtenis = try GebeurtenisReader().leesGestructureerd(waarde)
            #expect(throws: Never.self, "\(stuk.herkomst)") {
                try keuring.keur(gebeurtenis, waarde: waarde, vandaag: try datum("2026-11-20"))
            }
        }
    }
}
