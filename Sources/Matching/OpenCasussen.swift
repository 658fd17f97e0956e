import Jeugdhulp

/// The reverse question: which open cases could an offer or a contract change? Answered from an index over the cases,
/// without scoring any.
public struct OpenCasussen: Sendable {
    private var casussen: [String: Casus] = [:]
    private var perVoorziening: [Set<String>]

    public init() {
        perVoorziening = Array(repeating: [], count: Voorziening.alle.count)
    }

    public var aantal: Int { casussen.count }
    public var alleIds: [String] { casussen.keys.sorted() }

    public func casus(_ casusId: String) -> Casus? { casussen[casusId] }

    /// Takes a case in, in place of what stood under its id.
    public mutating func zet(_ casus: Casus) {
        verwijder(casus.aanvraag.casusId)
        casussen[casus.aanvraag.casusId] = casus
        for voorziening in Self.voorzieningen(casus) {
            perVoorziening[Int(voorziening.index)].insert(casus.aanvraag.casusId)
        }
    }

    public mutating func verwijder(_ casusId: String) {
        guard let oud = casussen.removeValue(forKey: casusId) else { return }
        for voorziening in Self.voorzieningen(oud) { perVoorziening[Int(voorziening.index)].remove(casusId) }
    }

    /// The cases that an offer touches as it was or as it is now; in order of id.
    public func geraakt(door vorig: Aanbod?, _ nieuw: Aanbod?) -> [String] {
        var ids = Set<String>()
        for aanbod in [vorig, nieuw].compactMap({ $0 }) { ids.formUnion(perVoorziening[Int(aanbod.voorziening.index)]) }
        return ids.sorted()
    }

    /// The cases that a contract touches as it was or as it is now; in order of id.
    public func geraakt(door vorig: Contract?, _ nieuw: Contract?) -> [String] {
        let contracten = [vorig, nieuw].compactMap { $0 }
        return casussen.values.filter { casus in
            contracten.contains { contract in
                casus.gemeente?.inkoopregio == contract.inkoopregio
                    && casus.aanvraag.hulpvragen.contains { contract.hulpvormen.contains(Hulpvormen($0.hulpvorm)) }
            }
        }.map(\.aanvraag.casusId).sorted()
    }

    private static func voorzieningen(_ casus: Casus) -> [Voorziening] {
        casus.aanvraag.hulpvragen.flatMap { hulpvraag in
            hulpvraag.voorziening.map { [$0] }
                ?? Voorziening.alle.filter { $0.hulpvorm == hulpvraag.hulpvorm }
        }
    }
}
