import ArgumentParser
import Berichten
import Jeugdhulp
import Logging
import Rollen

struct ExpertteamCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expertteam", abstract: "Voor een expertteam: voorstellen van de eigen regio, en besluiten.",
        subcommands: [Volgen.self, Besluit.self])

    struct Volgen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Toon elk voorstel van een regio, ook nieuwe.")
        @Option(help: "De jeugdregio, bijvoorbeeld Twente of zuid-holland-zuid.") var regio: String
        @OptionGroup var broker: Brokeropties
        @OptionGroup var volgopties: Volgopties

        func run() async throws {
            let slug = try ExpertteamCommando.slug(regio)
            let verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
            try await volgopties.volg(Expertteam.volger(verbinding, regio: slug))
        }
    }

    static func slug(_ regio: String) throws -> String {
        let register = Gemeenteregister.landelijk
        guard let slug = register.tafel(naam: regio)?.slug else {
            let tafels = register.netwerktafels.map(\.naam) + [Landelijk.slug]
            let namen = (register.regios.map(\.naam).sorted() + tafels).joined(separator: ", ")
            throw ValidationError("de regio '\(regio)' is niet bekend. Kies uit: \(namen)")
        }
        return slug
    }
}
