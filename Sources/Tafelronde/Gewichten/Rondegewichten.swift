import Foundation
import Jeugdhulp

/// What a round weighs with, in whole numbers, from one versioned file.
package struct Rondegewichten: Sendable, Equatable, Codable {
    package var versie: String
    package var dag: Daggewicht
    package var zonderPlek: Verwachting
    /// From so many days before the 18th birthday on a claim is stronger (#61).
    package var bijna18Dagen: Int
    package var instroom: Instroomgrens
    /// Most combinations of places that are looked at for one case.
    package var combinatiesMax: Int

    /// What a day of waiting weighs: `gewicht`, and past the norm `perDagNaNorm` more for each day past it, so that the
    /// longest wait cannot be forgotten.
    package struct Daggewicht: Sendable, Equatable, Codable {
        package var gewicht, perDagNaNorm: Int
    }

    /// How long a child without a place is thought to wait on: `dagenMax` where one place in the whole market fits it,
    /// half of that where `halfBijPlekken` more do, and so on. Half a year is what stuck children wait (assumption).
    package struct Verwachting: Sendable, Equatable, Codable {
        package var dagenMax, halfBijPlekken: Int

        /// - Parameter mogelijk: places that fit, whether there is room now or not.
        package func dagen(mogelijk: Int) -> Int {
            dagenMax * halfBijPlekken / (halfBijPlekken + min(max(0, mogelijk - 1), 1_000_000))
        }
    }

    /// How many children may start with one aanbieder in one week (#137): a part of all its places, and never less than
    /// some.
    package struct Instroomgrens: Sendable, Equatable, Codable {
        package var perWeekMinstens, procentVanPlaatsen: Int

        /// - Parameter totaal: all its places, taken or free.
        package func perWeek(totaal: Int) -> Int {
            let deel = min(max(0, totaal), 1_000_000) * procentVanPlaatsen
            return max(perWeekMinstens, (deel + 99) / 100)
        }
    }

    /// The weights in force, built in.
    package static let standaard: Rondegewichten = {
        do {
            return try Rondegewichten(json: Data(PackageResources.ronde_2026_12_json))
        } catch {
            // Our own file, compiled in and read by a test: no input can bring us here.
            preconditionFailure("the built-in weights of the round do not parse: \(error)")
        }
    }()

    /// - Throws: ``RondegewichtenFout`` when the JSON is no such file or a value makes no sense.
    package init(json: Data) throws(RondegewichtenFout) {
        do {
            self = try JSONDecoder().decode(Rondegewichten.self, from: json)
        } catch {
            throw RondegewichtenFout(reden: "not a file of weights of the round: \(error)")
        }
        guard !versie.isEmpty else { throw RondegewichtenFout(reden: "versie is empty") }
        let grenzen: [(String, Int, ClosedRange<Int>)] = [
            ("dag.gewicht", dag.gewicht, 1...100), ("dag.perDagNaNorm", dag.perDagNaNorm, 0...10),
            ("zonderPlek.dagenMax", zonderPlek.dagenMax, 1...3_650),
            ("zonderPlek.halfBijPlekken", zonderPlek.halfBijPlekken, 1...1_000),
            ("bijna18Dagen", bijna18Dagen, 0...1_000),
            ("instroom.perWeekMinstens", instroom.perWeekMinstens, 1...1_000),
            ("instroom.procentVanPlaatsen", instroom.procentVanPlaatsen, 1...100),
            ("combinatiesMax", combinatiesMax, 1...10_000),
        ]
        for (naam, waarde, grens) in grenzen where !grens.contains(waarde) {
            throw RondegewichtenFout(reden: "\(naam) lies in \(grens), found \(waarde)")
        }
    }

    /// The weighted days of waiting from a day until a start.
    package func gewogenDagen(van dag: Datum, tot start: Datum, norm: Datum) -> Int {
        let dagen = min(max(0, start - dag), 3_650)
        // Days 1 to n past the norm weigh 1 + 2 + … + n more; of those the first may have gone by already.
        let (al, straks) = (min(max(0, dag - norm), 10_000), min(max(0, dag - norm + dagen), 13_650))
        let erbij = (straks * (straks + 1) - al * (al + 1)) / 2
        let naNorm = start > norm ? erbij : 0
        return min(Doelen.dagenMax, dagen * self.dag.gewicht + naNorm * self.dag.perDagNaNorm)
    }
}

/// A file of weights of the round that cannot be used.
package struct RondegewichtenFout: Error, CustomStringConvertible {
    package let reden: String
    package var description: String { reden }
}
