import Jeugdhulp
import Synchronization

/// Tells whether something is still what it was: a change makes a new one, so the same one says nothing happened.
final class Merk: Sendable {}

/// What an inkoopregio has on paper for each offer of a block, two bits an offer.
struct Contractstand: Sendable {
    /// Both: a contract with room. The high one alone: nearly at the ceiling; the low one alone: at it.
    var hoog = Vlak.leeg
    var laag = Vlak.leeg

    @inline(__always) var contract: Vlak { hoog & laag }
    @inline(__always) var bijna: Vlak { hoog.zonder(laag) }
    @inline(__always) var bereikt: Vlak { laag.zonder(hoog) }
    @inline(__always) var enig: Vlak { hoog | laag }
}

/// The contracts of the offers of a bucket on edge, per inkoopregio: made when a case of that region first asks, and
/// made again where the aanbieders of a block, the contracts of the region or the day are others. At most one for
/// each inkoopregio. Shared by the copies of a bucket: what is asked is checked, so a copy that went its own way
/// only makes its own again.
final class Contractlade: Sendable {
    fileprivate struct Regio {
        let contracten: Merk
        let dag: Datum
        /// Of each block the aanbieders that its planes were made for.
        var aanbieders: [Merk] = []
        var standen: [Contractstand] = []
    }

    private let regios = Mutex<[UInt8: Regio]>([:])

    /// Of each block, in order.
    func standen(
        _ emmer: Emmer, _ inkoopregio: Inkoopregio.ID, _ contracten: Contractkolom, op dag: Datum
    ) -> [Contractstand] {
        regios.withLock { regios in
            var regio = regios.removeValue(forKey: inkoopregio.index) ?? Regio(contracten: contracten.merk, dag: dag)
            if regio.contracten !== contracten.merk || regio.dag != dag {
                regio = Regio(contracten: contracten.merk, dag: dag)
            }
            regio.werkBij(emmer, contracten)
            regios[inkoopregio.index] = regio
            return regio.standen
        }
    }
}

extension Contractlade.Regio {
    fileprivate mutating func werkBij(_ emmer: Emmer, _ contracten: Contractkolom) {
        let aantal = emmer.blokken.count
        aanbieders.removeLast(max(0, aanbieders.count - aantal))
        standen.removeLast(max(0, standen.count - aantal))
        for nummer in 0..<aantal {
            let merk = emmer.blokken[nummer].aanbieders
            if nummer < aanbieders.count, aanbieders[nummer] === merk { continue }
            let stand = contracten.stand(emmer.blokken[nummer].feiten, emmer.voorziening.hulpvorm, op: dag)
            if nummer < aanbieders.count {
                (aanbieders[nummer], standen[nummer]) = (merk, stand)
            } else {
                aanbieders.append(merk)
                standen.append(stand)
            }
        }
    }
}

extension Contractkolom {
    fileprivate func stand(_ feiten: Feiten, _ hulpvorm: Hulpvorm, op dag: Datum) -> Contractstand {
        var uit = Contractstand()
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
