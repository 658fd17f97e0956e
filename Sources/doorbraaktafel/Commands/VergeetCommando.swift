import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Rollen
import Tafel

struct VergeetCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vergeet", abstract: "Laat een zaak vergeten, en laat zien waar die nog staat.",
        discussion: """
            De matcher moet draaien: die haalt de zaak weg, want het is zijn geheugen. Daarna wordt elk topic helemaal \
            gelezen. Code 0: niets blijft staan; wat er nog is, verdwijnt vanzelf. Code 1: er blijft iets staan.
            Wie dit doet, moet alles mogen lezen: doorbraaktafel toegang maak --wisser
            Zijn berichten verzegeld (--hoofdsleutels), dan worden ook alle sleutels van de zaak vernietigd: wat er \
            van de berichten nog ligt, ook in een reservekopie, kan niemand meer openen.
            """)
    @Option(help: "Het casusId.") var casus: String
    @Option(help: "De GI van de zaak. Anders: wie er status van kreeg.") var gi: String?
    @Option(help: "Wie verstuurt: urn:nld:oin:… of urn:nld:kvknr:….") var bron: String?
    @Option(help: "Dagtekening (jjjj-mm-dd), voor wie de matcher op een andere dag laat rekenen. Anders: vandaag.")
    var vandaag: Datum?
    @Flag(help: "Vergeet niets, kijk alleen waar de zaak staat.") var controleer = false
    @Option(help: "Zo lang wachten tot de matcher klaar is, in seconden.") var wachten = 60
    @OptionGroup var broker: Brokeropties
    @Flag(help: "Uitvoer voor machines: één regel JSON per vindplaats.") var json = false

    func validate() throws {
        guard IdentifierFormat.isId(casus) else { throw ValidationError("--casus is een casusId") }
        guard gi.map(IdentifierFormat.isGi) ?? true else {
            throw ValidationError("--gi bestaat uit kleine letters, cijfers en streepjes")
        }
        guard (1...3_600).contains(wachten) else { throw ValidationError("--wachten ligt van 1 tot en met 3600") }
    }

    func run() async throws {
        let verbinding = try await broker.verbinding(bron: bron, log: LogSetup.maak(.critical))
        let speurder = RecordFinder(verbinding)
        var gevonden = try await speurder.zoek(casus)
        if !controleer, !gevonden.alle.isEmpty || gi != nil {
            try await laatVergeten(verbinding, gevonden)
            let eind = ContinuousClock.now + .seconds(wachten)
            repeat { gevonden = try await speurder.zoek(casus) } while blijft(gevonden, verbinding) && eind > .now
            gevonden = try await vernietigSleutels(verbinding, gevonden)
        }
        toon(gevonden)
        if !gevonden.blijvend.isEmpty { throw ExitCode(1) }
    }

    /// Whether something stays beside the keys: those go last.
    private func blijft(_ gevonden: Vindplaatsen, _ verbinding: Connection) -> Bool {
        gevonden.blijvend.contains { $0.topic != verbinding.topics.sleutels }
    }

    /// The matcher destroys the keys with its own memory of the case; what somebody made at that very moment, or what
    /// nobody remembered, goes here. Not as long as the matcher still has the case: it would seal with them again.
    private func vernietigSleutels(_ verbinding: Connection, _ gevonden: Vindplaatsen) async throws -> Vindplaatsen {
        guard verbinding.verzegeling != nil, !blijft(gevonden, verbinding), !gevonden.blijvend.isEmpty else {
            return gevonden
        }
        let zender = try EventSender(verbinding)
        let aantal = try await zender.vernietigSleutels(van: casus)
        await zender.sluit()
        return aantal == nil ? gevonden : try await RecordFinder(verbinding).zoek(casus)
    }

    /// One message for each GI that knows the case: its own refusals go along by their keys.
    private func laatVergeten(_ verbinding: Connection, _ gevonden: Vindplaatsen) async throws {
        let gis = gi.map { [$0] } ?? gevonden.gis(verbinding.topics)
        guard !gis.isEmpty else {
            throw ExitFailure.fout("Van welke GI is deze zaak? Er staat geen status van: noem --gi.")
        }
        let klok = Klok.echt
        let berichten = gis.map { gi in
            let eigen = gevonden.blijvend.filter {
                $0.topic == verbinding.topics.status(gi: gi) && $0.sleutel != casus
            }
            return Gebeurtenis(
                id: klok.nieuwId(), source: verbinding.bron, time: klok.nu(),
                inhoud: .aanvraagIngetrokken(
                    AanvraagIngetrokken(
                        casusId: casus, gi: gi, reden: .anders, op: vandaag ?? klok.vandaag, vergeten: true,
                        berichten: eigen.map(\.sleutel))))
        }
        let zender = try EventSender(verbinding)
        let uitkomsten = await zender.stuur(berichten, als: .wisser)
        await zender.sluit()
        for uitkomst in uitkomsten { _ = try uitkomst.get() }
    }

    private func toon(_ gevonden: Vindplaatsen) {
        guard !json else {
            for plek in gevonden.alle { ConsoleOutput.regel(String(decoding: plek.json.bytes, as: UTF8.self)) }
            return
        }
        let perTopic = Dictionary(grouping: gevonden.alle) { "\($0.topic)|\($0.woord)" }
        var tabel = TextTable(koppen: ["topic", "records", "wat ermee gebeurt"])
        tabel.rijen = perTopic.sorted { $0.key < $1.key }.map { sleutel, plekken in
            [String(sleutel.prefix { $0 != "|" }), "\(plekken.count)", plekken.first?.woord ?? ""]
        }
        if !tabel.rijen.isEmpty { ConsoleOutput.regel(tabel.tekst(inspringen: 0)) }
        let oordeel =
            gevonden.blijvend.isEmpty ? "niets van \(casus) blijft staan" : "er blijft iets van \(casus) staan"
        ConsoleOutput.regel("\(gevonden.gelezen) records gelezen: \(oordeel)")
    }
}

extension Vindplaatsen.Lot {
    var woord: String {
        switch self {
        case .blijft: "blijft staan"
        case .achterhaald: "weg bij het opschonen, na ongeveer twee weken"
        case .verloopt: "verloopt \(Topics.invoerDagen) dagen na het bericht"
        }
    }
}

extension Vindplaatsen.Vindplaats {
    var woord: String {
        // Keys are cleaned by the hour, everything else by the week.
        let isSleutel = lot == .achterhaald && topic.hasSuffix(".sleutels")
        return (isSleutel ? "weg bij het opschonen, na ongeveer een dag" : lot.woord)
            + (isVernietigd ? "; niet meer te openen" : "")
    }

    var json: JSONValue {
        .zonderLeeg([
            "topic": .tekst(topic), "partitie": .getal(Int(partitie)), "offset": .getal(Int(offset)),
            "sleutel": .tekst(sleutel), "lot": .tekst("\(lot)"), "vernietigd": isVernietigd ? .waar(true) : .niets,
        ])
    }
}
