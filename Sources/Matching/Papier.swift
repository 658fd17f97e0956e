import Jeugdhulp

/// What stands on paper between the responsible region and any aanbieder, for one hulpvorm on one day.
struct Papier: Sendable {
    private let contracten: Contractkolom?
    private let hulpvorm: Hulpvorm
    private let dag: Datum
    /// The region puts children with a measure first at a ceiling (#41).
    private let voorrang: Bool
    /// Where help of this kind runs already and goes on by law.
    private let lopend: [UInt32]

    init(_ hulpvorm: Hulpvorm, _ opdracht: Opdracht) {
        let (gemeente, markt) = (opdracht.casus.gemeente, opdracht.markt)
        self.hulpvorm = hulpvorm
        dag = opdracht.vandaag
        lopend = opdracht.casus.aanvraag.lopendeHulp.map(\.agb).filter {
            opdracht.casus.loopt(bij: $0, hulpvorm, op: opdracht.vandaag)
        }.map(\.nummer)
        contracten = gemeente.map { markt.contracten.kolom($0.inkoopregio) }
        voorrang = gemeente.map { markt.register.regios[Int($0.regio.index)].voorrangMaatregel } ?? false
    }

    /// Whether there is a responsible region at all.
    var isBekend: Bool { contracten != nil }

    func overeenkomst(_ aanbieder: UInt32) -> Overeenkomst {
        guard let contracten else { return .onbekend }
        if !lopend.isEmpty, lopend.contains(aanbieder) { return .lopendeHulp }
        return contracten.status(aanbieder, hulpvorm, op: dag, voorrang: voorrang)
    }
}
