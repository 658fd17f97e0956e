import Jeugdhulp

/// Where children and aanbieders are: every gemeente with its inhabitants as weight.
struct Streken: Sendable {
    /// The whole market: the country, or only some of its regions.
    let land: WeightedDistribution<Gemeente>
    /// By `Regio.ID.index`.
    let perRegio: [WeightedDistribution<Gemeente>]
    /// By `Regio.ID.index`.
    let landsdelen: [Landsdeel]
    let register: Gemeenteregister

    /// - Parameter slugs: the regions that the market is in; nil for the country.
    init(_ register: Gemeenteregister, alleen slugs: [String]? = nil) throws(GeneratorFout) {
        self.register = register
        let inwoners = Self.inwoners()
        func verdeling(_ gemeenten: [Gemeente]) -> WeightedDistribution<Gemeente> {
            guard let verdeling = WeightedDistribution(gemeenten.map { ($0, inwoners[$0.code] ?? 0) }) else {
                // Our own file, compiled in; a test reads the inhabitants of every gemeente.
                preconditionFailure("a region without inhabitants")
            }
            return verdeling
        }
        if let slugs {
            guard let deel = Self.verdeling(register, inwoners, slugs) else { throw .onbekendeRegio(slugs) }
            land = deel
        } else {
            land = verdeling(register.gemeenten)
        }
        perRegio = register.regios.map { regio in verdeling(register.gemeenten.filter { $0.regio == regio.id }) }
        landsdelen = register.regios.map(Landsdeel.init)
    }

    func verdeling(_ regio: Regio.ID) -> WeightedDistribution<Gemeente> { perRegio[Int(regio.index)] }
    func landsdeel(_ gemeente: Gemeente) -> Landsdeel { landsdelen[Int(gemeente.regio.index)] }

    /// The gemeenten of some regions together.
    func verdeling(slugs: [String]) -> WeightedDistribution<Gemeente>? {
        Self.verdeling(register, Self.inwoners(), slugs)
    }

    private static func verdeling(
        _ register: Gemeenteregister, _ inwoners: [Gemeentecode: Int], _ slugs: [String]
    ) -> WeightedDistribution<Gemeente>? {
        WeightedDistribution(
            register.gemeenten.filter { slugs.contains(register.regio($0.regio).slug) }
                .map { ($0, inwoners[$0.code] ?? 0) })
    }

    /// Inhabitants per gemeente (`Gegevens/BRON.md`).
    static func inwoners() -> [Gemeentecode: Int] {
        let tekst = String(decoding: PackageResources.inwoners_csv, as: UTF8.self)
        var uit: [Gemeentecode: Int] = [:]
        for rij in CSVReader(tekst).dropFirst() {
            guard case .success(let velden) = rij.velden, velden.count == 2, let code = Gemeentecode(velden[0]),
                let aantal = Int(velden[1])
            else { continue }
            uit[code] = aantal
        }
        return uit
    }
}
