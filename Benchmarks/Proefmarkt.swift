import Berichten
import Jeugdhulp
import Matching
import Proefmarkt

/// The invented market of the benchmarks: `genereer` with these seeds makes the same one.
struct Proefmarkt: Sendable {
    static let vandaag = Datum("2026-11-20") ?? Datum(dagen: 0)
    private let generator: Marktgenerator

    /// - Parameter aanbod: how many offers share the aanbieders.
    init(_ zaad: UInt64, aanbod: Int = 20_000) {
        do {
            generator = try Marktgenerator(zaad: zaad, aanbod: aanbod, casussen: 0, vandaag: Self.vandaag)
        } catch {
            preconditionFailure("the market of the benchmarks: \(error)")
        }
    }

    func aanbod(_ nummer: Int) -> Aanbod { generator.aanbod(nummer) }

    func aanvraag(_ nummer: Int, hulpvragen: Int) -> Aanvraag { generator.aanvraag(nummer, hulpvragen: hulpvragen) }

    /// Of every aanbieder.
    func contracten() -> [Contract] {
        (0..<generator.aanbiedersAantal).flatMap { generator.contracten(van: $0) }.compactMap {
            // What the generator makes names regions that exist.
            try? $0.contract(.landelijk)
        }
    }

    /// A whole market, and its offers and contracts as they were reported.
    static func markt(_ aantal: Int) -> (markt: Markt, aanbod: [Aanbod], contracten: [Contract]) {
        let proef = Proefmarkt(7, aanbod: aantal)
        var markt = Markt()
        let aanbod = (0..<aantal).map(proef.aanbod)
        let contracten = proef.contracten()
        for een in aanbod { markt.aanbod.meld(een) }
        for een in contracten { markt.contracten.meld(een) }
        return (markt, aanbod, contracten)
    }

    static func casussen(_ aantal: Int, hulpvragen: Int) -> [Casus] {
        let proef = Proefmarkt(UInt64(100 + hulpvragen))
        return (0..<aantal).map { nummer in
            Casus(
                aanvraag: proef.aanvraag(nummer, hulpvragen: hulpvragen), ingediendOp: vandaag, register: .landelijk)
        }
    }
}
