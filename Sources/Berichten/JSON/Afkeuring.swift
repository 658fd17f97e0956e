/// Why a message is refused, in words that its sender can act on. Never holds a value from the message: the value may
/// be what should not have been sent.
package struct Afkeuring: Error, Sendable, Equatable, CustomStringConvertible {
    package let code: Code
    /// The code as it was read, where this version does not know it.
    private var onbekend: String?
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

    /// A refusal that another process gave: its list of codes may be longer than ours.
    init(codetekst: String, veld: String?, _ uitleg: String, _ watTeDoen: String) {
        let code = Code(rawValue: codetekst)
        self.init(code ?? .nieuwer, veld: veld, uitleg, watTeDoen)
        onbekend = code == nil ? codetekst : nil
    }

    /// The code as it is written.
    package var codetekst: String { onbekend ?? code.rawValue }

    package var description: String {
        let plaats = veld.map { " (\($0))" } ?? ""
        return "\(codetekst)\(plaats): \(uitleg) \(watTeDoen)"
    }

    /// The kinds of refusal, as `docs/contract.md` lists them. Those above the line can be told from the schema alone.
    package enum Code: String, Sendable, CaseIterable {
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
        // What the gate tells.
        /// The message says that it is of somebody else than whose topic or login it came by.
        case afzenderOnjuist = "afzender-onjuist"
        /// On the core without the word of the gate who sent it.
        case afzenderOntbreekt = "afzender-ontbreekt"
        /// What stands under this id is of somebody else.
        case nietVanU = "niet-van-u"
        /// Another message came in under the same source and id.
        case botsing
        case onbekendeCasus = "onbekende-casus"
        case andereGi = "andere-gi"
        case verouderd
        /// Sealed, and it cannot be opened here.
        case verzegeld
        case zegelOnjuist = "zegel-onjuist"
        /// A batch in the log that cannot be decompressed or decoded, passed over whole.
        case onleesbaar
        // What only the life of the case can tell.
        case instemmingOntbreekt = "instemming-ontbreekt"
        case andereRegio = "andere-regio"
        case zaakGesloten = "zaak-gesloten"
        case onbekendeVersie = "onbekende-versie"
        case onbekendeOptie = "onbekende-optie"
        case geenVoordracht = "geen-voordracht"
        case onbekendeHulpvraag = "onbekende-hulpvraag"
        case pastNietBijFase = "past-niet-bij-fase"
        case vervolgadviesOntbreekt = "vervolgadvies-ontbreekt"
        /// Of a newer version of the program: only read, never given. ``Afkeuring/codetekst`` says which it is.
        case nieuwer
    }
}
