import Berichten
import Kafka
import Metrics

/// The figures of one matcher, through swift-metrics. Used on the loop's thread; counting takes nanoseconds.
///
/// No label grows without bound: topics and partitions of the input, codes of refusals, regions, phases. Nothing names
/// a case. What each means stands in `deploy/meten.md`.
package final class MatcherMetrics {
    /// Counts for nobody.
    package static var stil: MatcherMetrics { MatcherMetrics(NOOPMetricsHandler.instance) }

    private let fabriek: any MetricsFactory
    private var tellers: [String: [String: Counter]] = [:]
    private var standen: [String: [[String]: Meter]] = [:]
    private let duren: [TimedWork: Metrics.Timer]

    /// What takes time.
    enum TimedWork: String, CaseIterable {
        case aanvraag, besluit, herziening
    }

    init(_ fabriek: any MetricsFactory) {
        self.fabriek = fabriek
        duren = Dictionary(
            uniqueKeysWithValues: TimedWork.allCases.map { werk in
                (
                    werk,
                    Metrics.Timer(
                        label: "doorbraaktafel_beslisduur_seconds", dimensions: [("werk", werk.rawValue)],
                        factory: fabriek)
                )
            })
        // There from the start: a figure that only comes with its first event cannot be told from one that is gone.
        for uitkomst in ["vastgelegd", "afgebroken"] { tel("transacties_total", "uitkomst", uitkomst, 0) }
        tel("herstarts_total", nil, "", 0)
        tel("vernieuwingen_total", nil, "", 0)
        for wat in MemoryDifference.allCases { tel("geheugenverschillen_total", "wat", wat.rawValue, 0) }
    }

    /// One more, or `met` more, of something.
    func tel(_ naam: String, _ label: String?, _ waarde: String, _ met: Int = 1) {
        let teller = tellers[naam]?[waarde] ?? maak(naam, label, waarde)
        teller.increment(by: met)
    }

    private func maak(_ naam: String, _ label: String?, _ waarde: String) -> Counter {
        let teller = Counter(
            label: "doorbraaktafel_\(naam)", dimensions: label.map { [($0, waarde)] } ?? [], factory: fabriek)
        tellers[naam, default: [:]][waarde] = teller
        return teller
    }

    /// What a record that goes out tells: how many of which kind, and why something was refused.
    func verstuurd(_ record: OutgoingMessage, _ topics: Topics) {
        guard record.topic == topics.afgekeurd else {
            tel("verstuurd_total", "naar", Self.soort(record, topics))
            return
        }
        let code = record.koppen.first { $0.naam == DeadLetter.codekop }?.waarde ?? []
        tel("afgekeurd_total", "code", String(decoding: code, as: UTF8.self))
    }

    /// The kind of a topic: what grows with use is not a label.
    private static func soort(_ record: OutgoingMessage, _ topics: Topics) -> String {
        let rest = record.topic.dropFirst(topics.voorvoegsel.utf8.count + 1)
        let soort = String(rest.prefix { $0 != "." })
        guard soort == "voorstellen" else { return soort }
        return KeyGrammar.vanZaak(record.sleutel ?? [])?.achtervoegsel ?? soort
    }

    /// Times something.
    func duur<Uit>(_ werk: TimedWork, _ doe: () -> Uit) -> Uit {
        let begin = ContinuousClock.now
        let uit = doe()
        let (seconden, atto) = (ContinuousClock.now - begin).components
        duren[werk]?.recordNanoseconds(seconden * 1_000_000_000 + atto / 1_000_000_000)
        return uit
    }

    func hersteld(_ wat: String, ms: Int64) {
        zet("herstelduur_seconds", ["wat"], [[wat]: Double(ms) / 1_000], houd: true)
    }

    func achterstand(_ perPlek: [TopicPartition: Int64]) {
        let waarden = perPlek.map { plek, aantal in ([plek.topic, "\(plek.partition)"], Double(aantal)) }
        zet("achterstand_berichten", ["topic", "partitie"], Dictionary(waarden) { $1 })
    }

    func stilstand(_ aantal: Int) { zet("stilstaande_partities", [], [[]: Double(aantal)]) }

    func toon(_ beeld: MatcherSnapshot) {
        let zaken = beeld.zaken.map { ([$0.key.fase, $0.key.regio], Double($0.value)) }
        zet("zaken", ["fase", "regio"], Dictionary(zaken) { $1 })
        let opties = beeld.opties.map { (["\($0.key)"], Double($0.value)) }
        zet("zaken_naar_opties", ["opties"], Dictionary(opties) { $1 })
        let versheid = MatcherSnapshot.Versheid.allCases.map { ([$0.rawValue], Double(beeld.aanbod[$0] ?? 0)) }
        zet("aanbod", ["dagen_oud"], Dictionary(versheid) { $1 })
        for (naam, waarde) in [
            ("oudste_onbesliste_aanvraag_dagen", beeld.oudsteOnbeslistDagen), ("te_vertellen_zaken", beeld.teVertellen),
            ("te_herziene_zaken", beeld.teHerzien), ("oudste_aanbod_dagen", beeld.aanbodOudsteDagen),
        ] {
            zet(naam, [], [[]: Double(waarde)])
        }
    }

    /// Sets all figures of a name; one that is not among them any more goes to 0, unless they are kept.
    private func zet(_ naam: String, _ labels: [String], _ waarden: [[String]: Double], houd: Bool = false) {
        for (sleutel, waarde) in waarden {
            let meter =
                standen[naam]?[sleutel]
                ?? Meter(
                    label: "doorbraaktafel_\(naam)", dimensions: Array(zip(labels, sleutel)), factory: fabriek)
            standen[naam, default: [:]][sleutel] = meter
            meter.set(waarde)
        }
        guard !houd else { return }
        for (sleutel, meter) in standen[naam] ?? [:] where waarden[sleutel] == nil { meter.set(0) }
    }
}
