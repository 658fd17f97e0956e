import Berichten
import Foundation
import Instrumentation
import Logging

/// The trace that a record belongs to, on through the matcher: what is written because of it carries the same trace,
/// and so does a line of the log.
///
/// Only what comes of one message does. A proposal that is made again because offers changed comes of many, or of a new
/// day, and belongs to no trace.
struct MessageTrace {
    let topics: Topics
    let log: Logger

    /// What is written because of a record goes on in its trace, and the log says so: for a trace that is kept always,
    /// for another when everything is logged.
    func gevolgd(_ uit: [OutgoingMessage], van inkomend: IncomingMessage) -> [OutgoingMessage] {
        guard let van = inkomend.spoor else { return uit }
        let spoor = van.vervolg("\(inkomend.topic)/\(inkomend.partitie)/\(inkomend.offset)")
        ServiceContext.withValue(.met(spoor)) {
            log.log(level: spoor.bemonsterd ? .info : .debug, "message taken in", metadata: regel(inkomend, uit))
        }
        return uit.map { $0.met(spoor) }
    }

    /// Where it stood and what came of it; never whose it is.
    private func regel(_ inkomend: IncomingMessage, _ uit: [OutgoingMessage]) -> Logger.Metadata {
        var regel: Logger.Metadata = [
            "topic": "\(inkomend.topic)", "partitie": "\(inkomend.partitie)", "offset": "\(inkomend.offset)",
            "records": "\(uit.count)",
        ]
        let brief = uit.first { $0.topic == topics.afgekeurd }
        if let code = brief?.koppen.first(where: { $0.naam == DeadLetter.codekop }) {
            regel["afgekeurd"] = "\(String(decoding: code.waarde, as: UTF8.self))"
        }
        return regel
    }
}

extension IncomingMessage {
    /// From the record's header; else from the attribute of the event, as it stands in either mode.
    var spoor: TraceContext? {
        var context = ServiceContext.topLevel
        TracePropagator().extract(koppen, into: &context, using: HeaderCarrier())
        return context.spoor
            ?? (kop("ce_\(TraceContext.naam)") ?? kenmerkInWaarde).flatMap(TraceContext.init(traceparent:))
    }

    private var kenmerkInWaarde: String? {
        guard let waarde, waarde.count <= GebeurtenisReader.bytesMax else { return nil }
        return EventHints.traceparent(Data(waarde))
    }

    private struct HeaderCarrier: Extractor {
        func extract(key: String, from koppen: [OutgoingMessage.Header]) -> String? {
            koppen.last { $0.naam == key }.map { String(decoding: $0.waarde, as: UTF8.self) }
        }
    }
}

extension OutgoingMessage {
    /// The same record with the trace on it, in the place of one that it may have brought along.
    func met(_ spoor: TraceContext) -> OutgoingMessage {
        var koppen = koppen.filter { $0.naam != TraceContext.naam }
        TracePropagator().inject(.met(spoor), into: &koppen, using: HeaderCarrier())
        var uit = OutgoingMessage(
            topic: topic, partitie: partitie, sleutel: sleutel, waarde: waarde, koppen: koppen, casusId: casusId)
        uit.isWoordVanAfkeuring = isWoordVanAfkeuring
        return uit
    }

    private struct HeaderCarrier: Injector {
        func inject(_ value: String, forKey key: String, into koppen: inout [Header]) {
            koppen.append(Header(key, value))
        }
    }
}
