import ArgumentParser
import Berichten
import Jeugdhulp
import Logging
import Rollen
import Synchronization
import Tafel

extension ExpertteamCommando {
    struct Besluit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Neem een besluit op een voorstel.",
            discussion: """
                Een voordracht kiest een optie uit het voorstel; wat daarin staat, wordt opgezocht. Wat ervan komt, \
                ziet u met: expertteam volgen.
                """)
        @Option(help: "De jeugdregio, bijvoorbeeld Twente.") var regio: String
        @Option(help: "Het casusId.") var casus: String
        @Option(help: "De versie van het voorstel waar het besluit over gaat.") var versie: Int
        @Option(help: ArgumentHelp("Een van: \(keuzen).", valueName: "besluit")) var besluit: String
        @Option(help: "De rang van de gekozen optie; alleen bij een voordracht.") var optie: Int?
        @Option(help: "De rol van wie besluit, geen naam: voorzitter-expertteam.") var rol: String
        @Option(help: "Korte code van de reden, geen zin: past-het-best.") var reden: String
        @Option(help: "Bij opschalen: de tafel die de zaak overneemt. Anders: de eerstvolgende hogere tafel.") var naar:
            String?
        @Option(help: "Bij een groep waar ook een gezin past: waarom geen gezin, als korte code.")
        var redenAfwijkingGezin: String?
        @Option(help: "Als het besluit de zaak na de norm sluit: waarom zo laat, als korte code.") var redenTeLaat:
            String?
        @OptionGroup var broker: Brokeropties
        @OptionGroup var melding: Meldopties

        private static let keuzen = BesluitGenomen.Besluit.allCases.map(\.rawValue).joined(separator: ", ")

        func run() async throws {
            guard let soort = BesluitGenomen.Besluit(rawValue: besluit) else {
                throw ValidationError("--besluit is een van: \(Self.keuzen)")
            }
            guard (soort == .voordracht) == (optie != nil) else {
                throw ValidationError("--optie hoort bij --besluit voordracht, en alleen daarbij")
            }
            guard naar == nil || soort == .opschalen else {
                throw ValidationError("--naar hoort bij --besluit opschalen")
            }
            let slug = try ExpertteamCommando.slug(regio)
            let keuze: BesluitGenomen.Keuze? = if let optie { try await zoek(optie, slug) } else { nil }
            let inhoud = BesluitGenomen(
                casusId: casus, regio: slug, besluit: soort, rol: rol, reden: reden, versie: versie, optie: keuze,
                redenTeLaat: redenTeLaat, naar: try naar.map(ExpertteamCommando.slug),
                redenAfwijkingGezin: redenAfwijkingGezin, op: Klok.echt.nu())
            let regels = try melding.lezer().gelezen(.besluitGenomen(inhoud))
            try await melding.verstuur(regels, broker, [.besluitGenomen], als: .expertteam)
        }

        /// What an option of that version holds, from the table's own topic.
        private func zoek(_ rang: Int, _ slug: String) async throws -> BesluitGenomen.Keuze {
            let gevonden = Mutex<[Aanbodsleutel]?>(nil)
            let verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
            let (casus, versie) = (casus, versie)
            try await Expertteam.volger(verbinding, regio: slug).volg { ontvangen in
                if case .bij = ontvangen { return false }
                guard case .gebeurtenis(let gebeurtenis) = ontvangen,
                    case .voorstelGedaan(let voorstel) = gebeurtenis.inhoud,
                    voorstel.casusId == casus, voorstel.versie == versie
                else { return true }
                gevonden.withLock {
                    $0 = voorstel.opties.first { $0.rang == rang }?.aanbod.map { Aanbodsleutel($0.agb, $0.aanbodId) }
                }
                return true
            }
            guard let aanbod = gevonden.withLock({ $0 }) else {
                throw ExitFailure.fout(
                    "Versie \(versie) van het voorstel voor \(casus) heeft geen optie \(rang), of is er niet meer. "
                        + "Bekijk het voorstel: doorbraaktafel expertteam volgen --regio \(slug)")
            }
            return BesluitGenomen.Keuze(rang: rang, aanbod: aanbod.map(\.aanbodId), agb: aanbod.map(\.agb))
        }
    }
}
