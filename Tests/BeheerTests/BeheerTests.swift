import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Synchronization
import Tafel
import Testing

@testable import Beheer

@Suite("Health and figures of a running matcher", .serialized)
struct BeheerTests {
    @Test("after the twelve examples every named figure is there, and says what happened")
    func cijfers() async throws {
        let bedrijf = try Bedrijf()
        try await bedrijf.stuur("contracten", .contractGemeld)
        try await bedrijf.stuur("aanbod", .aanbodGemeld)
        try await bedrijf.metMatcher { vragen, _ in
            #expect(await vragen.wacht("/gereed") { status, _ in status == 200 })
            // The crisis among the twelve is not sent; something that is no message is.
            try await bedrijf.stuur("aanvragen", .aanvraagIngediend)
            try await bedrijf.stuurRuw("geen JSON", naar: bedrijf.topics.aanvragen)
            #expect(
                await vragen.wacht("/metrics") { _, tekst in
                    tekst.contains("doorbraaktafel_berichten_total{topic=\"doorbraak.aanvragen\"} 12")
                        && tekst.contains("doorbraaktafel_te_herziene_zaken 0")
                        && Self.som(tekst, "doorbraaktafel_zaken{") == 11
                        // Shown once a second, so for a moment of before the last round.
                        && Self.som(tekst, "doorbraaktafel_achterstand_berichten{") == 0
                })
            let cijfers = await vragen.cijfers()
            let kaal = Set(cijfers.keys.map(Self.naam))
            #expect(
                kaal == Set(MetricDescriptions.uitleg.keys),
                "\(kaal.symmetricDifference(MetricDescriptions.uitleg.keys))")
            #expect(cijfers["doorbraaktafel_afgekeurd_total{code=\"geen-json\"}"] == 1)
            #expect(cijfers["doorbraaktafel_verstuurd_total{naar=\"voorstellen\"}"] == 11)
            #expect(cijfers["doorbraaktafel_transacties_total{uitkomst=\"afgebroken\"}"] == 0)
            #expect((cijfers["doorbraaktafel_transacties_total{uitkomst=\"vastgelegd\"}"] ?? 0) >= 1)
            #expect(cijfers["doorbraaktafel_beslisduur_seconds_count{werk=\"aanvraag\"}"] == 12)
            #expect(cijfers["doorbraaktafel_herstarts_total"] == 0)
            #expect((cijfers["doorbraaktafel_herstelduur_seconds{wat=\"markt\"}"] ?? 0) > 0)
            let regels = cijfers.map { "\($0.key) \($0.value)" }.joined(separator: "\n")
            #expect(Self.som(regels, "doorbraaktafel_zaken_naar_opties{") == 11)
            let aanbod = cijfers["doorbraaktafel_berichten_total{topic=\"doorbraak.aanbod\"}"]
            #expect(Self.som(regels, "doorbraaktafel_aanbod{") == aanbod)
            for topic in [bedrijf.topics.aanvragen, bedrijf.topics.aanbod, bedrijf.topics.contracten] {
                #expect(
                    cijfers.keys.contains {
                        $0.hasPrefix("doorbraaktafel_achterstand_berichten{") && $0.contains("\"\(topic)\"")
                    })
            }
        }
    }

    @Test(
        "ready comes after reading back, goes and comes back with the broker; health stays all the while")
    func broker() async throws {
        let bedrijf = try Bedrijf()
        try await bedrijf.metMatcher { vragen, stop in
            #expect(await vragen.wacht("/gereed") { status, _ in status == 200 })
            try bedrijf.broker.setDown()
            #expect(await vragen.wacht("/gereed") { status, _ in status == 503 })
            #expect(await vragen.status("/gezond") == 200)
            try bedrijf.broker.setUp()
            #expect(await vragen.wacht("/gereed", sMax: 120) { status, _ in status == 200 })
            stop.ask()
            #expect(await vragen.wacht("/gereed") { status, tekst in status == 503 && tekst.contains("stopt") })
        }
    }

    @Test("a loop that stands still is not healthy and not ready, and is both when it goes on")
    func vast() async throws {
        let bedrijf = try Bedrijf()
        let rem = Rem()
        let klok = Klok(
            nu: {
                rem.wacht()
                return Klok.echt.nu()
            }, dag: { _ in Bedrijf.vandaag }, nieuwId: Klok.echt.nieuwId)
        try await bedrijf.metMatcher(klok: klok, stilMsMax: 3_000) { vragen, _ in
            #expect(await vragen.wacht("/gereed") { status, _ in status == 200 })
            rem.zet(true)
            #expect(await vragen.wacht("/gezond") { status, _ in status == 503 })
            #expect(await vragen.status("/gereed") == 503)
            rem.zet(false)
            #expect(await vragen.wacht("/gezond") { status, _ in status == 200 })
            #expect(await vragen.wacht("/gereed") { status, _ in status == 200 })
        }
    }

    @Test("deploy/meten.md names every figure, and no other")
    func document() throws {
        let pad = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("deploy/meten.md")
        let genoemd = try String(contentsOf: pad, encoding: .utf8).split(separator: "\n").compactMap { regel in
            regel.hasPrefix("| `doorbraaktafel_") ? regel.split(separator: "`").dropFirst().first.map(String.init) : nil
        }
        let alle = Array(MetricDescriptions.uitleg.keys) + Array(MetricDescriptions.poort.keys)
        #expect(genoemd.sorted() == alle.sorted())
    }

    private static func naam(_ regel: String) -> String {
        let kaal = String(regel.prefix { $0 != "{" })
        guard kaal.contains("_seconds_") else { return kaal }
        return ["_bucket", "_sum", "_count"].reduce(kaal) { $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0 }
    }

    private static func som(_ tekst: String, _ begin: String) -> Double {
        tekst.split(separator: "\n").filter { $0.hasPrefix(begin) }.compactMap {
            $0.split(separator: " ").last.flatMap { Double($0) }
        }.reduce(0, +)
    }
}

/// Holds the loop where it asks for the time.
private final class Rem: Sendable {
    private let dicht = Mutex(false)
    private let hek = DispatchSemaphore(value: 0)
    func zet(_ waarde: Bool) {
        let was = dicht.withLock { nu in
            defer { nu = waarde }
            return nu
        }
        if was, !waarde { hek.signal() }
    }
    func wacht() { if dicht.withLock({ $0 }) { hek.wait() } }
}
