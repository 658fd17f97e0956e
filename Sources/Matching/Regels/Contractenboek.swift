import Jeugdhulp

/// The contracts known now: one for each pair of inkoopregio and aanbieder, as the key of the topic says.
package struct Contractenboek: Sendable, Equatable {
    /// Per inkoopregio its contracts, by the index of the region.
    private var regios: [Regiocontracten] = []

    package init() {}

    package var aantal: Int { regios.reduce(0) { $0 + $1.aantal } }

    /// Takes a contract in; gives back the one it replaces.
    @discardableResult
    package mutating func meld(_ contract: Contract) -> Contract? {
        let regio = Int(contract.inkoopregio.index)
        while regios.count <= regio { regios.append(Regiocontracten()) }
        return regios[regio].zet(contract)
    }

    /// Takes a contract out; gives back what stood there.
    @discardableResult
    package mutating func verwijder(_ inkoopregio: Inkoopregio.ID, _ agb: AgbCode) -> Contract? {
        let regio = Int(inkoopregio.index)
        return regio < regios.count ? regios[regio].haalUit(agb.nummer) : nil
    }

    /// The contracts of one inkoopregio.
    func contracten(van inkoopregio: Inkoopregio.ID) -> Regiocontracten {
        let regio = Int(inkoopregio.index)
        return regio < regios.count ? regios[regio] : .geen
    }

    /// The contract between an inkoopregio and an aanbieder, whatever it covers.
    func contract(_ inkoopregio: Inkoopregio.ID, _ agb: AgbCode) -> Contract? {
        contracten(van: inkoopregio).contract(agb.nummer)
    }

    /// The contract status of an aanbieder with an inkoopregio for a hulpvorm on a day.
    /// - Parameter voorrang: the region puts children with a measure first at a ceiling (#41).
    func status(
        _ inkoopregio: Inkoopregio.ID, _ agb: AgbCode, _ hulpvorm: Hulpvorm, op dag: Datum, voorrang: Bool
    ) -> Overeenkomst {
        let regio = Int(inkoopregio.index)
        guard regio < regios.count else { return .geen }
        return regios[regio].status(agb.nummer, hulpvorm, op: dag, voorrang: voorrang)
    }

    /// Equal when they hold the same contracts, in whatever order they came; a region without any counts for none.
    package static func == (links: Contractenboek, rechts: Contractenboek) -> Bool {
        (0..<max(links.regios.count, rechts.regios.count)).allSatisfy { regio in
            let (een, ander) = (
                regio < links.regios.count ? links.regios[regio] : .geen,
                regio < rechts.regios.count ? rechts.regios[regio] : .geen
            )
            return een == ander
        }
    }
}
