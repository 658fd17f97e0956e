import Jeugdhulp

/// A contract between an inkoopregio and an aanbieder, as the inkooporganisatie reports it (#39, #74, #89).
package struct ContractGemeld: Sendable, Equatable {
    package let inkoopregio: String
    package let agb: AgbCode
    package let hulpvormen: [Hulpvorm]
    /// First and last day, both included.
    package let van, tot: Datum
    package let plafond: Plafond

    package init(inkoopregio: String, agb: AgbCode, hulpvormen: [Hulpvorm], van: Datum, tot: Datum, plafond: Plafond) {
        self.inkoopregio = inkoopregio
        self.agb = agb
        self.hulpvormen = hulpvormen
        self.van = van
        self.tot = tot
        self.plafond = plafond
    }

    /// The key of its record: one contract for each pair.
    package var sleutel: String { "\(inkoopregio)/\(agb)" }

    init(_ v: FieldReader) throws(Afkeuring) {
        let hulpvormen = try v.teksten("hulpvormen", 1...8, Hulpvorm.allCases.map(\.rawValue), Hulpvorm.init(rawValue:))
        guard Set(hulpvormen).count == hulpvormen.count else {
            throw Afkeuring(
                .buitenGrenzen, veld: v.pad("hulpvormen"), "Een hulpvorm staat er twee keer in.",
                "Noem elke hulpvorm één keer.")
        }
        self.init(
            inkoopregio: try v.tekst("inkoopregio", .vrij(max: 80)), agb: try v.agb("agb"), hulpvormen: hulpvormen,
            van: try v.datum("van"), tot: try v.datum("tot"), plafond: try v.code("plafond", Plafond.self))
    }

    /// The contract with its inkoopregio looked up.
    /// - Throws: ``Afkeuring`` `onbekende-inkoopregio` or `datums-omgekeerd`.
    package func contract(_ register: Gemeenteregister) throws(Afkeuring) -> Contract {
        guard let regio = register.inkoopregio(naam: inkoopregio) else {
            throw Afkeuring(
                .onbekendeInkoopregio, veld: "data.inkoopregio", "Deze inkoopregio is niet bekend.",
                "Gebruik de naam zoals in de lijst van inkoopregio's, bijvoorbeeld IJsselland.")
        }
        guard van <= tot else {
            throw Afkeuring(
                .datumsOmgekeerd, veld: "data.tot", "Het contract eindigt voor het begint.", "Verbeter van of tot.")
        }
        return Contract(
            inkoopregio: regio.id, agb: agb,
            hulpvormen: hulpvormen.reduce(into: []) { $0.formUnion(Hulpvormen($1)) }, van: van, tot: tot,
            plafond: plafond)
    }

    var json: JSONValue {
        .object([
            "inkoopregio": .tekst(inkoopregio), "agb": .tekst(agb.description),
            "hulpvormen": .teksten(hulpvormen.map(\.rawValue)), "van": .tekst(van.description),
            "tot": .tekst(tot.description), "plafond": .tekst(plafond.rawValue),
        ])
    }
}
