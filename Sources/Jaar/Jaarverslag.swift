import Berichten
import Jeugdhulp

/// A year of a region four times over: as it goes today, at the table one by one, at the table with the round, and as
/// well as it could have gone.
package struct Jaarverslag {
    package let markt: Jaarmarkt
    package let rondbellen, tafel, ronde, achteraf: Jaaruitkomst
    package let opties: [Int]
    package let zonderPassend: Int
    package let versies, voordrachten, afgewezen: Int
    /// Nominations of the round, and how many of them were refused.
    package let rondevoordrachten, rondeafgewezen: Int
    /// Children that waited while a place that fits them went to a weaker claim (#138): without a reason, and with one.
    package let afgunstOnverklaard, afgunstVerklaard: Int
    /// The most children that started with one aanbieder in one week (#137).
    package let instroomHoogste: Int

    package init(_ markt: Jaarmarkt, _ elkeDag: (Int) -> Void = { _ in }) {
        self.markt = markt
        let passend = markt.passend()
        let beleid = Tafelbeleid(markt)
        tafel = Jaaruitkomst(markt, beleid.draai(elkeDag))
        let rondebeleid = Rondebeleid(markt)
        ronde = Jaaruitkomst(markt, rondebeleid.draai())
        (rondevoordrachten, rondeafgewezen) = (rondebeleid.voordrachten, rondebeleid.afgewezen)
        (afgunstOnverklaard, afgunstVerklaard) = (rondebeleid.onverklaard, rondebeleid.verklaard)
        instroomHoogste = rondebeleid.instroom.values.max() ?? 0
        rondbellen = Jaaruitkomst(markt, Rondbellen.starts(markt, passend: passend))
        achteraf = Jaaruitkomst(markt, Achteraf.starts(markt, passend: passend))
        opties = beleid.opties.sorted()
        zonderPassend = passend.count { $0.isEmpty }
        (versies, voordrachten, afgewezen) = (beleid.versies, beleid.voordrachten, beleid.afgewezen)
    }

    /// How much of what was to be won over ringing round the table won, in percent.
    package var gewonnenProcent: Int? { gewonnen(tafel) }
    /// The same for the table with the round.
    package var gewonnenRondeProcent: Int? { gewonnen(ronde) }

    private func gewonnen(_ uitkomst: Jaaruitkomst) -> Int? {
        let ruimte = rondbellen.totaal - achteraf.totaal
        return ruimte > 0 ? (rondbellen.totaal - uitkomst.totaal) * 100 / ruimte : nil
    }

    package var json: JSONValue {
        .object([
            "regio": .tekst(markt.regio.naam), "zaad": .tekst("\(markt.zaad)"),
            "kinderen": .getal(markt.kinderen.count),
            "plekken": .getal(markt.plekken.count), "zonderPassendAanbod": .getal(zonderPassend),
            "rondbellen": rondbellen.json, "tafel": tafel.json, "optimum": achteraf.json,
            "tafelronde": ronde.json,
            "gewonnenProcent": .getal(gewonnenProcent), "gewonnenRondeProcent": .getal(gewonnenRondeProcent),
            "rondeVoordrachten": .getal(rondevoordrachten), "rondeAfgewezen": .getal(rondeafgewezen),
            "afgunstOnverklaard": .getal(afgunstOnverklaard), "afgunstVerklaard": .getal(afgunstVerklaard),
            "instroomHoogstePerWeek": .getal(instroomHoogste),
            "optiesMediaan": .getal(opties.isEmpty ? 0 : opties[opties.count / 2]),
            "zonderOpties": .getal(opties.count { $0 == 0 }), "versies": .getal(versies),
            "voordrachten": .getal(voordrachten), "afgewezen": .getal(afgewezen),
        ])
    }
}
