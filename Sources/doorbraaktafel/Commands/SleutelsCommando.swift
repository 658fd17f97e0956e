import ArgumentParser
import Berichten
import Foundation
import Kafka
import Logging
import Rollen
import Tafel
import Verzegeling

struct SleutelsCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sleutels",
        abstract: "Voor wie berichten verzegelt: hoofdsleutels maken, tonen en vervangen.",
        subcommands: [Maak.self, Toon.self, Vernieuw.self])

    struct Maak: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Maakt een bestand met een nieuwe hoofdsleutel, alleen voor uzelf te lezen.",
            discussion: """
                Alle partijen hebben hetzelfde bestand nodig. Bewaar ook een kopie buiten het cluster: wie het kwijt \
                is, kan geen enkel verzegeld bericht meer lezen. Een bestand dat er al is, blijft zoals het is.
                """)
        @Argument(help: "Het bestand.") var bestand: String
        @Option(help: "Naam van de sleutel. Anders: deze maand, zoals 2026-11.") var naam: String?

        func validate() throws {
            guard naam.map(Hoofdsleutels.isId) ?? true else {
                throw ValidationError("--naam bestaat uit letters, cijfers, punten en streepjes, hoogstens 64")
            }
        }

        func run() throws {
            let naam = naam ?? String("\(Klok.echt.vandaag)".prefix(7))
            try HoofdsleutelFile.maak(bestand, id: naam)
            ConsoleOutput.regel(
                "\(bestand): hoofdsleutel \(naam). Geef dit bestand aan elke partij: --hoofdsleutels \(bestand)")
        }
    }

    struct Toon: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Toont hoeveel zaken een sleutel hebben, en onder welke hoofdsleutel.",
            discussion: "Code 1 als er sleutels zijn die met dit bestand niet te openen zijn.")
        @OptionGroup var broker: Brokeropties
        @Flag(help: "Uitvoer voor machines: één regel JSON.") var json = false

        func run() async throws {
            let (kast, hoofd) = try await SleutelsCommando.kast(broker)
            try await OwnedThread.run(name: "sleutels") { try kast.werkBij() }
            let inhoud = kast.inhoud
            let perSleutel = inhoud.perHoofdsleutel
            let onbekend = perSleutel.filter { !hoofd.ids.contains($0.key) }.values.reduce(0, +)
            if json {
                let leden = JSONMembers(perSleutel.map { ($0.key, .getal($0.value)) })
                let regel = JSONValue.object([
                    "zaken": .getal(inhoud.aantalZaken), "hoofdsleutels": .object(leden), "onbekend": .getal(onbekend),
                ])
                ConsoleOutput.regel(String(decoding: regel.bytes, as: UTF8.self))
            } else {
                ConsoleOutput.regel("\(inhoud.aantalZaken) zaken hebben een sleutel.")
                var tabel = TextTable(koppen: ["hoofdsleutel", "sleutels", ""])
                let namen = hoofd.ids + perSleutel.keys.filter { !hoofd.ids.contains($0) }.sorted()
                tabel.rijen = namen.map { [$0.isEmpty ? "?" : $0, "\(perSleutel[$0] ?? 0)", woord($0, hoofd)] }
                ConsoleOutput.regel(tabel.tekst(inspringen: 0))
            }
            if onbekend > 0 { throw ExitCode(1) }
        }

        private func woord(_ id: String, _ hoofd: Hoofdsleutels) -> String {
            guard hoofd.ids.contains(id) else { return "niet in dit bestand" }
            return id == hoofd.eerste ? "pakt nieuwe sleutels in" : "mag weg als er 0 staat"
        }
    }

    struct Vernieuw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Pakt alle sleutels opnieuw in onder de eerste hoofdsleutel van het bestand.",
            discussion: """
                Zo vervangt u een hoofdsleutel: zet bij elke partij de nieuwe als tweede regel in het bestand en \
                herstart; zet hem daarna overal als eerste; voer dit uit; haal dan de oude regel weg. De berichten \
                zelf veranderen niet. Code 1 als er sleutels zijn die met dit bestand niet te openen zijn.
                """)
        @OptionGroup var broker: Brokeropties

        func run() async throws {
            let verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
            guard let hoofd = verbinding.verzegeling?.hoofdsleutels else { throw SleutelsCommando.geenBestand }
            let zender = try EventSender(verbinding)
            let uitkomst = try await zender.vernieuwSleutels()
            await zender.sluit()
            ConsoleOutput.regel("\(uitkomst.vernieuwd) sleutels liggen nu onder hoofdsleutel \(hoofd.eerste).")
            if uitkomst.mislukt > 0 {
                ConsoleOutput.fout(
                    "\(uitkomst.mislukt) sleutels liggen onder een hoofdsleutel die niet in het bestand staat.")
                throw ExitCode(1)
            }
        }
    }

    private static let geenBestand = ValidationError("Geef het bestand met hoofdsleutels: --hoofdsleutels BESTAND")

    private static func kast(_ broker: Brokeropties) async throws -> (KeyStore, Hoofdsleutels) {
        let verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
        guard let hoofd = verbinding.verzegeling?.hoofdsleutels, let kast = try verbinding.sleutelkast() else {
            throw geenBestand
        }
        return (kast, hoofd)
    }
}
