/// A step that was reached, and why.
package struct Opschaling: Sendable, Hashable {
    package let trede: Opschalingsladder.Trede
    /// The day it was reached.
    package let op: Datum
    package let aanleiding: Aanleiding
    /// The numbers of lower steps that are told with this one.
    package let ook: [Int]

    /// Why a step was reached.
    package enum Aanleiding: String, Sendable, CaseIterable {
        /// The child has waited this long (#9).
        case wachttijd
        /// The three months of the norm, or the earlier date of the GI (#10).
        case norm
        /// What is announced is too late (#11).
        case verwachteWachttijd = "verwachte-wachttijd"
        /// A table took it higher (#8).
        case besluit
    }
}

extension Opschalingsladder {
    /// The day each step is reached and why, in the order of the steps. No step is reached before a lower one.
    ///
    /// Every step is reached on the norm day at the latest: 24 weeks lie beyond the three months, and a ladder that
    /// waits for them would let the norm pass in silence (#10).
    /// - Parameter vandaag: the day on which what is announced is known.
    package func momenten(_ feiten: Wachtfeiten, vandaag: Datum) -> [(op: Datum, aanleiding: Opschaling.Aanleiding)] {
        treden.map { moment($0, feiten, vandaag: vandaag) }
    }

    private func moment(
        _ trede: Trede, _ feiten: Wachtfeiten, vandaag: Datum
    ) -> (op: Datum, aanleiding: Opschaling.Aanleiding) {
        let drempel = trede.drempel(vanaf == .wachten ? feiten.wachtSinds : feiten.uitgesprokenOp)
        var moment = (op: drempel, aanleiding: vanaf == .wachten ? Opschaling.Aanleiding.wachttijd : .norm)
        if feiten.norm < drempel { moment = (feiten.norm, .norm) }
        guard wachttijd == .aangekondigd, vandaag < moment.op, let start = feiten.startVerwacht else { return moment }
        // Three months from the measure is the norm, which the GI may have set earlier (#3, #11).
        let grens = vanaf == .maatregel ? min(drempel, feiten.norm.plus(dagen: 1)) : drempel
        return start >= grens ? (vandaag, .verwachteWachttijd) : moment
    }

    /// The steps that were reached and not told yet, oldest first.
    ///
    /// Steps that were reached on one day are told as one: the highest, which names the others. So are the steps that
    /// were reached before the case came in: a table that gets a child after 14 weeks must hear who acts now, not read
    /// through who should have acted.
    /// - Parameters:
    ///   - verteld: the highest step that was told; 0 when none was.
    ///   - bekendSinds: the day the case came in.
    package func teVertellen(na verteld: Int, _ feiten: Wachtfeiten, bekendSinds: Datum, vandaag: Datum)
        -> [Opschaling]
    {
        var dagen: [(dag: Datum, opschaling: Opschaling)] = []
        for (trede, moment) in zip(treden, momenten(feiten, vandaag: vandaag)) {
            guard trede.nummer > verteld, moment.op <= vandaag else { continue }
            let dag = max(moment.op, bekendSinds)
            var ook: [Int] = []
            if let vorige = dagen.last, vorige.dag >= dag {
                ook = vorige.opschaling.ook + [vorige.opschaling.trede.nummer]
                dagen.removeLast()
            }
            dagen.append((dag, Opschaling(trede: trede, op: moment.op, aanleiding: moment.aanleiding, ook: ook)))
        }
        return dagen.map(\.opschaling)
    }

    /// The first day on which there is something to tell after step `verteld`; `nil` when all was told.
    package func volgendeDag(na verteld: Int, _ feiten: Wachtfeiten, vandaag: Datum) -> Datum? {
        zip(treden, momenten(feiten, vandaag: vandaag)).first { $0.0.nummer > verteld }?.1.op
    }
}
