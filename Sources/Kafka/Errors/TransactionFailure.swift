import Crdkafka

/// What a transactional call asks of its caller when it fails.
public enum TransactionFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// Call the same function again with the same arguments; any other call is refused meanwhile.
    case retry(KafkaError)
    /// Abort, rewind the input, roll back memory, and try the batch again.
    case abort(KafkaError)
    /// Another instance took over the transactional id: stop, it does the work now.
    case fenced(KafkaError)
    /// The producer is of no use any more: close it and start anew.
    case fatal(KafkaError)

    public var error: KafkaError {
        switch self {
        case .retry(let error), .abort(let error), .fenced(let error), .fatal(let error): error
        }
    }

    public var description: String {
        switch self {
        case .retry(let error): "retry: \(error)"
        case .abort(let error): "abort: \(error)"
        case .fenced(let error): "fenced by another instance: \(error)"
        case .fatal(let error): "fatal: \(error)"
        }
    }

    /// The order matters, and is that of librdkafka's own example of a transactional producer: a fatal error may also
    /// carry the other flags.
    init(_ error: KafkaError) {
        if error.isFatal {
            self = error.isFenced ? .fenced(error) : .fatal(error)
        } else if error.requiresAbort {
            self = .abort(error)
        } else if error.isRetriable {
            self = .retry(error)
        } else {
            self = .fatal(error)
        }
    }
}
