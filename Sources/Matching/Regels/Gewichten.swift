import Foundation

/// The weights of every criterion, in whole points, from one versioned file.
///
/// A proposal names the version it was made with, so that any ranking can be made again. The points of the fixed part
/// of one hulpvraag add up to at most 10 000. The first missing doelgroep costs more than everything that an offer
/// without a wait can gain on an offer that fits and starts six weeks later (domein.md #54); `MatchingTests` holds
/// the file to that.
public struct Gewichten: Sendable, Equatable, Codable {
    public var versie: String
    /// Points for the asked hulpvorm and voorziening; every option has them.
    public var hulpvorm: Int
    public var doelgroepen: Doelgroeppunten
    public var start: Startpunten
    public var overeenkomst: Overeenkomstpunten
    public var capaciteit: Capaciteitspunten
    public var nabijheid: Nabijheidspunten
    public var bereik: Bereikpunten
    public var gezinsgericht: Gezinspunten
    public var versheid: Versheidspunten
    /// Points for a combination that one aanbieder serves whole (#57).
    public var samenhang: Int
    public var lijst: Lijstgrenzen

    /// `alles` when every asked doelgroep is served; the first missing one costs `eersteGemist`, each next
    /// `volgendeGemist`, never below 0.
    public struct Doelgroeppunten: Sendable, Equatable, Codable {
        public var alles, eersteGemist, volgendeGemist: Int
    }

    /// `vandaag` for a start today; `perWeek` less for each week of waiting, and past the norm date `naNorm` and
    /// `perWeekNaNorm` less for each week past it, never below 0.
    public struct Startpunten: Sendable, Equatable, Codable {
        public var vandaag, perWeek, naNorm, perWeekNaNorm: Int
    }

    /// Points by contract status with the responsible inkoopregio (#39, #40).
    public struct Overeenkomstpunten: Sendable, Equatable, Codable {
        public var contract, plafondBijna, plafondBereikt, individueel: Int
    }

    /// `vrij` when there is room for all children now, `vrijVanaf` when a date is known.
    public struct Capaciteitspunten: Sendable, Equatable, Codable {
        public var vrij, vrijVanaf: Int
    }

    /// `zelfdeGemeente` at 0 km, `perKm` less for each whole kilometre; 0 beyond the wished distance (#70, #76).
    public struct Nabijheidspunten: Sendable, Equatable, Codable {
        public var zelfdeGemeente, perKm: Int
    }

    /// Points by widening scope (#35).
    public struct Bereikpunten: Sendable, Equatable, Codable {
        public var eigenRegio, aangrenzend, bovenregionaal, landelijk: Int
    }

    /// Family-like help first for a child that lives elsewhere (#68).
    public struct Gezinspunten: Sendable, Equatable, Codable {
        public var gezin, kleinschalig, groep: Int
    }

    /// `vandaag` for a report of today, `perDag` less for each day, never below 0; the two thresholds are in days.
    public struct Versheidspunten: Sendable, Equatable, Codable {
        public var vandaag, perDag, verouderdNaDagen, sterkVerouderdNaDagen: Int
    }

    /// Limits of the list of options.
    public struct Lijstgrenzen: Sendable, Equatable, Codable {
        /// Most options in a proposal.
        public var optiesMax: Int
        /// Only this many of the best offers of a hulpvraag take part, and those of one aanbieder for all.
        public var kandidatenMax: Int
        /// An aanbieder in this many options yields to another aanbieder whose score is close.
        public var perAanbiederMax: Int
        /// "Close": at most this many points less.
        public var spreidingPunten: Int
        /// Most names in one row of what was excluded; the count is always complete.
        public var namenMax: Int
    }

    /// The most points one hulpvraag can bring.
    public var maximumPerHulpvraag: Int {
        hulpvorm + doelgroepen.alles + start.vandaag + overeenkomst.contract + capaciteit.vrij
            + nabijheid.zelfdeGemeente + bereik.eigenRegio + gezinsgericht.gezin + versheid.vandaag
    }

    /// The weights in force, built in.
    public static let standaard: Gewichten = {
        do {
            return try Gewichten(json: Data(PackageResources.gewichten_2026_11_json))
        } catch {
            // Our own file, compiled in and read by a test: no input can bring us here.
            preconditionFailure("the built-in weights do not parse: \(error)")
        }
    }()

    /// Reads a weights file.
    /// - Throws: ``GewichtenFout`` when the JSON is not a weights file or a value makes no sense.
    public init(json: Data) throws(GewichtenFout) {
        do {
            self = try JSONDecoder().decode(Gewichten.self, from: json)
        } catch {
            throw GewichtenFout(reden: "not a weights file: \(error)")
        }
        try controleer()
    }

    /// A weight below zero or an empty list would turn a ranking round without anyone noticing.
    private func controleer() throws(GewichtenFout) {
        let punten = [
            hulpvorm, doelgroepen.alles, doelgroepen.eersteGemist, doelgroepen.volgendeGemist, start.vandaag,
            start.perWeek, start.naNorm, start.perWeekNaNorm, overeenkomst.contract, overeenkomst.plafondBijna,
            overeenkomst.plafondBereikt, overeenkomst.individueel, capaciteit.vrij, capaciteit.vrijVanaf,
            nabijheid.zelfdeGemeente, nabijheid.perKm, bereik.eigenRegio, bereik.aangrenzend, bereik.bovenregionaal,
            bereik.landelijk, gezinsgericht.gezin, gezinsgericht.kleinschalig, gezinsgericht.groep, versheid.vandaag,
            versheid.perDag, versheid.verouderdNaDagen, versheid.sterkVerouderdNaDagen, samenhang,
        ]
        if let fout = punten.first(where: { !(0...100_000).contains($0) }) {
            throw GewichtenFout(reden: "weights lie in 0...100000, found \(fout)")
        }
        let grenzen = [lijst.optiesMax, lijst.kandidatenMax, lijst.perAanbiederMax, lijst.namenMax]
        if let fout = grenzen.first(where: { !(1...10_000).contains($0) }) {
            throw GewichtenFout(reden: "limits of the list lie in 1...10000, found \(fout)")
        }
        guard (0...100_000).contains(lijst.spreidingPunten), lijst.optiesMax <= lijst.kandidatenMax else {
            throw GewichtenFout(reden: "spreidingPunten lies in 0...100000 and optiesMax is at most kandidatenMax")
        }
        // The first of each is what an explanation calls the maximum.
        let trappen = [
            [overeenkomst.contract, overeenkomst.plafondBijna, overeenkomst.plafondBereikt, overeenkomst.individueel],
            [capaciteit.vrij, capaciteit.vrijVanaf],
            [bereik.eigenRegio, bereik.aangrenzend, bereik.bovenregionaal, bereik.landelijk],
            [gezinsgericht.gezin, gezinsgericht.kleinschalig, gezinsgericht.groep],
        ]
        if let fout = trappen.first(where: { $0.max() != $0.first }) {
            throw GewichtenFout(reden: "the first of a row of points is its highest, found \(fout)")
        }
        guard !versie.isEmpty else { throw GewichtenFout(reden: "versie is empty") }
    }
}

/// A weights file that cannot be used, and why.
public struct GewichtenFout: Error, Sendable, Equatable, CustomStringConvertible {
    public let reden: String
    public var description: String { "weights file: \(reden)" }
}
