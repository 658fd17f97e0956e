import Crdkafka
import Synchronization

/// Response interceptor of a transactional producer: whether a request of its transactions was sent and never answered.
///
/// Such a request may still be under way. An EndTxn that comes late ends whatever transaction of the same producer
/// epoch is open by then, half written or not (KAFKA-17754), and librdkafka's own retry hides that it happened: commit
/// returns success. A new epoch is all that keeps the late one out, so this must be asked before a next transaction
/// begins.
///
/// Called by librdkafka's broker threads, twice for one reply in 2.0.2: a flag, not a count. A request that never left
/// raises it too, which costs a renewal and nothing else.
final class UnansweredRequests: Sendable {
    private let seen = Atomic<Bool>(false)
    private let claimSeen = Atomic<Bool>(false)
    private let speaksVersion2 = Atomic<Bool>(false)

    private static let initProducerId: Int16 = 22
    private static let endTxn: Int16 = 26
    /// From this version of EndTxn on every transaction has an epoch of its own (KIP-890), and a late one is refused.
    private static let endTxnVersionMin: Int16 = 5

    /// Whether the producer must be renewed before anything begins.
    var isSeen: Bool { seen.load(ordering: .acquiring) && !speaksVersion2.load(ordering: .acquiring) }

    /// Whether a claim of the transactional id went unanswered. It too may arrive late: then it takes the id from the
    /// very client that sent it, which looks as if another had come.
    var isClaimSeen: Bool { claimSeen.load(ordering: .acquiring) }

    func answered(api: Int16, version: Int16, _ response: rd_kafka_resp_err_t) {
        switch api {
        // AddPartitionsToTxn, AddOffsetsToTxn, EndTxn, TxnOffsetCommit.
        case 24, 25, Self.endTxn, 28: break
        case Self.initProducerId where response != RD_KAFKA_RESP_ERR_NO_ERROR:
            return claimSeen.store(true, ordering: .releasing)
        default: return
        }
        if response != RD_KAFKA_RESP_ERR_NO_ERROR {
            seen.store(true, ordering: .releasing)
        } else if api == Self.endTxn, version >= Self.endTxnVersionMin {
            speaksVersion2.store(true, ordering: .releasing)
        }
    }

    private static let name = "unanswered-requests"

    /// Has a client made from `conf` tell this. The caller keeps `self` until that client is destroyed.
    func attach(to conf: OpaquePointer?) {
        rd_kafka_conf_interceptor_add_on_new(
            conf, Self.name,
            { rk, _, opaque, _, _ in
                rd_kafka_interceptor_add_on_response_received(
                    rk, UnansweredRequests.name,
                    { _, _, _, _, api, version, _, _, _, response, opaque in
                        guard let opaque else { return RD_KAFKA_RESP_ERR_NO_ERROR }
                        Unmanaged<UnansweredRequests>.fromOpaque(opaque).takeUnretainedValue()
                            .answered(api: api, version: version, response)
                        return RD_KAFKA_RESP_ERR_NO_ERROR
                    }, opaque)
            }, Unmanaged.passUnretained(self).toOpaque())
    }
}
