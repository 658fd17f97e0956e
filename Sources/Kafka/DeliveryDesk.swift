import Crdkafka
import Synchronization

/// The records of one `send`, and what became of them.
///
/// `@unchecked Sendable`: its variables are touched only under the lock of the desk it was given to.
final class Parcel: @unchecked Sendable {
    let records: [OutgoingRecord]
    let continuation: CheckedContinuation<[Result<Delivery, KafkaError>], Never>
    /// The first record not yet handed to librdkafka.
    var next = 0
    var results: [Result<Delivery, KafkaError>?]
    var open: Int

    init(
        _ records: [OutgoingRecord], _ continuation: CheckedContinuation<[Result<Delivery, KafkaError>], Never>
    ) {
        self.records = records
        self.continuation = continuation
        results = Array(repeating: nil, count: records.count)
        open = records.count
    }

    /// True when this was the last one.
    func settle(_ index: Int, _ result: Result<Delivery, KafkaError>) -> Bool {
        guard results[index] == nil else { return false }
        results[index] = result
        open -= 1
        return open == 0
    }

    func resume() {
        continuation.resume(
            returning: zip(results, records).map { result, record in
                result ?? .failure(.closed("produce to '\(record.topic)'"))
            }
        )
    }
}

/// Matches delivery reports with their senders, on one thread of its own that blocks in `rd_kafka_queue_poll`.
///
/// Senders wait here, in order, when `inFlightMax` records are under way: nothing is dropped and nothing spins, because
/// every delivery report makes room and lets the next ones through.
final class DeliveryDesk: Sendable {
    private struct Slot {
        let parcel: Parcel
        let index: Int
    }

    private struct State {
        var nextId: UInt = 1
        var inFlight: [UInt: Slot] = [:]
        var waiting = Fifo<Parcel>()
        var deadline: Deadline?
        var closers: [CheckedContinuation<Void, Never>] = []
        var handle: Handle?
    }

    private let state: Mutex<State>
    private let inFlightMax: Int

    init(_ handle: Handle, inFlightMax: Int) {
        self.inFlightMax = inFlightMax
        state = Mutex(State(handle: handle))
    }

    func start() throws(KafkaError) {
        try OwnedThread.start(name: "kafka-producer") { self.run() }
    }

    func enqueue(_ parcel: Parcel) {
        let done = state.withLock { state -> [Parcel] in
            guard state.handle != nil, state.deadline == nil else { return [parcel] }
            state.waiting.append(parcel)
            return fill(&state)
        }
        // Never under the lock: a resumed task may run at once and send again.
        for parcel in done { parcel.resume() }
    }

    func requestClose(withinMs: Int, then closer: CheckedContinuation<Void, Never>?) {
        let isOver = state.withLock { state in
            guard let handle = state.handle else { return true }
            if state.deadline == nil { state.deadline = Deadline(withinMs: withinMs) }
            if let closer { state.closers.append(closer) }
            rd_kafka_queue_yield(handle.queue)
            return false
        }
        if isOver { closer?.resume() }
    }

    // MARK: - The thread

    private func run() {
        if let handle = state.withLock({ $0.handle }) {
            serve(handle)
            discard(handle)
        }
        var (last, deadline) = state.withLock { ($0.handle.take(), $0.deadline) }
        // Even past the deadline a moment for the threads to join, so that closing usually means gone.
        last.drop(withinMs: max(Self.graceMs, Int(deadline?.remainingMs ?? 0)))
        let closers = state.withLock { state in
            defer { state.closers = [] }
            return state.closers
        }
        for closer in closers { closer.resume() }
    }

    /// Until closing and everything answered, or the time to close is up.
    private func serve(_ handle: Handle) {
        while true {
            let deadline = state.withLock { $0.deadline }
            // For ever while open: a delivery report or rd_kafka_queue_yield ends the wait.
            if let event = rd_kafka_queue_poll(handle.queue, deadline?.remainingMs ?? -1) {
                take(event, handle)
            }
            let (done, isOver) = state.withLock { state -> ([Parcel], Bool) in
                let done = fill(&state)
                let isIdle = state.inFlight.isEmpty && state.waiting.isEmpty
                return (done, state.deadline.map { isIdle || $0.isPast } ?? false)
            }
            for parcel in done { parcel.resume() }
            if isOver { return }
        }
    }

