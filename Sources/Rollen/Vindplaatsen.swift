import Berichten
import Verzegeling

/// Where the id of a case stands on the log, found by reading every record: in its key, value or headers.
package struct Vindplaatsen: Sendable, Equatable {
    /// One record that names the case.
    package struct Vindplaats: Sendable, Equatable {
        package let topic: String
        package let partitie: Int32
        package let offset: Int64
        package let sleutel: String
        package let lot: Lot
        /// Whether its key was destroyed: of the case only its id is left, in the key of the record.
        package let isVernietigd: Bool
    }

    /// What a record holds.
    package enum RecordContents: Sendable {
        /// Nothing: a tombstone.
        case weg
        case leesbaar([UInt8])
        /// Sealed with a key that was destroyed.
        case vernietigd
        /// Sealed, and not to be looked into with what was given.
        case ongezien(Zegelfout)
    }

    package enum Lot: Sendable, Hashable {
        /// The last of its key on a compacted topic: it stays until a tombstone takes it away.
        case blijft
        /// A later record of its key stands behind it: compaction takes it away.
        case achterhaald
        /// On a topic that throws away what is old.
        case verloopt
    }

    private let casusId: [UInt8]
    private var laatste: [String: [String: Vindplaats]] = [:]
    private var voorbij: [Vindplaats] = []
    /// How many records were read.
    package private(set) var gelezen = 0
    /// How many could not be looked into, and why the first could not. Then nothing can be said of the case.
    package private(set) var ongezienAantal = 0
    package private(set) var ongezien: Zegelfout?

    package init(casusId: String) { self.casusId = Array(casusId.utf8) }

    /// Takes one record in, in order of offset within a partition.
    package mutating func lees(
        topic: String, compact: Bool, partitie: Int32, offset: Int64, sleutel: [UInt8], inhoud: RecordContents,
        koppen: [[UInt8]]
    ) {
        gelezen += 1
        let tekst = String(decoding: sleutel, as: UTF8.self)
        let plek = "\(partitie) \(tekst)"
        if compact, let eerder = laatste[topic]?.removeValue(forKey: plek) {
            voorbij.append(eerder.met(.achterhaald))
        }
        let waarde: [UInt8]
        var isVernietigd = false
        switch inhoud {
        case .weg:
            // The tombstone itself: only its key is left, and it goes after `delete.retention.ms`.
            if noemt(sleutel) {
                voorbij.append(Vindplaats(topic, partitie, offset, tekst, compact ? .achterhaald : .verloopt))
            }
            return
        case .leesbaar(let tekst): waarde = tekst
        case .vernietigd: (waarde, isVernietigd) = ([], true)
        case .ongezien(let fout):
            waarde = []
            ongezienAantal += 1
            ongezien = ongezien ?? fout
        }
        guard ([sleutel, waarde] + koppen).contains(where: noemt) else { return }
        let vindplaats = Vindplaats(
            topic, partitie, offset, tekst, compact ? .blijft : .verloopt, isVernietigd: isVernietigd)
        if compact { laatste[topic, default: [:]][plek] = vindplaats } else { voorbij.append(vindplaats) }
    }

    package var alle: [Vindplaats] {
        (laatste.values.flatMap(\.values) + voorbij).sorted {
            ($0.topic, $0.partitie, $0.offset) < ($1.topic, $1.partitie, $1.offset)
        }
    }

    /// What does not go away by itself.
    package var blijvend: [Vindplaats] { alle.filter { $0.lot == .blijft } }

    /// The GI's on whose status topic the case stands, or stood; first the one that follows it as its own, for until
    /// that one lets it be forgotten no other may.
    package func gis(_ topics: Topics) -> [String] {
        let begin = topics.naam(.status, "")
        let id = String(decoding: casusId, as: UTF8.self)
        let op = alle.filter { $0.topic.hasPrefix(begin) }.map { (String($0.topic.dropFirst(begin.count)), $0.sleutel) }
        let eigen = Set(op.filter { $0.1 == id }.map(\.0))
        return eigen.sorted() + Set(op.map(\.0)).subtracting(eigen).sorted()
    }

    /// Whether an id stands there whole: `zaak-1` is not in `zaak-12`.
    private func noemt(_ bytes: [UInt8]) -> Bool {
        guard !casusId.isEmpty, bytes.count >= casusId.count else { return false }
        for begin in 0...(bytes.count - casusId.count) where bytes[begin] == casusId[0] {
            let eind = begin + casusId.count
            guard bytes[begin..<eind].elementsEqual(casusId) else { continue }
            let voor = begin > 0 && Self.isVanId(bytes[begin - 1])
            let na = eind < bytes.count && Self.isVanId(bytes[eind])
            if !voor, !na { return true }
        }
        return false
    }

    private static func isVanId(_ teken: UInt8) -> Bool {
        switch teken {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}

extension Vindplaatsen.Vindplaats {
    fileprivate init(
        _ topic: String, _ partitie: Int32, _ offset: Int64, _ sleutel: String, _ lot: Vindplaatsen.Lot,
        isVernietigd: Bool = false
    ) {
        self.init(
            topic: topic, partitie: partitie, offset: offset, sleutel: sleutel, lot: lot, isVernietigd: isVernietigd)
    }

    fileprivate func met(_ lot: Vindplaatsen.Lot) -> Self {
        Self(topic, partitie, offset, sleutel, lot, isVernietigd: isVernietigd)
    }
}
