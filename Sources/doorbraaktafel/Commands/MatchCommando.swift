import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Matching
import Voorstelbericht

/// The engine alone: three files in, proposals out. Any ranking can be made again with it.
struct MatchCommando: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Alleen de matching, zonder Kafka: drie bestanden erin, voorstellen eruit.",
        discussion: "Elke regel van een bestand is een bericht (CloudEvent) of alleen de data ervan."
    )

    @Option(help: "Bestand met aanvragen (NDJSON).") var aanvragen: String
    @Option(help: "Bestand met aanbod (NDJSON of CSV).") var aanbod: String
    @Option(help: "Bestand met contracten (NDJSON).") var contracten: String
    @Option(help: "De dag waarvoor het voorstel geldt (jjjj-mm-dd). Anders: vandaag.") var vandaag: Datum?
    @Option(help: "Bestand met andere gewichten (JSON).") var gewichten: String?
    @OptionGroup var regiobestanden: Regiobestanden
    @Flag(help: "Uitvoer voor machines: één regel JSON per aanvraag.") var json = false
    @Flag(help: "Toon de redenen van alle mogelijkheden.") var alles = false
    @Option(
        help: ArgumentHelp(
            "In plaats van voorstellen: waarom dit aanbod staat waar het staat, en wat het op 1 brengt.",
            valueName: "[agb/]aanbodId"))
    var waarom: String?
    @Option(help: ArgumentHelp("Kijk alleen naar deze aanvraag.", valueName: "casusId")) var casus: String?
    @Flag(help: "In plaats van voorstellen: hoe vaak wie wordt voorgesteld, en waarvoor niets past.") var verslag =
        false

    func validate() throws {
        if waarom != nil, verslag { throw ValidationError("Geef --waarom of --verslag, niet allebei.") }
    }

    func run() throws {
        let dag = vandaag ?? Klok.echt.vandaag
        let bestand = NDJSONFile(
            bron: Gebeurtenis.bronOnbekend, vandaag: dag, nu: Tijdstip(dag), nieuwId: { Self.geenId })
        var markt = Markt(register: try regiobestanden.register(), gewichten: try leesGewichten())
        let (aanbieders, afgekeurd) = try Marktlezer(aanbod: aanbod, contracten: contracten).vul(&markt, bestand)
        // As the matcher does: what is refused is told, and the rest of the market stands.
        Marktlezer.meld(afgekeurd)
        let gevraagd = try waarom.map { try Self.sleutel($0, markt.aanbod, aanbod) }
        var telling = VerslagRenderer(verslag: Verslag(aanbieders: aanbieders), dag: dag)
        // Once: standard input is empty the second time.
        let data = try InputFile.lees(aanvragen)
        let regels = try Marktlezer.regels(bestand, data, aanvragen, .aanvraagIngediend)
        guard !regels.isEmpty else { throw ExitFailure.fout("Er staan geen aanvragen in \(aanvragen).") }
        var (fout, gezien, stil) = (!afgekeurd.isEmpty, 0, 0)
        for regel in regels {
            switch regel.uitkomst {
            case .success(let gebeurtenis):
                guard casus == nil || casus == gebeurtenis.casusId else { continue }
                if !neem(gebeurtenis, markt, dag, gevraagd, &telling) { stil += 1 }
            case .failure(let afkeuring):
                let casusId = regel.casusId
                guard casus == nil || casus == casusId else { continue }
                // Crisis has its own route and is a full answer; everything else is something to mend.
                if afkeuring.code != .crisis { fout = true }
                telling.afgekeurd += 1
                let tekst = Afgekeurdregel.tekst(regel, casusId, afkeuring)
                if verslag {
                    ConsoleOutput.fout(tekst)
                } else {
                    ConsoleOutput.regel(json ? Afgekeurdregel.json(casusId, afkeuring) : tekst)
                }
            }
            gezien += 1
        }
        if let casus, gezien == 0 { throw ExitFailure.fout("Er is geen aanvraag '\(casus)' in \(aanvragen).") }
        if stil > 0 { ConsoleOutput.regel("Bij \(stil) andere aanvragen is deze hulp niet gevraagd.") }
        if verslag { ConsoleOutput.regel(json ? telling.json : telling.tekst(alles: alles)) }
        if fout { throw ExitCode(1) }
    }

    /// Stands for the event that there is none of in a file of bare data: the same in every run.
    private static let geenId = "00000000-0000-0000-0000-000000000000"

    /// The offer that is asked about: by id where one aanbieder alone has it, else as `<agb>/<aanbodId>`.
    private static func sleutel(_ tekst: String, _ index: Aanbodindex, _ bestand: String) throws -> Aanbodsleutel {
        if let sleutel = Aanbodsleutel(tekst), index.aanbod(sleutel) != nil { return sleutel }
        let allen = index.aanbod(metId: tekst).map(\.sleutel)
        guard let sleutel = allen.first else {
            throw ExitFailure.fout("Er is geen aanbod '\(tekst)' in \(bestand). Kijk naar het veld aanbodId.")
        }
        guard allen.count == 1 else {
            throw ExitFailure.fout(
                "Meer aanbieders hebben een aanbod '\(tekst)'. Geef er één: "
                    + allen.map(\.description).joined(separator: ", ") + ".")
        }
        return sleutel
    }

    private func leesGewichten() throws -> Gewichten {
        guard let gewichten else { return .standaard }
        return try Gewichten(json: try InputFile.lees(gewichten))
    }

    /// - Returns: whether there was anything to tell of this aanvraag.
    private func neem(
        _ gebeurtenis: Gebeurtenis, _ markt: Markt, _ dag: Datum, _ gevraagd: Aanbodsleutel?,
        _ telling: inout VerslagRenderer
    ) -> Bool {
        guard case .aanvraagIngediend(let aanvraag) = gebeurtenis.inhoud else { return true }
        let zaak = Casus(aanvraag: aanvraag, ingediendOp: dag, register: markt.register)
        if let gevraagd, let opgave = markt.aanbod.aanbod(gevraagd),
            let antwoord = markt.waarom(gevraagd, voor: zaak, vandaag: dag)
        {
            // To a machine every case is an answer; a person who asks for one case gets it too.
            if !json, casus == nil, antwoord.antwoorden.isEmpty { return false }
            let weergave = WaaromRenderer(waarom: antwoord, aanbod: opgave, register: markt.register)
            ConsoleOutput.regel(json ? weergave.json : weergave.tekst)
            return true
        }
        let uitkomst = markt.voorstel(voor: zaak, vandaag: dag)
        guard !verslag else {
            telling.verslag.neem(uitkomst, aanvraag.hulpvragen)
            return true
        }
        let voorstel = VoorstelGedaan(
            uitkomst, aanvraag: gebeurtenis.id, versie: 1, berekendOp: Tijdstip(dag), register: markt.register
        ).ingekort()
        ConsoleOutput.regel(
            json ? String(decoding: voorstel.json.bytes, as: UTF8.self) : VoorstelRenderer.tekst(voorstel, alles: alles)
        )
        return true
    }
}
