import ArgumentParser
import Berichten
import Jeugdhulp
import Rollen

extension GICommando {
    /// What every message about the help in a case names.
    struct Hulpopties: ParsableArguments {
        @Option(help: "De naam van de GI, bijvoorbeeld jbov.") var gi: String
        @Option(help: "Het casusId.") var casus: String
        @Option(help: "De dag (jjjj-mm-dd). Anders: vandaag.") var op: Datum?
        @Option(
            name: .customLong("hulpvraag"),
            help: "Het id van een hulpvraag; mag vaker. Anders: elke hulpvraag die het aanbod beantwoordt, of alle.")
        var hulpvragen: [String] = []
        @Option(help: "Het aanbodId waar de hulp is.") var aanbod: String?
        @Option(help: "De AGB-code van de aanbieder, 8 cijfers.") var agb: String?

        func code() throws -> AgbCode? { try agb.map { try AanbiederCommando.code($0, "--agb") } }
    }

    struct Gestart: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Meld dat de hulp is begonnen.",
            discussion: "De zaak blijft open voor hulpvragen waarvoor de hulp nog niet is begonnen.")
        @OptionGroup var hulp: Hulpopties
        @Flag(help: "De hulp kwam niet via de doorbraaktafel.") var anders = false
        @Option(help: "Waarom later dan de norm: een korte code, geen zin.") var redenTeLaat: String?
        @OptionGroup var broker: Brokeropties
        @OptionGroup var melding: Meldopties

        func run() async throws {
            let start = HulpGestart(
                casusId: hulp.casus, gi: hulp.gi, op: hulp.op ?? melding.vandaag ?? Klok.echt.vandaag,
                aanbodId: hulp.aanbod, agb: try hulp.code(), totstandkomingVia: anders ? .anders : .doorbraaktafel,
                redenTeLaat: redenTeLaat, hulpvragen: hulp.hulpvragen)
            let regels = try melding.lezer().gelezen(.hulpGestart(start))
            try await melding.verstuur(regels, broker, [.hulpGestart], als: .gi)
        }
    }

    struct Gestopt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Meld dat de hulp is gestopt: de zaak is daarvoor weer open.")
        @OptionGroup var hulp: Hulpopties
        @Option(
            help: """
                Hoe (CBS): 01 volgens plan, 02 in overleg, 03 door het gezin, 04 door de aanbieder, 05 door \
                omstandigheden.
                """)
        var einde: String
        @OptionGroup var broker: Brokeropties
        @OptionGroup var melding: Meldopties

        func run() async throws {
            guard let hoe = HulpGestopt.Einde(rawValue: einde) else {
                throw ValidationError("--einde is 01, 02, 03, 04 of 05")
            }
            let stop = HulpGestopt(
                casusId: hulp.casus, gi: hulp.gi, op: hulp.op ?? melding.vandaag ?? Klok.echt.vandaag, einde: hoe,
                hulpvragen: hulp.hulpvragen, aanbodId: hulp.aanbod, agb: try hulp.code())
            let regels = try melding.lezer().gelezen(.hulpGestopt(stop))
            try await melding.verstuur(regels, broker, [.hulpGestopt], als: .gi)
        }
    }
}
