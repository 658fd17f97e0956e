import Jeugdhulp

/// Which other help may stand beside what was asked: more like a family, lighter, or near it (art. 2.3 lid 6 Jeugdwet,
/// #68, #71, #110). Only the GI decides on the hulpvorm (#43), so that none of it is ever an option.
enum Alternatiefregels {
    /// What can stand beside a hulpvraag, by voorziening; the most telling kind first.
    static func alle(naast hulpvraag: Hulpvraag) -> [(voorziening: Voorziening, soort: Alternatiefsoort)] {
        let volgorde = Alternatiefsoort.allCases
        return Voorziening.alle.compactMap { voorziening in
            soort(voorziening, naast: hulpvraag).map { (voorziening, $0) }
        }.sorted { een, ander in
            let (a, b) = (volgorde.firstIndex(of: een.soort) ?? 0, volgorde.firstIndex(of: ander.soort) ?? 0)
            return a == b ? een.voorziening < ander.voorziening : a < b
        }
    }

    /// `nil`: it is what was asked, or has nothing to do with it.
    static func soort(_ voorziening: Voorziening, naast hulpvraag: Hulpvraag) -> Alternatiefsoort? {
        let gevraagd = hulpvraag.voorziening.map { $0 == voorziening } ?? true
        if voorziening.hulpvorm == hulpvraag.hulpvorm, gevraagd { return nil }
        // Closed care is only for who is asked to be closed in (#67); a netwerkpleeggezin is of the child's own people.
        if voorziening.hulpvorm == .gesloten || voorziening.naam == "netwerkpleeggezin" { return nil }
        return hulpvraag.hulpvorm.metVerblijf
            ? naastVerblijf(voorziening, hulpvraag) : naastThuis(voorziening, hulpvraag)
    }

    private static func naastVerblijf(_ voorziening: Voorziening, _ hulpvraag: Hulpvraag) -> Alternatiefsoort? {
        guard voorziening.hulpvorm.metVerblijf else {
            // Intensive help at home instead of a place (#110).
            return voorziening.naam == "intensieve-gezinsbehandeling" ? .lichter : nil
        }
        // A place for a while is no place to live, nor the other way round.
        guard voorziening.perspectiefbiedend == hulpvraag.voorziening?.perspectiefbiedend ?? true else {
            return hulpvraag.hulpvorm == .gesloten && voorziening.perspectiefbiedend ? .lichter : nil
        }
        let (hier, gevraagd) = (trede(Gezinsgerichtheid(voorziening)), trede(hulpvraag))
        if hier < gevraagd { return .gezinsgerichter }
        if hulpvraag.hulpvorm == .gesloten { return .lichter }
        return hier == gevraagd ? .verwant : nil
    }

    private static func naastThuis(_ voorziening: Voorziening, _ hulpvraag: Hulpvraag) -> Alternatiefsoort? {
        guard !voorziening.hulpvorm.metVerblijf else { return nil }
        guard let gevraagd = hulpvraag.voorziening?.naam else {
            switch hulpvraag.hulpvorm {
            case .daghulp: return voorziening.naam == "ambulante-behandeling" ? .lichter : nil
            case .ambulant: return voorziening.naam == "intensieve-gezinsbehandeling" ? .verwant : nil
            default: return nil
            }
        }
        if dag.contains(gevraagd), voorziening.naam == "ambulante-behandeling" { return .lichter }
        return verwanten.contains { $0.contains(gevraagd) && $0.contains(voorziening.naam) } ? .verwant : nil
    }

    private static let dag = ["dagbehandeling", "naschoolse-dagbehandeling"]

    /// Help that answers much the same question in another way.
    private static let verwanten: [[String]] = [
        dag,
        ["psychomotorische-therapie", "speltherapie", "traumatherapie"],
        ["jeugd-ggz-specialistisch", "traumatherapie"],
        ["ambulante-behandeling", "intensieve-gezinsbehandeling"],
        ["ambulante-begeleiding", "bemoeizorg", "intensieve-gezinsbehandeling"],
    ]

    /// The lower, the more like a family.
    private static func trede(_ gezinsgerichtheid: Gezinsgerichtheid) -> Int {
        switch gezinsgerichtheid {
        case .thuis: 0
        case .gezin: 1
        case .kleinschalig: 2
        case .groep: 3
        }
    }

    /// Of the asked voorziening; where none is asked, of the least family-like that would do.
    private static func trede(_ hulpvraag: Hulpvraag) -> Int {
        if let voorziening = hulpvraag.voorziening { return trede(Gezinsgerichtheid(voorziening)) }
        return Voorziening.alle.filter { $0.hulpvorm == hulpvraag.hulpvorm }
            .reduce(0) { max($0, trede(Gezinsgerichtheid($1))) }
    }
}
