import Jeugdhulp
import Synchronization

/// The contracts of the offers of a bucket on edge, per inkoopregio: made when a case of that region first asks, and
/// made again where the aanbieders of a block, the contracts of the region or the day are others. At most one for
/// each inkoopregio. Shared by the copies of a bucket: what is asked is checked, so a copy that went its own way
/// only makes its own again.
final class ContractPlaneCache: Sendable {
    fileprivate struct RegionEntry {
        let contracten: ChangeStamp
        let dag: Datum
        /// Of each block the aanbieders that its planes were made for.
        var aanbieders: [ChangeStamp] = []
        var standen: [ContractPlanes] = []
    }

    private let regios = Mutex<[UInt8: RegionEntry]>([:])

    /// Of each block, in order.
    func standen(
        _ bucket: Bucket, _ inkoopregio: Inkoopregio.ID, _ contracten: ContractHashTable, op dag: Datum
    ) -> [ContractPlanes] {
        regios.withLock { regios in
            var regio =
                regios.removeValue(forKey: inkoopregio.index) ?? RegionEntry(contracten: contracten.stamp, dag: dag)
            if regio.contracten !== contracten.stamp || regio.dag != dag {
                regio = RegionEntry(contracten: contracten.stamp, dag: dag)
            }
            regio.werkBij(bucket, contracten)
            regios[inkoopregio.index] = regio
            return regio.standen
        }
    }
}

extension ContractPlaneCache.RegionEntry {
    fileprivate mutating func werkBij(_ bucket: Bucket, _ contracten: ContractHashTable) {
        let aantal = bucket.blocks.count
        aanbieders.removeLast(max(0, aanbieders.count - aantal))
        standen.removeLast(max(0, standen.count - aantal))
        for nummer in 0..<aantal {
            let stamp = bucket.blocks[nummer].aanbieders
            if nummer < aanbieders.count, aanbieders[nummer] === stamp { continue }
            let stand = contracten.stand(bucket.blocks[nummer].feiten, bucket.voorziening.hulpvorm, op: dag)
            if nummer < aanbieders.count {
                (aanbieders[nummer], standen[nummer]) = (stamp, stand)
            } else {
                aanbieders.append(stamp)
                standen.append(stand)
            }
        }
    }
}

extension ContractHashTable {
    fileprivate func stand(_ feiten: FactView, _ hulpvorm: Hulpvorm, op dag: Datum) -> ContractPlanes {
        var uit = ContractPlanes()
        guard aantal > 0 else { return uit }
        for (plaats, aanbieder) in feiten.aanbieders.enumerated() {
            switch status(aanbieder, hulpvorm, op: dag, voorrang: false) {
            case .contract, .lopendeHulp:
                uit.hoog.zet(plaats, true)
                uit.laag.zet(plaats, true)
            case .plafondBijna: uit.hoog.zet(plaats, true)
            case .plafondBereikt: uit.laag.zet(plaats, true)
            case .geen, .onbekend: break
            }
        }
        return uit
    }
}
