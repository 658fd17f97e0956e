import Jeugdhulp
import Synchronization

/// A cache of the contract status of every offer of a bucket, in planes, per inkoopregio: at most one entry a region.
///
/// Made when a case of that region first asks, and made again as far as it is stale: where the aanbieders of a block
/// (``ChangeStamp``), the contracts of the region or the day are others. The copies of a bucket share one cache; each
/// checks the stamps of what it finds, so a copy that went its own way costs time and never a wrong answer.
final class ContractPlaneCache: Sendable {
    fileprivate struct RegionEntry {
        let contracten: ChangeStamp
        let dag: Datum
        /// For each block the stamp of the aanbieders that its planes were made for; as many as `standen`.
        var aanbieders: [ChangeStamp] = []
        var standen: [ContractPlanes] = []
    }

    private let regios = Mutex<[UInt8: RegionEntry]>([:])

    /// The planes of each block of the bucket, in order.
    func standen(
        _ bucket: Bucket, _ inkoopregio: Inkoopregio.ID, _ contracten: Regiocontracten, op dag: Datum
    ) -> [ContractPlanes] {
        regios.withLock { regios in
            var regio =
                regios.removeValue(forKey: inkoopregio.index) ?? RegionEntry(contracten: contracten.stamp, dag: dag)
            if regio.contracten !== contracten.stamp || regio.dag != dag {
                regio = RegionEntry(contracten: contracten.stamp, dag: dag)
            }
            regio.refresh(bucket, contracten)
            regios[inkoopregio.index] = regio
            return regio.standen
        }
    }
}

extension ContractPlaneCache.RegionEntry {
    fileprivate mutating func refresh(_ bucket: Bucket, _ contracten: Regiocontracten) {
        let aantal = bucket.blocks.count
        aanbieders.removeLast(max(0, aanbieders.count - aantal))
        standen.removeLast(max(0, standen.count - aantal))
        for nummer in 0..<aantal {
            let stamp = bucket.blocks[nummer].aanbieders
            if nummer < aanbieders.count, aanbieders[nummer] === stamp { continue }
            let stand = contracten.stand(bucket.blocks[nummer].facts, bucket.voorziening.hulpvorm, op: dag)
            if nummer < aanbieders.count {
                (aanbieders[nummer], standen[nummer]) = (stamp, stand)
            } else {
                aanbieders.append(stamp)
                standen.append(stand)
            }
        }
    }
}

extension Regiocontracten {
    fileprivate func stand(_ facts: FactView, _ hulpvorm: Hulpvorm, op dag: Datum) -> ContractPlanes {
        var uit = ContractPlanes()
        guard aantal > 0 else { return uit }
        for slot in 0..<facts.aantal {
            switch status(facts.aanbieder(slot), hulpvorm, op: dag, voorrang: false) {
            case .contract, .lopendeHulp:
                uit.hoog.set(slot, true)
                uit.laag.set(slot, true)
            case .plafondBijna: uit.hoog.set(slot, true)
            case .plafondBereikt: uit.laag.set(slot, true)
            case .geen, .onbekend: break
            }
        }
        return uit
    }
}
