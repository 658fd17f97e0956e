/// The law for who has to vouch for it: the text on the left, the rule on the right, the cases below. One page of HTML
/// without anything from elsewhere, made to be printed.
package struct Wetsboekje {
    private let wetten: Woonplaatswetten
    private let scenarios: [Wetsscenario]
    private let register: Gemeenteregister

    package init(
        wetten: Woonplaatswetten = .ingebouwd, scenarios: [Wetsscenario] = Wetsscenario.ingebouwd,
        register: Gemeenteregister
    ) {
        self.wetten = wetten
        self.scenarios = scenarios
        self.register = register
    }

    package var html: String {
        """
        <!doctype html>
        <html lang="nl"><head><meta charset="utf-8"><title>Jeugdwet artikel 1.1: tekst, regel en gevallen</title>
        <style>\(Self.stijl)</style></head><body>
        <h1>Jeugdwet artikel 1.1: jeugdige en woonplaats</h1>
        <p>Links staat de tekst, rechts de regel die het programma uitvoert, eronder de gevallen met hun uitkomst. De
        regel staat in de bestanden die bij elke tekst genoemd zijn. De volgorde van de gevallen in een regel telt: het
        eerste dat klopt geldt. Bij <code>rij</code> sluiten de gevallen elkaar uit.</p>
        \(wetten.wetten.indices.map(wet).joined(separator: "\n"))
        </body></html>

        """
    }

    private func wet(_ nummer: Int) -> String {
        let wet = wetten.wetten[nummer]
        let tot = nummer + 1 < wetten.wetten.count ? wetten.wetten[nummer + 1].vanaf.plus(dagen: -1) : nil
        let duur = tot.map { "van \(wet.vanaf.inWoorden) tot en met \($0.inWoorden)" } ?? "vanaf \(wet.vanaf.inWoorden)"
        return """
            <section><h2>Zoals het geldt \(Self.veilig(duur)) <small>\(Self.veilig(wet.bestand))</small></h2>
            \(wet.artikelen.map(artikel).joined(separator: "\n"))
            \(gevallen(wet.vanaf, tot))</section>
            """
    }

    private func artikel(_ artikel: Wetsprogramma) -> String {
        let tekst = Self.onderdelen(artikel.tekst).map { "<p>\(Self.veilig($0))</p>" }.joined()
        let regels = artikel.regels.filter {
            !Self.taal.contains($0.naam) && !$0.naam.hasPrefix("zin_") && !$0.naam.hasPrefix("feit_")
        }
        let rechts = regels.map { regel in
            let gevallen = regel.gevallen.map { "<li>\(Self.veilig($0.dan)) <i>als</i> \(Self.veilig($0.als))</li>" }
            return "<dt><code>\(Self.veilig(regel.naam))</code></dt><dd><ul>\(gevallen.joined())</ul></dd>"
        }
        let open = artikel.onvertaalbaar.map {
            "<li><b>\(Self.veilig($0.wat))</b>: \(Self.veilig($0.waarom)) \(Self.veilig($0.voorstel))</li>"
        }
        return """
            <h3>Artikel \(Self.veilig(artikel.artikel))</h3>
            <div class="naast"><div class="tekst">\(tekst)</div><dl class="regel">\(rechts.joined())</dl></div>
            \(open.isEmpty ? "" : "<p>Hier kijkt een mens:</p><ul>\(open.joined())</ul>")
            """
    }

    /// What is said and not decided.
    private static let taal: Set<String> = [
        "toelichting", "twijfels", "woorden", "feiten", "plek", "wie", "naam_jr", "naam_voort",
    ]

    private func gevallen(_ vanaf: Datum, _ tot: Datum?) -> String {
        let hier = scenarios.filter { vanaf <= $0.peildatum && $0.peildatum <= tot ?? .laatste }
        let rijen = hier.map { geval in
            let uit = geval.uitkomst(register)
            let gemeente = uit.gemeente.flatMap { register.gemeente($0)?.naam } ?? "geen"
            return """
                <tr><td>\(Self.veilig(geval.id))</td><td>\(Self.veilig(geval.zin))</td><td>\(geval.peildatum)</td>\
                <td>\(geval.leeftijd)</td><td>\(Self.veilig(uit.regel))</td><td>\(Self.veilig(gemeente))</td>\
                <td>\(uit.zekerheid.rawValue)</td><td>\(geval.klopt(register) ? "ja" : "<b>nee</b>")</td></tr>
                """
        }
        return """
            <h3>Gevallen</h3><table><thead><tr><th>geval</th><th>wat</th><th>peildatum</th><th>leeftijd</th>\
            <th>rij</th><th>gemeente</th><th>zekerheid</th><th>zoals verwacht</th></tr></thead><tbody>
            \(rijen.joined(separator: "\n"))
            </tbody></table>
            """
    }

    /// A text cut before "1°.", "2°.", …, as it stands in the law.
    private static func onderdelen(_ tekst: String) -> [String] {
        var uit = [""]
        for woord in tekst.split(separator: " ") {
            if woord.hasSuffix("°."), woord.dropLast(2).allSatisfy(\.isNumber) { uit.append("") }
            uit[uit.count - 1] += uit[uit.count - 1].isEmpty ? String(woord) : " \(woord)"
        }
        return uit.filter { !$0.isEmpty }
    }

    private static func veilig(_ tekst: String) -> String {
        var uit = ""
        for teken in tekst {
            switch teken {
            case "&": uit += "&amp;"
            case "<": uit += "&lt;"
            case ">": uit += "&gt;"
            case "\"": uit += "&quot;"
            default: uit.append(teken)
            }
        }
        return uit
    }

    private static let stijl = """
        body{font:11pt/1.45 Georgia,serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#111}
        h2{border-top:2px solid #111;padding-top:.6rem}small{font-weight:normal;color:dimgray}
        .naast{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}
        .regel{margin:0;font:9.5pt/1.4 "DejaVu Sans",Arial,sans-serif}.regel dt{font-weight:bold;margin-top:.5rem}
        .regel dd{margin:0}.regel ul{margin:.1rem 0;padding-left:1.1rem}
        table{border-collapse:collapse;width:100%;font:9.5pt/1.35 "DejaVu Sans",Arial,sans-serif}
        th,td{border:1px solid darkgray;padding:.2rem .4rem;text-align:left;vertical-align:top}
        @page{size:A4;margin:16mm}
        @media print{body{margin:0;max-width:none;font-size:9pt}section{break-before:page}
        dt,tr,.tekst p{break-inside:avoid}thead{display:table-header-group}}
        """
}
