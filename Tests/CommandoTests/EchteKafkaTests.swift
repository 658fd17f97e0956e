import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Rollen
import Synchronization
import Testing

/// The cluster that someone named for these tests.
private let genoemdeBrokers = ProcessInfo.processInfo.environment["DOORBRAAK_BROKERS"]

/// What only a real Apache Kafka can prove. Runs when `DOORBRAAK_BROKERS` names one (`make test-kafka`).
@Suite("On a real Apache Kafka", .serialized, .enabled(if: genoemdeBrokers != nil, "DOORBRAAK_BROKERS is not set"))
struct EchteKafkaTests {
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private let casussen = 240
    private let doden = 8

    /// Each run has topics of its own; they stay behind on the cluster under this name.
    private let voorvoegsel = "doorbraaktest-\(UUID().uuidString.prefix(8).lowercased())"

    private var vast: [String] { ["--brokers", genoemdeBrokers ?? "", "--voorvoegsel", voorvoegsel] }

    private func matcher(_ instantie: Int) -> Proces {
        Proces(
            ["matcher", "--vandaag", "2026-11-20", "--groep", voorvoegsel, "--instantie", "\(instantie)"] + vast)
    }

    @Test("two matchers, killed at random: every case is answered exactly once")
    func doden() async throws {
        let maak = ["topics", "maak", "--partities", "6", "--replicatie", "1", "--gi", "jbov"]
        #expect(try await Proces.draai(maak + vast).code == 0)
        let v = Proces.voorbeelden
        #expect(try await Proces.draai(["inkoop", "melden", "\(v)/contracten.ndjson"] + vast).code == 0)
        #expect(try await Proces.draai(["aanbieder", "melden", "\(v)/aanbod.ndjson"] + vast).code == 0)
        let klaar = Klaar()
        let oor = Gehoorde()
        let topics = try #require(Topics(voorvoegsel: voorvoegsel))
        let verbinding = Verbinding(brokers: genoemdeBrokers ?? "", topics: topics, log: log)
        let luistert = Task {
            try await Expertteam.volger(verbinding, regio: "ijsselland").volg { ontvangen in
                if case .gebeurtenis(let gebeurtenis) = ontvangen { oor.voegToe(gebeurtenis) }
                return true
            }
        }
        defer { luistert.cancel() }
        try await withThrowingTaskGroup(of: Void.self) { groep in
            for instantie in 0..<2 {
                groep.addTask { try await houdAanDePraat(instantie, klaar) }
            }
            try await dienIn(verbinding)
            #expect(await oor.wacht(tot: casussen, sMax: 150), "\(oor.aantal) of \(casussen) answered")
            klaar.zet()
            try await groep.waitForAll()
        }
        #expect(klaar.gedood >= doden / 2, "only \(klaar.gedood) were killed while cases came in")
        let versies = oor.versies
        #expect(versies.count == casussen)
        #expect(versies.values.allSatisfy { $0 == [1] }, "\(versies.filter { $0.value != [1] })")
    }

    /// Starts a matcher again each time it was killed, until the test is over.
    private func houdAanDePraat(_ instantie: Int, _ klaar: Klaar) async throws {
        var dobbel = SystemRandomNumberGenerator()
        for ronde in 0... {
            if klaar.staat { return }
            let sterft = ronde < doden / 2  // half of the deaths each
            let leven = Int.random(in: 600...4_000, using: &dobbel)
            _ = try await matcher(instantie).metEinde(sMax: 170) { proces in
                let eind = ContinuousClock.now + (sterft ? .milliseconds(leven) : .seconds(160))
                // Life lasts until its time is up or the test is over, whichever comes first.
                while ContinuousClock.now < eind, !klaar.staat {
                    await tempo(ms: 50)
                }
                if sterft, !klaar.staat { klaar.telDode() }
                proces.sein(sterft ? SIGKILL : SIGINT)
            }
            if !sterft { return }
        }
    }

    /// Spreads the cases over the time in which matchers die.
    private func tempo(ms: Int) async {
        await withCheckedContinuation { verder in
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(ms)) { verder.resume() }
        }
    }

    private func dienIn(_ verbinding: Verbinding) async throws {
        let regel = try String(contentsOfFile: "\(Proces.voorbeelden)/aanvragen.ndjson", encoding: .utf8)
            .split(separator: "\n")[0]
        let zender = try Zender(verbinding)
        for nummer in 0..<casussen {
            let tekst = regel.replacingOccurrences(of: "vb-01-pmt", with: "zaak-\(nummer)")
            let inhoud = try Gebeurtenislezer().leesInhoud(.aanvraagIngediend, Data(tekst.utf8))
            let gebeurtenis = Gebeurtenis(
                id: UUID().uuidString, source: Verbinding.bronOnbekend, time: nil, inhoud: inhoud)
            for uitkomst in await GI(zender).stuur([gebeurtenis]) { _ = try uitkomst.get() }
            await tempo(ms: 80)
        }
        await zender.sluit()
    }
}

private final class Klaar: Sendable {
    private let vlag = Atomic<Bool>(false)
    var staat: Bool { vlag.load(ordering: .acquiring) }
    func zet() { vlag.store(true, ordering: .releasing) }

    private let doden = Atomic<Int>(0)
    var gedood: Int { doden.load(ordering: .acquiring) }
    func telDode() { doden.add(1, ordering: .acquiringAndReleasing) }
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
