import Berichten
import Verzegeling

/// A record as it came in, free of Kafka: the seam at which the whole table can be tested without a broker.
package struct IncomingMessage: Sendable {
    package let topic: String
    package let partitie: Int32
    package let offset: Int64
    package let sleutel: [UInt8]?
    /// `nil`: a tombstone.
    package let waarde: [UInt8]?
    package let koppen: [OutgoingMessage.Header]
    /// When the log had it, in milliseconds since 1970; `nil` where it does not say.
    package let tijdMs: Int64?
    /// How long the value is in the log, where only its beginning was taken in; `nil`: all of it was.
    var heelBytes: Int?
    /// The case whose key it was sealed with; `nil` where it lay open.
    var verzegeldVoor: String?

    package init(
        topic: String, partitie: Int32, offset: Int64, sleutel: [UInt8]?, waarde: [UInt8]?,
        koppen: [(naam: String, waarde: [UInt8])], tijdMs: Int64? = nil
    ) {
        self.topic = topic
        self.partitie = partitie
        self.offset = offset
        self.sleutel = sleutel
        self.waarde = waarde
        self.koppen = koppen.map { OutgoingMessage.Header($0.naam, bytes: $0.waarde) }
        self.tijdMs = tijdMs
    }

    /// The same record as it was before it was sealed.
    func geopend(_ tekst: [UInt8], voor casusId: String) -> IncomingMessage {
        var uit = IncomingMessage(
            topic: topic, partitie: partitie, offset: offset, sleutel: sleutel, waarde: tekst,
            koppen: koppen.filter { $0.naam != ZegelFormat.kop.naam }.map { ($0.naam, $0.waarde) }, tijdMs: tijdMs)
        uit.verzegeldVoor = casusId
        return uit
    }

    /// The last header of a name, as text.
    func kop(_ naam: String) -> String? {
        koppen.last { $0.naam == naam }.map { String(decoding: $0.waarde, as: UTF8.self) }
    }

    var sleuteltekst: String? { sleutel.flatMap { String(validating: $0, as: UTF8.self) } }
}
