/// All gemeenten that are no more, by code and by name.
struct Herindelingen: Sendable {
    private(set) var opCode: [Gemeentecode: Herindeling] = [:]
    private(set) var opNaam: [String: Herindeling] = [:]

    static let kop = ["gemeentecode", "naam", "tot", "opvolgers"]

    /// - Parameters:
    ///   - csv: header `gemeentecode,naam,tot,opvolgers`; successors with spaces between, each a gemeente of today or
    ///     one that ended later.
    ///   - gemeenten: the gemeenten of today.
    init(csv: String, gemeenten: [Gemeente]) throws(RegisterFout) {
        guard !csv.isEmpty else { return }
        let rijen = CSVReader(csv).filter { !$0.isLeeg }
        guard let eerste = rijen.first, case .success(Self.kop) = eerste.velden else {
            throw .gemeenten(regel: 1, wat: "header of the herindelingen is not \(Self.kop.joined(separator: ","))")
        }
        let nu = Set(gemeenten.map(\.code))
        var gelezen: [Gemeentecode: Herindeling] = [:]
        for rij in rijen.dropFirst() {
            guard case .success(let velden) = rij.velden, velden.count == Self.kop.count,
                let code = Gemeentecode(velden[0]), let tot = Datum(velden[2]), !nu.contains(code), gelezen[code] == nil
            else {
                throw .gemeenten(regel: rij.nummer, wat: "a herindeling that cannot be read, or of a gemeente of now")
            }
            let opvolgers = velden[3].split(separator: " ").compactMap { Gemeentecode(String($0)) }
            gelezen[code] = Herindeling(code: code, naam: velden[1], tot: tot, opvolgers: opvolgers)
        }
        for (code, een) in gelezen {
            let opvolgers = een.opvolgers.flatMap { Self.vanNu($0, gelezen, nu, stappenMax: 8) }
            guard !opvolgers.isEmpty else { throw .gemeenten(regel: 0, wat: "\(code) went into no gemeente of now") }
            opCode[code] = Herindeling(code: code, naam: een.naam, tot: een.tot, opvolgers: opvolgers)
        }
        for een in opCode.values { opNaam[Gemeentenamen.sleutel(een.naam)] = een }
    }

    /// A successor may have ended itself since.
    private static func vanNu(
        _ code: Gemeentecode, _ gelezen: [Gemeentecode: Herindeling], _ nu: Set<Gemeentecode>, stappenMax: Int
    ) -> [Gemeentecode] {
        if nu.contains(code) { return [code] }
        guard stappenMax > 0, let verder = gelezen[code] else { return [] }
        return verder.opvolgers.flatMap { vanNu($0, gelezen, nu, stappenMax: stappenMax - 1) }
    }
}
