import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Kafka
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
            let slug = try ExpertteamCommando.slug(regio)
            let keuze: BesluitGenomen.Keuze? = if let optie { try await zoek(optie, slug) } else { nil }
            let inhoud = BesluitGenomen(
                casusId: casus, regio: slug, besluit: soort, rol: rol, reden: reden, versie: versie, optie: keuze,
                op: Klok.echt.nu())
            let regels = melding.lezer().gelezen(.besluitGenomen(inhoud))
            try await melding.verstuur(regels, broker, vereist: \.besluiten) { zender, gebeurtenissen in
                await Expertteam.besluit(zender, gebeurtenissen)
            }
        }

        /// What an option of that version holds, from the table's own topic.
        private func zoek(_ rang: Int, _ slug: String) async throws -> BesluitGenomen.Keuze {
            let gevonden = Mutex<[String]?>(nil)
            let verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
            let (casus, versie) = (casus, versie)
            try await Expertteam.volger(verbinding, regio: slug).volg { ontvangen in
                if case .bij = ontvangen { return false }
                guard case .gebeurtenis(let gebeurtenis) = ontvangen,
                    case .voorstelGedaan(let voorstel) = gebeurtenis.inhoud,
                    voorstel.casusId == casus, voorstel.versie == versie
                else { return true }
                gevonden.withLock { $0 = voorstel.opties.first { $0.rang == rang }?.aanbod.map(\.aanbodId) }
                return true
            }
            guard let aanbod = gevonden.withLock({ $0 }) else {
                throw ExitFailure.fout(
                    "Versie \(versie) van het voorstel voor \(casus) heeft geen optie \(rang), of is er niet meer. "
                        + "Bekijk het voorstel: doorbraaktafel expertteam volgen --regio \(slug)")
            }
            return BesluitGenomen.Keuze(rang: rang, aanbod: aanbod)
        }
    }
}

extension AanbiederCommando {
    struct Volgen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Volg de voordrachten van een aanbieder.")
        @Option(help: "De AGB-code van de aanbieder, 8 cijfers.") var agb: String
        @OptionGroup var broker: Brokeropties
        @OptionGroup var volgopties: Volgopties

        func run() async throws {
            let verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
            try await volgopties.volg(Aanbieder.volger(verbinding, agb: try AanbiederCommando.code(agb, "--agb")))
        }
    }

    struct Antwoord: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Antwoord op een voordracht.",
            discussion: "Na een intake hoort bij een afwijzing een advies wat dan wel helpt.")
        @Option(help: "De AGB-code van de aanbieder, 8 cijfers.") var agb: String
        @Option(help: "Het casusId.") var casus: String
        @Option(help: "Het aanbodId waarvoor is gevraagd.") var aanbod: String
        @Option(help: ArgumentHelp("Een van: \(keuzen).", valueName: "antwoord")) var antwoord: String
        @Option(help: "Reden van afwijzing, 1 tot en met 9 (WJ759).") var redenCode: String?
        @Flag(help: "Er is een intake geweest.") var naIntake = false
        @Option(help: "Advies: de AGB-code van een andere aanbieder.") var vervolgadviesAgb: String?
        @Option(help: "Advies: een andere hulpvorm, de code van twee cijfers.") var vervolgadviesHulpvorm: String?
        @OptionGroup var broker: Brokeropties
        @OptionGroup var melding: Meldopties

        private static let keuzen = AanbiederGeantwoord.Antwoord.allCases.map(\.rawValue).joined(separator: ", ")

        func run() async throws {
            guard let soort = AanbiederGeantwoord.Antwoord(rawValue: antwoord) else {
                throw ValidationError("--antwoord is een van: \(Self.keuzen)")
            }
            let inhoud = AanbiederGeantwoord(
                casusId: casus, agb: try AanbiederCommando.code(agb, "--agb"), aanbodId: aanbod, antwoord: soort,
                naIntake: naIntake, redenCode: redenCode, vervolgadvies: try advies(),
                op: melding.vandaag ?? Klok.echt.vandaag)
            let regels = melding.lezer().gelezen(.aanbiederGeantwoord(inhoud))
            try await melding.verstuur(regels, broker, vereist: \.besluiten) { zender, gebeurtenissen in
                await Aanbieder(zender).antwoord(gebeurtenissen)
            }
        }

        private func advies() throws -> AanbiederGeantwoord.Vervolgadvies? {
            guard vervolgadviesAgb != nil || vervolgadviesHulpvorm != nil else { return nil }
            let hulpvorm = try vervolgadviesHulpvorm.map { code in
                guard let hulpvorm = Hulpvorm(rawValue: code) else {
                    throw ValidationError("--vervolgadvies-hulpvorm is een code van twee cijfers, bijvoorbeeld 12")
                }
                return hulpvorm
            }
            return AanbiederGeantwoord.Vervolgadvies(
                agb: try vervolgadviesAgb.map { try AanbiederCommando.code($0, "--vervolgadvies-agb") },
                hulpvorm: hulpvorm)
        }
    }

    static func code(_ tekst: String, _ optie: String) throws -> AgbCode {
        guard let agb = AgbCode(tekst) else { throw ValidationError("\(optie) is een AGB-code van 8 cijfers") }
        return agb
    }
}

extension NDJSONFile {
    /// What was given on the command line, read and judged as if it stood in a file.
    fileprivate func gelezen(_ inhoud: Inhoud) -> [FileLine] {
        lees(Data(gebeurtenis(inhoud).bytes), [inhoud.type])
    }
}
