import Jeugdhulp
import Testing

/// A date that must exist.
func datum(_ iso: String) throws -> Datum {
    try #require(Datum(iso), "\(iso) is not a date")
}

/// A gemeentecode that must be well formed.
func gemeente(_ code: String) throws -> Gemeentecode {
    try #require(Gemeentecode(code), "\(code) is not a gemeentecode")
}

func regio(_ naam: String) throws -> Regio {
    try #require(Gemeenteregister.landelijk.regio(naam: naam), "no region \(naam)")
}

func voorziening(_ naam: String) throws -> Voorziening {
    try #require(Voorziening(naam), "no voorziening \(naam)")
}

/// An offer that fits and has room; every test says what is different about its own.
func voorbeeldaanbod(
    plaatsen: Plaatsen = Plaatsen(totaal: 4, vrij: 1),
    aanmeldWeken: Int = 1, behandelWeken: Int = 2, stop: Patientenstop? = nil
) throws -> Aanbod {
    Aanbod(
        aanbodId: "gh-almelo-lvb", agb: try #require(AgbCode("99000201")), naam: "Gezinshuis",
        gemeente: try gemeente("0141"), hulpvorm: .gezinsgericht, voorziening: try voorziening("gezinshuis"),
        doelgroepen: [], leeftijd: Leeftijdsgrens(van: 6, tot: 16), door18: false, plaatsen: plaatsen,
        wachttijd: Wachttijd(
            aanmeldWeken: aanmeldWeken, behandelWeken: behandelWeken, peildatum: try datum("2026-11-16"),
            methode: .verwacht),
        stop: stop, individueleOvereenkomst: true, startZonderBeschikking: false)
}
