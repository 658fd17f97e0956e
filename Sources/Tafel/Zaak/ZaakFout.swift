/// A record in `zaken` that cannot be read.
package struct ZaakFout: Error, Sendable, Equatable, CustomStringConvertible {
    package let reden: String
    package var description: String { "a record of doorbraak.zaken cannot be read: \(reden)" }
}
