import Jaar
import Jeugdhulp

extension Jaarverslag {
    /// The report as a person reads it.
    var tekst: String {
        var tabel = TextTable(koppen: ["", "geholpen", "wacht nog", "gemiddeld", "mediaan", "1 op 10 langer dan"])
        let namen = [
            ("rondbellen", rondbellen), ("tafel, kind voor kind", tafel), ("tafelronde", ronde),
            ("het beste achteraf", achteraf),
        ]
        for (naam, uitkomst) in namen {
            tabel.rijen.append([
                naam, "\(uitkomst.geholpen)", "\(uitkomst.nogWachtend)", "\(Int(uitkomst.gemiddeld)) dagen",
                "\(uitkomst.mediaan) dagen", "\(uitkomst.p90) dagen",
            ])
        }
        func gewonnen(_ procent: Int?) -> String {
            procent.map { "\($0)% van wat er te winnen was" } ?? "er was niets te winnen"
        }
        return """
            Een jaar in \(markt.regio.naam), zaad \(markt.zaad): \(markt.wachtend) kinderen wachten aan het begin, \
            \(markt.kinderen.count) in het hele jaar. Er komen \(markt.plekken.count) plekken vrij bij \
            \(markt.aanbod.count) soorten aanbod. Voor \(zonderPassend) kinderen past geen enkel aanbod.

            \(tabel.tekst(inspringen: 0))

            Met de tafel is er op rondbellen gewonnen: \(gewonnen(gewonnenProcent)); met de tafelronde: \
            \(gewonnen(gewonnenRondeProcent)).
            Opties in het eerste voorstel: mediaan \(opties.isEmpty ? 0 : opties[opties.count / 2]); \
            zonder opties: \(opties.count { $0 == 0 }) kinderen.
            Voorstellen: \(versies), waarvan \(versies - opties.count) herzien. Voordrachten: \(voordrachten), \
            waarvan \(afgewezen) afgewezen; met de tafelronde \(rondevoordrachten), waarvan \(rondeafgewezen) afgewezen.

            Wie aan het eind van het jaar nog wacht, telt alsof het nog een half jaar duurt. De aantallen zijn die van \
            de inspecties waar die geteld hebben; hoeveel plekken er vrijkomen en hoe vaak een aanbieder ja zegt, is \
            aangenomen.
            """
    }
}
