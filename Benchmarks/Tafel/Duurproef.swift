import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Proefmarkt

/// The matcher under a steady load for as long as it is told, on the embedded broker: `make soak`.
///
/// Of ten messages eight report offers (one of them with another wait, so that proposals are revised), one is a new
/// aanvraag, and one takes the case of four seconds before back and has it forgotten: as many cases stay open, so what
/// grows is a leak. All aanvragen would be more than one core of the matcher answers, and is not what a day looks like.
final class Duurproef {
    private let sDuur, perSeconde: Int
    private let lek: Lek?
    private let log = Logger(label: "soak") { _ in SwiftLogNoOpLogHandler() }
    private let broker: EmbeddedBroker
    private let brieven: Brieven
    private let topics: Topics
    private let markt: Marktgenerator
    private let producer: Producer
    private static let aanbod = 5_000
    private static let openS = 4
    private static let tikMs = 20
    private static let achterS = 5
    private static let naloopSMax = 60.0

    private var gevraagd: [Aanvraag] = []
    private var vergeten = 0
    private var nietVerstuurd = 0
    private var berichten = 0

    init(sDuur: Int, perSeconde: Int, lek: Lek?) throws {
        (self.sDuur, self.perSeconde, self.lek) = (sDuur, perSeconde, lek)
        broker = try EmbeddedBroker(brokers: 1, logger: log)
        topics = .standaard
        brieven = Brieven(topics: topics)
        markt = try Marktgenerator(zaad: 8, aanbod: Self.aanbod, casussen: 0, vandaag: Matcherproces.vandaag)
        producer = try Producer(ProducerSettings(brokers: broker.bootstrap), logger: log)
    }

    /// - Returns: whether nothing was lost and nothing grew.
    func draai() async throws -> Bool {
        let regios = Gemeenteregister.landelijk.regios.map(\.slug)
        let alle = topics.instellingen(partities: Int32(Doorgeven.partities), regios: regios, gis: [], agbs: [])
        try broker.createTopics(Dictionary(alle.map { ($0.naam, Int($0.partities)) }) { $1 })
        try await stuur((0..<Self.aanbod).map { brieven.aanbod(markt.aanbod($0)) })
        try await stuur((0..<markt.aanbiedersAantal).flatMap { markt.contracten(van: $0) }.map(brieven.contract))
        let tafels = (regios + [Topics.landelijk]).map(topics.voorstellen(regio:))
        let luisteraar = try await Luisteraar(broker.bootstrap, tafels, log)
        let afgekeurd = try await Luisteraar(broker.bootstrap, [topics.afgekeurd], log)
        let matcher = try Kind(
            ["matcher", broker.bootstrap, topics.voorvoegsel, "soak"] + (lek.map { [$0.rawValue] } ?? []))
        defer { matcher.stop() }
        _ = try matcher.wachtOp("cases read back")
        let meting = try await belast(matcher, luisteraar)
        let verloren = try await verloren(luisteraar)
        let leeft = matcher.leeft
        let gebreken =
            gebreken(meting, verloren, geweigerd: afgekeurd.aantal, leeft: leeft) + verwerkt(matcher.cijfers())
        toon(meting, verloren, gebreken)
        for oor in [luisteraar, afgekeurd] { oor.sluit() }
        await producer.close(withinMs: 5_000)
        broker.close()
        return gebreken.isEmpty
    }

    private func stuur(_ records: [OutgoingRecord]) async throws {
        for uitkomst in await producer.send(records) { _ = try uitkomst.get() }
    }

    /// The load, with a look at the matcher once a second.
    private func belast(_ matcher: Kind, _ luisteraar: Luisteraar) async throws -> Duurmeting {
        // A few seconds: a machine that is busy with something else for a moment is no fault.
        var meting = Duurmeting(achterMax: Self.achterS * perSeconde / 10)
        let klok = ContinuousClock()
        let begin = klok.now
        var volgendeMaat = 0.0
        for tik in 1...(sDuur * 1_000 / Self.tikMs) {
            try await klok.sleep(until: begin + .milliseconds(tik * Self.tikMs))
            guard matcher.leeft else { break }
            let s = (klok.now - begin) / .seconds(1)
            // A tick that comes late sends more.
            let tot = min(sDuur * perSeconde, Int(s * Double(perSeconde)))
            let deel = (berichten..<max(berichten, tot)).map(bericht)
            for uitkomst in await producer.send(deel) {
                if case .failure = uitkomst { nietVerstuurd += 1 }
            }
            berichten = max(berichten, tot)
            guard s >= volgendeMaat else { continue }
            meting.neem(
                .init(
                    s: s, geheugenMB: matcher.geheugenMB, grepen: matcher.grepen, draden: matcher.draden,
                    achter: gevraagd.count - luisteraar.aantalSleutels))
            volgendeMaat = s.rounded(.down) + 1
            if meting.maten.count % 60 == 0, let nu = meting.maten.last { Self.toon(nu) }
        }
        return meting
    }

