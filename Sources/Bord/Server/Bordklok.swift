import Berichten
import Foundation
import Jeugdhulp

/// The clock, the calendar and fresh ids, as values: a test gives its own.
public struct Bordklok: Sendable {
    public let nu: @Sendable () -> Tijdstip
    /// The day it is in the Netherlands; the demo stands still on the day of its examples.
    public let vandaag: @Sendable () -> Datum
    public let nieuwId: @Sendable () -> String

    public init(
        nu: @escaping @Sendable () -> Tijdstip, vandaag: @escaping @Sendable () -> Datum,
        nieuwId: @escaping @Sendable () -> String
    ) {
        self.nu = nu
        self.vandaag = vandaag
        self.nieuwId = nieuwId
    }
}
