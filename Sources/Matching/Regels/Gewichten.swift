import Foundation

/// The weights of every criterion, in whole points, from one versioned file.
///
/// A proposal names the version it was made with, so that any ranking can be made again. The points of the fixed part
/// of one hulpvraag add up to at most 10 000. The first missing doelgroep costs more than everything that an offer
/// without a wait can gain on an offer that fits and starts six weeks later (#54); `MatchingTests` holds the file to
/// that.
package struct Gewichten: Sendable, Equatable, Codable {
    package var versie: String
    /// Points for the asked hulpvorm and voorziening; every option has them.
    package var hulpvorm: Int
    package var doelgroepen: Doelgroeppunten
    package var start: Startpunten
    package var overeenkomst: Overeenkomstpunten
    package var capaciteit: Capaciteitspunten
    package var nabijheid: Nabijheidspunten
    package var bereik: Bereikpunten
    package var gezinsgericht: Gezinspunten
    package var versheid: Versheidspunten
    /// A file from before this was looked at has none of it.
    package var blijven = Blijfpunten(jaar: 0, korter: 0)
    /// Points for an aanbieder that helped the child until shortly, over and above the rest (#55). A file from before
    /// this was looked at has none.
    package var kentHetKind = 0
    /// Points for a combination that one aanbieder serves whole (#57).
    package var samenhang: Int
    package var lijst: Lijstgrenzen

    /// `alles` when every asked doelgroep is served; the first missing one costs `eersteGemist`, each next
    /// `volgendeGemist`, never below 0.
    package struct Doelgroeppunten: Sendable, Equatable, Codable {
        package var alles, eersteGemist, volgendeGemist: Int
    }

    /// `vandaag` for a start today; `perWeek` less for each week of waiting, and past the norm date `naNorm` and
    /// `perWeekNaNorm` less for each week past it, never below 0.
    package struct Startpunten: Sendable, Equatable, Codable {
        package var vandaag, perWeek, naNorm, perWeekNaNorm: Int
    }

    /// Points by contract status with the responsible inkoopregio (#39, #40).
    package struct Overeenkomstpunten: Sendable, Equatable, Codable {
        package var contract, plafondBijna, plafondBereikt, individueel: Int
    }

    /// `vrij` when there is room for all children now, `vrijVanaf` when a date is known.
    package struct Capaciteitspunten: Sendable, Equatable, Codable {
        package var vrij, vrijVanaf: Int
    }

    /// `zelfdeGemeente` at 0 km, `perKm` less for each whole kilometre; 0 beyond the wished distance (#70, #76).
    package struct Nabijheidspunten: Sendable, Equatable, Codable {
        package var zelfdeGemeente, perKm: Int
    }

    /// Points by widening scope (#35).
    package struct Bereikpunten: Sendable, Equatable, Codable {
        package var eigenRegio, aangrenzend, bovenregionaal, landelijk: Int
    }

    /// Family-like help first for a child that lives elsewhere (#68).
    package struct Gezinspunten: Sendable, Equatable, Codable {
        package var gezin, kleinschalig, groep: Int
    }

    /// `vandaag` for a report of today, `perDag` less for each day, never below 0; the two thresholds are in days.
    package struct Versheidspunten: Sendable, Equatable, Codable {
        package var vandaag, perDag, verouderdNaDagen, sterkVerouderdNaDagen: Int
    }

    /// `jaar` when the child can stay a year or more; else a share of `korter`, by the weeks until it is too old
    /// (#125).
    package struct Blijfpunten: Sendable, Equatable, Codable {
        package var jaar, korter: Int
    }

    /// Limits of the list of options.
    package struct Lijstgrenzen: Sendable, Equatable, Codable {
        /// Most options in a proposal.
        package var optiesMax: Int
        /// Only this many of the best offers of a hulpvraag take part, and those of one aanbieder for all.
        package var kandidatenMax: Int
        /// An aanbieder in this many options yields to another aanbieder whose score is close.
        package var perAanbiederMax: Int
        /// "Close": at most this many points less.
        package var spreidingPunten: Int
        /// Most names in one row of what was excluded; the count is always complete.
        package var namenMax: Int
    }

    /// The most points one hulpvraag can bring, ``kentHetKind`` not counted.
    package var maximumPerHulpvraag: Int {
        hulpvorm + doelgroepen.alles + start.vandaag + overeenkomst.contract + capaciteit.vrij
            + nabijheid.zelfdeGemeente + bereik.eigenRegio + gezinsgericht.gezin + versheid.vandaag + blijven.jaar
    }

    /// The bytes of the weights in force, as they are built in.
    package static let standaardBestand = PackageResources.gewichten_2026_12_json

    /// The weights in force, built in.
    package static let standaard: Gewichten = {
        do {
            return try Gewichten(json: Data(standaardBestand))
        } catch {
            // Our own file, compiled in and read by a test: no input can bring us here.
            preconditionFailure("the built-in weights do not parse: \(error)")
        }
    }()

    /// Reads a weights file.
    /// - Throws: ``GewichtenFout`` when the JSON is not a weights file or a value makes no sense.
    package init(json: Data) throws(GewichtenFout) {
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
            blijven.jaar, blijven.korter, kentHetKind,
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
            [gezinsgericht.gezin, gezinsgericht.kleinschalig, gezinsgericht.groep], [blijven.jaar, blijven.korter],
        ]
        if let fout = trappen.first(where: { $0.max() != $0.first }) {
            throw GewichtenFout(reden: "the first of a row of points is its highest, found \(fout)")
        }
        guard !versie.isEmpty else { throw GewichtenFout(reden: "versie is empty") }
    }
}

extension Gewichten {
    package init(from decoder: any Decoder) throws {
        let doos = try decoder.container(keyedBy: CodingKeys.self)
        versie = try doos.decode(String.self, forKey: .versie)
        hulpvorm = try doos.decode(Int.self, forKey: .hulpvorm)
        doelgroepen = try doos.decode(Doelgroeppunten.self, forKey: .doelgroepen)
        start = try doos.decode(Startpunten.self, forKey: .start)
        overeenkomst = try doos.decode(Overeenkomstpunten.self, forKey: .overeenkomst)
        capaciteit = try doos.decode(Capaciteitspunten.self, forKey: .capaciteit)
        nabijheid = try doos.decode(Nabijheidspunten.self, forKey: .nabijheid)
        bereik = try doos.decode(Bereikpunten.self, forKey: .bereik)
        gezinsgericht = try doos.decode(Gezinspunten.self, forKey: .gezinsgericht)
        versheid = try doos.decode(Versheidspunten.self, forKey: .versheid)
        samenhang = try doos.decode(Int.self, forKey: .samenhang)
        lijst = try doos.decode(Lijstgrenzen.self, forKey: .lijst)
        if doos.contains(.blijven) { blijven = try doos.decode(Blijfpunten.self, forKey: .blijven) }
        if doos.contains(.kentHetKind) { kentHetKind = try doos.decode(Int.self, forKey: .kentHetKind) }
    }
}
