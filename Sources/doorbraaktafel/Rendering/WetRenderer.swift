import Berichten
import Jeugdhulp

/// What of the law is shown on a terminal.
struct WetRenderer {
    let register: Gemeenteregister

    func tekst(_ wet: Wet) -> String {
        var regels = [ConsoleOutput.vet("Jeugdwet, geldt vanaf \(wet.vanaf.inWoorden) (\(wet.bestand))")]
        for artikel in wet.artikelen {
            regels += ["", ConsoleOutput.vet("Artikel \(artikel.artikel)"), artikel.tekst, ""]
            for regel in artikel.regels {
                regels.append("  \(regel.naam)")
                regels += regel.gevallen.map { "    \($0.dan)  \(ConsoleOutput.zwak("als \($0.als)"))" }
            }
            regels += artikel.onvertaalbaar.map { "  een mens kijkt: \($0.wat). \($0.waarom) \($0.voorstel)" }
        }
        return regels.joined(separator: "\n")
    }

    func tekst(_ verschil: Wetsvergelijking.Verschil) -> String {
        func kant(_ kant: Wetsvergelijking.Kant) -> String {
            "\(kant.regel), gemeente uit \(kant.uit?.rawValue ?? "niets"), \(kant.zekerheid.rawValue)"
        }
        let gezag = verschil.gezag == "geen" ? "" : ", gezag \(verschil.gezag)"
        let wat = ConsoleOutput.vet("verblijf \(verschil.verblijf)\(gezag)")
        let zoals = "\(verschil.aantal) combinaties; zoals \(verschil.voorbeeld.joined(separator: ", "))"
        return "\(wat)  \(kant(verschil.van)) → \(kant(verschil.naar))\n  \(ConsoleOutput.zwak(zoals))"
    }

    func json(_ verschil: Wetsvergelijking.Verschil) -> JSONValue {
        func kant(_ kant: Wetsvergelijking.Kant) -> JSONValue {
            .object([
                "regel": .tekst(kant.regel), "uit": .tekst(kant.uit?.rawValue),
                "zekerheid": .tekst(kant.zekerheid.rawValue),
            ])
        }
        return .object([
            "verblijf": .tekst(verschil.verblijf), "gezag": .tekst(verschil.gezag), "van": kant(verschil.van),
            "naar": kant(verschil.naar), "aantal": .getal(verschil.aantal), "voorbeeld": .teksten(verschil.voorbeeld),
        ])
    }

    /// Everything that is wrong with the rows, the words and the cases of a text; empty when nothing is.
    func fouten(_ controle: Wetscontrole, _ gevallen: [(Wetsscenario, Woonplaats)]) -> [String] {
        let rijen = controle.bevindingen.map { een in
            let wat = een.isGat ? "geen enkele rij geldt" : "\(een.rijen.joined(separator: " en ")) gelden allebei"
            return "artikel \(een.artikel): \(wat) voor \(een.aantal) combinaties, zoals "
                + "\(een.voorbeeld.joined(separator: ", ")). Maak de gevallen van 'rij' zo dat er precies één geldt."
        }
        let woorden = controle.vreemdeWoorden.map {
            "'\($0)' staat niet in de tekst van het artikel. Neem de woorden letterlijk over."
        }
        let mis = gevallen.map { geval, uit in
            let hoort = geval.antwoord
            return
                "geval \(geval.id) (\(geval.zin)) geeft \(uit.regel), \(naam(uit.gemeente)), "
                + "\(uit.zekerheid.rawValue), en hoort te geven \(hoort.rij), "
                + "\(naam(hoort.gemeente)), \(hoort.zekerheid.rawValue)."
        }
        return rijen + woorden + mis
    }

    private func naam(_ code: Gemeentecode?) -> String {
        code.map { register.gemeente($0)?.naam ?? $0.description } ?? "geen gemeente"
    }
}
