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
            valueName: "aanbodId"))
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
        let (aanbieders, afgekeurd) = try vul(&markt, bestand)
        // As the matcher does: what is refused is told, and the rest of the market stands.
        for regel in afgekeurd { ConsoleOutput.fout(regel) }
        if let waarom, markt.aanbod.aanbod(waarom) == nil {
            throw ExitFailure.fout("Er is geen aanbod '\(waarom)' in \(aanbod). Kijk naar het veld aanbodId.")
        }
        var telling = VerslagRenderer(verslag: Verslag(aanbieders: aanbieders), dag: dag)
        // Once: standard input is empty the second time.
        let data = try InputFile.lees(aanvragen)
        let regels = try Self.regels(bestand, data, aanvragen, .aanvraagIngediend)
        guard !regels.isEmpty else { throw ExitFailure.fout("Er staan geen aanvragen in \(aanvragen).") }
        var (fout, gezien, stil) = (!afgekeurd.isEmpty, 0, 0)
        for regel in regels {
            switch regel.uitkomst {
            case .success(let gebeurtenis):
                guard casus == nil || casus == gebeurtenis.casusId else { continue }
                if !neem(gebeurtenis, markt, dag, &telling) { stil += 1 }
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

    private func leesGewichten() throws -> Gewichten {
        guard let gewichten else { return .standaard }
        return try Gewichten(json: try InputFile.lees(gewichten))
    }

    private static func regels(
        _ bestand: NDJSONFile, _ data: Data, _ naam: String, _ type: Berichttype
    ) throws -> [FileLine] {
        try InputFile.ontleed(naam) { () throws(TableError) in try bestand.lees(data, [type]) }
    }

    /// - Returns: everyone with an offer, and what was refused among offers and contracts.
    /// - Throws: when something stands there twice: nobody knows which counts.
    private func vul(
        _ markt: inout Markt, _ bestand: NDJSONFile
    ) throws -> (aanbieders: Set<AgbCode>, afgekeurd: [String]) {
        var (fouten, afgekeurd): ([String], [String]) = ([], [])
        var aanbieders: Set<AgbCode> = []
        var gezien: [String: Int] = [:]
        func eenmaal(_ sleutel: String, _ regel: Int, _ naam: String) -> Bool {
            if let eerder = gezien.updateValue(regel, forKey: "\(naam) \(sleutel)") {
                fouten.append(
                    "\(naam) regel \(regel): '\(sleutel)' staat ook op regel \(eerder); laat er één staan"
                )
                return false
            }
            return true
        }
        let opgaven = try InputFile.lees(aanbod)
        let tabel = try InputFile.ontleed(aanbod) { () throws(TableError) in
            try Aanbodbestand(bestand, register: markt.register).lees(opgaven)
        }
        for regel in tabel.regels {
            switch regel.uitkomst {
            case .success(let gebeurtenis):
                guard case .aanbodGemeld(let opgave) = gebeurtenis.inhoud else { continue }
                if eenmaal(opgave.aanbodId, regel.nummer, aanbod) { markt.aanbod.meld(opgave) }
                aanbieders.insert(opgave.agb)
            case .failure(let afkeuring): afgekeurd.append("\(aanbod) regel \(regel.nummer): \(afkeuring)")
            }
        }
        for regel in try Self.regels(bestand, try InputFile.lees(contracten), contracten, .contractGemeld) {
            switch regel.uitkomst {
            case .success(let gebeurtenis):
                guard case .contractGemeld(let gemeld) = gebeurtenis.inhoud else { continue }
                let contract = try gemeld.contract(markt.register)
                if eenmaal(gemeld.sleutel, regel.nummer, contracten) { markt.contracten.meld(contract) }
            case .failure(let afkeuring): afgekeurd.append("\(contracten) regel \(regel.nummer): \(afkeuring)")
            }
        }
        guard fouten.isEmpty else { throw ExitFailure.fout(fouten.joined(separator: "\n")) }
        return (aanbieders, afgekeurd)
    }

    /// - Returns: whether there was anything to tell of this aanvraag.
    private func neem(
        _ gebeurtenis: Gebeurtenis, _ markt: Markt, _ dag: Datum, _ telling: inout VerslagRenderer
    ) -> Bool {
        guard case .aanvraagIngediend(let aanvraag) = gebeurtenis.inhoud else { return true }
        let zaak = Casus(aanvraag: aanvraag, ingediendOp: dag, register: markt.register)
        if let waarom, let opgave = markt.aanbod.aanbod(waarom),
            let antwoord = markt.waarom(waarom, voor: zaak, vandaag: dag)
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

/// How a refused aanvraag is shown.
enum Afgekeurdregel {
    static func json(_ casusId: String?, _ afkeuring: Afkeuring) -> String {
        let regel = JSONValue.object([
            "casusId": casusId.map { .tekst($0) } ?? .niets,
            "afgekeurd": .object([
                "code": .tekst(afkeuring.codetekst), "veld": afkeuring.veld.map { .tekst($0) } ?? .niets,
                "reden": .tekst("\(afkeuring.uitleg) \(afkeuring.watTeDoen)"),
            ]),
        ])
        return String(decoding: regel.bytes, as: UTF8.self)
    }

    static func tekst(_ regel: FileLine, _ casusId: String?, _ afkeuring: Afkeuring) -> String {
        ConsoleOutput.rood("Casus \(casusId ?? "op regel \(regel.nummer)") afgekeurd") + "  \(afkeuring)\n"
    }
}
