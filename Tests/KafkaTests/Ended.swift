@testable import Kafka

/// An ending taken apart, so that a test can look at its kind and go on with what it gave back.
struct Ended: ~Copyable {
    enum Kind: Equatable { case done, unanswered, again, mustAbort, fenced, fatal }

    let kind: Kind
    let error: KafkaError?
    var idle: IdleTransaction?
    var transaction: Transaction?
    var spent: UnansweredTransaction?

    init(_ ending: consuming Transaction.Ending) {
        switch consume ending {
        case .done(let idle): self.init(.done, nil, idle: idle, transaction: nil)
        case .unanswered(let spent):
            self.init(.unanswered, nil, idle: nil, transaction: nil)
            self.spent = consume spent
        case .again(let transaction, let error): self.init(.again, error, idle: nil, transaction: transaction)
        case .mustAbort(let transaction, let error): self.init(.mustAbort, error, idle: nil, transaction: transaction)
        case .over(let failure):
            if case .fenced(let error) = failure {
                self.init(.fenced, error, idle: nil, transaction: nil)
            } else {
                self.init(.fatal, failure.error, idle: nil, transaction: nil)
            }
        }
    }

    private init(
        _ kind: Kind, _ error: KafkaError?, idle: consuming IdleTransaction?, transaction: consuming Transaction?
    ) {
        self.kind = kind
        self.error = error
        self.idle = idle
        self.transaction = transaction
        spent = nil
    }
}

struct NotDone: Error, CustomStringConvertible {
    let kind: Ended.Kind
    let error: KafkaError?
    var description: String { "\(kind): \(error.map { "\($0)" } ?? "-")" }
}

extension Transaction {
    /// Commits, and fails the test when that does not end well.
    consuming func committed() throws -> IdleTransaction { try Self.idle(commit(timeoutMs: 10_000)) }

    consuming func aborted() throws -> IdleTransaction { try Self.idle(abort(timeoutMs: 10_000)) }

    private static func idle(_ ending: consuming Transaction.Ending) throws -> IdleTransaction {
        var ended = Ended(ending)
        guard let idle = ended.idle.take() else { throw NotDone(kind: ended.kind, error: ended.error) }
        return idle
    }
}
