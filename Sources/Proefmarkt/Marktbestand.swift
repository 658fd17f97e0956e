import Berichten
import Foundation

/// The three files of a market.
package enum Marktbestand: String, Sendable, CaseIterable {
    case aanvragen, aanbod, contracten

    package var naam: String { "\(rawValue).ndjson" }
}

extension Marktgenerator {
    /// How many numbers a file is made of: for contracts the aanbieders, each with none or more lines.
    package func aantal(_ bestand: Marktbestand) -> Int {
        switch bestand {
        case .aanvragen: casussenAantal
        case .aanbod: aanbodAantal
        case .contracten: aanbiedersAantal
        }
    }

    /// The lines of some numbers of a file, each the data of one event with a line feed after it.
    package func regels(_ bestand: Marktbestand, _ nummers: Range<Int>) -> (bytes: Data, aantal: Int) {
        var (bytes, aantal) = (Data(), 0)
        for nummer in nummers {
            for inhoud in self.inhoud(bestand, nummer) {
                bytes.append(contentsOf: inhoud.json.bytes)
                bytes.append(UInt8(ascii: "\n"))
                aantal += 1
            }
        }
        return (bytes, aantal)
    }

    /// What there is under one number of a file.
    package func inhoud(_ bestand: Marktbestand, _ nummer: Int) -> [Inhoud] {
        switch bestand {
        case .aanvragen: [.aanvraagIngediend(aanvraag(nummer))]
        case .aanbod: [.aanbodGemeld(aanbod(nummer))]
        case .contracten: contracten(van: nummer).map { .contractGemeld($0) }
        }
    }
}
