/// Why a message is refused, in words that its sender can act on. Never holds a value from the message: the value may
/// be what should not have been sent.
public struct Afkeuring: Error, Sendable, Equatable, CustomStringConvertible {
    public let code: Code
    /// The field it is about, such as `data.jeugdigen[0].leeftijd`.
    public var veld: String?
    /// What is wrong, in plain Dutch.
    public let uitleg: String
    /// What the sender can do, in plain Dutch.
    public let watTeDoen: String

    public init(_ code: Code, veld: String? = nil, _ uitleg: String, _ watTeDoen: String) {
        self.code = code
        self.veld = veld
        self.uitleg = uitleg
        self.watTeDoen = watTeDoen
    }

    public var description: String {
        let plaats = veld.map { " (\($0))" } ?? ""
        return "\(code.rawValue)\(plaats): \(uitleg) \(watTeDoen)"
    }

    /// The kinds of refusal. Open: a reader takes in a code that it does not know yet. Those above the line can be told
    /// from the schema alone.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }

        public static let geenJson = Code(rawValue: "geen-json")
        public static let kenmerkOntbreekt = Code(rawValue: "kenmerk-ontbreekt")
        public static let kenmerkOnjuist = Code(rawValue: "kenmerk-onjuist")
        public static let onbekendType = Code(rawValue: "onbekend-type")
        public static let veldOntbreekt = Code(rawValue: "veld-ontbreekt")
        public static let verkeerdType = Code(rawValue: "verkeerd-type")
        public static let verkeerdeVorm = Code(rawValue: "verkeerde-vorm")
        // swift-format-ignore: DontRepeatTypeInStaticProperties
        public static let onbekendeCode = Code(rawValue: "onbekende-code")
        public static let buitenGrenzen = Code(rawValue: "waarde-buiten-grenzen")
        public static let onmogelijkeDatum = Code(rawValue: "onmogelijke-datum")
        // What only the rules of the domain can tell.
        public static let leeg = Code(rawValue: "leeg")
        public static let teGroot = Code(rawValue: "te-groot")
        public static let bsn = Code(rawValue: "bsn")
        public static let crisis = Code(rawValue: "crisis")
        public static let datumInToekomst = Code(rawValue: "datum-in-toekomst")
        public static let datumsOmgekeerd = Code(rawValue: "datums-omgekeerd")
        public static let onbekendeGemeente = Code(rawValue: "onbekende-gemeente")
        public static let onbekendeInkoopregio = Code(rawValue: "onbekende-inkoopregio")
        public static let dubbeleHulpvraag = Code(rawValue: "dubbele-hulpvraag")
        public static let sleutelOnjuist = Code(rawValue: "sleutel-onjuist")
        public static let hoortHierNiet = Code(rawValue: "type-hoort-hier-niet")
        public static let onbekendeCasus = Code(rawValue: "onbekende-casus")
        public static let andereGi = Code(rawValue: "andere-gi")
        public static let verouderd = Code(rawValue: "verouderd")
        /// Sealed, and it cannot be opened here.
        public static let verzegeld = Code(rawValue: "verzegeld")
        public static let zegelOnjuist = Code(rawValue: "zegel-onjuist")
        // What only the life of the case can tell.
        public static let instemmingOntbreekt = Code(rawValue: "instemming-ontbreekt")
        public static let andereRegio = Code(rawValue: "andere-regio")
        public static let zaakGesloten = Code(rawValue: "zaak-gesloten")
        public static let onbekendeVersie = Code(rawValue: "onbekende-versie")
        public static let onbekendeOptie = Code(rawValue: "onbekende-optie")
        public static let geenVoordracht = Code(rawValue: "geen-voordracht")
        public static let pastNietBijFase = Code(rawValue: "past-niet-bij-fase")
        public static let vervolgadviesOntbreekt = Code(rawValue: "vervolgadvies-ontbreekt")
    }
}
