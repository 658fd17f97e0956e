import Berichten
import Foundation
import Jeugdhulp
import Matching

/// A market from two files.
struct Marktlezer {
    /// Files of offers (NDJSON or CSV) and of contracts (NDJSON).
    let aanbod, contracten: String

    /// - Throws: when the file cannot be read as lines at all.
    static func regels(
        _ bestand: NDJSONFile, _ data: Data, _ naam: String, _ type: Berichttype
    ) throws -> [FileLine] {
        try InputFile.ontleed(naam) { () throws(TableError) in try bestand.lees(data, [type]) }
    }

    /// Says what was refused, the first of it line by line: of a file of the wrong day every line is.
    static func meld(_ afgekeurd: [String]) {
        for regel in afgekeurd.prefix(afgekeurdGemeldMax) { ConsoleOutput.fout(regel) }
        let rest = afgekeurd.count - afgekeurdGemeldMax
        if rest > 0 { ConsoleOutput.fout("en nog \(rest) regels die zijn afgekeurd") }
    }

    private static let afgekeurdGemeldMax = 50

    /// - Returns: everyone with an offer, and what was refused among offers and contracts.
    /// - Throws: when something stands there twice: nobody knows which counts.
    func vul(
        _ markt: inout Markt, _ bestand: NDJSONFile
    ) throws -> (aanbieders: Set<AgbCode>, afgekeurd: [String]) {
        var (fouten, afgekeurd): ([String], [String]) = ([], [])
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
        let opgaven = try InputFile.lees(aanbod)
        // No offers at all is a market too.
        let regels =
            opgaven.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
            ? []
            : try InputFile.ontleed(aanbod) { () throws(TableError) in
                try Aanbodbestand(bestand, register: markt.register).lees(opgaven).regels
            }
        for regel in regels {
            switch regel.uitkomst {
            case .success(let gebeurtenis):
                guard case .aanbodGemeld(let opgave) = gebeurtenis.inhoud else { continue }
                if eenmaal(opgave.sleutel.description, regel.nummer, aanbod) { markt.aanbod.meld(opgave) }
                aanbieders.insert(opgave.agb)
            case .failure(let afkeuring): afgekeurd.append("\(aanbod) regel \(regel.nummer): \(afkeuring)")
            }
        }
        for regel in try Self.regels(bestand, try InputFile.lees(contracten), contracten, .contractGemeld) {
            switch regel.uitkomst {
            case .success(let gebeurtenis):
                guard case .contractGemeld(let gemeld) = gebeurtenis.inhoud else { continue }
                let contract = try gemeld.contract(markt.register)
                if eenmaal(gemeld.sleutel, regel.nummer, contracten) { markt.contracten.meld(contract) }
            case .failure(let afkeuring): afgekeurd.append("\(contracten) regel \(regel.nummer): \(afkeuring)")
            }
        }
        guard fouten.isEmpty else { throw ExitFailure.fout(fouten.joined(separator: "\n")) }
        return (aanbieders, afgekeurd)
    }
}
