import Berichten
import Kafka

/// What the gate knows beside what it takes in: since when it stands, and which topics are left alone.
final class GateMemory {
    private(set) var stand = GateState()
    private let volger: CoreFollower

    /// - Parameter volger: of the gate's own topic.
    init(_ volger: CoreFollower) { self.volger = volger }

    func lees(_ admin: Admin, _ stop: StopSignal) throws(KafkaError) { try volger.leesTotEind(admin, stop, neem) }
    func volg() throws(KafkaError) { try volger.volg(neem) }

    private func neem(_ record: Record) {
        stand.neem(sleutel: record.copyKey() ?? [], isWeg: record.valueCount == nil, tijdMs: record.timestampMs)
    }

    func zet(_ topic: String, isStil: Bool) { stand.zet(topic, isStil: isStil) }
    func sluit() { volger.sluit() }
}
