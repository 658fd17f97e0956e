import Jeugdhulp

/// Why an earlier attempt keeps an offer out, and what would lift that (contract §4, #55, #101).
package struct Pogingsgrond: Sendable, Equatable {
    package let aanbod: Aanbodsleutel
    package let reden: Weigeringsreden
    /// The day of the attempt.
    package let op: Datum
    package let opheffing: Opheffing
    /// The day on which time alone lifts it; `nil` where it does not.
    package let vanzelfOp: Datum?
    /// In plain Dutch (B1): what happened, and what would lift it.
    package let uitleg: String

    init(_ aanbod: Aanbodsleutel, _ poging: Poging) {
        self.aanbod = aanbod
        (reden, op, opheffing) = (poging.weigeringsreden, poging.op, poging.weigeringsreden.opheffing)
        vanzelfOp = opheffing.vanzelfOp(na: poging.op, gemeenteBekend: poging.gemeente != nil)
        let wie = poging.bereik == .aanbod ? "Dit aanbod" : "Deze aanbieder"
        let hoe = poging.uitkomst == .mislukt ? "het ging niet goed" : "afgewezen"
        let waarom = reden == .anders ? "" : ", \(reden.omschrijving)"
        uitleg =
            "\(wie) is al geprobeerd op \(op.inWoorden): \(hoe)\(waarom). "
            + Self.weerMogelijk(opheffing, vanzelfOp, mislukt: poging.uitkomst == .mislukt)
    }

    private static func weerMogelijk(_ opheffing: Opheffing, _ vanzelfOp: Datum?, mislukt: Bool) -> String {
        let vanaf = vanzelfOp.map { " vanaf \($0.inWoorden)" } ?? ""
        switch opheffing {
        case .ruimte: return "Het kan weer na een nieuwe opgave met genoeg plaats."
        case .tijdOfDoelgroepen: return "Het kan weer\(vanaf), of als de aanbieder andere doelgroepen opgeeft."
        case .leeftijd: return "Het kan weer als het kind binnen de leeftijdsgrens valt."
        case .contract: return "Het kan weer als het contract of het budget van de regio anders is."
        case .andereGemeente:
            let tijd = vanzelfOp == nil ? "" : ", of\(vanaf)"
            return "Het kan weer als een andere gemeente verantwoordelijk is\(tijd)."
        case .dagen: return "Het kan weer\(vanaf), als het gezin dat dan wil."
        case .tijdOfOpgave: return "Het kan weer\(vanaf)" + (mislukt ? "." : ", of na een nieuwe opgave.")
        case .geen: return "Het kan weer."
        }
    }
}

extension Opheffing {
    /// As it stands in a message.
    package var code: String {
        switch self {
        case .ruimte: "ruimte"
        case .tijdOfDoelgroepen: "tijd-of-doelgroepen"
        case .leeftijd: "leeftijd"
        case .contract: "contract"
        case .andereGemeente: "andere-gemeente"
        case .dagen: "tijd"
        case .tijdOfOpgave: "tijd-of-opgave"
        case .geen: "geen"
        }
    }
}
