/// What is left of a transaction that ended as was asked, while an answer of the coordinator never came.
///
/// The request may be held up somewhere and arrive in a later transaction, which it would commit or abort half way: a
/// client on librdkafka cannot tell it apart (no EndTxn version 5, KIP-890), and no waiting is long enough. So nothing
/// can begin from here: ``renew(timeoutMs:)`` gives the right back, under an epoch that the late request does not have.
/// That takes some 20 ms, and happens only when a connection broke or was silent for `socket.timeout.ms`.
public struct UnansweredTransaction: ~Copyable {
    private let producer: TransactionalProducer

    init(_ producer: TransactionalProducer) { self.producer = producer }

    /// How trying to renew the producer ended.
    public enum Renewal: ~Copyable {
        case done(IdleTransaction)
        /// Not yet: ask the same once more.
        case again(UnansweredTransaction, KafkaError)
        /// Fenced or fatal: the producer is of no use any more.
        case over(TransactionFailure)
    }

    /// Closes the client, makes a new one and claims the transactional id, at most `timeoutMs` and half a second.
    public consuming func renew(timeoutMs: Int) -> Renewal {
        do {
            try producer.renew(timeoutMs: timeoutMs)
            return .done(IdleTransaction(producer))
        } catch {
            switch error {
            case .retry(let reason): return .again(self, reason)
            case .abort(let reason): return .over(.fatal(reason))
            case .fenced, .fatal: return .over(error)
            }
        }
    }

    /// Asks until the producer is renewed or the time is up.
    /// - Throws: ``TransactionFailure/fenced(_:)`` or ``TransactionFailure/fatal(_:)``: the producer is over.
    public consuming func renewed(withinMs: Int) throws(TransactionFailure) -> IdleTransaction {
        let deadline = Deadline(withinMs: withinMs)
        var spent = self
        while true {
            switch spent.renew(timeoutMs: max(1, min(Self.callMs, Int(deadline.remainingMs)))) {
            case .done(let idle): return idle
            case .again(let still, let error):
                if deadline.isPast { throw .fatal(error) }
                spent = consume still
            case .over(let failure): throw failure
            }
        }
    }

    private static var callMs: Int { 1_000 }
}
