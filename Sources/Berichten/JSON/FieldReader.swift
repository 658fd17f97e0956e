import Jeugdhulp

/// Reads the members of a JSON object by name, and refuses with the path and the reason in plain Dutch.
///
/// Every read says what the schema says of the field: its type, its limits, whether it must be there. Absent and null
/// are the same. The path is built only when something is wrong.
///
/// What is wrong is thrown at the first; or, for who must be told all of it, kept in a list while reading goes on with
/// a stand-in for what is wrong. What is read then is good for nothing but that list.
struct FieldReader {
    /// `nil`: the object is not there, and only stand-ins are read from it.
    let knoop: JSONNode?
    let fouten: IssueList?

    /// - Parameter fouten: where errors are kept; `nil`: the first is thrown.
    init(_ knoop: JSONNode, _ fouten: IssueList? = nil) throws(Afkeuring) {
        guard knoop.isObject else { throw Self.geenObject(knoop.pad) }
        (self.knoop, self.fouten) = (knoop, fouten)
    }

    /// In the place of an object that is not there.
    init(inPlaats fouten: IssueList) { (knoop, self.fouten) = (nil, fouten) }

    static func geenObject(_ pad: String) -> Afkeuring {
        Afkeuring(.verkeerdType, veld: pad, "Hier moet een object staan.", "Zet de velden tussen accolades.")
    }

    func heeft(_ naam: String) -> Bool { knoop?.lid(naam) != nil }

    /// The names of all members, for what must not be among them.
    var namen: [String] { knoop?.namen ?? [] }

    func pad(_ naam: String) -> String {
        let hier = knoop?.pad ?? ""
        return hier.isEmpty ? naam : "\(hier).\(naam)"
    }

    /// Whether this field was wrong: what hangs on it cannot be judged then.
    func isFout(_ naam: String) -> Bool { fouten?.gaatOver(pad(naam)) ?? false }

    /// - Parameter standIn: what is read on with when errors are kept; `nil`: there is none.
    @inline(__always)
    func lees<W>(
        of standIn: @autoclosure () -> W?, _ werk: () throws(Afkeuring) -> W
    ) throws(Afkeuring) -> W {
        do throws(Afkeuring) {
            return try werk()
        } catch {
            guard let fouten, let waarde = standIn() else { throw error }
            if knoop != nil { fouten.neem(error) }
            return waarde
        }
    }

    // MARK: Plain values

    private func leesOfNiets<W>(
        _ naam: String, _ soort: String, _ waarde: (JSONNode) -> W?
    ) throws(Afkeuring) -> W? {
        guard let lid = knoop?.lid(naam) else { return nil }
        guard let waarde = waarde(lid) else {
            throw Afkeuring(.verkeerdType, veld: pad(naam), "Hier moet \(soort) staan.", "Verbeter dit veld.")
        }
        return waarde
    }

    private func verplicht<W>(_ naam: String, _ waarde: W?, _ soort: String) throws(Afkeuring) -> W {
        guard let waarde else {
            throw Afkeuring(.veldOntbreekt, veld: pad(naam), "Dit veld ontbreekt.", "Vul hier \(soort) in.")
        }
        return waarde
    }

    func tekst(_ naam: String, _ vorm: TextFormat) throws(Afkeuring) -> String {
        try lees(of: "") { () throws(Afkeuring) in try verplicht(naam, rauwTekst(naam, vorm), "tekst") }
    }

    func tekstOfNiets(_ naam: String, _ vorm: TextFormat) throws(Afkeuring) -> String? {
        try lees(of: "") { () throws(Afkeuring) in try rauwTekst(naam, vorm) }
    }

    private func rauwTekst(_ naam: String, _ vorm: TextFormat) throws(Afkeuring) -> String? {
        guard let waarde = try leesOfNiets(naam, "tekst", { $0.tekst }) else { return nil }
        guard vorm.past(waarde) else {
            throw Afkeuring(.verkeerdeVorm, veld: pad(naam), "De tekst heeft niet de goede vorm.", vorm.uitleg)
        }
        return waarde
    }

    func getal(_ naam: String, _ grenzen: ClosedRange<Int>) throws(Afkeuring) -> Int {
        try lees(of: grenzen.lowerBound) { () throws(Afkeuring) in
            try verplicht(naam, rauwGetal(naam, grenzen), "een heel getal")
        }
    }

