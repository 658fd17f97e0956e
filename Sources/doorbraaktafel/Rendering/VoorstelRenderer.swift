import Berichten
import Foundation
import Jeugdhulp

/// A proposal as an expertteam reads it on a terminal, in plain Dutch.
enum VoorstelRenderer {
    static func tekst(_ voorstel: VoorstelGedaan, alles: Bool) -> String {
        var regels = [kop(voorstel), gemeente(voorstel), norm(voorstel), ""]
        if voorstel.opties.isEmpty {
            regels.append("  " + ConsoleOutput.geel(zonderOptie(voorstel)))
        } else {
            regels.append(opties(voorstel))
            for optie in voorstel.opties.prefix(alles ? voorstel.opties.count : 1) {
                regels += ["", redenen(optie)]
            }
            if !alles, voorstel.opties.count > 1 {
                regels.append(ConsoleOutput.zwak("    De redenen van alle mogelijkheden ziet u met --alles."))
            }
        }
        regels += uitgesloten(voorstel) + knelpunten(voorstel) + alternatieven(voorstel) + overDeZaak(voorstel)
        return regels.joined(separator: "\n") + "\n"
    }

    private static func kop(_ voorstel: VoorstelGedaan) -> String {
        ConsoleOutput.vet("Casus \(voorstel.casusId)") + "  versie \(voorstel.versie)  \(voorstel.tafel)"
    }

    private static func gemeente(_ voorstel: VoorstelGedaan) -> String {
        let gemeente = voorstel.gemeente
        let naam = gemeente.code.flatMap { Gemeenteregister.landelijk.gemeente($0)?.naam }
        let wie = gemeente.code.map { "\(naam ?? "gemeente") (\($0))" } ?? "nog niet bekend"
        return
            "  Verantwoordelijk: \(wie), regel \(gemeente.regel), \(gemeente.zekerheid.rawValue). "
            + gemeente.toelichting
    }

    private static func norm(_ voorstel: VoorstelGedaan) -> String {
        let norm = voorstel.norm
        let stand =
            norm.dagenOver < 0
            ? ConsoleOutput.rood("\(dagen(-norm.dagenOver)) te laat")
            : ConsoleOutput.groen("nog \(dagen(norm.dagenOver))")
        return "  Hulp moet er zijn op \(norm.uiterlijk.inWoorden): \(stand). "
            + "De maatregel loopt \(norm.otsWekenVerbruikt) weken."
    }

    private static func zonderOptie(_ voorstel: VoorstelGedaan) -> String {
        guard let wachten = voorstel.wachtOp, !wachten.hulpvragen.isEmpty else {
            return "Er is nu geen passende hulp gevonden."
        }
        let verwacht = wachten.verwachtOp.map { " Verwacht op \($0.inWoorden)." } ?? ""
        let voorbij = wachten.dagenVoorbij.map { " Dat is \(dagen($0)) geleden." } ?? ""
        return "Deze zaak wacht op \(wachten.wie).\(verwacht)\(voorbij)"
    }

    private static func alternatieven(_ voorstel: VoorstelGedaan) -> [String] {
        guard !voorstel.alternatieven.isEmpty else { return [] }
        let regels = voorstel.alternatieven.map {
            "    \($0.naam) (\($0.aanbod)), start rond \($0.startVerwacht.inWoorden), \($0.score) punten. \($0.uitleg)"
        }
        let reden =
            voorstel.opties.contains(where: \.vraagtRedenAfwijkingGezin)
            ? ["    Kiest u een groep? Zeg dan waarom een gezin niet kan (redenAfwijkingGezin)."] : []
        return ["", "  Niet gevraagd, past ook:"] + regels + reden
    }

    private static func overDeZaak(_ voorstel: VoorstelGedaan) -> [String] {
        var regels: [String] = []
        if voorstel.waarschuwingen.contains(where: { $0.code == Waarschuwingscode.koersOntbreekt.rawValue }) {
            regels.append("  Controleer: er is nog geen koers vastgesteld met het gezin. De GI stelt die vast.")
        }
        regels += voorstel.perJeugdige.map { kind in
            let naam = kind.gemeente.code.flatMap { Gemeenteregister.landelijk.gemeente($0)?.naam } ?? "nog niet bekend"
            return "  Kind \(kind.jeugdige): verantwoordelijk is \(naam), regel \(kind.gemeente.regel)."
        }
        regels += voorstel.buitenJeugdwet.map {
            "  Ook nodig: \($0.behoefte.omschrijving)." + ($0.bij.map { " Vraag dit bij \($0)." } ?? "")
        }
        return regels
    }

    private static func opties(_ voorstel: VoorstelGedaan) -> String {
        var tabel = TextTable(koppen: ["#", "punten", "aanbod", "start rond", "afstand", "eerst regelen", "vertrouwen"])
        for optie in voorstel.opties {
            let gesplitst = optie.gesplitst == nil ? "" : ", gesplitst"
            tabel.rijen.append([
                "\(optie.rang)", "\(optie.score)",
                optie.aanbod.map { "\($0.naam) (\($0.agb)/\($0.aanbodId))" }.joined(separator: " + ") + gesplitst,
                optie.startVerwacht.inWoorden, afstand(optie), stappen(optie), optie.vertrouwen.rawValue,
            ])
        }
        return tabel.tekst(inspringen: 2)
    }

