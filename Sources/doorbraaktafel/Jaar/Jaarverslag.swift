import Berichten
import Jeugdhulp

/// A year of a region three times over: as it goes today, at the table, and as well as it could have gone.
struct Jaarverslag {
    let markt: Jaarmarkt
    let rondbellen, tafel, achteraf: Uitkomst
    let opties: [Int]
    let zonderPassend: Int
    let versies, voordrachten, afgewezen: Int

    init(_ markt: Jaarmarkt, _ elkeDag: (Int) -> Void = { _ in }) {
        self.markt = markt
        let passend = markt.passend()
        let beleid = Tafelbeleid(markt)
        tafel = Uitkomst(markt, beleid.draai(elkeDag))
        rondbellen = Uitkomst(markt, Rondbellen.starts(markt, passend: passend))
        achteraf = Uitkomst(markt, Achteraf.starts(markt, passend: passend))
        opties = beleid.opties.sorted()
        zonderPassend = passend.count { $0.isEmpty }
        (versies, voordrachten, afgewezen) = (beleid.versies, beleid.voordrachten, beleid.afgewezen)
    }

    /// How much of what was to be won over ringing round the table won, in percent.
    var gewonnenProcent: Int? {
        let ruimte = rondbellen.totaal - achteraf.totaal
        return ruimte > 0 ? (rondbellen.totaal - tafel.totaal) * 100 / ruimte : nil
    }

    var json: JSONWaarde {
        .object([
            "regio": .tekst(markt.regio.naam), "zaad": .tekst("\(markt.zaad)"),
            "kinderen": .getal(markt.kinderen.count),
            "plekken": .getal(markt.plekken.count), "zonderPassendAanbod": .getal(zonderPassend),
            "rondbellen": rondbellen.json, "tafel": tafel.json, "optimum": achteraf.json,
            "gewonnenProcent": gewonnenProcent.map { .getal($0) } ?? .niets,
            "optiesMediaan": .getal(opties.isEmpty ? 0 : opties[opties.count / 2]),
            "zonderOpties": .getal(opties.count { $0 == 0 }), "versies": .getal(versies),
            "voordrachten": .getal(voordrachten), "afgewezen": .getal(afgewezen),
        ])
    }

    var tekst: String {
        var tabel = Tabel(koppen: ["", "geholpen", "wacht nog", "gemiddeld", "mediaan", "1 op 10 langer dan"])
        for (naam, uitkomst) in [("rondbellen", rondbellen), ("tafel", tafel), ("het beste achteraf", achteraf)] {
            tabel.rijen.append([
                naam, "\(uitkomst.geholpen)", "\(uitkomst.nogWachtend)", "\(Int(uitkomst.gemiddeld)) dagen",
                "\(uitkomst.mediaan) dagen", "\(uitkomst.p90) dagen",
            ])
        }
        let gewonnen = gewonnenProcent.map { "\($0)% van wat er te winnen was" } ?? "er was niets te winnen"
        return """
            Een jaar in \(markt.regio.naam), zaad \(markt.zaad): \(markt.wachtend) kinderen wachten aan het begin, \
            \(markt.kinderen.count) in het hele jaar. Er komen \(markt.plekken.count) plekken vrij bij \
            \(markt.aanbod.count) soorten aanbod. Voor \(zonderPassend) kinderen past geen enkel aanbod.

            \(tabel.tekst(inspringen: 0))

            Met de tafel is er op rondbellen gewonnen: \(gewonnen).
            Opties in het eerste voorstel: mediaan \(opties.isEmpty ? 0 : opties[opties.count / 2]); \
            zonder opties: \(opties.count { $0 == 0 }) kinderen.
            Voorstellen: \(versies), waarvan \(versies - opties.count) herzien. Voordrachten: \(voordrachten), \
            waarvan \(afgewezen) afgewezen.

            Wie aan het eind van het jaar nog wacht, telt alsof het nog een half jaar duurt. De aantallen zijn die van \
            de inspecties waar die geteld hebben; hoeveel plekken er vrijkomen en hoe vaak een aanbieder ja zegt, is \
            aangenomen.
            """
    }
}
