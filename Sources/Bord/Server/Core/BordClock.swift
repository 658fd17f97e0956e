import Berichten
import Foundation
import Jeugdhulp

/// The clock, the calendar and fresh ids, as values: a test gives its own.
package struct BordClock: Sendable {
    package let nu: @Sendable () -> Tijdstip
    /// The day it is in the Netherlands; the demo stands still on the day of its examples.
    package let vandaag: @Sendable () -> Datum
    package let nieuwId: @Sendable () -> String

    package init(
        nu: @escaping @Sendable () -> Tijdstip, vandaag: @escaping @Sendable () -> Datum,
        nieuwId: @escaping @Sendable () -> String
    ) {
        self.nu = nu
        self.vandaag = vandaag
        self.nieuwId = nieuwId
    }
}