    private static func redenen(_ optie: VoorstelGedaan.Optie) -> String {
        var tabel = TextTable(koppen: ["criterium", "punten", "waarom"])
        for criterium in optie.criteria {
            let naam = [criterium.criterium, criterium.hulpvraag].compactMap { $0 }.joined(separator: " ")
            tabel.rijen.append([naam, "\(criterium.punten)/\(criterium.max)", criterium.uitleg])
        }
        var regels = ["  Waarom #\(optie.rang):", tabel.tekst(inspringen: 4)]
        regels += optie.stappen.map {
            "    Eerst regelen: \($0.stap) bij \($0.bij) (\($0.reden)). \($0.uitleg ?? "")"
        }
        regels += optie.controleren.map { "    Controleer: \($0)" }
        return regels.joined(separator: "\n")
    }

    private static func uitgesloten(_ voorstel: VoorstelGedaan) -> [String] {
        guard !voorstel.uitgesloten.isEmpty else { return [] }
        let delen = voorstel.uitgesloten.map { rij in
            let namen =
                rij.aanbod.isEmpty
                ? "" : " (\(rij.aanbod.prefix(5).joined(separator: ", "))\(rij.aanbod.count > 5 ? ", …" : ""))"
            return "\(rij.reden) \(rij.aantal)\(namen)"
        }
        let pogingen = voorstel.uitgesloten.flatMap(\.pogingen).map { "    \($0.aanbod): \($0.uitleg)" }
        return ["", "  Valt af: " + delen.joined(separator: " · ")] + pogingen
    }

    private static func knelpunten(_ voorstel: VoorstelGedaan) -> [String] {
        guard !voorstel.knelpunten.isEmpty else { return [] }
        let delen = voorstel.knelpunten.map { "\($0.voorziening?.naam ?? $0.hulpvorm.omschrijving): \($0.reden)" }
        let maatwerk = voorstel.knelpunten.lazy.compactMap(\.bij).first.map { ["  Vraag maatwerk bij \($0)."] } ?? []
        return ["  Knelpunt: " + delen.joined(separator: " · ")] + maatwerk
    }

    private static func stappen(_ optie: VoorstelGedaan.Optie) -> String {
        optie.stappen.isEmpty ? "-" : optie.stappen.map(\.stap).joined(separator: ", ")
    }

    private static func afstand(_ optie: VoorstelGedaan.Optie) -> String {
        optie.afstandKm.map { "\(String(format: "%.1f", $0).replacingOccurrences(of: ".", with: ",")) km" } ?? "?"
    }

    private static func dagen(_ aantal: Int) -> String { aantal == 1 ? "1 dag" : "\(aantal) dagen" }

    static func tekst(_ opschaling: OpschalingBereikt) -> String {
        let bij = opschaling.bij.map { " Bij: \($0)." } ?? ""
        let uiterlijk = opschaling.uiterlijk.map { " Uiterlijk \($0.inWoorden)." } ?? ""
        return ConsoleOutput.geel("Casus \(opschaling.casusId)") + "  Trede \(opschaling.trede): \(opschaling.naam). "
            + "\(opschaling.wie): \(opschaling.actie)\(bij)\(uiterlijk)"
    }

    static func tekst(_ status: StatusGewijzigd, vandaag: Datum) -> String {
        let wanneer = Termijntekst(status, vandaag: vandaag).zinnen.map { " \($0)" }.joined()
        return ConsoleOutput.vet("Casus \(status.casusId)") + "  \(status.wat) \(status.wie)\(wanneer)"
    }

    static func tekst(_ herinnerd: VoordrachtHerinnerd) -> String {
        ConsoleOutput.geel("Casus \(herinnerd.casusId)")
            + "  U zei op \(herinnerd.sinds.inWoorden) ja voor \(herinnerd.aanbodId), maar de hulp is niet gestart. "
            + "Laat weten wanneer de hulp start."
    }

    static func tekst(_ voordracht: VoordrachtGedaan) -> String {
        let behoefte = voordracht.behoefte
        let hulp = behoefte.voorziening?.naam ?? behoefte.hulpvorm.omschrijving
        let kinderen = behoefte.aantalJeugdigen == 1 ? "1 kind" : "\(behoefte.aantalJeugdigen) kinderen samen"
        return ConsoleOutput.vet("Casus \(voordracht.casusId)")
            + "  Voordracht voor \(voordracht.aanbodId): \(kinderen), "
            + "\(behoefte.leeftijdsgroep.rawValue) jaar, \(hulp)"
            + (behoefte.doelgroepen.isEmpty ? "" : " (\(behoefte.doelgroepen.namen.joined(separator: ", ")))")
            + ". Antwoord uiterlijk \(voordracht.antwoordUiterlijk.inWoorden). Geen antwoord is geen ja."
    }

    static func tekst(_ vervallen: VoordrachtVervallen) -> String {
        ConsoleOutput.zwak(
            "Casus \(vervallen.casusId): de voordracht voor \(vervallen.aanbodId) is vervallen "
                + "(\(vervallen.reden.rawValue)).")
    }

    static func tekst(_ afgekeurd: BerichtAfgekeurd) -> String {
        let wat = afgekeurd.casusId.map { "Casus \($0)" } ?? "Bericht \(afgekeurd.berichtId ?? "?")"
        return ConsoleOutput.rood("\(wat) afgekeurd") + "  \(afgekeurd.afkeuring)"
    }
}
