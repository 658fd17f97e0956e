import ArgumentParser
import Berichten
import Foundation
import Instrumentation

@main
struct Doorbraaktafel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doorbraaktafel",
        abstract: "Zoekt voor een vastgelopen zaak in de jeugdbescherming de best passende hulp.",
        discussion: """
            Begin met: doorbraaktafel demo

            Elk commando kent --help. Met --json is de uitvoer voor machines.
            Code bij het einde: 0 goed, 1 afgekeurd of fout gevonden, 2 verkeerd gebruikt, 130 na Ctrl-C.
            """,
        version: versie,
        subcommands: [
            DemoCommando.self, BordCommando.self, MatchCommando.self, MatcherCommando.self, PoortCommando.self,
            TopicsCommando.self,
            ToegangCommando.self, SleutelsCommando.self, VergeetCommando.self,
            BrokerCommando.self,
            GICommando.self, AanbiederCommando.self, InkoopCommando.self, ExpertteamCommando.self,
            WoonplaatsCommando.self, WetCommando.self, RegioCommando.self, SchemaCommando.self, GenereerCommando.self,
            SimuleerCommando.self, BelastingCommando.self, TafelrondeCommando.self, VacatureCommando.self,
        ]
    )

    static let versie = "0.1.0"

    /// What is sent by hand belongs to the trace of who started the program, where it says so.
    private static var spoor: ServiceContext? {
        ProcessInfo.processInfo.environment["TRACEPARENT"].flatMap(TraceContext.init(traceparent:)).map(
            ServiceContext.met)
    }

    private static func draai() async throws {
        var commando = try parseAsRoot()
        if var asynchroon = commando as? any AsyncParsableCommand {
            try await asynchroon.run()
        } else {
            try commando.run()
        }
    }

    /// As ArgumentParser's own, but wrong use ends with 2 and everything that goes wrong is on standard error.
    static func main() async {
        do {
            try await ServiceContext.withValue(spoor) { try await draai() }
        } catch {
            let code = exitCode(for: error)
            let tekst = fullMessage(for: error)
            if code == .success {
                ConsoleOutput.regel(tekst)
            } else if !tekst.isEmpty {
                ConsoleOutput.fout(tekst)
            }
            Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
        }
    }
}
