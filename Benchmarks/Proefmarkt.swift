import Jeugdhulp
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
}
