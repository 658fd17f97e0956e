import Instrumentation
import Jeugdhulp

/// One CloudEvent of the contract: the envelope's attributes and the data (CloudEvents 1.0, NL GOV profile).
package struct Gebeurtenis: Sendable, Equatable {
    /// `source` and `id` together name the event: an equal pair is a duplicate.
    package let id, source: String
    /// The time of logging; `nil` where the sender gave none.
    package let time: Tijdstip?
    package let inhoud: Inhoud

    /// `source` of whoever gives none of its own: an invented number.
    package static let bronOnbekend = "urn:nld:oin:00000000000000000000:doorbraaktafel"

    package init(id: String, source: String, time: Tijdstip?, inhoud: Inhoud) {
        self.id = id
        self.source = source
        self.time = time
        self.inhoud = inhoud
    }

    /// The whole event as JSON, structured mode.
    package var json: JSONValue {
        .zonderLeeg([
            "specversion": .tekst("1.0"), "id": .tekst(id), "source": .tekst(source),
            "type": .tekst(inhoud.type.ceType), "time": .tekst(time), "datacontenttype": .tekst("application/json"),
            "data": inhoud.json,
        ])
    }

    /// The value of the Kafka record that carries it.
    package var bytes: [UInt8] { json.bytes }

    /// The header that goes with ``bytes``.
    package static let contentType = (naam: "content-type", waarde: "application/cloudevents+json; charset=UTF-8")

    /// All headers that go with ``bytes``: also the trace that the work in hand belongs to, if any.
    package static var koppen: [(String, [UInt8])] {
        var koppen: [(String, [UInt8])] = [(contentType.naam, Array(contentType.waarde.utf8))]
        if let context = ServiceContext.current {
            TracePropagator().inject(context, into: &koppen, using: KafkaHeaderInjector())
        }
        return koppen
    }

    private struct KafkaHeaderInjector: Injector {
        func inject(_ value: String, forKey key: String, into carrier: inout [(String, [UInt8])]) {
            carrier.append((key, Array(value.utf8)))
        }
    }
}

extension Gebeurtenis {
    /// The case an event is about; `nil` for offers and contracts.
    package var casusId: String? { inhoud.casusId }
}
