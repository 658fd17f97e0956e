import Jeugdhulp

/// Reads the members of a JSON object by name, and refuses with the path and the reason in plain Dutch.
///
/// Every read says what the schema says of the field: its type, its limits, whether it must be there. Absent and null
/// are the same. The path is built only when something is wrong.
struct Veldlezer {
    private let houder: KeyedDecodingContainer<Sleutel>

    struct Sleutel: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ naam: String) { stringValue = naam }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(_ decoder: any Decoder) throws(Afkeuring) {
        do {
            houder = try decoder.container(keyedBy: Sleutel.self)
        } catch {
            throw Afkeuring(
                .verkeerdType, veld: Self.pad(decoder.codingPath), "Hier moet een object staan.",
                "Zet de velden tussen accolades.")
        }
    }

    private init(_ houder: KeyedDecodingContainer<Sleutel>) { self.houder = houder }

    func heeft(_ naam: String) -> Bool {
        guard houder.contains(Sleutel(naam)) else { return false }
        return (try? houder.decodeNil(forKey: Sleutel(naam))) == false
    }

    /// The names of all members, for what must not be among them.
    var namen: [String] { houder.allKeys.map(\.stringValue) }

    func pad(_ naam: String) -> String { Self.pad(houder.codingPath + [Sleutel(naam)]) }

    static func pad(_ delen: [any CodingKey]) -> String {
        delen.reduce(into: "") { pad, deel in
            if let index = deel.intValue {
                pad += "[\(index)]"
            } else {
                pad += (pad.isEmpty ? "" : ".") + deel.stringValue
            }
        }
    }

    // MARK: Plain values

    private func lees<W: Decodable>(_ naam: String, _ type: W.Type, _ soort: String) throws(Afkeuring) -> W {
        guard heeft(naam) else {
            throw Afkeuring(.veldOntbreekt, veld: pad(naam), "Dit veld ontbreekt.", "Vul hier \(soort) in.")
        }
        do {
            return try houder.decode(type, forKey: Sleutel(naam))
        } catch {
            throw Afkeuring(.verkeerdType, veld: pad(naam), "Hier moet \(soort) staan.", "Verbeter dit veld.")
        }
    }

    func tekst(_ naam: String, _ vorm: Tekstvorm) throws(Afkeuring) -> String {
        let waarde = try lees(naam, String.self, "tekst")
        guard vorm.past(waarde) else {
            throw Afkeuring(.verkeerdeVorm, veld: pad(naam), "De tekst heeft niet de goede vorm.", vorm.uitleg)
        }
        return waarde
    }

    func tekstOfNiets(_ naam: String, _ vorm: Tekstvorm) throws(Afkeuring) -> String? {
        heeft(naam) ? try tekst(naam, vorm) : nil
    }

    func getal(_ naam: String, _ grenzen: ClosedRange<Int>) throws(Afkeuring) -> Int {
        let waarde = try lees(naam, Int.self, "een heel getal")
        guard grenzen.contains(waarde) else {
            throw Afkeuring(
                .buitenGrenzen, veld: pad(naam), "Het getal ligt buiten de grenzen.",
                "Vul een getal in van \(grenzen.lowerBound) tot en met \(grenzen.upperBound).")
        }
        return waarde
    }

    func getalOfNiets(_ naam: String, _ grenzen: ClosedRange<Int>) throws(Afkeuring) -> Int? {
        heeft(naam) ? try getal(naam, grenzen) : nil
    }

    func decimaalOfNiets(_ naam: String) throws(Afkeuring) -> Double? {
        guard heeft(naam) else { return nil }
        let waarde = try lees(naam, Double.self, "een getal")
        guard waarde >= 0 else {
            throw Afkeuring(
                .buitenGrenzen, veld: pad(naam), "Het getal is kleiner dan 0.", "Vul een getal in van 0 of meer.")
        }
        return waarde
    }

    /// Absent is `standaard`.
    func waar(_ naam: String, standaard: Bool) throws(Afkeuring) -> Bool {
        heeft(naam) ? try waar(naam) : standaard
    }

    func waar(_ naam: String) throws(Afkeuring) -> Bool { try lees(naam, Bool.self, "true of false") }

    // MARK: Values of the domain

    func datum(_ naam: String) throws(Afkeuring) -> Datum {
        let tekst = try lees(naam, String.self, "een datum (jjjj-mm-dd)")
        guard let datum = Datum(tekst) else {
            throw Afkeuring(
                .onmogelijkeDatum, veld: pad(naam), "Dit is geen bestaande datum.",
                "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2026-11-20.")
        }
        return datum
    }

    func datumOfNiets(_ naam: String) throws(Afkeuring) -> Datum? { heeft(naam) ? try datum(naam) : nil }

    func tijdstip(_ naam: String) throws(Afkeuring) -> Tijdstip {
        let tekst = try lees(naam, String.self, "een tijdstip")
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
    where C.RawValue == String { heeft(naam) ? try code(naam, type) : nil }

    /// Text that names one of `keuzen`.
    func keuze<C>(_ naam: String, _ maak: (String) -> C?, _ keuzen: [String]) throws(Afkeuring) -> C {
        let tekst = try lees(naam, String.self, "een code")
        guard let waarde = maak(tekst) else { throw onbekendeCode(pad(naam), keuzen) }
        return waarde
    }

    private func onbekendeCode(_ pad: String, _ keuzen: [String]) -> Afkeuring {
        Afkeuring(
            .onbekendeCode, veld: pad, "Deze code is niet bekend.", "Kies uit: \(keuzen.joined(separator: ", ")).")
    }

    func gemeente(_ naam: String) throws(Afkeuring) -> Gemeentecode {
        let tekst = try tekst(naam, .gemeentecode)
        guard let code = Gemeentecode(tekst) else { throw onbekendeCode(pad(naam), ["een gemeentecode van 4 cijfers"]) }
        return code
    }

    func gemeenteOfNiets(_ naam: String) throws(Afkeuring) -> Gemeentecode? { heeft(naam) ? try gemeente(naam) : nil }

    func agb(_ naam: String) throws(Afkeuring) -> AgbCode {
        let tekst = try tekst(naam, .agb)
        guard let agb = AgbCode(tekst) else { throw onbekendeCode(pad(naam), ["een AGB-code van 8 cijfers"]) }
        return agb
    }

    func agbOfNiets(_ naam: String) throws(Afkeuring) -> AgbCode? { heeft(naam) ? try agb(naam) : nil }

    // MARK: Objects and lists

    func object<W>(_ naam: String, _ maak: (Veldlezer) throws(Afkeuring) -> W) throws(Afkeuring) -> W {
        guard heeft(naam) else {
            throw Afkeuring(.veldOntbreekt, veld: pad(naam), "Dit veld ontbreekt.", "Vul dit veld in.")
        }
        do {
            return try maak(Veldlezer(houder.nestedContainer(keyedBy: Sleutel.self, forKey: Sleutel(naam))))
        } catch let afkeuring as Afkeuring {
            throw afkeuring
        } catch {
            throw Afkeuring(
                .verkeerdType, veld: pad(naam), "Hier moet een object staan.", "Zet de velden tussen accolades.")
        }
    }

    func objectOfNiets<W>(_ naam: String, _ maak: (Veldlezer) throws(Afkeuring) -> W) throws(Afkeuring) -> W? {
        heeft(naam) ? try object(naam, maak) : nil
    }

    func objecten<W>(
        _ naam: String, _ aantal: ClosedRange<Int>, _ maak: (Veldlezer) throws(Afkeuring) -> W
    ) throws(Afkeuring) -> [W] {
        var lijst = try self.lijst(naam)
        var uit: [W] = []
        while !lijst.isAtEnd {
            guard let element = try? lijst.nestedContainer(keyedBy: Sleutel.self) else {
                throw Afkeuring(
                    .verkeerdType, veld: pad(naam) + "[\(uit.count)]", "Hier moet een object staan.",
                    "Zet de velden tussen accolades.")
            }
            uit.append(try maak(Veldlezer(element)))
            try controleerAantal(naam, uit.count, max: aantal.upperBound)
        }
        return try metMinimum(naam, uit, aantal)
    }

    func teksten<W>(
        _ naam: String, _ aantal: ClosedRange<Int>, _ keuzen: [String], _ maak: (String) -> W?
    ) throws(Afkeuring) -> [W] {
        var lijst = try self.lijst(naam)
        var uit: [W] = []
        while !lijst.isAtEnd {
            let plaats = pad(naam) + "[\(uit.count)]"
            guard let tekst = try? lijst.decode(String.self) else {
                throw Afkeuring(.verkeerdType, veld: plaats, "Hier moet tekst staan.", "Verbeter dit veld.")
            }
            guard let waarde = maak(tekst) else { throw onbekendeCode(plaats, keuzen) }
            uit.append(waarde)
            try controleerAantal(naam, uit.count, max: aantal.upperBound)
        }
        return try metMinimum(naam, uit, aantal)
    }

    func getallen(
        _ naam: String, _ aantal: ClosedRange<Int>, _ grenzen: ClosedRange<Int>
    ) throws(Afkeuring) -> [Int] {
        var lijst = try self.lijst(naam)
        var uit: [Int] = []
        while !lijst.isAtEnd {
            let plaats = pad(naam) + "[\(uit.count)]"
            guard let getal = try? lijst.decode(Int.self) else {
                throw Afkeuring(.verkeerdType, veld: plaats, "Hier moet een heel getal staan.", "Verbeter dit veld.")
            }
            guard grenzen.contains(getal) else {
                throw Afkeuring(
                    .buitenGrenzen, veld: plaats, "Het getal ligt buiten de grenzen.",
                    "Vul een getal in van \(grenzen.lowerBound) tot en met \(grenzen.upperBound).")
            }
            uit.append(getal)
            try controleerAantal(naam, uit.count, max: aantal.upperBound)
        }
        return try metMinimum(naam, uit, aantal)
    }

    private func lijst(_ naam: String) throws(Afkeuring) -> any UnkeyedDecodingContainer {
        guard heeft(naam) else {
            throw Afkeuring(.veldOntbreekt, veld: pad(naam), "Dit veld ontbreekt.", "Vul hier een lijst in.")
        }
        do {
            return try houder.nestedUnkeyedContainer(forKey: Sleutel(naam))
        } catch {
            throw Afkeuring(
                .verkeerdType, veld: pad(naam), "Hier moet een lijst staan.", "Zet de waarden tussen blokhaken.")
        }
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
