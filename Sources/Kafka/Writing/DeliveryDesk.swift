import Crdkafka
import Synchronization

/// Matches delivery reports with their senders, on one thread of its own that blocks in `rd_kafka_queue_poll`.
///
/// Senders wait here, in order, when `inFlightMax` records are under way: nothing is dropped and nothing spins, because
/// every delivery report makes room and lets the next ones through.
final class DeliveryDesk: Sendable {
    private struct State {
        var inFlight = InFlight()
        var waiting = Fifo<Parcel>()
        var flushers: [Flusher] = []
        var deadline: Deadline?
        var closers: [CheckedContinuation<Void, Never>] = []
        var handle: Handle?

        var isIdle: Bool { inFlight.count == 0 && waiting.isEmpty }

        /// How long the thread may wait for the next report; negative: for ever.
        var waitMs: Int32 {
            (flushers.map(\.deadline) + [deadline].compactMap { $0 }).map(\.remainingMs).min() ?? -1
        }
    }

    /// Someone who waits until everything was answered: true, or the time is up: false.
    private struct Flusher {
        let deadline: Deadline
        let continuation: CheckedContinuation<Bool, Never>
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
            guard state.handle != nil, state.deadline == nil else {
                _ = parcel.refuseRest(from: 0) { .closed($0) }
                return [parcel]
            }
            state.waiting.append(parcel)
            return fill(&state)
        }
        for parcel in done { parcel.resume() }
    }

    func flush(withinMs: Int, _ continuation: CheckedContinuation<Bool, Never>) {
        let isIdle = state.withLock { state -> Bool in
            guard !state.isIdle, let handle = state.handle else { return true }
            state.flushers.append(Flusher(deadline: Deadline(withinMs: withinMs), continuation: continuation))
            rd_kafka_queue_yield(handle.queue)
            return false
        }
        if isIdle { continuation.resume(returning: true) }
    }

    /// What waits is refused here; what librdkafka has comes back as reports with a purge error.
    func purge() {
        let unsent = state.withLock { state -> [Parcel] in
            if let handle = state.handle {
                rd_kafka_purge(handle.rk, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
            }
            return refuseWaiting(&state) { KafkaError(RD_KAFKA_RESP_ERR__PURGE_QUEUE, operation: $0) }
        }
        for parcel in unsent { parcel.resume() }
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
        let (closers, flushers) = state.withLock { state in
            defer { (state.closers, state.flushers) = ([], []) }
            return (state.closers, state.flushers)
        }
        for flusher in flushers { flusher.continuation.resume(returning: false) }
        for closer in closers { closer.resume() }
    }

    /// Until closing and everything answered, or the time to close is up.
    private func serve(_ handle: Handle) {
        while true {
            let waitMs = state.withLock { $0.waitMs }
            // For ever while nobody waits for a time: a delivery report or rd_kafka_queue_yield ends the wait.
            if let event = rd_kafka_queue_poll(handle.queue, waitMs) { take(event, handle) }
            let (done, over, isOver) = state.withLock { state -> ([Parcel], [(Flusher, Bool)], Bool) in
                let done = fill(&state)
                return (done, flushed(&state), state.deadline.map { state.isIdle || $0.isPast } ?? false)
            }
            for parcel in done { parcel.resume() }
            for (flusher, outcome) in over { flusher.continuation.resume(returning: outcome) }
            if isOver { return }
        }
    }

    private func flushed(_ state: inout State) -> [(Flusher, Bool)] {
        guard !state.flushers.isEmpty else { return [] }
        let isIdle = state.isIdle
        let over = state.flushers.filter { isIdle || $0.deadline.isPast }
        state.flushers.removeAll { isIdle || $0.deadline.isPast }
        return over.map { ($0, isIdle) }
    }

    /// What is left when the time is up: librdkafka drops its part and reports so, and then nobody stays waiting.
    private func discard(_ handle: Handle) {
        let unsent = state.withLock { refuseWaiting(&$0) { .closed($0) } }
        for parcel in unsent { parcel.resume() }
        rd_kafka_purge(handle.rk, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
        let deadline = Deadline(withinMs: Self.graceMs)
        while state.withLock({ $0.inFlight.count > 0 }), !deadline.isPast {
            if let event = rd_kafka_queue_poll(handle.queue, deadline.remainingMs) { take(event, handle) }
        }
        let orphans = state.withLock { state in
            state.inFlight.removeAll().filter { $0.refuseRest(from: 0, Self.unanswered) }
        }
        for parcel in orphans { parcel.resume() }
    }

    private static func unanswered(_ operation: String) -> KafkaError {
        KafkaError(
            RD_KAFKA_RESP_ERR__PURGE_INFLIGHT, operation: operation,
            detail: "the producer was closed before the broker answered; the record may have arrived")
    }

    /// Settles the records that never left; the parcels of which no other record is still under way.
    private func refuseWaiting(_ state: inout State, _ error: (String) -> KafkaError) -> [Parcel] {
        state.waiting.removeAll().filter { parcel in
            let isDone = parcel.refuseRest(from: parcel.next, error)
            parcel.next = parcel.records.count
            if isDone, let slot = parcel.slot { state.inFlight.remove(slot: slot) }
            return isDone
        }
    }

    /// Hands over waiting records while there is room. Under the lock, because that is what keeps their order.
    /// Returns the parcels that are done because the last record was refused.
    private func fill(_ state: inout State) -> [Parcel] {
        guard let handle = state.handle else { return [] }
        var done: [Parcel] = []
        while let parcel = state.waiting.first {
            let slot = parcel.slot ?? state.inFlight.insert(parcel)
            parcel.slot = slot
            while parcel.next < parcel.records.count {
                guard state.inFlight.count < inFlightMax else { return done }
                let id = InFlight.id(slot: slot, index: parcel.next)
                if let refusal = handle.produce(parcel.records[parcel.next], id: id) {
                    // Full by bytes. Reports free room later, unless nothing is under way to be reported.
                    if refusal.isOne(of: RD_KAFKA_RESP_ERR__QUEUE_FULL), state.inFlight.count > 0 { return done }
                    if parcel.refuse(parcel.next, refusal) {
                        state.inFlight.remove(slot: slot)
                        done.append(parcel)
                    }
                } else {
                    state.inFlight.handedOver()
                }
                parcel.next += 1
            }
            state.waiting.removeFirst()
        }
        return done
    }

    /// Takes over the event.
    private func take(_ event: OpaquePointer, _ handle: Handle) {
        var reports: [Report] = []
        switch rd_kafka_event_type(event) {
        case RD_KAFKA_EVENT_DR: reports = Self.reports(event)
        case RD_KAFKA_EVENT_ERROR: handle.note(event)
        case RD_KAFKA_EVENT_STATS: handle.observe(event)
        default: break
        }
        // Only with the event does librdkafka let go of the room its messages took. Settled before that, another sender
        // would find nothing under way and yet no room, and take that for a record that never fits.
        rd_kafka_event_destroy(event)
        let done = state.withLock { state in reports.compactMap { settle($0, &state, handle) } }
        for parcel in done { parcel.resume() }
    }

    private struct Report {
        let id: UInt
        let response: rd_kafka_resp_err_t
        let delivery: Delivery
    }

    private static func reports(_ event: OpaquePointer) -> [Report] {
        var reports: [Report] = []
        reports.reserveCapacity(rd_kafka_event_message_count(event))
        while let message = rd_kafka_event_message_next(event)?.pointee {
            reports.append(
                Report(
                    id: UInt(bitPattern: message._private), response: message.err,
                    delivery: Delivery(partition: message.partition, offset: message.offset)))
        }
        return reports
    }

    /// The parcel, when this was its last record.
    private func settle(_ report: Report, _ state: inout State, _ handle: Handle) -> Parcel? {
        guard let (slot, parcel, index) = state.inFlight.answered(report.id) else { return nil }
        let isDone =
            report.response == RD_KAFKA_RESP_ERR_NO_ERROR
            ? parcel.deliver(index, report.delivery)
            : parcel.refuse(index, refusal(report.response, parcel.operation(index), handle))
        guard isDone else { return nil }
        state.inFlight.remove(slot: slot)
        return parcel
    }

    private func refusal(_ response: rd_kafka_resp_err_t, _ operation: String, _ handle: Handle) -> KafkaError {
        switch response {
        case RD_KAFKA_RESP_ERR__MSG_TIMED_OUT:
            let words =
                "not delivered in time to \(handle.brokers)" + (handle.sink.lastTrouble.map { "; last: \($0)" } ?? "")
            return handle.error(response, operation: operation, detail: words)
        case RD_KAFKA_RESP_ERR__PURGE_QUEUE, RD_KAFKA_RESP_ERR__PURGE_INFLIGHT:
            // A fatal error makes librdkafka purge what was queued, and then that is what the sender must hear.
            return handle.fatal(operation: operation) ?? handle.error(response, operation: operation)
        default: return handle.error(response, operation: operation)
        }
    }

    private static let graceMs = 500
}
