/// Why a message is refused, in words that its sender can act on. Never holds a value from the message: the value may
/// be what should not have been sent.
package struct Afkeuring: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    /// The field it is about, such as `data.jeugdigen[0].leeftijd`.
    package var veld: String?
    /// What is wrong, in plain Dutch.
    package let uitleg: String
    /// What the sender can do, in plain Dutch.
    package let watTeDoen: String

    package init(_ code: Code, veld: String? = nil, _ uitleg: String, _ watTeDoen: String) {
        self.code = code
        self.veld = veld
        self.uitleg = uitleg
        self.watTeDoen = watTeDoen
    }

    package var description: String {
        let plaats = veld.map { " (\($0))" } ?? ""
        return "\(code.rawValue)\(plaats): \(uitleg) \(watTeDoen)"
    }

    /// The kinds of refusal. Open: a reader takes in a code that it does not know yet. Those above the line can be told
    /// from the schema alone.
    package struct Code: RawRepresentable, Hashable, Sendable {
        package let rawValue: String

        package init(rawValue: String) { self.rawValue = rawValue }

        package static let geenJson = Code(rawValue: "geen-json")
        package static let kenmerkOntbreekt = Code(rawValue: "kenmerk-ontbreekt")
        package static let kenmerkOnjuist = Code(rawValue: "kenmerk-onjuist")
        package static let onbekendType = Code(rawValue: "onbekend-type")
        package static let veldOntbreekt = Code(rawValue: "veld-ontbreekt")
        package static let verkeerdType = Code(rawValue: "verkeerd-type")
        package static let verkeerdeVorm = Code(rawValue: "verkeerde-vorm")
        // swift-format-ignore: DontRepeatTypeInStaticProperties
        package static let onbekendeCode = Code(rawValue: "onbekende-code")
        package static let buitenGrenzen = Code(rawValue: "waarde-buiten-grenzen")
        package static let onmogelijkeDatum = Code(rawValue: "onmogelijke-datum")
        // What only the rules of the domain can tell.
        package static let leeg = Code(rawValue: "leeg")
        package static let teGroot = Code(rawValue: "te-groot")
        package static let bsn = Code(rawValue: "bsn")
        package static let crisis = Code(rawValue: "crisis")
        package static let datumInToekomst = Code(rawValue: "datum-in-toekomst")
        package static let datumsOmgekeerd = Code(rawValue: "datums-omgekeerd")
        package static let onbekendeGemeente = Code(rawValue: "onbekende-gemeente")
        package static let onbekendeInkoopregio = Code(rawValue: "onbekende-inkoopregio")
        package static let dubbeleHulpvraag = Code(rawValue: "dubbele-hulpvraag")
        package static let sleutelOnjuist = Code(rawValue: "sleutel-onjuist")
        package static let hoortHierNiet = Code(rawValue: "type-hoort-hier-niet")
        package static let onbekendeCasus = Code(rawValue: "onbekende-casus")
        package static let andereGi = Code(rawValue: "andere-gi")
        package static let verouderd = Code(rawValue: "verouderd")
        /// Sealed, and it cannot be opened here.
        package static let verzegeld = Code(rawValue: "verzegeld")
        package static let zegelOnjuist = Code(rawValue: "zegel-onjuist")
        /// A batch in the log that cannot be decompressed or decoded, passed over whole.
        package static let onleesbaar = Code(rawValue: "onleesbaar")
        // What only the life of the case can tell.
        package static let instemmingOntbreekt = Code(rawValue: "instemming-ontbreekt")
        package static let andereRegio = Code(rawValue: "andere-regio")
        package static let zaakGesloten = Code(rawValue: "zaak-gesloten")
        package static let onbekendeVersie = Code(rawValue: "onbekende-versie")
        package static let onbekendeOptie = Code(rawValue: "onbekende-optie")
        package static let geenVoordracht = Code(rawValue: "geen-voordracht")
        package static let pastNietBijFase = Code(rawValue: "past-niet-bij-fase")
        package static let vervolgadviesOntbreekt = Code(rawValue: "vervolgadvies-ontbreekt")
    }
}
