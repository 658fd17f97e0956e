/// Codes and names of gemeenten that are no more, and names as people write them.
extension Gemeenteregister {
    /// What became of the gemeente with this code; nil for one of today and for a code that never was.
    package func herindeling(_ code: Gemeentecode) -> Herindeling? { herindelingen.opCode[code] }

    /// The gemeente that a fact of the past means today; nil when the code never was, and when its gemeente was split.
    package func nu(_ code: Gemeentecode) -> Gemeente? {
        if let gemeente = gemeente(code) { return gemeente }
        guard let vroeger = herindeling(code), vroeger.isOpgegaan else { return nil }
        return vroeger.opvolgers.first.flatMap(gemeente)
    }

    /// The gemeente that a fact of one day means today; nil also when the code had ended by then.
    package func gemeente(_ code: Gemeentecode, op dag: Datum) -> Gemeente? {
        if let gemeente = gemeente(code) { return gemeente }
        if let vroeger = herindeling(code), vroeger.tot <= dag { return nil }
        return nu(code)
    }

    /// The best guess for a code: of a gemeente that was split its largest part.
    package func vermoedelijk(_ code: Gemeentecode) -> Gemeente? {
        gemeente(code) ?? herindeling(code)?.opvolgers.first.flatMap(gemeente)
    }

    /// What became of a gemeente, as one sentence; nil for one of today and for a code that never was.
    package func zin(_ code: Gemeentecode) -> String? {
        guard let vroeger = herindeling(code) else { return nil }
        let wie = "\(vroeger.naam) (\(code)) is sinds \(vroeger.tot.inWoorden) geen gemeente meer"
        let namen = vroeger.opvolgers.map { "\(gemeente($0)?.naam ?? "een andere gemeente") (\($0))" }
        if vroeger.isOpgegaan { return "\(wie) en hoort nu bij \(namen[0])." }
        return namen.count == 1
            ? "\(wie) en ging op in \(namen[0]); of dat voor elk deel geldt, is niet nagegaan."
            : "\(wie) en is verdeeld over \(namen.joined(separator: ", "))."
    }

    /// What a name means.
    package enum Naamuitkomst: Sendable, Equatable {
        case gemeente(Gemeente)
        /// Several gemeenten share the name without its addition.
        case meer([Gemeente])
        /// A gemeente that is no more.
        case vroeger(Herindeling)
        case onbekend

        /// The gemeente, when the name means one of today.
        package var gemeente: Gemeente? {
            if case .gemeente(let gemeente) = self { gemeente } else { nil }
        }
    }

    /// The gemeente with this name, or what else it may mean: whatever the case, the hyphens and the diacritics.
    package func zoek(naam: String) -> Naamuitkomst {
        for tekst in [naam, Gemeentenamen.hersteld(naam) ?? naam] {
            let sleutel = Gemeentenamen.sleutel(tekst)
            if let plaatsen = opNaam[sleutel] {
                let gevonden = plaatsen.map { gemeenten[$0] }
                return gevonden.count == 1 ? .gemeente(gevonden[0]) : .meer(gevonden)
            }
            if let vroeger = herindelingen.opNaam[sleutel] { return .vroeger(vroeger) }
        }
        return .onbekend
    }
}
