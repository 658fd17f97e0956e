import Jeugdhulp

/// The contract status between the responsible region and any aanbieder, for one case, hulpvorm and day.
struct Contractsituatie: Sendable {
    private let inkoopregio: Inkoopregio.ID?
    private let contracten: Regiocontracten
    private let dag: Datum
    /// The region puts children with a measure first at a ceiling (#41).
    private let voorrang: Bool
    /// Where help of this kind runs already and goes on by law.
    private let lopend: [UInt32]

    init(_ hulpvorm: Hulpvorm, _ casus: borrowing Casus, _ query: Query) {
        dag = query.vandaag
        lopend = casus.aanvraag.lopendeHulp.filter { $0.magDoorgaan(bij: $0.agb, hulpvorm, op: query.vandaag) }
            .map(\.agb.nummer)
        inkoopregio = casus.gemeente?.inkoopregio
        contracten = inkoopregio.map { query.voorwaarden.contracten.contracten(van: $0) } ?? .geen
        voorrang =
            casus.gemeente.map { query.voorwaarden.register.regios[Int($0.regio.index)].voorrangMaatregel } ?? false
    }

    /// What the region has with an aanbieder, whatever it covers.
    func contract(_ agb: AgbCode) -> Contract? { isBekend ? contracten.contract(agb.nummer) : nil }

    /// Whether there is a responsible region at all.
    var isBekend: Bool { inkoopregio != nil }

    /// What the region has with the aanbieders of each block of a bucket.
    func standen(_ bucket: Bucket) -> [ContractPlanes] {
        guard let inkoopregio else { return Array(repeating: ContractPlanes(), count: bucket.blocks.count) }
        return bucket.contracten.standen(bucket, inkoopregio, contracten, op: dag)
    }

    /// What it comes down to for this case: running help is as good as a contract, and so is a ceiling that gives way.
    func stand(_ stand: ContractPlanes, _ facts: FactView) -> ContractPlanes {
        guard isBekend, voorrang || !lopend.isEmpty else { return stand }
        let full = lopend.reduce(voorrang ? stand.enig : stand.contract) { $0 | facts.van($1) }
        return ContractPlanes(hoog: stand.hoog | full, laag: stand.laag | full)
    }
}
