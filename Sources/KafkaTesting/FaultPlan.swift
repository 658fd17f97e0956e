/// What goes wrong on the way between a client and its brokers, and when: values that are told what passes by, so that
/// the same seed and the same traffic have the same faults.
///
/// ```swift
/// // Every fifth commit or abort is kept, its connection broken, and it arrives in the midst of the next transaction.
/// let plan = FaultPlan(
///     seed: 7, [.init([.endTxn], share: 0.2, .holdUntil(.produce, answered: 1, connection: .broken))])
/// ```
public struct FaultPlan: Sendable {
    /// What the client sees of its connection while a request of it is under way for ever.
    public enum Connection: Sendable, Hashable, CaseIterable {
        /// Nothing: no answer comes, until the client gives up by itself.
        case silent
        /// Closed in good order.
        case closed
        /// Reset.
        case broken
    }

    public enum Fault: Sendable, Hashable {
        /// It and what comes behind it on the connection arrive so much later.
        case delay(ms: Int)
        /// It never arrives.
        case drop(connection: Connection)
        /// It arrives, and its answer does not.
        case loseAnswer(connection: Connection)
        /// The client asks again and gets its answer. Then, once so many requests of the other kind were answered, the
        /// first one arrives.
        case holdUntil(EmbeddedBroker.ApiKey, answered: Int, connection: Connection)
    }

    /// A fault that befalls a share of the requests of some kinds.
    public struct Rule: Sendable {
        public var apis: Set<EmbeddedBroker.ApiKey>
        /// From 0 to 1.
        public var share: Double
        public var fault: Fault
        public var countMax: Int
        /// The first ones are left alone.
        public var skip: Int

        public init(
            _ apis: Set<EmbeddedBroker.ApiKey>, share: Double = 1, _ fault: Fault, countMax: Int = .max, skip: Int = 0
        ) {
            self.apis = apis
            self.share = share
            self.fault = fault
            self.countMax = countMax
            self.skip = skip
        }
    }

    /// What became of what was held.
    public struct Tally: Sendable, Hashable {
        public var faults = 0
        public var held = 0
        public var delivered = 0
        /// Answers to what was delivered late, by error code, where the answer has one.
        public var answers: [Int16: Int] = [:]
    }

    /// What is held waits first for the client to ask again, then for the moment to arrive.
    private enum Held {
        case none
        case awaitsRetry(Int16)
        case awaits(Int16, count: Int)
    }

    private var rules: [Rule]
    private var seen: [Int]
    private var random: UInt64
    private var held = Held.none
    /// The moment at which what is held arrives.
    private var trigger: (api: Int16, count: Int) = (0, 0)
    public private(set) var tally = Tally()

    public init(seed: UInt64, _ rules: [Rule]) {
        self.rules = rules
        seen = rules.map { _ in 0 }
        random = seed
    }

    /// A request passes by.
    /// - Returns: what befalls it; nil: nothing.
    mutating func request(_ head: RequestHead) -> Fault? {
        for index in rules.indices where rules[index].apis.contains(where: { $0.rawValue == head.api }) {
            seen[index] += 1
            guard seen[index] > rules[index].skip, rules[index].countMax > 0, chance() < rules[index].share else {
                continue
            }
            if case .holdUntil(let api, let count, _) = rules[index].fault {
                // One at a time: what holds two would not know whose retry it sees.
                guard case .none = held else { continue }
                held = .awaitsRetry(head.api)
                trigger = (api.rawValue, max(1, count))
                tally.held += 1
            }
            rules[index].countMax -= 1
            tally.faults += 1
            return rules[index].fault
        }
        return nil
    }

    /// An answer passes by, of something that was not held.
    /// - Returns: whether what is held arrives now.
    mutating func answered(_ head: RequestHead, error: Int16?) -> Bool {
        switch held {
        case .awaitsRetry(head.api) where error ?? 0 == 0:
            held = .awaits(trigger.api, count: trigger.count)
            return false
        case .awaits(head.api, let count):
            guard count <= 1 else {
                held = .awaits(head.api, count: count - 1)
                return false
            }
            held = .none
            tally.delivered += 1
            return true
        case .none, .awaitsRetry, .awaits: return false
        }
    }

    /// What arrived late was answered.
    mutating func lateAnswer(_ error: Int16?) { tally.answers[error ?? 0, default: 0] += 1 }

    /// What is held never arrives.
    mutating func giveUp() { held = .none }

    /// SplitMix64, as a number from 0 to 1.
    private mutating func chance() -> Double {
        random &+= 0x9E37_79B9_7F4A_7C15
        var mixed = random
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
    }
}
