import Jeugdhulp

/// One case at one offer: what a record of `doorbraak.plaatsen` is about.
struct CasusBijAanbod: Hashable, Sendable {
    let aanbod: Aanbodverwijzing
    let casusId: String

    init(_ aanbod: Aanbodverwijzing, _ casusId: String) { (self.aanbod, self.casusId) = (aanbod, casusId) }
    init(_ sleutel: Aanbodsleutel, _ casusId: String) { self.init(Aanbodverwijzing(sleutel), casusId) }

    /// The key of the record: `agb/aanbodId/casusId`, in records of before `aanbodId/casusId`.
    var sleutel: String { "\(aanbod.agb.map { "\($0)/" } ?? "")\(aanbod.aanbodId)/\(casusId)" }

    /// The same as records of before name it.
    var oud: CasusBijAanbod { CasusBijAanbod(Aanbodverwijzing(nil, aanbod.aanbodId), casusId) }

    /// - Returns: `nil` when it is not the key of such a record; no id holds a slash.
    init?(sleutel: String) {
        let delen = sleutel.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(delen.count), delen.allSatisfy({ !$0.isEmpty }), let casusId = delen.last else {
            return nil
        }
        guard delen.count == 3 else {
            self.init(Aanbodverwijzing(nil, delen[0]), casusId)
            return
        }
        guard let agb = AgbCode(delen[0]) else { return nil }
        self.init(Aanbodverwijzing(agb, delen[1]), casusId)
    }
}
