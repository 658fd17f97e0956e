import Berichten
import Foundation
import Jeugdhulp
import Mustache
import Testing

@testable import Bord
@testable import ReadStore

@Suite("Pages as HTML")
struct PageTests {
    @Test("every template can be read, and has no unescaped tag but those for drawings")
    func sjablonen() throws {
        let tekeningen: Set = [
            "termijn.balk", "balk", "kaart", "grafiek", "keuzes.hulpvormen", "keuzes.voorzieningen",
            "keuzes.doelgroepen", "keuzes.regios", "keuzes.gemeenten", "keuzes.gis", "keuzes.wachten",
            "keuzes.overeenkomsten", "keuzes.volgordes", "keuzes",
        ]
        for (naam, tekst) in PageTemplates.bronnen {
            _ = try MustacheTemplate(string: tekst)
            let open = tekst.matches(of: /\{\{\{([^}]+)\}\}\}/).map { String($0.output.1) }
            #expect(Set(open).isSubset(of: tekeningen), "\(naam) has an unescaped \(open)")
            #expect(!tekst.contains("{{&"), "\(naam) has an unescaped tag")
        }
    }

    @Test("no page has a tag that was not filled, a style or a script of its own, or an address outside")
    func schoon() throws {
        for (naam, blad) in try SamplePages().alle() {
            let html = blad.html
            #expect(html.hasPrefix("<!doctype html>"), "\(naam)")
            #expect(html.hasSuffix("</html>\n"), "\(naam)")
            for fout in ["{{", "Optional(", " style=", "<style", "onclick", "http://", "https://", "nil"] {
                #expect(!html.contains(fout), "\(naam) has \(fout)")
            }
            #expect(!html.contains("<script>"), "\(naam) let a script through")
        }
    }

    @Test("what people type comes back as text, never as HTML")
    func ontsnapt() throws {
        let bladen = try SamplePages().alle()
        let zoek = try #require(bladen["overzicht-niets"]?.html)
        #expect(zoek.contains("value=\"&lt;script&gt;alert(1)&lt;/script&gt;\""))
        let veld = try #require(bladen["indienen-fout"]?.html)
        #expect(veld.contains("value=\"&quot;&gt;&lt;b&gt;x\""))
    }

    @Test("the decision form has nothing chosen beforehand, and one field for each thing that is asked")
    func besluit() throws {
        let html = try SamplePages().casus("vb-03-plafond").html
        let formulier = try #require(html.split(separator: "<form class=\"besluit\"").last)
        #expect(!formulier.contains("checked"))
        #expect(!formulier.contains(" selected"))
        #expect(formulier.matches(of: /name="besluit"/).count == 8)
        #expect(formulier.matches(of: /name="optie"/).count == 4)
        for naam in ["csrf", "versie", "rol", "reden"] { #expect(formulier.contains("name=\"\(naam)\"")) }
    }

    @Test("without an option nobody can nominate, and the page says why nothing fits and whom to ask")
    func geenOptie() throws {
        var blad = try SamplePages().casus("vb-10-geen-aanbod")
        for plaats in blad.voorstel.knelpunten.indices { blad.voorstel.knelpunten[plaats].bij = "de contactpersoon" }
        let html = blad.html
        #expect(!html.contains("value=\"voordracht\""))
        #expect(html.contains("Niemand heeft deze hulp gemeld"))
        #expect(html.contains("Vraag maatwerk bij de contactpersoon."))
    }

    @Test("a link to the next page keeps what was asked")
    func bladeren() {
        var blad = OverzichtPage(
            kader: PageFrame(register: .landelijk, vandaag: SamplePages.vandaag),
            filter: Zaakfilter { ["zoek": "a&b é", "stand": "te-laat", "hulpvorm": "99"][$0] }, zaken: [],
            gevonden: 300,
            pagina: 2, paginas: 3, tellingen: Zaaktellingen(open: 300), keuzes: Zaakkeuzes())
        blad.zaken = []
        #expect(blad.filter.hulpvorm == nil)
        let adres = Pagination.adres("/", blad.filter.velden + [("pagina", "3")])
        #expect(adres == "/?zoek=a%26b%20%C3%A9&stand=te-laat&pagina=3")
    }

    @Test("days are said in words, and the norm day itself is not late")
    func termijn() throws {
        let norm = try #require(Datum("2026-11-20"))
        let woorden = [-2, -1, 0, 1].map { Termijn(norm: norm, vandaag: norm.plus(dagen: $0)).woorden }
        #expect(woorden == ["nog 2 dagen", "nog 1 dag", "vandaag", "1 dag te laat"])
    }

    @Test("a day before which something had to be done is said otherwise once it is past")
    func uiterlijk() throws {
        let dag = try #require(Datum("2026-11-20"))
        #expect(Wording.uiterlijk(dag, vandaag: dag) == "Uiterlijk 20 november 2026.")
        #expect(Wording.uiterlijk(dag, vandaag: dag.plus(dagen: 1)) == "De uiterste datum was 20 november 2026.")
        let html = try SamplePages().overzicht().html
        #expect(html.contains("De aanbieder antwoordt. Uiterlijk 25 november 2026.</span>"))
    }
}
