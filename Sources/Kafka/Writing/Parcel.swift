import Crdkafka

/// The records of one `send`, and what became of them.
///
/// `@unchecked Sendable`: its variables are touched only under the lock of the desk it was given to.
final class Parcel: @unchecked Sendable {
    let records: [OutgoingRecord]
    private let continuation: CheckedContinuation<[Result<Delivery, KafkaError>], Never>
    /// The first record not yet handed to librdkafka.
    var next = 0
    /// Its place among the parcels under way, from the first record handed over.
    var slot: Int?
    /// Where each record landed; a partition of `unanswered` where nothing is known yet.
    private var landed: [Delivery]
    /// Few, where all goes well: not in the array, so that a delivery takes sixteen bytes.
    private var refused: [Int: KafkaError] = [:]
    private var open: Int

    private static let unanswered: Int32 = -2
    private static let wasRefused: Int32 = -3

    init(
        _ records: [OutgoingRecord], _ continuation: CheckedContinuation<[Result<Delivery, KafkaError>], Never>
    ) {
        self.records = records
        self.continuation = continuation
        landed = Array(repeating: Delivery(partition: Self.unanswered, offset: -1), count: records.count)
        open = records.count
    }

    /// What was tried for one record, for errors.
    func operation(_ index: Int) -> String {
        records.indices.contains(index) ? "produce to '\(records[index].topic)'" : "produce"
    }

    /// True when this was the last one.
    func deliver(_ index: Int, _ delivery: Delivery) -> Bool {
        guard landed.indices.contains(index), landed[index].partition == Self.unanswered else { return false }
        landed[index] = delivery
        open -= 1
        return open == 0
    }

    /// True when this was the last one.
    func refuse(_ index: Int, _ error: KafkaError) -> Bool {
        guard landed.indices.contains(index), landed[index].partition == Self.unanswered else { return false }
        landed[index].partition = Self.wasRefused
        refused[index] = error
        open -= 1
        return open == 0
    }

    /// Refuses every record from `first` on that has no answer yet. True when that leaves none open.
    func refuseRest(from first: Int, _ error: (String) -> KafkaError) -> Bool {
        guard open > 0 else { return false }
        for index in first..<max(first, records.count) { _ = refuse(index, error(operation(index))) }
        return open == 0
    }

    /// Tells the sender. Never under a lock: a resumed task may run at once and send again.
    func resume() {
        continuation.resume(
            returning: landed.indices.map { index in
                let delivery = landed[index]
                if delivery.partition >= 0 { return .success(delivery) }
                return .failure(refused[index] ?? .closed(operation(index)))
            }
        )
    }
}
