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

    /// The kinds of refusal. Those above the line can be told from the schema alone.
    public enum Code: String, Sendable, CaseIterable {
        case geenJson = "geen-json"
        case kenmerkOntbreekt = "kenmerk-ontbreekt"
        case kenmerkOnjuist = "kenmerk-onjuist"
        case onbekendType = "onbekend-type"
        case veldOntbreekt = "veld-ontbreekt"
        case verkeerdType = "verkeerd-type"
        case verkeerdeVorm = "verkeerde-vorm"
        case onbekendeCode = "onbekende-code"
        case buitenGrenzen = "waarde-buiten-grenzen"
        case onmogelijkeDatum = "onmogelijke-datum"
        // What only the rules of the domain can tell.
        case leeg
        case teGroot = "te-groot"
        case bsn
        case crisis
        case datumInToekomst = "datum-in-toekomst"
        case datumsOmgekeerd = "datums-omgekeerd"
        case onbekendeGemeente = "onbekende-gemeente"
        case onbekendeInkoopregio = "onbekende-inkoopregio"
        case dubbeleHulpvraag = "dubbele-hulpvraag"
        case sleutelOnjuist = "sleutel-onjuist"
        case hoortHierNiet = "type-hoort-hier-niet"
        case onbekendeCasus = "onbekende-casus"
        case andereGi = "andere-gi"
    }
}
