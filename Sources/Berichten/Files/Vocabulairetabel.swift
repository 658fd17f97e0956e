import Jeugdhulp

/// How the words of the messages stand to those of CBS and iJw, for who builds both (regels §4a-§4b).
package enum Vocabulairetabel {
    /// `Schemas/vocabulaire.md`; a test holds the file against this text.
    package static var markdown: String {
        ([kop, "## Van hulpvorm en voorziening naar iJw", ""] + tabel(koppenVoorzieningen, rijenVoorzieningen)
            + ["", "## Van iJw naar hulpvorm en voorziening", ""] + tabel(koppenCategorieen, rijenCategorieen))
            .joined(separator: "\n") + "\n"
    }

    /// What the description of a hulpvorm says in every schema: "Als productcategorie in iJw 3.2: 01 als 31; …".
    package static var hulpvormenInIjw: String {
        let regels = Hulpvorm.allCases.map { hulpvorm in
            "\(hulpvorm.rawValue) als \(hulpvorm.productcategorieen.map(\.code).joined(separator: ", "))"
        }
        return "Als productcategorie in iJw 3.2: \(regels.joined(separator: "; ")) (zie vocabulaire.md)."
    }

    private static let kop = """
        # Woorden van de berichten, CBS en iJw

        Deze tabel is uitvoer van `doorbraaktafel schema vocabulaire`. De hulpvorm is de code van CBS Beleidsinformatie
        Jeugd. De productcategorie is die van iJw 3.2 (codelijst JZ020); 31 tot en met 38 zijn de vormen van 2015. Onder
        welke categorie een gemeente een voorziening toewijst, hangt van haar inkoop af: de eerste code is de
        gebruikelijke.

        """

    private static let koppenVoorzieningen = ["hulpvorm", "voorziening", "productcategorie"]

    private static var rijenVoorzieningen: [[String]] {
        Hulpvorm.allCases.flatMap { hulpvorm in
            let naam = "\(hulpvorm.rawValue) \(hulpvorm.omschrijving)"
            let algemeen = Productcategorie.alle.filter { $0.hulpvorm == hulpvorm }
            return [[naam, "", algemeen.map(tekst).joined(separator: ", ")]]
                + Voorziening.alle.filter { $0.hulpvorm == hulpvorm }.map {
                    [hulpvorm.rawValue, "`\($0.naam)`", $0.productcategorieen.map(tekst).joined(separator: ", ")]
                }
        }
    }

    private static let koppenCategorieen = ["productcategorie", "hulpvorm", "voorzieningen"]

    private static var rijenCategorieen: [[String]] {
        Productcategorie.alle.map { categorie in
            let voorzieningen = categorie.voorzieningen
            let vormen =
                categorie.hulpvorm.map { [$0] }
                ?? Hulpvorm.allCases.filter { vorm in
                    voorzieningen.contains { $0.hulpvorm == vorm }
                }
            let namen = voorzieningen.map { "`\($0.naam)`" }.joined(separator: ", ")
            let alleen = voorzieningen.isEmpty ? "alleen de hulpvorm" : namen
            return [
                tekst(categorie), vormen.map(\.rawValue).joined(separator: ", "),
                categorie.zonderVoorziening ?? alleen,
            ]
        }
    }

    private static func tekst(_ categorie: Productcategorie) -> String { "\(categorie.code) \(categorie.naam)" }

    private static func tabel(_ koppen: [String], _ rijen: [[String]]) -> [String] {
        ([koppen, koppen.map { _ in "---" }] + rijen).map { "| \($0.joined(separator: " | ")) |" }
    }
}
