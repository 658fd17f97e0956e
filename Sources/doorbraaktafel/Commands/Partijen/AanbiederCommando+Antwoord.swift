import ArgumentParser
import Berichten
import Jeugdhulp
import Logging
import Rollen
import Tafel

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
        @Option(help: ArgumentHelp("Reden van afwijzing, een van: \(redenen).", valueName: "reden")) var reden: String?
        @Option(help: "Hoe ver de afwijzing reikt: aanbod (dit aanbod) of aanbieder (elk aanbod van u).") var bereik:
            String?
        @Option(help: "Vervallen: gebruik --reden. Een code van 1 tot en met 9 (WJ759).") var redenCode: String?
        @Flag(help: "Er is een intake geweest.") var naIntake = false
        @Option(help: "Advies: de AGB-code van een andere aanbieder.") var vervolgadviesAgb: String?
        @Option(help: "Advies: een andere hulpvorm, de code van twee cijfers.") var vervolgadviesHulpvorm: String?
        @OptionGroup var broker: Brokeropties
        @OptionGroup var melding: Meldopties

        private static let keuzen = AanbiederGeantwoord.Antwoord.allCases.map(\.rawValue).joined(separator: ", ")

        private static let redenen = Weigeringsreden.vanAanbieder.map(\.rawValue).joined(separator: ", ")

        func run() async throws {
            guard let soort = AanbiederGeantwoord.Antwoord(rawValue: antwoord) else {
                throw ValidationError("--antwoord is een van: \(Self.keuzen)")
            }
            let inhoud = AanbiederGeantwoord(
                casusId: casus, agb: try AanbiederCommando.code(agb, "--agb"), aanbodId: aanbod, antwoord: soort,
                naIntake: naIntake, redenCode: redenCode, reden: try reden.map(Self.reden),
                bereik: try bereik.map(Self.bereik),
                vervolgadvies: try advies(),
                op: melding.vandaag ?? Klok.echt.vandaag)
            let regels = try melding.lezer().gelezen(.aanbiederGeantwoord(inhoud))
            try await melding.verstuur(regels, broker, [.aanbiederGeantwoord], als: .aanbieder)
        }

        private static func reden(_ woord: String) throws -> Weigeringsreden {
            guard let reden = Weigeringsreden.vanAanbieder.first(where: { $0.rawValue == woord }) else {
                throw ValidationError("--reden is een van: \(redenen)")
            }
            return reden
        }

        private static func bereik(_ woord: String) throws -> Weigeringsbereik {
            guard let bereik = Weigeringsbereik(rawValue: woord) else {
                throw ValidationError("--bereik is aanbod of aanbieder")
            }
            return bereik
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
