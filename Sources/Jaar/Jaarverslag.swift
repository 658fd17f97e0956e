import Berichten
import Jeugdhulp

/// A year of a region three times over: as it goes today, at the table, and as well as it could have gone.
package struct Jaarverslag {
    package let markt: Jaarmarkt
    package let rondbellen, tafel, achteraf: Jaaruitkomst
    package let opties: [Int]
    package let zonderPassend: Int
    package let versies, voordrachten, afgewezen: Int

    package init(_ markt: Jaarmarkt, _ elkeDag: (Int) -> Void = { _ in }) {
        self.markt = markt
        let passend = markt.passend()
        let beleid = Tafelbeleid(markt)
        tafel = Jaaruitkomst(markt, beleid.draai(elkeDag))
        rondbellen = Jaaruitkomst(markt, Rondbellen.starts(markt, passend: passend))
        achteraf = Jaaruitkomst(markt, Achteraf.starts(markt, passend: passend))
        opties = beleid.opties.sorted()
        zonderPassend = passend.count { $0.isEmpty }
        (versies, voordrachten, afgewezen) = (beleid.versies, beleid.voordrachten, beleid.afgewezen)
    }

    /// How much of what was to be won over ringing round the table won, in percent.
    package var gewonnenProcent: Int? {
        let ruimte = rondbellen.totaal - achteraf.totaal
        return ruimte > 0 ? (rondbellen.totaal - tafel.totaal) * 100 / ruimte : nil
    }

    package var json: JSONValue {
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
}