    /// What is left when the time is up: librdkafka drops its part and reports so, and then nobody stays waiting.
    private func discard(_ handle: Handle) {
        for parcel in state.withLock({ $0.waiting.removeAll() }) where parcelIsUnsent(parcel) { parcel.resume() }
        rd_kafka_purge(handle.rk, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
        let deadline = Deadline(withinMs: Self.graceMs)
        while state.withLock({ !$0.inFlight.isEmpty }), !deadline.isPast {
            if let event = rd_kafka_queue_poll(handle.queue, deadline.remainingMs) { take(event, handle) }
        }
        let orphans = state.withLock { state -> [Slot] in
            defer { state.inFlight = [:] }
            return Array(state.inFlight.values)
        }
        for slot in orphans where settle(slot, .failure(closedError(slot))) { slot.parcel.resume() }
    }

    /// Settles the records that never left. True when no other record of the parcel is still under way.
    private func parcelIsUnsent(_ parcel: Parcel) -> Bool {
        state.withLock { _ in
            var isDone = false
            for index in parcel.next..<parcel.records.count {
                isDone = parcel.settle(index, .failure(.closed("produce to '\(parcel.records[index].topic)'")))
            }
            parcel.next = parcel.records.count
            return isDone
        }
    }

    private func settle(_ slot: Slot, _ result: Result<Delivery, KafkaError>) -> Bool {
        state.withLock { _ in slot.parcel.settle(slot.index, result) }
    }

    private func closedError(_ slot: Slot) -> KafkaError {
        KafkaError(
            RD_KAFKA_RESP_ERR__PURGE_INFLIGHT, operation: "produce to '\(slot.parcel.records[slot.index].topic)'",
            detail: "the producer was closed before the broker answered; the record may have arrived"
        )
    }

    /// Hands over waiting records while there is room. Under the lock, because that is what keeps their order.
    /// Returns the parcels that are done because the last record was refused.
    private func fill(_ state: inout State) -> [Parcel] {
        guard let handle = state.handle else { return [] }
        var done: [Parcel] = []
        while let parcel = state.waiting.first {
            while parcel.next < parcel.records.count {
                guard state.inFlight.count < inFlightMax else { return done }
                let id = state.nextId
                if let refusal = handle.produce(parcel.records[parcel.next], id: id) {
                    // Full by bytes. Reports free room later, unless nothing is under way to be reported.
                    if refusal.isOne(of: RD_KAFKA_RESP_ERR__QUEUE_FULL), !state.inFlight.isEmpty { return done }
                    if parcel.settle(parcel.next, .failure(refusal)) { done.append(parcel) }
                } else {
                    state.nextId &+= 1
                    state.inFlight[id] = Slot(parcel: parcel, index: parcel.next)
                }
                parcel.next += 1
            }
            state.waiting.removeFirst()
        }
        return done
    }

    /// Takes over the event.
    private func take(_ event: OpaquePointer, _ handle: Handle) {
        defer { rd_kafka_event_destroy(event) }
        switch rd_kafka_event_type(event) {
        case RD_KAFKA_EVENT_DR:
            let reports = Self.reports(event)
            let done = state.withLock { state in
                reports.compactMap { report -> Parcel? in
                    guard let slot = state.inFlight.removeValue(forKey: report.id) else { return nil }
                    let result = self.result(of: report, slot, handle)
                    return slot.parcel.settle(slot.index, result) ? slot.parcel : nil
                }
            }
            for parcel in done { parcel.resume() }
        case RD_KAFKA_EVENT_ERROR: handle.note(event)
        default: break
        }
    }

    private struct Report {
        let id: UInt
        let response: rd_kafka_resp_err_t
        let delivery: Delivery
    }

    private static func reports(_ event: OpaquePointer) -> [Report] {
        var reports: [Report] = []
        while let message = rd_kafka_event_message_next(event)?.pointee {
            reports.append(
                Report(
                    id: UInt(bitPattern: message._private), response: message.err,
                    delivery: Delivery(partition: message.partition, offset: message.offset)
                )
            )
        }
        return reports
    }

    private func result(of report: Report, _ slot: Slot, _ handle: Handle) -> Result<Delivery, KafkaError> {
        guard report.response != RD_KAFKA_RESP_ERR_NO_ERROR else { return .success(report.delivery) }
        let operation = "produce to '\(slot.parcel.records[slot.index].topic)'"
        var detail: String?
        if report.response == RD_KAFKA_RESP_ERR__MSG_TIMED_OUT {
            detail =
                "not delivered in time to \(handle.brokers)" + (handle.sink.lastTrouble.map { "; last: \($0)" } ?? "")
        }
        return .failure(handle.error(report.response, operation: operation, detail: detail))
    }

    private static let graceMs = 500
}
