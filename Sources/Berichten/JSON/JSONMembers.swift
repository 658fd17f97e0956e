/// The members of a JSON object on its way out, in the order of their names.
///
/// An array and not a dictionary: a message has some hundreds of small objects whose names stand in the program, and
/// hashing those took a third of the time of an answer (`Benchmarks/tafel.md`).
package struct JSONMembers: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// Sorted by name, no name twice.
    private(set) var leden: [ObjectMember]

    struct ObjectMember: Sendable, Equatable {
        let naam: String
        var waarde: JSONValue
    }

    /// Of a name that stands there twice the last value counts.
    package init(dictionaryLiteral elementen: (String, JSONValue)...) {
        leden = []
        leden.reserveCapacity(elementen.count)
        for (naam, waarde) in elementen { self[naam] = waarde }
    }

    package init(_ leden: [(String, JSONValue)]) {
        self.leden = []
        // Sorted first, so that each belongs at the end.
        for (naam, waarde) in leden.sorted(by: { $0.0 < $1.0 }) { self[naam] = waarde }
    }

    /// - Returns: `nil` where there is no such member.
    package subscript(naam: String) -> JSONValue? {
        get {
            let plaats = plaats(naam)
            return plaats < leden.count && leden[plaats].naam == naam ? leden[plaats].waarde : nil
        }
        set {
            let plaats = plaats(naam)
            let staatEr = plaats < leden.count && leden[plaats].naam == naam
            switch (newValue, staatEr) {
            case (let waarde?, true): leden[plaats].waarde = waarde
            case (let waarde?, false): leden.insert(ObjectMember(naam: naam, waarde: waarde), at: plaats)
            case (nil, true): leden.remove(at: plaats)
            case (nil, false): break
            }
        }
    }

    /// Where the name stands or belongs. Looked for from the end: names mostly come in their order.
    private func plaats(_ naam: String) -> Int {
        var plaats = leden.count
        while plaats > 0, naam <= leden[plaats - 1].naam { plaats -= 1 }
        return plaats
    }

    /// Without the members that are null: a reader treats absent and null alike.
    func zonderLeeg() -> JSONMembers {
        var uit = self
        uit.leden.removeAll { if case .niets = $0.waarde { true } else { false } }
        return uit
    }
}