    func getalOfNiets(_ naam: String, _ grenzen: ClosedRange<Int>) throws(Afkeuring) -> Int? {
        try lees(of: grenzen.lowerBound) { () throws(Afkeuring) in try rauwGetal(naam, grenzen) }
    }

    private func rauwGetal(_ naam: String, _ grenzen: ClosedRange<Int>) throws(Afkeuring) -> Int? {
        guard let waarde = try leesOfNiets(naam, "een heel getal", { $0.heelGetal }) else { return nil }
        guard grenzen.contains(waarde) else { throw Self.buiten(grenzen, pad(naam)) }
        return waarde
    }

    static func buiten(_ grenzen: ClosedRange<Int>, _ pad: String) -> Afkeuring {
        Afkeuring(
            .buitenGrenzen, veld: pad, "Het getal ligt buiten de grenzen.",
            "Vul een getal in van \(grenzen.lowerBound) tot en met \(grenzen.upperBound).")
    }

    func decimaalOfNiets(_ naam: String) throws(Afkeuring) -> Double? {
        try lees(of: 0) { () throws(Afkeuring) in try rauwDecimaal(naam) }
    }

    private func rauwDecimaal(_ naam: String) throws(Afkeuring) -> Double? {
        guard let waarde = try leesOfNiets(naam, "een getal", { $0.getal }) else { return nil }
        guard waarde >= 0 else {
            throw Afkeuring(
                .buitenGrenzen, veld: pad(naam), "Het getal is kleiner dan 0.", "Vul een getal in van 0 of meer.")
        }
        return waarde
    }

    /// Absent is `standaard`.
    func waar(_ naam: String, standaard: Bool) throws(Afkeuring) -> Bool {
        try lees(of: standaard) { () throws(Afkeuring) in
            try rauwWaar(naam) ?? standaard
        }
    }

    func waar(_ naam: String) throws(Afkeuring) -> Bool {
        try lees(of: false) { () throws(Afkeuring) in
            try verplicht(naam, rauwWaar(naam), Self.waarheid)
        }
    }

    private func rauwWaar(_ naam: String) throws(Afkeuring) -> Bool? {
        guard let lid = knoop?.lid(naam) else { return nil }
        if let waar = lid.waar { return waar }
        let geschreven = lid.tekst?.lowercased() ?? lid.heelGetal.map { "\($0)" } ?? ""
        let bedoeld: Bool? =
            switch geschreven {
            case "ja", "j", "yes", "true", "waar", "1": true
            case "nee", "n", "no", "false", "onwaar", "0": false
            default: nil
            }
        throw Afkeuring(
            .verkeerdType, veld: pad(naam), "Hier moet \(Self.waarheid) staan.",
            bedoeld.map { "Schrijf \($0), zonder aanhalingstekens." } ?? "Verbeter dit veld.")
    }

    private static let waarheid = "true of false"

    // MARK: Values of the domain

    func datum(_ naam: String) throws(Afkeuring) -> Datum {
        let soort = "een datum (jjjj-mm-dd)"
        return try lees(of: Datum.eerste) { () throws(Afkeuring) in
            try verplicht(naam, datum(leesOfNiets(naam, soort, { $0.tekst }), naam), soort)
        }
    }

    func datumOfNiets(_ naam: String) throws(Afkeuring) -> Datum? {
        try lees(of: Datum.eerste) { () throws(Afkeuring) in
            try datum(leesOfNiets(naam, "een datum (jjjj-mm-dd)", { $0.tekst }), naam)
        }
    }

    private func datum(_ tekst: String?, _ naam: String) throws(Afkeuring) -> Datum? {
        guard let tekst else { return nil }
        guard let datum = Datum(tekst) else {
            throw Afkeuring(
                .onmogelijkeDatum, veld: pad(naam), "Dit is geen bestaande datum.",
                "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2026-11-20.")
        }
        return datum
    }

    func tijdstip(_ naam: String) throws(Afkeuring) -> Tijdstip {
        try lees(of: Tijdstip(.eerste)) { () throws(Afkeuring) in try rauwTijdstip(naam) }
    }

