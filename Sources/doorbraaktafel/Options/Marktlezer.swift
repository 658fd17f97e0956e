import Berichten
import Foundation
import Jeugdhulp
import Matching

/// A market from two files.
struct Marktlezer {
    /// Files of offers and of contracts (NDJSON).
    let aanbod, contracten: String

    /// - Returns: everyone with an offer.
    func vul(_ markt: inout Markt, _ bestand: NDJSONFile) throws -> Set<AgbCode> {
        var fouten: [String] = []
        var aanbieders: Set<AgbCode> = []
        var gezien: [String: Int] = [:]
        func eenmaal(_ sleutel: String, _ regel: Int, _ naam: String) -> Bool {
            if let eerder = gezien.updateValue(regel, forKey: "\(naam) \(sleutel)") {
                fouten.append(
                    "\(naam) regel \(regel): '\(sleutel)' staat ook op regel \(eerder); laat er één staan"
                )
                return false
            }
            return true
        }
        for regel in bestand.lees(try InputFile.lees(aanbod), [.aanbodGemeld]) {
            switch regel.uitkomst {
            case .success(let gebeurtenis):
                guard case .aanbodGemeld(let opgave) = gebeurtenis.inhoud else { continue }
                if eenmaal(opgave.aanbodId, regel.nummer, aanbod) { markt.aanbod.meld(opgave) }
                aanbieders.insert(opgave.agb)
            case .failure(let afkeuring): fouten.append("\(aanbod) regel \(regel.nummer): \(afkeuring)")
            }
        }
        for regel in bestand.lees(try InputFile.lees(contracten), [.contractGemeld]) {
            switch regel.uitkomst {
            case .success(let gebeurtenis):
                guard case .contractGemeld(let gemeld) = gebeurtenis.inhoud else { continue }
                let contract = try gemeld.contract(markt.register)
                if eenmaal(gemeld.sleutel, regel.nummer, contracten) { markt.contracten.meld(contract) }
            case .failure(let afkeuring): fouten.append("\(contracten) regel \(regel.nummer): \(afkeuring)")
            }
        }
        guard fouten.isEmpty else { throw ExitFailure.fout(fouten.joined(separator: "\n")) }
        return aanbieders
    }
}
