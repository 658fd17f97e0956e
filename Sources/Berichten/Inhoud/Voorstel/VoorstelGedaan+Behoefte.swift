import Jeugdhulp

extension VoorstelGedaan {
    /// What is asked for, as the table must know it to decide: no name, no number, no free text. The aanvraag itself
    /// stays between the GI and the matcher; a proposal is all that a table may read (contract §3).
    package struct Behoefte: Sendable, Equatable {
        /// The GI that asks.
        package var gi: String
        /// The day the case first came in (#30).
        package var ingediendOp: Datum
        package var urgentie: Urgentie
        package var maatregel: Maatregelsoort
        /// The day of the measure, which norms and ladders count from (#3, #8).
        package var uitgesprokenOp: Datum
        /// Whole years on the day of the aanvraag, one for each child.
        package var leeftijden: [Int]
        package var wachtSinds: Datum?
        package var hulpvragen: [Hulpvraag]
        package var maxAfstandKm: Int?
        package var wachtOp: WachtOp?
        /// What was tried, also since the aanvraag (#55).
        package var geprobeerd: [Poging]
        /// What child and parents said that they wish (#76).
        package var wensen: [Wens] = []
        /// Whether all agree that the children go to two places (#59).
        package var splitsenAkkoord = false

        package init(_ aanvraag: Aanvraag, ingediendOp: Datum) {
            self.ingediendOp = ingediendOp
            gi = aanvraag.gi
            urgentie = aanvraag.urgentie
            maatregel = aanvraag.maatregel.soort
            uitgesprokenOp = aanvraag.maatregel.uitgesprokenOp
            leeftijden = aanvraag.jeugdigen.map(\.leeftijd)
            wachtSinds = aanvraag.wachtSinds
            hulpvragen = aanvraag.hulpvragen
            maxAfstandKm = aanvraag.wensen.maxAfstandKm
            wachtOp = aanvraag.wachtOp
            geprobeerd = Array(aanvraag.reedsGeprobeerd.suffix(Self.geprobeerdMax))
            wensen = aanvraag.wensen.genoemd
            splitsenAkkoord = aanvraag.splitsenAkkoord
        }

        /// The latest of so many that the whole still fits in an event.
        static let geprobeerdMax = 20

        init(_ v: FieldReader) throws(Afkeuring) {
            gi = try v.tekst("gi", .gi)
            ingediendOp = try v.datum("ingediendOp")
            urgentie = try v.code("urgentie", Urgentie.self)
            maatregel = try v.code("maatregel", Maatregelsoort.self)
            uitgesprokenOp = try v.datum("uitgesprokenOp")
            leeftijden = try v.getallen("leeftijden", 1...12, 0...22)
            wachtSinds = try v.datumOfNiets("wachtSinds")
            hulpvragen = try v.objecten("hulpvragen", 1...4, Hulpvraag.init(_:))
            maxAfstandKm = try v.getalOfNiets("maxAfstandKm", 0...400)
            wachtOp = try v.codeOfNiets("wachtOp", WachtOp.self)
            geprobeerd =
                v.heeft("geprobeerd") ? try v.objecten("geprobeerd", 0...Self.geprobeerdMax, Poging.init(_:)) : []
            if v.heeft("wensen") { wensen = try v.objecten("wensen", 0...12, Wens.init(_:)) }
            splitsenAkkoord = try v.waar("splitsenAkkoord", standaard: false)
        }

        var json: JSONValue {
            .zonderLeeg([
                "gi": .tekst(gi), "ingediendOp": .tekst(ingediendOp.description), "urgentie": .tekst(urgentie.rawValue),
                "maatregel": .tekst(maatregel.rawValue), "uitgesprokenOp": .tekst(uitgesprokenOp.description),
                "leeftijden": .lijst(leeftijden.map { .getal($0) }),
                "wachtSinds": .tekst(wachtSinds),
                "hulpvragen": .lijst(hulpvragen.map(\.json)), "maxAfstandKm": .getal(maxAfstandKm),
                "wachtOp": .tekst(wachtOp?.rawValue),
                "geprobeerd": geprobeerd.isEmpty ? .niets : .lijst(geprobeerd.map(\.json)),
                "wensen": wensen.isEmpty ? .niets : .lijst(wensen.map(\.json)),
                "splitsenAkkoord": splitsenAkkoord ? .waar(true) : .niets,
            ])
        }
    }
}