    private func rauwTijdstip(_ naam: String) throws(Afkeuring) -> Tijdstip {
        let tekst = try verplicht(naam, leesOfNiets(naam, "een tijdstip", { $0.tekst }), "een tijdstip")
        guard let tijdstip = Tijdstip(tekst) else {
            throw Afkeuring(
                .onmogelijkeDatum, veld: pad(naam), "Dit is geen bestaand tijdstip.",
                "Schrijf het tijdstip als 2026-11-20T10:15:30Z.")
        }
        return tijdstip
    }

    /// A code out of a closed list.
    func code<C: RawRepresentable & CaseIterable>(_ naam: String, _ type: C.Type) throws(Afkeuring) -> C
    where C.RawValue == String {
        try keuze(naam, C.init(rawValue:), C.allCases.map(\.rawValue))
    }

    func codeOfNiets<C: RawRepresentable & CaseIterable>(_ naam: String, _ type: C.Type) throws(Afkeuring) -> C?
    where C.RawValue == String { try keuzeOfNiets(naam, C.init(rawValue:), C.allCases.map(\.rawValue)) }

    /// Text that names one of `keuzen`, which are asked for only when it does not.
    func keuze<C>(
        _ naam: String, _ maak: (String) -> C?, _ keuzen: @autoclosure () -> [String]
    ) throws(Afkeuring) -> C {
        try lees(of: keuzen().lazy.compactMap(maak).first) { () throws(Afkeuring) in
            try verplicht(naam, rauweKeuze(naam, maak, keuzen()), "een code")
        }
    }

    func keuzeOfNiets<C>(
        _ naam: String, _ maak: (String) -> C?, _ keuzen: @autoclosure () -> [String]
    ) throws(Afkeuring) -> C? {
        try lees(of: .some(keuzen().lazy.compactMap(maak).first)) { () throws(Afkeuring) in
            try rauweKeuze(naam, maak, keuzen())
        }
    }

    private func rauweKeuze<C>(
        _ naam: String, _ maak: (String) -> C?, _ keuzen: @autoclosure () -> [String]
    ) throws(Afkeuring) -> C? {
        guard let tekst = try leesOfNiets(naam, "een code", { $0.tekst }) else { return nil }
        guard let waarde = maak(tekst) else { throw onbekendeCode(pad(naam), keuzen()) }
        return waarde
    }

    func onbekendeCode(_ pad: String, _ keuzen: [String]) -> Afkeuring {
        Afkeuring(
            .onbekendeCode, veld: pad, "Deze code is niet bekend.", "Kies uit: \(keuzen.joined(separator: ", ")).")
    }

    func gemeente(_ naam: String) throws(Afkeuring) -> Gemeentecode {
        try lees(of: Gemeentecode(nummer: 0)) { () throws(Afkeuring) in
            try verplicht(naam, rauwGemeente(naam), "tekst")
        }
    }

    func gemeenteOfNiets(_ naam: String) throws(Afkeuring) -> Gemeentecode? {
        try lees(of: Gemeentecode(nummer: 0)) { () throws(Afkeuring) in try rauwGemeente(naam) }
    }

    private func rauwGemeente(_ naam: String) throws(Afkeuring) -> Gemeentecode? {
        guard let tekst = try rauwTekst(naam, .gemeentecode) else { return nil }
        guard let code = Gemeentecode(tekst) else { throw onbekendeCode(pad(naam), ["een gemeentecode van 4 cijfers"]) }
        return code
    }

    func agb(_ naam: String) throws(Afkeuring) -> AgbCode {
        try lees(of: AgbCode(nummer: 0)) { () throws(Afkeuring) in try verplicht(naam, rauwAgb(naam), "tekst") }
    }

    func agbOfNiets(_ naam: String) throws(Afkeuring) -> AgbCode? {
        try lees(of: AgbCode(nummer: 0)) { () throws(Afkeuring) in try rauwAgb(naam) }
    }

    private func rauwAgb(_ naam: String) throws(Afkeuring) -> AgbCode? {
        guard let tekst = try rauwTekst(naam, .agb) else { return nil }
        guard let agb = AgbCode(tekst) else { throw onbekendeCode(pad(naam), ["een AGB-code van 8 cijfers"]) }
        return agb
    }
}
