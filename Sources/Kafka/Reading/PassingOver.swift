/// Finds the end of a batch that cannot be read, in one partition: a value that is told what came and answers where to
/// read next.
///
/// librdkafka tells where such a batch begins, and neither how long it is nor what follows; asked for any offset within
/// it, it fails with the same beginning. So the end is searched: in strides that double, then by halves. No record that
/// can be read is passed over, and of a batch of a million records some forty reads tell the end.
struct PassingOver {
    /// Where the batch begins.
    let base: Int64
    /// The last offset that is known to lie in it.
    private var inside: Int64
    /// The first that is known not to; nil: not known.
    private var beyond: Int64?
    /// Where reading goes on now.
    private(set) var at: Int64
    private var stride: Int64 = 1
    /// The first time may be chance, such as a bit that fell over on its way: it is read once more.
    private var isSure = false
    private var askedMs: Int64

    /// How long a read may bring nothing, neither a record nor the error again, before its offset counts as past the
    /// batch: an aborted transaction or a marker lies there. If that is wrong the error says so later.
    static let silenceMsMax: Int64 = 1_000

    /// What to do next.
    enum Step: Equatable {
        /// Read from here.
        case read(at: Int64)
        /// It certainly cannot be read: say so, and read from here.
        case tell(at: Int64)
        /// What came is the first behind the batch.
        case done
    }

    init(base: Int64, nowMs: Int64) {
        self.base = base
        (inside, at, askedMs) = (base, base, nowMs)
    }

    /// The error came.
    /// - Parameters:
    ///   - failed: where the batch begins; or where was read, for an error that knows no more.
    ///   - end: the offset after the last record, if known.
    mutating func failed(at failed: Int64, knowsBegin: Bool, end: Int64?, nowMs: Int64) -> Step {
        askedMs = nowMs
        guard isSure else {
            isSure = true
            return .tell(at: forward(end))
        }
        guard failed <= base || !knowsBegin && failed == at else { return came(nowMs: nowMs) }
        inside = max(inside, at)
        if let beyond, beyond <= inside { self.beyond = nil }
        return .read(at: beyond.map { middle($0) } ?? forward(end))
    }

    /// A record came, or an end, or the error of another batch.
    mutating func came(nowMs: Int64) -> Step {
        askedMs = nowMs
        guard isSure, at > inside + 1 else { return .done }
        beyond = at
        return .read(at: middle(at))
    }

    /// Nothing came: nil while there is time, or when nothing need come.
    mutating func nothingCame(nowMs: Int64) -> Step? {
        guard isSure, at > inside + 1, nowMs - askedMs >= Self.silenceMsMax else { return nil }
        return came(nowMs: nowMs)
    }

    private mutating func forward(_ end: Int64?) -> Int64 {
        at = inside + stride
        if let end, at >= end { at = max(inside + 1, end - 1) }
        stride = min(stride * 2, 1 << 40)
        return at
    }

    private mutating func middle(_ beyond: Int64) -> Int64 {
        at = inside + max(1, (beyond - inside) / 2)
        return at
    }
}