    /// Where it stands, once a minute: when something grows it matters from when.
    private static func toon(_ nu: Duurmeting.Maat) {
        BenchTafel.regel(
            "soak",
            String(
                format: "%4.0f s: memory %.1f MB, %d descriptors, %d threads, %d behind", nu.s, nu.geheugenMB,
                nu.grepen, nu.draden, nu.achter))
    }

    private func bericht(_ nummer: Int) -> OutgoingRecord {
        switch nummer % 10 {
        case 0: return nieuw()
        case 5 where gevraagd.count - vergeten > max(1, Self.openS * perSeconde / 10):
            vergeten += 1
            return brieven.vergeet(gevraagd[vergeten - 1])
        case 1:
            let oud = markt.aanbod(nummer / 10 % Self.aanbod)
            return brieven.aanbod(oud.met(aanmeldWeken: oud.wachttijd.aanmeldWeken + nummer / 10 % 7))
        default: return brieven.aanbod(markt.aanbod(nummer % Self.aanbod))
        }
    }

    private func nieuw() -> OutgoingRecord {
        let aanvraag = markt.aanvraag(gevraagd.count, hulpvragen: 1)
        gevraagd.append(aanvraag)
        return brieven.aanvraag(aanvraag)
    }

    /// What is missing when the time is up: cases without a proposal, and cases that had to be forgotten and still
    /// stand at their table. And how long it took until nothing was.
    private typealias Verlies = (voorstellen: Int, vergeten: Int, naS: Double)

    private func verloren(_ luisteraar: Luisteraar) async throws -> Verlies {
        let klok = ContinuousClock()
        let begin = klok.now
        while true {
            let (komst, weg) = (luisteraar.komst, luisteraar.weg)
            let zonder = gevraagd.count { komst[$0.casusId] == nil }
            let over = gevraagd.prefix(vergeten).count { !weg.contains($0.casusId) }
            let naS = (klok.now - begin) / .seconds(1)
            if zonder + over == 0 || naS > Self.naloopSMax { return (zonder, over, naS) }
            try await klok.sleep(for: .milliseconds(250))
        }
    }

    private func gebreken(
        _ meting: Duurmeting, _ verloren: Verlies, geweigerd: Int, leeft: Bool
    ) -> [String] {
        var gebreken = meting.gebreken
        if !leeft { gebreken.append("the matcher ended") }
        if nietVerstuurd > 0 { gebreken.append("\(nietVerstuurd) messages not taken by the broker") }
        if berichten < sDuur * perSeconde * 98 / 100 {
            gebreken.append("only \(berichten / sDuur) messages/s were sent")
        }
        if geweigerd > 0 { gebreken.append("\(geweigerd) messages refused") }
        if verloren.voorstellen > 0 { gebreken.append("\(verloren.voorstellen) aanvragen without a proposal") }
        if verloren.vergeten > 0 { gebreken.append("\(verloren.vergeten) cases not forgotten") }
        return gebreken
    }

    /// Whether the matcher itself counted all that was sent: an offer that stays unread shows in no proposal.
    private func verwerkt(_ cijfers: Cijfers) -> [String] {
        let gemeld = berichten - gevraagd.count - vergeten
        let verwacht = [(topics.aanvragen, gevraagd.count + vergeten), (topics.aanbod, Self.aanbod + gemeld)]
        var uit = verwacht.compactMap { topic, aantal -> String? in
            let gelezen = Int(cijfers.som("doorbraaktafel_berichten_total", "topic=\"\(topic)\""))
            return gelezen == aantal ? nil : "\(gelezen) of \(aantal) messages of \(topic) were read"
        }
        let afgebroken = Int(cijfers.som("doorbraaktafel_transacties_total", "uitkomst=\"afgebroken\""))
        if afgebroken > 0 { uit.append("\(afgebroken) transactions aborted") }
        return uit
    }

    private func toon(_ meting: Duurmeting, _ verloren: Verlies, _ gebreken: [String]) {
        let tempo = Double(berichten) / Double(sDuur)
        BenchTafel.regel(
            "soak",
            String(
                format:
                    "%d s, %.0f messages/s (%d aanvragen, %d forgotten, %d reports of offers), all done %.1f s later",
                sDuur, tempo, gevraagd.count, vergeten, berichten - gevraagd.count - vergeten, verloren.naS))
        BenchTafel.regel(
            "soak",
            String(
                format:
                    "memory %.1f MB at the end, %+.1f MB/hour, descriptors %+d, threads %+d, at most %d behind",
                meting.maten.last?.geheugenMB ?? .nan, meting.hellingMBPerUur, meting.grepenErbij, meting.dradenErbij,
                meting.meestAchter))
        print("SOAK \(gebreken.isEmpty ? "holds" : "BROKEN: " + gebreken.joined(separator: ", "))")
    }
}
