import Berichten
import Kafka
import Logging

/// What the parts of one loop share: how it runs, the log that it works on, and where it tells what it does. Used on
/// the loop's thread only.
final class LoopContext {
    let inst: Matcherinstellingen
    let klok: Klok
    let stop: StopSignal
    let logboek: any RecordLog
    let meters: MatcherMetrics
    let leven: Liveness
    let log: Logger
    var tellingen: RunCounters
    /// What the log says of this machine's clock.
    var klokwacht = ClockGuard()

    init(
        _ inst: Matcherinstellingen, klok: Klok, stop: StopSignal, _ logboek: any RecordLog, meters: MatcherMetrics,
        leven: Liveness, log: Logger, tellingen: RunCounters
    ) {
        self.inst = inst
        self.klok = klok
        self.stop = stop
        self.logboek = logboek
        self.meters = meters
        self.leven = leven
        self.log = log
        self.tellingen = tellingen
    }

    func nuMs() -> Int64 { logboek.nuMs() }

    /// A batch that cannot be read was passed over: an operator must know, and who sent it must be found.
    func meld(_ onleesbaar: UnreadableBatch) {
        meters.tel("overgeslagen_total", "topic", onleesbaar.place.topic)
        log.error(
            "a batch that cannot be read was passed over: find who sent it",
            metadata: [
                "topic": "\(onleesbaar.place.topic)", "partitie": "\(onleesbaar.place.partition)",
                "offset": "\(onleesbaar.offset)", "fout": "\(onleesbaar.error)",
            ])
    }

    /// Whether time may end anything now; when not, it is said, and everything that people ask is answered all the
    /// same.
    func magTijdLatenVerlopen() -> Bool {
        guard let dagen = klokwacht.daysAhead(nowMs: klok.nu().ms) else { return true }
        if tellingen.magMelden("klok", nuMs: nuMs()) {
            log.error(
                "the clock of this machine is far ahead of the log: no term ends by it until the clock is right",
                metadata: ["dagenVoor": "\(dagen)", "klok": "\(klok.nu())"])
        }
        return false
    }

    /// Errors that librdkafka recovers from by itself: said once a while, not once an attempt.
    func meld(_ fout: KafkaError) {
        leven.hapert("\(fout.operation): \(fout.name)")
        guard tellingen.magMelden(fout.name, nuMs: nuMs()) else { return }
        log.warning("broker trouble, going on", metadata: ["fout": "\(fout)", "brokers": "\(inst.brokers)"])
    }
}
