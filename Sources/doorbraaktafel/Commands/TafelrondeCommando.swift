import ArgumentParser
import Berichten
import Jeugdhulp
import Matching
import Tafelronde

/// All waiting children and all free places at once, without Kafka: three files in, the round out.
struct TafelrondeCommando: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tafelronde",
        abstract: "Kijkt naar alle wachtende kinderen en alle vrije plekken tegelijk, zonder Kafka.",
        discussion: """
            Elke regel van een bestand is een bericht (CloudEvent) of alleen de data ervan. De ronde verdeelt alle \
            plekken over alle zaken in de bestanden; met --regio ziet u alleen de zaken van die regio.
            """)

    @OptionGroup var bestanden: Rondebestanden
    @Option(help: "Bestand met aanbod (NDJSON).") var aanbod: String
    @Option(help: "De dag waarvoor de ronde geldt (jjjj-mm-dd). Anders: vandaag.") var vandaag: Datum?
    @Option(help: "Toon alleen de zaken van deze jeugdregio.") var regio: String?
    @Flag(help: "Uitvoer voor machines: één regel JSON per zaak, dan één voor de ronde.") var json = false
    @Option(help: ArgumentHelp("Waarom krijgt deze zaak niet die andere plek?", valueName: "casusId")) var waarom:
        String?

    func run() throws {
        let dag = vandaag ?? Klok.echt.vandaag
        let inhoud = try bestanden.lees(dag, aanbod: aanbod)
        var naam: String?
        if let regio {
            guard let gevonden = inhoud.markt.register.regio(naam: regio) else {
                throw ValidationError("--regio '\(regio)' is niet bekend. Geef een jeugdregio, zoals Twente.")
            }
            naam = gevonden.naam
        }
        Marktlezer.meld(inhoud.afgekeurd)
        let feiten = Rondeopbouw.feiten(inhoud.markt, inhoud.casussen, vandaag: dag, gewichten: inhoud.gewichten)
        let ronde = try Ronde(feiten, gewichten: inhoud.gewichten)
        let weergave = RondeRenderer(ronde: ronde, regio: naam)
        if let waarom {
            guard
                let zaak = ronde.feiten.zaken.firstIndex(where: {
                    $0.casusId == waarom && (naam == nil || $0.regio == naam)
                })
            else { throw ExitFailure.fout("Er is geen zaak '\(waarom)' in deze ronde. Kijk naar het veld casusId.") }
            ConsoleOutput.regel(weergave.waaromTekst(zaak))
        } else if json {
            for regel in weergave.jsonRegels { ConsoleOutput.regel(regel) }
        } else {
            ConsoleOutput.regel(weergave.tekst)
        }
        if inhoud.heeftFout { throw ExitCode(1) }
    }
}
