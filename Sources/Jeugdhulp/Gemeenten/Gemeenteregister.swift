/// All gemeenten with their regions, tables, neighbours and distances. Immutable once made.
package struct Gemeenteregister: Sendable {
    /// In order of code.
    package let gemeenten: [Gemeente]
    /// In order of name.
    package let regios: [Regio]
    /// In order of name.
    package let inkoopregios: [Inkoopregio]
    /// For children of whom no gemeente is known, and for regions without a ladder of their own.
    package let landelijkeLadders: Ladderplan

    /// Per gemeentecode its index in `gemeenten`, or `onbekend`.
    private let opCode: [UInt16]
    let opNaam: [String: [Int]]
    let herindelingen: Herindelingen
    private let regioOpSlug: [String: Int]
    private let inkoopregioOpSlug: [String: Int]
    private let afstanden: Afstanden
    /// Row by row, for every two regions.
    private let bereiken: [Bereik]

    private static let onbekend = UInt16.max

    /// - Parameters:
    ///   - gemeentenCSV: header `gemeentecode,naam,provincie,jeugdregio,inkoopregio,lat,lon`, one gemeente a line.
    ///   - regios: the region files (YAML); what a region or its file leaves out follows from the one of "landelijk".
    ///   - eigen: region files that take the place of those in `regios` about the same region, or come beside them.
    ///   - herindelingenCSV: header `gemeentecode,naam,tot,opvolgers`, one gemeente that is no more a line.
    /// - Throws: `RegisterFout`, naming the file, the line, what is wrong with it and what to change.
    package init(
        gemeentenCSV: String, regios: [Regiotekst], eigen: [Regiotekst] = [], herindelingenCSV: String = ""
    ) throws(RegisterFout) {
        let inhoud = try RegisterReader.lees(gemeentenCSV: gemeentenCSV, regios: regios, eigen: eigen)
        gemeenten = inhoud.gemeenten
        self.regios = inhoud.regios
        inkoopregios = inhoud.inkoopregios
        landelijkeLadders = inhoud.landelijkeLadders
        var opCode = [UInt16](repeating: Gemeenteregister.onbekend, count: 10_000)
        for gemeente in inhoud.gemeenten { opCode[Int(gemeente.code.nummer)] = UInt16(gemeente.index) }
        self.opCode = opCode
        opNaam = Gemeentenamen.kandidaten(inhoud.gemeenten)
        herindelingen = try Herindelingen(csv: herindelingenCSV, gemeenten: inhoud.gemeenten)
        regioOpSlug = Dictionary(
            inhoud.regios.map { ($0.slug, Int($0.id.index)) }, uniquingKeysWith: { eerste, _ in eerste })
        inkoopregioOpSlug = Dictionary(
            inhoud.inkoopregios.map { (Slug.van($0.naam), Int($0.id.index)) }, uniquingKeysWith: { eerste, _ in eerste }
        )
        afstanden = Afstanden(inhoud.gemeenten.map { ($0.lat, $0.lon) })
        bereiken = inhoud.regios.flatMap { van in inhoud.regios.map { Gemeenteregister.bereik(van: van, naar: $0) } }
    }

    /// The gemeente with this code; nil for a code that no longer or never existed.
    package func gemeente(_ code: Gemeentecode) -> Gemeente? {
        let index = opCode[Int(code.nummer)]
        return index == Gemeenteregister.onbekend ? nil : gemeenten[Int(index)]
    }

    /// The gemeente with this name, whatever the case. "Rijssen/Holten" and "Hengelo" are found too; a name that
    /// several gemeenten share without their addition ("Bergen") is not: ``zoek(naam:)`` says which.
    package func gemeente(naam: String) -> Gemeente? { zoek(naam: naam).gemeente }

    /// A region by its id. An id is only made by a register; it belongs to the register that made it.
    package func regio(_ id: Regio.ID) -> Regio { regios[Int(id.index)] }

    /// The region with this name or slug, whatever the case; "Holland Rijnland" finds "Holland-Rijnland".
    package func regio(naam: String) -> Regio? { regioOpSlug[Slug.van(naam)].map { regios[$0] } }

    /// An inkoopregio by its id. An id is only made by a register; it belongs to the register that made it.
    package func inkoopregio(_ id: Inkoopregio.ID) -> Inkoopregio { inkoopregios[Int(id.index)] }

    /// The inkoopregio with this name, whatever the case and the hyphens.
    package func inkoopregio(naam: String) -> Inkoopregio? {
        inkoopregioOpSlug[Slug.van(naam)].map { inkoopregios[$0] }
    }

    /// Hectometres between the centroids of two gemeenten, as the crow flies; 0 for the same one, nil when either
    /// code is not in the register. A code that ended counts as the gemeente that it went into.
    package func afstandHm(_ a: Gemeentecode, _ b: Gemeentecode) -> Int? {
        guard let van = plaats(a), let naar = plaats(b) else { return nil }
        return afstanden[van, naar]
    }

    private func plaats(_ code: Gemeentecode) -> Int? {
        let index = opCode[Int(code.nummer)]
        return index == Gemeenteregister.onbekend ? nu(code)?.index : Int(index)
    }

    /// Hectometres from a gemeente to each of ``gemeenten``, in that order; nil when the code is not in the register.
    package func afstandenHm(van code: Gemeentecode) -> ArraySlice<UInt16>? {
        plaats(code).map { afstanden[van: $0] }
    }

    /// How far from home an offer in region `naar` is for a child of region `van` (#35).
    package func bereik(van: Regio.ID, naar: Regio.ID) -> Bereik {
        bereiken[Int(van.index) * regios.count + Int(naar.index)]
    }

    private static func bereik(van: Regio, naar: Regio) -> Bereik {
        if van.id == naar.id { return .eigenRegio }
        if van.aangrenzend.contains(naar.id) { return .aangrenzend }
        if let netwerk = van.bovenregionaal, netwerk == naar.bovenregionaal { return .bovenregionaal }
        return .landelijk
    }
}

