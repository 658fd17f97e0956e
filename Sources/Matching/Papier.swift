import Jeugdhulp

/// What stands on paper between the responsible region and any aanbieder, for one hulpvorm on one day.
struct Papier: Sendable {
    private let contracten: Contractkolom?
    private let hulpvorm: Hulpvorm
    private let dag: Datum
    /// The region puts children with a measure first at a ceiling (#41).
    private let voorrang: Bool

    init(_ hulpvorm: Hulpvorm, _ opdracht: Opdracht) {
        let (gemeente, markt) = (opdracht.casus.gemeente, opdracht.markt)
        self.hulpvorm = hulpvorm
        dag = opdracht.vandaag
        contracten = gemeente.map { markt.contracten.kolom($0.inkoopregio) }
        voorrang = gemeente.map { markt.register.regios[Int($0.regio.index)].voorrangMaatregel } ?? false
    }

    /// Whether there is a responsible region at all.
    var isBekend: Bool { contracten != nil }

    func overeenkomst(_ aanbieder: UInt32) -> Overeenkomst {
        contracten?.status(aanbieder, hulpvorm, op: dag, voorrang: voorrang) ?? .onbekend
    }
}
