import Foundation
import Jeugdhulp

/// Where time and ids come from: parameters, so that a year can be tested in a second.
package struct Klok: Sendable {
    package let nu: @Sendable () -> Tijdstip
    /// The day it is for people in the Netherlands at a moment.
    package let dag: @Sendable (Tijdstip) -> Datum
    /// A new UUID for an event.
    package let nieuwId: @Sendable () -> String

    package init(
        nu: @escaping @Sendable () -> Tijdstip, dag: @escaping @Sendable (Tijdstip) -> Datum,
        nieuwId: @escaping @Sendable () -> String
    ) {
        self.nu = nu
        self.dag = dag
        self.nieuwId = nieuwId
    }

    package var vandaag: Datum { dag(nu()) }

    /// The clock on the wall, in the Netherlands.
    package static let echt = Klok(
        nu: { Tijdstip(ms: Int64(Date().timeIntervalSince1970 * 1_000)) },
        dag: nederlandseDag,
        nieuwId: { UUID().uuidString.lowercased() })

    /// The wall clock, but the day is always `vandaag`: for examples whose dates stand still.
    package static func stil(op vandaag: Datum) -> Klok {
        Klok(nu: echt.nu, dag: { _ in vandaag }, nieuwId: echt.nieuwId)
    }

    /// Amsterdam time; a machine without time zone data falls back on UTC + 1, at most an hour off around midnight.
    private static let nederlandseDag: @Sendable (Tijdstip) -> Datum = { moment in
        let zone = TimeZone(identifier: "Europe/Amsterdam")
        let verschil = zone?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.ms) / 1_000)) ?? 3_600
        return Tijdstip(ms: moment.ms + Int64(verschil) * 1_000).datum
    }
}
