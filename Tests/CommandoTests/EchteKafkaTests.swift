import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Rollen
import Synchronization
import Testing
import Verzegeling

/// The cluster that someone named for these tests.
private let genoemdeBrokers = ProcessInfo.processInfo.environment["DOORBRAAK_BROKERS"]

/// What only a real Apache Kafka can prove. Runs when `DOORBRAAK_BROKERS` names one (`make test-kafka`).
@Suite("On a real Apache Kafka", .serialized, .enabled(if: genoemdeBrokers != nil, "DOORBRAAK_BROKERS is not set"))
struct EchteKafkaTests {
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private let stroomSMax = 400

    /// Each run has topics of its own; they stay behind on the cluster under this name.
    private let voorvoegsel = "doorbraaktest-\(UUID().uuidString.prefix(8).lowercased())"

    private var vast: [String] { ["--brokers", genoemdeBrokers ?? "", "--voorvoegsel", voorvoegsel] }

    private func matcher(_ instantie: Int, _ omgeving: [String: String]) -> Proces {
        Proces(
            ["matcher", "--vandaag", "2026-11-20", "--groep", voorvoegsel, "--instantie", "\(instantie)"] + vast,
            omgeving: omgeving)
    }

    @Test("two matchers, killed fifty times under 500 messages a second: every case is answered exactly once a version")
    func doden() async throws { try await sterf(doden: 50, nil) }

    @Test("the same with sealed messages, killed a dozen times: each case has its key, and none is answered twice")
    func dodenVerzegeld() async throws {
        let bestand = FileManager.default.temporaryDirectory.appendingPathComponent("dbt-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: bestand) }
        #expect(try await Proces.draai(["sleutels", "maak", bestand]).code == 0)
        try await sterf(doden: 12, bestand)
        let toon = try await Proces.draai(
            ["sleutels", "toon", "--json"] + vast, omgeving: ["DOORBRAAK_HOOFDSLEUTELS": bestand])
        #expect(toon.code == 0 && toon.uit.contains(#""onbekend":0"#), "\(toon.uit)")
    }

    /// - Parameter hoofdsleutels: the file with which everybody seals.
    private func sterf(doden: Int, _ hoofdsleutels: String?) async throws {
        let omgeving = hoofdsleutels.map { ["DOORBRAAK_HOOFDSLEUTELS": $0] } ?? [:]
        let maak =
            ["topics", "maak", "--partities", "6", "--replicatie", "1", "--gi", "jbov"]
            + (hoofdsleutels == nil ? [] : ["--verzegeld"])
        #expect(try await Proces.draai(maak + vast).code == 0)
        let v = Proces.voorbeelden
        #expect(try await Proces.draai(["inkoop", "melden", "\(v)/contracten.ndjson"] + vast).code == 0)
        #expect(try await Proces.draai(["aanbieder", "melden", "\(v)/aanbod.ndjson"] + vast).code == 0)
        let (uitgestorven, klaar, oor) = (Klaar(), Klaar(), Gehoorde())
        let topics = try #require(Topics(voorvoegsel: voorvoegsel))
        var verbinding = Connection(brokers: genoemdeBrokers ?? "", topics: topics, log: log)
        verbinding.verzegeling = try hoofdsleutels.map { Verzegeling(try HoofdsleutelFile.lees($0)) }
        let luistert = Task { [verbinding] in
            try await Expertteam.volger(verbinding, regio: "ijsselland").volg { ontvangen in
                if case .gebeurtenis(let gebeurtenis) = ontvangen { oor.voegToe(gebeurtenis) }
                return true
            }
        }
        defer { luistert.cancel() }
        var ingediend = 0
        try await withThrowingTaskGroup(of: Void.self) { groep in
            for instantie in 0..<2 {
                groep.addTask { try await houdAanDePraat(instantie, doden, uitgestorven, klaar, omgeving) }
            }
            let stroom = try Stroom(verbinding)
            ingediend = try await stroom.loop(sMax: stroomSMax) { uitgestorven.geteld < doden }
            #expect(oor.aantal > 0, "none of \(ingediend) was answered while they died")
            #expect(await oor.wacht(tot: ingediend, sMax: 150), "\(oor.aantal) of \(ingediend) answered")
            klaar.zet()
            try await groep.waitForAll()
        }
        #expect(uitgestorven.geteld >= doden)
        let versies = oor.versies
        #expect(versies.count == ingediend)
        let fout = versies.filter { $0.value != Array(1...$0.value.count) }
        #expect(fout.isEmpty, "\(fout.prefix(5))")
        try await vers(oor, omgeving)
    }

    /// One that starts afresh reads everything back and has nothing to add.
    private func vers(_ oor: Gehoorde, _ omgeving: [String: String]) async throws {
        let versies = oor.versies
        let sinds = ContinuousClock.now
        _ = try await matcher(9, omgeving).metEinde(sMax: 60) { proces in
            while ContinuousClock.now - sinds < .seconds(20) { await tempo(ms: 100) }
            proces.sein(SIGINT)
        }
        #expect(oor.versies == versies)
    }

    /// Starts a matcher again each time it was killed; after its share of deaths it lives until the test is over.
    private func houdAanDePraat(
        _ instantie: Int, _ doden: Int, _ uitgestorven: Klaar, _ klaar: Klaar, _ omgeving: [String: String]
    ) async throws {
        var dobbel = SystemRandomNumberGenerator()
        for ronde in 0... {
            if klaar.staat { return }
            let sterft = ronde < doden / 2
            let leven = Int.random(in: 500...8_000, using: &dobbel)
            _ = try await matcher(instantie, omgeving).metEinde(sMax: stroomSMax + 200) { proces in
                let eind = ContinuousClock.now + (sterft ? .milliseconds(leven) : .seconds(stroomSMax + 150))
                // Life lasts until its time is up or the test is over, whichever comes first.
                while ContinuousClock.now < eind, !klaar.staat {
                    await tempo(ms: 50)
                }
                if sterft, !klaar.staat { uitgestorven.tel() }
                proces.sein(sterft ? SIGKILL : SIGINT)
            }
            if !sterft { return }
        }
    }

    private func tempo(ms: Int) async { await Stroom.tempo(ms: ms) }
}

/// What GI's and aanbieders send while matchers die: 500 messages a second, of which ten are new cases and fifty are
/// reports of capacity. The others are cases that come once more, which must be recognised.
private struct Stroom {
    private let zender: EventSender
    private let regel: String
    private let opgaven: [Gebeurtenis]
    private static let slagMs = 100

