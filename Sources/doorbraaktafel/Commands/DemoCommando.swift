import ArgumentParser
import Jeugdhulp
import Kafka
import KafkaTesting
import Tafel

/// Everything in one process on the embedded broker, as a user would run it in several.
struct DemoCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Alles in één: ingebouwde broker, voorbeelden, matcher, voorstellen en de webpagina.",
        discussion: """
            Stuurt twaalf voorbeelden, en voor de webpagina een regio waar meer gebeurt: \
            \(Demoregio.casussen) wachtende zaken en \(Demoregio.aanbod) plekken met hulp in Twente, verzonnen en \
            elke keer dezelfde. Met --leeg of --eenmalig zijn er alleen de twaalf.

            Blijft daarna staan, zodat u in een tweede venster meer kunt sturen. Stop met Ctrl-C.
            """)

    @Option(help: "Poort voor de webpagina; 0 kiest een vrije.") var poort = 8080
    @Flag(help: "Alleen de twaalf voorbeelden, zonder de regio waar meer gebeurt.") var leeg = false
    @Flag(help: "Stop vanzelf als elk van de twaalf voorbeelden is beantwoord. Er is dan geen webpagina.")
    var eenmalig = false
    @Flag(help: "Uitvoer voor machines: één regel JSON per voorbeeld.") var json = false
    @Flag(help: "Toon de redenen van alle mogelijkheden.") var alles = false
    @Option(help: "De dag waarmee de demo rekent (jjjj-mm-dd).") var vandaag = Demo.dagVanDeVoorbeelden
    @OptionGroup var regiobestanden: Regiobestanden

    func run() async throws {
        let demo = try Demo(
            vandaag: vandaag, register: try regiobestanden.register(), json: json, alles: alles, eenmalig: eenmalig,
            leeg: leeg || eenmalig, poort: poort)
        let gestopt = try await ProcessSignals.tot(
            bijStop: { demo.stop.ask() }, werk: { try await demo.draai() })
        demo.broker.close()
        if gestopt, eenmalig { throw ExitCode(130) }
    }
}
