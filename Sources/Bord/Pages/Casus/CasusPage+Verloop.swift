import Berichten
import Jeugdhulp
import ReadStore

extension CasusPage {
    var geprobeerdVulling: TemplateContext? {
        guard !geprobeerd.isEmpty else { return nil }
        return [
            "lijst": geprobeerd.sorted { $0.op < $1.op }.map { poging -> TemplateContext in
                let wie =
                    poging.aanbodId.flatMap { (aanbod["\(poging.agb)/\($0)"] ?? aanbod[$0])?.naam }
                    ?? "aanbieder \(poging.agb)"
                return [
                    "iso": poging.op.description, "datum": poging.op.inWoorden, "wie": wie,
                    "uitkomst": Wording.uitkomst(poging.uitkomst),
                    "reden": poging.reden.map { Wording.hoofdletter(Wording.kort($0)) + "." }.of(false),
                ]
            }
        ]
    }

    /// The norm, the steps of the ladder and today, in the order of time.
    var tijdlijn: [TemplateContext] {
        let vandaag = kader.vandaag
        var punten: [(op: Datum, rang: Int, klasse: String, titel: String, uitleg: String?)] = []
        for stap in opschalingen {
            punten.append((stap.bereiktOp, 0, "trede", "Trede \(stap.trede): \(stap.naam)", zin(stap)))
        }
        for stap in komendeTreden {
            punten.append((stap.op, 0, "trede", "Trede \(stap.nummer): \(stap.naam)", stap.wie))
        }
        punten.append((vandaag, 1, "vandaag", "Vandaag", nil))
        punten.append(
            (voorstel.norm.uiterlijk, 2, "norm", "Hulp moet er zijn", "Norm: drie maanden na de maatregel, of eerder."))
        if let start = voorstel.opties.map(\.startVerwacht).min() {
            punten.append((start, 3, "start", "Eerste start die kan", nil))
        }
        return punten.sorted { ($0.op, $0.rang) < ($1.op, $1.rang) }.map { punt in
            [
                "iso": punt.op.description, "datum": punt.op.kort, "titel": punt.titel,
                "klasse": punt.klasse + (punt.op < vandaag ? " voorbij" : punt.op > vandaag ? " komt" : ""),
                "uitleg": punt.uitleg.of(false),
            ]
        }
    }

    private func zin(_ stap: OpschalingBereikt) -> String {
        let bij = stap.bij.map { " Bij: \($0)." } ?? ""
        let uiterlijk = stap.uiterlijk.map { " Uiterlijk \($0.inWoorden)." } ?? ""
        return "\(Wording.hoofdletter(stap.wie)): \(stap.actie)\(bij)\(uiterlijk)"
    }

    /// Versions, decisions and answers together, newest first.
    var verloop: TemplateContext? {
        var punten = gebeurd.map(punt)
        punten += versies.map(punt)
        punten += opschalingen.map { stap in
            TimelineEntry(
                op: Tijdstip(stap.bereiktOp), dag: stap.bereiktOp, klasse: "trede",
                titel: "Trede \(stap.trede) van de ladder bereikt", regels: [zin(stap)])
        }
        guard !punten.isEmpty else { return nil }
        return ["lijst": punten.sorted { $0.op > $1.op }.map { $0.vulling(kader.vandaag) }]
    }

    private struct TimelineEntry {
        let op: Tijdstip
        /// Where only the day is known.
        var dag: Datum?
        let klasse, titel: String
        let regels: [String]

        func vulling(_ vandaag: Datum) -> TemplateContext {
            [
                "iso": dag?.description ?? op.description, "datum": dag?.kort ?? op.woorden(vandaag: vandaag),
                "klasse": klasse, "titel": titel, "regels": regels,
            ]
        }
    }

    private func punt(_ gebeurd: Verloopfeit) -> TimelineEntry {
        switch gebeurd {
        case .besluit(let besluit):
            let optie = besluit.optie.map { " Optie \($0.rang)." } ?? ""
            return TimelineEntry(
                op: besluit.op, klasse: "besluit", titel: "Besluit: \(Wording.besluit(besluit.besluit))",
                regels: [
                    "Op versie \(besluit.versie).\(optie) Door: \(Wording.rol(besluit.rol)). "
                        + "Reden: \(Wording.besluitreden(besluit.reden))."
                ])
        case .antwoord(let antwoord):
            let wie =
                (aanbod["\(antwoord.agb)/\(antwoord.aanbodId)"] ?? aanbod[antwoord.aanbodId])?.naam ?? antwoord.aanbodId
            return TimelineEntry(
                op: Tijdstip(antwoord.op), dag: antwoord.op, klasse: "antwoord", titel: Wording.antwoord(antwoord),
                regels: [wie + "."])
        case .status(let status):
            let uiterlijk = status.uiterlijk.map { " Uiterlijk \($0.inWoorden)." } ?? ""
            return TimelineEntry(
                op: status.op, klasse: "status", titel: Wording.fase(status.fase),
                regels: [Wording.wat(status), status.wie + uiterlijk])
        }
    }

    private func punt(_ versie: Voorstelversie) -> TimelineEntry {
        TimelineEntry(
            op: versie.op, klasse: "versie", titel: "Voorstel, versie \(versie.versie)",
            regels: ["\(Wording.hoofdletter(Wording.aantal(versie.opties, "optie", "opties")))."]
                + (versie.gewijzigd.map(verschil) ?? []))
    }

    /// What is otherwise than before, a line each.
    func verschil(_ anders: Versieverschil) -> [String] {
        var regels = anders.nieuw.map { "Nieuw: \(namen($0))." } + anders.weg.map { "Weg: \(namen($0))." }
        if anders.volgordeAnders { regels.append("De volgorde is anders.") }
        return regels.isEmpty ? ["De opties zijn gelijk; de gegevens eromheen zijn veranderd."] : regels
    }

    /// An option as the contract writes it: aanbodIds with `+` between.
    private func namen(_ optie: String) -> String {
        Wording.lijst(optie.split(separator: "+").map { aanbod[String($0)]?.naam ?? String($0) })
    }
}
