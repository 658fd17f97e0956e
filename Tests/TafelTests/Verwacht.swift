import Berichten
import Foundation
import Jeugdhulp
import Testing

/// What each example case must come to, as the reference data says.
struct Verwacht: Decodable {
    let vandaag: String
    let verwacht: [String: Uitkomst]

    struct Uitkomst: Decodable {
        let regio, gemeente, regel, afgekeurd: String?
        let eerste, paar, niet: [String]?
        let boven: [[String]]?
        let stappen, uitgesloten: [String: String]?
        let geenOptie: Bool?
    }

    static func lees() throws -> Verwacht {
        let pad = Voorbeelden.wortel.appendingPathComponent("Tests/TafelTests/Voorbeelden/verwacht.json")
        return try JSONDecoder().decode(Verwacht.self, from: Data(contentsOf: pad))
    }

    /// Holds a proposal against what was expected of it.
    static func controleer(_ voorstel: VoorstelGedaan, _ uitkomst: Uitkomst) {
        let id = voorstel.casusId
        if let regio = uitkomst.regio { #expect(voorstel.regio == regio, "\(id)") }
        if let gemeente = uitkomst.gemeente { #expect(voorstel.gemeente.code?.description == gemeente, "\(id)") }
        if let regel = uitkomst.regel { #expect(voorstel.gemeente.regel == regel, "\(id)") }
        let opties = voorstel.opties.map { $0.aanbod.map(\.aanbodId) }
        if let eerste = uitkomst.eerste { #expect(opties.first == eerste, "\(id)") }
        if let paar = uitkomst.paar { #expect(opties.first.map(Set.init) == Set(paar), "\(id)") }
        for paar in uitkomst.boven ?? [] {
            let plaatsen = paar.compactMap { naam in opties.firstIndex(of: [naam]) }
            #expect(plaatsen.count == paar.count && plaatsen == plaatsen.sorted(), "\(id): \(paar)")
        }
        for naam in uitkomst.niet ?? [] { #expect(opties.first?.contains(naam) != true, "\(id)") }
        for (naam, stap) in uitkomst.stappen ?? [:] {
            let optie = voorstel.opties.first { $0.aanbod.contains { $0.aanbodId == naam } }
            #expect(optie?.stappen.map(\.stap).contains(stap) == true, "\(id): \(naam) needs \(stap)")
        }
        for (naam, reden) in uitkomst.uitgesloten ?? [:] {
            let rij = voorstel.uitgesloten.first { $0.reden == reden }
            #expect(rij?.aanbod.contains(naam) == true, "\(id): \(naam) is out for \(reden)")
            #expect(!opties.contains { $0.contains(naam) }, "\(id): \(naam) is no option")
        }
        if uitkomst.geenOptie == true { #expect(opties.isEmpty && !voorstel.knelpunten.isEmpty, "\(id)") }
        for optie in voorstel.opties {
            #expect(optie.criteria.reduce(0) { $0 + $1.punten } == optie.score, "\(id): points add up")
            #expect(optie.criteria.allSatisfy { !$0.uitleg.isEmpty }, "\(id): every criterion is explained")
        }
    }
}
