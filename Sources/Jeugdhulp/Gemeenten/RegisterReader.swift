/// From the text of the data files to gemeenten and regions.
enum RegisterReader {
    struct RegisterContents {
        let gemeenten: [Gemeente]
        let regios: [Regio]
        let inkoopregios: [Inkoopregio]
        let landelijkeLadders: Ladderplan
    }

    static let kop = ["gemeentecode", "naam", "provincie", "jeugdregio", "inkoopregio", "lat", "lon"]

    static func lees(
        gemeentenCSV: String, regios teksten: [Regiotekst], eigen: [Regiotekst]
    ) throws(RegisterFout) -> RegisterContents {
        let regels = try gemeenteregels(gemeentenCSV)
        let regionamen = Set(regels.map(\.regio)).sorted()
        let inkoopnamen = Set(regels.map(\.inkoopregio)).sorted()
        guard regionamen.count <= 255, inkoopnamen.count <= 255 else {
            throw .gemeenten(regel: 0, wat: "more than 255 regions")
        }
        let regioIndex = index(regionamen)
        let inkoopIndex = index(inkoopnamen)
        var gemeenten: [Gemeente] = []
        var regioVanInkoop: [UInt8: UInt8] = [:]
        for (plaats, regel) in regels.enumerated() {
            guard let regio = regioIndex[regel.regio], let inkoop = inkoopIndex[regel.inkoopregio] else { continue }
            guard regioVanInkoop.updateValue(regio, forKey: inkoop) ?? regio == regio else {
                throw .gemeenten(regel: regel.nummer, wat: "\(regel.inkoopregio) lies in two jeugdregios")
            }
            gemeenten.append(
                Gemeente(
                    code: regel.code, naam: regel.naam, provincie: regel.provincie, regio: Regio.ID(index: regio),
                    inkoopregio: Inkoopregio.ID(index: inkoop), lat: regel.lat, lon: regel.lon, index: plaats))
        }
        let indeling = Regioverzameling.Indeling(
            regios: regionamen, inkoopregios: inkoopnamen, gemeenten: gemeenten,
            regioVanInkoop: inkoopnamen.indices.map { Int(regioVanInkoop[UInt8($0)] ?? 0) })
        let verzameling = try Regioverzameling(indeling, teksten, eigen)
        return RegisterContents(
            gemeenten: gemeenten, regios: verzameling.regios, inkoopregios: verzameling.inkoopregios,
            landelijkeLadders: verzameling.landelijkeLadders)
    }

    private static func index(_ namen: [String]) -> [String: UInt8] {
        Dictionary(uniqueKeysWithValues: namen.enumerated().map { ($1, UInt8($0)) })
    }

    // MARK: gemeenten

    private struct Gemeenteregel {
        let nummer: Int
        let code: Gemeentecode
        let naam, provincie, regio, inkoopregio: String
        let lat, lon: Double
    }

    private static func gemeenteregels(_ tekst: String) throws(RegisterFout) -> [Gemeenteregel] {
        let rijen = CSVReader(tekst).filter { !$0.isLeeg }
        guard let eerste = rijen.first, case .success(kop) = eerste.velden else {
            throw .gemeenten(regel: 1, wat: "header is not \(kop.joined(separator: ","))")
        }
        var regels: [Gemeenteregel] = []
        var gezien: Set<Gemeentecode> = []
        for rij in rijen.dropFirst() {
            let regel = try gemeenteregel(rij)
            guard gezien.insert(regel.code).inserted else {
                throw .gemeenten(regel: rij.nummer, wat: "gemeentecode \(regel.code) stands here twice")
            }
            regels.append(regel)
        }
        guard !regels.isEmpty else { throw .gemeenten(regel: 1, wat: "no gemeenten") }
        return regels.sorted { $0.code < $1.code }
    }

    private static func gemeenteregel(_ rij: CSVReader.CSVRow) throws(RegisterFout) -> Gemeenteregel {
        guard case .success(let velden) = rij.velden else {
            throw .gemeenten(regel: rij.nummer, wat: "the quotes do not add up")
        }
        guard velden.count == kop.count else {
            throw .gemeenten(regel: rij.nummer, wat: "\(velden.count) fields instead of \(kop.count)")
        }
        guard let code = Gemeentecode(velden[0]) else {
            throw .gemeenten(regel: rij.nummer, wat: "gemeentecode is not four digits")
        }
        if let leeg = (1...4).first(where: { Slug.van(velden[$0]).isEmpty }) {
            throw .gemeenten(regel: rij.nummer, wat: "\(kop[leeg]) is empty")
        }
        guard let lat = Double(velden[5]), (-90...90).contains(lat) else {
            throw .gemeenten(regel: rij.nummer, wat: "lat is not a number of degrees")
        }
        guard let lon = Double(velden[6]), (-180...180).contains(lon) else {
            throw .gemeenten(regel: rij.nummer, wat: "lon is not a number of degrees")
        }
        return Gemeenteregel(
            nummer: rij.nummer, code: code, naam: velden[1], provincie: velden[2], regio: velden[3],
            inkoopregio: velden[4], lat: lat, lon: lon)
    }
}
