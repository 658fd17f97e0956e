import Jeugdhulp

/// Reads the members of a JSON object by name, and refuses with the path and the reason in plain Dutch.
///
/// Every read says what the schema says of the field: its type, its limits, whether it must be there. Absent and null
/// are the same. The path is built only when something is wrong.
struct Veldlezer {
    private let knoop: JSONKnoop

    init(_ knoop: JSONKnoop) throws(Afkeuring) {
        guard knoop.isObject else { throw Self.geenObject(knoop.pad) }
        self.knoop = knoop
    }

    private static func geenObject(_ pad: String) -> Afkeuring {
        Afkeuring(.verkeerdType, veld: pad, "Hier moet een object staan.", "Zet de velden tussen accolades.")
    }

    func heeft(_ naam: String) -> Bool { knoop.lid(naam) != nil }

    /// The names of all members, for what must not be among them.
    var namen: [String] { knoop.namen }

    func pad(_ naam: String) -> String {
        let hier = knoop.pad
        return hier.isEmpty ? naam : "\(hier).\(naam)"
    }

    // MARK: Plain values

    private func leesOfNiets<W>(
        _ naam: String, _ soort: String, _ waarde: (JSONKnoop) -> W?
    ) throws(Afkeuring) -> W? {
        guard let lid = knoop.lid(naam) else { return nil }
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

    func tekst(_ naam: String, _ vorm: Tekstvorm) throws(Afkeuring) -> String {
        try verplicht(naam, tekstOfNiets(naam, vorm), "tekst")
    }

    func tekstOfNiets(_ naam: String, _ vorm: Tekstvorm) throws(Afkeuring) -> String? {
        guard let waarde = try leesOfNiets(naam, "tekst", { $0.tekst }) else { return nil }
        guard vorm.past(waarde) else {
            throw Afkeuring(.verkeerdeVorm, veld: pad(naam), "De tekst heeft niet de goede vorm.", vorm.uitleg)
        }
        return waarde
    }

    func getal(_ naam: String, _ grenzen: ClosedRange<Int>) throws(Afkeuring) -> Int {
        try verplicht(naam, getalOfNiets(naam, grenzen), "een heel getal")
    }

    func getalOfNiets(_ naam: String, _ grenzen: ClosedRange<Int>) throws(Afkeuring) -> Int? {
        guard let waarde = try leesOfNiets(naam, "een heel getal", { $0.heelGetal }) else { return nil }
        guard grenzen.contains(waarde) else { throw Self.buiten(grenzen, pad(naam)) }
        return waarde
    }

    private static func buiten(_ grenzen: ClosedRange<Int>, _ pad: String) -> Afkeuring {
        Afkeuring(
            .buitenGrenzen, veld: pad, "Het getal ligt buiten de grenzen.",
            "Vul een getal in van \(grenzen.lowerBound) tot en met \(grenzen.upperBound).")
    }

    func decimaalOfNiets(_ naam: String) throws(Afkeuring) -> Double? {
        guard let waarde = try leesOfNiets(naam, "een getal", { $0.getal }) else { return nil }
        guard waarde >= 0 else {
            throw Afkeuring(
                .buitenGrenzen, veld: pad(naam), "Het getal is kleiner dan 0.", "Vul een getal in van 0 of meer.")
        }
        return waarde
    }

    /// Absent is `standaard`.
    func waar(_ naam: String, standaard: Bool) throws(Afkeuring) -> Bool {
        guard let waarde = try leesOfNiets(naam, Self.waarheid, { $0.waar }) else { return standaard }
        return waarde
    }

    func waar(_ naam: String) throws(Afkeuring) -> Bool {
        try verplicht(naam, leesOfNiets(naam, Self.waarheid, { $0.waar }), Self.waarheid)
    }

    private static let waarheid = "true of false"

    // MARK: Values of the domain

    func datum(_ naam: String) throws(Afkeuring) -> Datum {
        let soort = "een datum (jjjj-mm-dd)"
        return try verplicht(naam, datum(leesOfNiets(naam, soort, { $0.tekst }), naam), soort)
    }

    func datumOfNiets(_ naam: String) throws(Afkeuring) -> Datum? {
        try datum(leesOfNiets(naam, "een datum (jjjj-mm-dd)", { $0.tekst }), naam)
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
    ) throws(Afkeuring) -> C { try verplicht(naam, keuzeOfNiets(naam, maak, keuzen()), "een code") }

    func keuzeOfNiets<C>(
        _ naam: String, _ maak: (String) -> C?, _ keuzen: @autoclosure () -> [String]
    ) throws(Afkeuring) -> C? {
        guard let tekst = try leesOfNiets(naam, "een code", { $0.tekst }) else { return nil }
        guard let waarde = maak(tekst) else { throw onbekendeCode(pad(naam), keuzen()) }
        return waarde
    }

    private func onbekendeCode(_ pad: String, _ keuzen: [String]) -> Afkeuring {
        Afkeuring(
            .onbekendeCode, veld: pad, "Deze code is niet bekend.", "Kies uit: \(keuzen.joined(separator: ", ")).")
    }

    func gemeente(_ naam: String) throws(Afkeuring) -> Gemeentecode {
        try verplicht(naam, gemeenteOfNiets(naam), "tekst")
    }

    func gemeenteOfNiets(_ naam: String) throws(Afkeuring) -> Gemeentecode? {
        guard let tekst = try tekstOfNiets(naam, .gemeentecode) else { return nil }
        guard let code = Gemeentecode(tekst) else { throw onbekendeCode(pad(naam), ["een gemeentecode van 4 cijfers"]) }
        return code
    }

    func agb(_ naam: String) throws(Afkeuring) -> AgbCode {
        try verplicht(naam, agbOfNiets(naam), "tekst")
    }

    func agbOfNiets(_ naam: String) throws(Afkeuring) -> AgbCode? {
        guard let tekst = try tekstOfNiets(naam, .agb) else { return nil }
        guard let agb = AgbCode(tekst) else { throw onbekendeCode(pad(naam), ["een AGB-code van 8 cijfers"]) }
        return agb
    }

    // MARK: Objects and lists

    func object<W>(_ naam: String, _ maak: (Veldlezer) throws(Afkeuring) -> W) throws(Afkeuring) -> W {
        guard let lid = knoop.lid(naam) else {
            throw Afkeuring(.veldOntbreekt, veld: pad(naam), "Dit veld ontbreekt.", "Vul dit veld in.")
        }
        guard lid.isObject else { throw Self.geenObject(pad(naam)) }
        return try maak(Veldlezer(lid))
    }

    func objectOfNiets<W>(_ naam: String, _ maak: (Veldlezer) throws(Afkeuring) -> W) throws(Afkeuring) -> W? {
        heeft(naam) ? try object(naam, maak) : nil
    }

    func objecten<W>(
        _ naam: String, _ aantal: ClosedRange<Int>, _ maak: (Veldlezer) throws(Afkeuring) -> W
    ) throws(Afkeuring) -> [W] {
        try lijst(naam, aantal) { (element, plaats) throws(Afkeuring) in
            guard element.isObject else { throw Self.geenObject(plaats()) }
            return try maak(Veldlezer(element))
        }
    }

    func teksten<W>(
        _ naam: String, _ aantal: ClosedRange<Int>, _ keuzen: @autoclosure () -> [String], _ maak: (String) -> W?
    ) throws(Afkeuring) -> [W] {
        try lijst(naam, aantal) { (element, plaats) throws(Afkeuring) in
            guard let tekst = element.tekst else {
                throw Afkeuring(.verkeerdType, veld: plaats(), "Hier moet tekst staan.", "Verbeter dit veld.")
            }
            guard let waarde = maak(tekst) else { throw onbekendeCode(plaats(), keuzen()) }
            return waarde
        }
    }

    func getallen(
        _ naam: String, _ aantal: ClosedRange<Int>, _ grenzen: ClosedRange<Int>
    ) throws(Afkeuring) -> [Int] {
        try lijst(naam, aantal) { (element, plaats) throws(Afkeuring) in
            guard let getal = element.heelGetal else {
                throw Afkeuring(.verkeerdType, veld: plaats(), "Hier moet een heel getal staan.", "Verbeter dit veld.")
            }
            guard grenzen.contains(getal) else { throw Self.buiten(grenzen, plaats()) }
            return getal
        }
    }

    /// Reads element by element and stops at the first that is wrong or one too many.
    private func lijst<W>(
        _ naam: String, _ aantal: ClosedRange<Int>,
        _ maak: (JSONKnoop, _ plaats: () -> String) throws(Afkeuring) -> W
    ) throws(Afkeuring) -> [W] {
        guard let lid = knoop.lid(naam) else {
            throw Afkeuring(.veldOntbreekt, veld: pad(naam), "Dit veld ontbreekt.", "Vul hier een lijst in.")
        }
        guard let elementen = lid.elementen else {
            throw Afkeuring(
                .verkeerdType, veld: pad(naam), "Hier moet een lijst staan.", "Zet de waarden tussen blokhaken.")
        }
        var uit: [W] = []
        for element in elementen {
            uit.append(try maak(element) { "\(pad(naam))[\(uit.count)]" })
            try controleerAantal(naam, uit.count, max: aantal.upperBound)
        }
        return try metMinimum(naam, uit, aantal)
    }

    private func controleerAantal(_ naam: String, _ aantal: Int, max: Int) throws(Afkeuring) {
        guard aantal > max else { return }
        throw Afkeuring(
            .buitenGrenzen, veld: pad(naam), "De lijst is te lang.", "Geef hoogstens \(max) waarden.")
    }

    private func metMinimum<W>(_ naam: String, _ uit: [W], _ aantal: ClosedRange<Int>) throws(Afkeuring) -> [W] {
        guard uit.count >= aantal.lowerBound else {
            throw Afkeuring(
                .buitenGrenzen, veld: pad(naam), "De lijst is te kort.",
                "Geef minstens \(aantal.lowerBound) \(aantal.lowerBound == 1 ? "waarde" : "waarden").")
        }
        return uit
    }
}