    init(_ verbinding: Connection) throws {
        zender = try EventSender(verbinding)
        regel = try Self.regels("aanvragen")[0]
        opgaven = try Self.regels("aanbod").map { regel in
            let inhoud = try GebeurtenisReader().leesInhoud(.aanbodGemeld, Data(regel.utf8))
            return Gebeurtenis(id: UUID().uuidString, source: Gebeurtenis.bronOnbekend, time: nil, inhoud: inhoud)
        }
    }

    private static func regels(_ naam: String) throws -> [String] {
        try String(contentsOfFile: "\(Proces.voorbeelden)/\(naam).ndjson", encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// - Returns: how many cases there are.
    func loop(sMax: Int, zolang: () -> Bool) async throws -> Int {
        let eind = ContinuousClock.now + .seconds(sMax)
        var zaken: [Gebeurtenis] = []
        var slag = ContinuousClock.now
        while zolang(), ContinuousClock.now < eind {
            slag += .milliseconds(Self.slagMs)
            zaken.append(try zaak(zaken.count))
            let opnieuw = (0..<44).compactMap { _ in zaken.suffix(500).randomElement() }
            let gemeld = (0..<5).compactMap { _ in opgaven.randomElement() }
            for uitkomst in await GI(zender).stuur([zaken[zaken.count - 1]] + opnieuw) { _ = try uitkomst.get() }
            for uitkomst in await Aanbieder(zender).meld(gemeld) { _ = try uitkomst.get() }
            let over = (slag - .now).components
            await Self.tempo(ms: max(0, Int(over.seconds) * 1_000 + Int(over.attoseconds / 1_000_000_000_000_000)))
        }
        await zender.sluit()
        return zaken.count
    }

    private func zaak(_ nummer: Int) throws -> Gebeurtenis {
        let tekst = regel.replacingOccurrences(of: "vb-01-pmt", with: "zaak-\(nummer)")
        let inhoud = try GebeurtenisReader().leesInhoud(.aanvraagIngediend, Data(tekst.utf8))
        return Gebeurtenis(id: UUID().uuidString, source: Gebeurtenis.bronOnbekend, time: nil, inhoud: inhoud)
    }

    static func tempo(ms: Int) async {
        await withCheckedContinuation { verder in
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(ms)) { verder.resume() }
        }
    }
}

private final class Klaar: Sendable {
    private let vlag = Atomic<Bool>(false)
    var staat: Bool { vlag.load(ordering: .acquiring) }
    func zet() { vlag.store(true, ordering: .releasing) }

    private let stand = Atomic<Int>(0)
    var geteld: Int { stand.load(ordering: .acquiring) }
    func tel() { stand.add(1, ordering: .acquiringAndReleasing) }
}

/// The versions heard for each case.
private final class Gehoorde: Sendable {
    private struct Stand {
        var versies: [String: [Int]] = [:]
        var wachter: (aantal: Int, klaar: CheckedContinuation<Bool, Never>)?
    }
    private let stand = Mutex(Stand())

    var versies: [String: [Int]] { stand.withLock { $0.versies } }
    var aantal: Int { versies.count }

    func voegToe(_ gebeurtenis: Gebeurtenis) {
        guard case .voorstelGedaan(let voorstel) = gebeurtenis.inhoud else { return }
        let klaar = stand.withLock { stand -> CheckedContinuation<Bool, Never>? in
            stand.versies[voorstel.casusId, default: []].append(voorstel.versie)
            guard let wachter = stand.wachter, stand.versies.count >= wachter.aantal else { return nil }
            stand.wachter = nil
            return wachter.klaar
        }
        klaar?.resume(returning: true)
    }

    func wacht(tot aantal: Int, sMax: Int) async -> Bool {
        await withCheckedContinuation { klaar in
            let nu = stand.withLock { stand in
                if stand.versies.count >= aantal { return true }
                stand.wachter = (aantal, klaar)
                return false
            }
            if nu { return klaar.resume(returning: true) }
            DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(sMax)) { [self] in
                stand.withLock { stand in
                    defer { stand.wachter = nil }
                    return stand.wachter?.klaar
                }?.resume(returning: false)
            }
        }
    }
}
