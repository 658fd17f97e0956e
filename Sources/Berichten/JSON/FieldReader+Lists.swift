/// Objects and lists of them.
extension FieldReader {
    func object<W>(_ naam: String, _ maak: (FieldReader) throws(Afkeuring) -> W) throws(Afkeuring) -> W {
        let deel: FieldReader
        do throws(Afkeuring) {
            deel = try self.deel(naam)
        } catch {
            return try zonder(error, maak)
        }
        return try maak(deel)
    }

    private func deel(_ naam: String) throws(Afkeuring) -> FieldReader {
        guard let lid = knoop?.lid(naam) else {
            throw Afkeuring(.veldOntbreekt, veld: pad(naam), "Dit veld ontbreekt.", "Vul dit veld in.")
        }
        guard lid.isObject else { throw Self.geenObject(pad(naam)) }
        return try FieldReader(lid, fouten)
    }

    /// Reads stand-ins where an object should be. What the object would have to say is not judged.
    private func zonder<W>(
        _ fout: Afkeuring, _ maak: (FieldReader) throws(Afkeuring) -> W
    ) throws(Afkeuring) -> W {
        guard let fouten else { throw fout }
        if knoop != nil { fouten.neem(fout) }
        do throws(Afkeuring) {
            return try maak(FieldReader(inPlaats: fouten))
        } catch {
            throw fout
        }
    }

    func objectOfNiets<W>(_ naam: String, _ maak: (FieldReader) throws(Afkeuring) -> W) throws(Afkeuring) -> W? {
        heeft(naam) ? try object(naam, maak) : nil
    }

    func objecten<W>(
        _ naam: String, _ aantal: ClosedRange<Int>, _ maak: (FieldReader) throws(Afkeuring) -> W
    ) throws(Afkeuring) -> [W] {
        try lijst(naam, aantal) { (element, plaats) throws(Afkeuring) in
            guard element.isObject else { throw Self.geenObject(plaats()) }
            return try maak(FieldReader(element, fouten))
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

    /// Reads element by element, and no further than one too many.
    private func lijst<W>(
        _ naam: String, _ aantal: ClosedRange<Int>,
        _ maak: (JSONNode, _ plaats: () -> String) throws(Afkeuring) -> W
    ) throws(Afkeuring) -> [W] {
        let elementen = try lees(of: []) { () throws(Afkeuring) in try self.elementen(naam) }
        if isFout(naam) { return [] }
        var uit: [W] = []
        for (plaats, element) in elementen.prefix(aantal.upperBound + 1).enumerated() {
            do throws(Afkeuring) {
                uit.append(try maak(element) { "\(pad(naam))[\(plaats)]" })
            } catch {
                guard let fouten else { throw error }
                fouten.neem(error)
            }
        }
        try lees(of: ()) { () throws(Afkeuring) in try keurAantal(naam, elementen.count, aantal) }
        return uit
    }

    private func elementen(_ naam: String) throws(Afkeuring) -> [JSONNode] {
        guard let lid = knoop?.lid(naam) else {
            throw Afkeuring(.veldOntbreekt, veld: pad(naam), "Dit veld ontbreekt.", "Vul hier een lijst in.")
        }
        guard let elementen = lid.elementen else {
            throw Afkeuring(
                .verkeerdType, veld: pad(naam), "Hier moet een lijst staan.", "Zet de waarden tussen blokhaken.")
        }
        return elementen
    }

    private func keurAantal(_ naam: String, _ er: Int, _ aantal: ClosedRange<Int>) throws(Afkeuring) {
        guard er <= aantal.upperBound else {
            throw Afkeuring(
                .buitenGrenzen, veld: pad(naam), "De lijst is te lang.", "Geef hoogstens \(aantal.upperBound) waarden.")
        }
        guard er >= aantal.lowerBound else {
            throw Afkeuring(
                .buitenGrenzen, veld: pad(naam), "De lijst is te kort.",
                "Geef minstens \(aantal.lowerBound) \(aantal.lowerBound == 1 ? "waarde" : "waarden").")
        }
    }
}
