import Berichten
import Jeugdhulp

/// The option that a table nominated: every aanbieder of it was asked, or none, while the places are asked for first.
struct Voordracht: Sendable, Equatable {
    /// One for each offer; never empty, no offer twice.
    private(set) var delen: [Voorgedragen]
    /// Who decided; kept only while the places are asked for.
    private(set) var besluit: Besluitgrond?

    init(_ delen: [Voorgedragen], besluit: Besluitgrond?) {
        self.delen = delen
        self.besluit = besluit
    }

    /// Whether places were asked for that nobody has yet: no aanbieder was asked anything.
    var wachtOpPlaats: Bool { delen.contains { $0.reservering == .gevraagd } }

    /// A combination is accepted when every aanbieder has; the intake is held when it is with all.
    var fase: Zaakloop.Fase {
        guard delen.allSatisfy(\.geaccepteerd) else { return .voordracht }
        return delen.allSatisfy { $0.intake == .gehouden } ? .intakeGehouden : .geaccepteerd
    }

    /// Without these parts; `nil` when none is left.
    func zonder(_ weg: (Voorgedragen) -> Bool) -> Voordracht? {
        let over = delen.filter { !weg($0) }
        return over.isEmpty ? nil : Voordracht(over, besluit: besluit)
    }

    mutating func wijzig(_ plaats: Int, _ doe: (inout Voorgedragen) -> Void) { doe(&delen[plaats]) }

    mutating func neemBesluit() -> Besluitgrond? {
        defer { besluit = nil }
        return besluit
    }

    /// What does not hold; `nil` when all does.
    var gebrek: String? {
        if delen.isEmpty { return "nobody was nominated" }
        if Set(delen.map(\.sleutel)).count != delen.count { return "an offer was nominated twice" }
        if besluit != nil, !wachtOpPlaats { return "who decided is kept after it was told" }
        if wachtOpPlaats, delen.contains(where: \.geaccepteerd) { return "someone said yes before it was asked" }
        return nil
    }
}
