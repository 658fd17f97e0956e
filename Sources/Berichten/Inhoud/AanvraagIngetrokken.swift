import Jeugdhulp

/// The GI takes its case back.
package struct AanvraagIngetrokken: Sendable, Equatable {
    package let casusId, gi: String
    package let reden: Reden
    package let op: Datum
    /// Nothing of the case may stay: what is normally kept to know its messages by goes too (AVG art. 17).
    package let vergeten: Bool
    /// Keys, each of 1 to 300 characters, on the GI's own status topic under which refusals of its messages stand; they
    /// go along.
    package let berichten: [String]

    /// Why later than norm 3, as a code; without it a case that ends late stays `toelichting-vereist` (#4).
    package let redenTeLaat: String?

    static let berichtenMax = 1_000

    /// Why (#18, #98).
    package enum Reden: String, Sendable, CaseIterable {
        case hulpWasErAl = "hulp-was-er-al"
        case bewustGeenHulp = "bewust-geen-hulp"
        case maatregelBeeindigd = "maatregel-beeindigd"
        case dubbelIngediend = "dubbel-ingediend"
        case anders
    }

    package init(
        casusId: String, gi: String, reden: Reden, op: Datum, vergeten: Bool = false, berichten: [String] = [],
        redenTeLaat: String? = nil
    ) {
        self.redenTeLaat = redenTeLaat
        self.vergeten = vergeten
        self.berichten = berichten
        self.casusId = casusId
        self.gi = gi
        self.reden = reden
        self.op = op
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            casusId: try v.tekst("casusId", .id), gi: try v.tekst("gi", .gi), reden: try v.code("reden", Reden.self),
            op: try v.datum("op"), vergeten: try v.waar("vergeten", standaard: false),
            berichten: v.heeft("berichten")
                ? try v.teksten("berichten", 0...Self.berichtenMax, ["de sleutel van een bericht"]) { sleutel in
                    (1...300).contains(sleutel.unicodeScalars.count) ? sleutel : nil
                } : [],
            redenTeLaat: try v.tekstOfNiets("redenTeLaat", .code(max: 40)))
    }

    var json: JSONValue {
        .zonderLeeg([
            "casusId": .tekst(casusId), "gi": .tekst(gi), "reden": .tekst(reden.rawValue), "op": .tekst(op.description),
            "vergeten": vergeten ? .waar(true) : .niets,
            "berichten": berichten.isEmpty ? .niets : .lijst(berichten.map { .tekst($0) }),
            "redenTeLaat": .tekst(redenTeLaat),
        ])
    }
}
