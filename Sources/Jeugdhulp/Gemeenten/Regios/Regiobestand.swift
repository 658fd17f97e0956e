import Yams

/// What one region file says; what it leaves out is `nil` and follows from `landelijk.yaml`.
struct Regiobestand: Sendable {
    let bestand: String
    let regio: LineTagged<String>
    let inkoopregio: LineTagged<String>?
    let gemeenten: [LineTagged<String>]?
    let inkooporganisatie: String?
    let tafel: Tafel?
    let voorrangMaatregel: Bool?
    let bovenregionaal: String?
    let aangrenzend: [LineTagged<String>]
    /// Only in `landelijk.yaml`: the neighbours of regions without a file.
    let buren: [(regio: LineTagged<String>, buren: [LineTagged<String>])]
    let antwoordWerkdagen: Int?
    let opschalen: Tijdsduur?
    let contacten: [Route: Contact]
    let contactenPerGemeente: [(gemeente: LineTagged<String>, contacten: [Route: Contact])]
    /// A step without a term of its own gets `opschalen`.
    let ladders: Ladderplan?

    struct Tafel: Sendable, Equatable {
        let naam: String
        let soort: Tafelsoort
        let doorzettingsmacht: Bool
        let regel: Int
    }

    /// The region of the file that holds for all others.
    static let landelijk = Landelijk.slug
    static let bytesMax = 262_144

    var isLandelijk: Bool { regio.waarde == Self.landelijk }
    /// The inkoopregio the file is about; most regions buy as one.
    var gebied: LineTagged<String> { inkoopregio ?? regio }

    private static let sleutels = [
        "regio", "inkoopregio", "gemeenten", "inkooporganisatie", "tafel", "bovenregionaal", "aangrenzend",
        "voorrangMaatregel", "termijnen", "contacten", "contactenPerGemeente", "ladderGeldt", "ladders",
    ]

    /// Reads a file. Everything that is wrong with it is noted in `fouten`.
    /// - Returns: `nil` when it is not even clear which region it is about.
    static func lees(_ tekst: Regiotekst, _ fouten: RegioIssueList) -> Regiobestand? {
        guard let node = ontleed(tekst, fouten) else { return nil }
        let isLandelijk = node.mapping?["regio"]?.scalar?.string == landelijk
        guard
            let v = RegioFieldReader(
                node, naam: "het bestand", sleutels: sleutels + (isLandelijk ? ["buren"] : []), fouten, vanRegel: 1)
        else { return nil }
        guard let regio = v.verplichteTekst("regio") else { return nil }
        let termijnen = v.groep("termijnen", ["antwoordWerkdagen", "opschalen"])
        if !v.heeft("tafel") { v.ontbreekt("tafel") }
        return Regiobestand(
            bestand: tekst.bestand, regio: regio, inkoopregio: v.tekst("inkoopregio"),
            gemeenten: v.teksten("gemeenten"), inkooporganisatie: v.tekst("inkooporganisatie")?.waarde,
            tafel: v.groep("tafel", ["naam", "soort", "doorzettingsmacht"]).flatMap(tafel),
            voorrangMaatregel: v.vlag("voorrangMaatregel")?.waarde, bovenregionaal: v.tekst("bovenregionaal")?.waarde,
            aangrenzend: v.teksten("aangrenzend") ?? [], buren: buren(v),
            antwoordWerkdagen: termijnen?.getal("antwoordWerkdagen", 1...60)?.waarde,
            opschalen: termijnen?.duur("opschalen")?.waarde,
            contacten: v.groep("contacten", Route.allCases.map(\.rawValue)).map(contacten) ?? [:],
            contactenPerGemeente: perGemeente(v), ladders: OpschalingsladderReader(v).plan())
    }

    private static func ontleed(_ tekst: Regiotekst, _ fouten: RegioIssueList) -> Node? {
        YAMLText(
            tekst: tekst.yaml, bytesMax: bytesMax, bijTeGroot: "Geef één bestand per regio.",
            bijLeeg: "Begin met 'regio: …'; kijk naar twente.yaml als voorbeeld."
        ).node { fouten.meld($0, $1, $2) }
    }

    private static func tafel(_ v: RegioFieldReader) -> Tafel? {
        let naam = v.verplichteTekst("naam")
        if !v.heeft("soort") { v.ontbreekt("soort") }
        let soort = v.keuze("soort", Tafelsoort.self)
        let macht = v.vlag("doorzettingsmacht")?.waarde ?? false
        guard let naam, let soort else { return nil }
        return Tafel(naam: naam.waarde, soort: soort.waarde, doorzettingsmacht: macht, regel: v.regel)
    }

    private static func contacten(_ v: RegioFieldReader) -> [Route: Contact] {
        var uit: [Route: Contact] = [:]
        for route in Route.allCases {
            guard let velden = v.groep(route.rawValue, ["organisatie", "rol"]) else { continue }
            let (organisatie, rol) = (velden.verplichteTekst("organisatie"), velden.verplichteTekst("rol"))
            guard let organisatie, let rol else { continue }
            uit[route] = Contact(organisatie: organisatie.waarde, rol: rol.waarde)
        }
        return uit
    }

    private static func perGemeente(_ v: RegioFieldReader) -> [(
        gemeente: LineTagged<String>, contacten: [Route: Contact]
    )] {
        guard let groep = v.groep("contactenPerGemeente", nil) else { return [] }
        return groep.namen.compactMap { naam in
            groep.groep(naam, Route.allCases.map(\.rawValue)).map {
                (LineTagged(waarde: naam, regel: groep.regel(naam)), contacten($0))
            }
        }
    }

    private static func buren(_ v: RegioFieldReader) -> [(regio: LineTagged<String>, buren: [LineTagged<String>])] {
        guard let groep = v.groep("buren", nil) else { return [] }
        return groep.namen.map { (LineTagged(waarde: $0, regel: groep.regel($0)), groep.teksten($0) ?? []) }
    }
}
