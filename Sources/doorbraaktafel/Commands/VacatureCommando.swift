import ArgumentParser
import Berichten
import Jeugdhulp
import Matching
import Tafelronde

/// Who could have one place on one day, and what keeps them from it (#131).
struct VacatureCommando: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vacature",
        abstract: "Wie kan deze plek krijgen, in welke volgorde, en wat houdt dat tegen?")

    @OptionGroup var bestanden: Rondebestanden
    @Option(help: ArgumentHelp("De plek: AGB-code en aanbodId.", valueName: "AGB/ID")) var aanbod: String
    @Option(help: "Bestand met aanbod (NDJSON).") var aanbodbestand: String
    @Option(help: "De dag (jjjj-mm-dd). Anders: vandaag.") var dag: Datum?
    @Option(help: "Toon alleen de zaken van deze jeugdregio; andere zijn een aantal.") var regio: String?
    @Flag(help: "Uitvoer voor machines: één regel JSON.") var json = false

    func run() throws {
        let dag = dag ?? Klok.echt.vandaag
        let inhoud = try bestanden.lees(dag, aanbod: aanbodbestand)
        guard let sleutel = Aanbodsleutel(aanbod) else {
            throw ValidationError("--aanbod is AGB/ID, zoals 99000001/gezinshuis-1.")
        }
        guard let opgave = inhoud.markt.aanbod.aanbod(sleutel) else {
            throw ExitFailure.fout("Er is geen aanbod '\(aanbod)' in \(aanbodbestand). Kijk naar agb en aanbodId.")
        }
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
        let weergave = VacatureRenderer(
            vacature: Vacature(opgave, ronde, inhoud.markt, inhoud.casussen), dag: dag, regio: naam)
        ConsoleOutput.regel(json ? weergave.json : weergave.tekst)
        if inhoud.heeftFout { throw ExitCode(1) }
    }
}