extension Gemeenteregister {
    /// The gemeenten of 1 January 2026 and their regions, from the data built into this module (`Gegevens/BRON.md`).
    package static let landelijk: Gemeenteregister = {
        do {
            return try landelijk(met: [])
        } catch {
            // No peer can reach this: the bytes are compiled into the program and a test reads them.
            preconditionFailure("the built-in register is broken: \(error)")
        }
    }()

    /// The built-in register, with region files of one's own in the place of, or beside, the built-in ones.
    package static func landelijk(met eigen: [Regiotekst]) throws(RegisterFout) -> Gemeenteregister {
        try Gemeenteregister(
            gemeentenCSV: String(decoding: PackageResources.gemeenten_csv, as: UTF8.self), regios: ingebouwdeRegios,
            eigen: eigen, herindelingenCSV: String(decoding: PackageResources.herindelingen_csv, as: UTF8.self))
    }

    /// The region files built into this module. A new region needs none: `--regios` takes a folder.
    package static let ingebouwdeRegios: [Regiotekst] = [
        ("landelijk", PackageResources.landelijk_yaml), ("groningen", PackageResources.groningen_yaml),
        ("haaglanden", PackageResources.haaglanden_yaml),
        ("holland-rijnland", PackageResources.holland_rijnland_yaml),
        ("ijsselland", PackageResources.ijsselland_yaml), ("midden-holland", PackageResources.midden_holland_yaml),
        ("noord-en-midden-drenthe", PackageResources.noord_en_midden_drenthe_yaml),
        ("twente", PackageResources.twente_yaml), ("zuid-drenthe", PackageResources.zuid_drenthe_yaml),
        ("zuid-holland-zuid", PackageResources.zuid_holland_zuid_yaml),
    ].map { Regiotekst(bestand: "\($0).yaml", yaml: String(decoding: $1, as: UTF8.self)) }
}
