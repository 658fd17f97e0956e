import Berichten
import Foundation
import Instrumentation
import Logging

/// The trace that a record belongs to, on through the matcher: what is written because of it carries the same trace,
/// and so does a line of the log.
///
/// Only what comes of one message does. A proposal that is made again because offers changed comes of many, or of a new
/// day, and belongs to no trace.
extension Inkomend {
    /// From the record's header; else from the attribute of the event, as it stands in either mode.
    var spoor: Spoor? {
        var context = ServiceContext.topLevel
        Spoordrager().extract(koppen, into: &context, using: Koppen())
        return context.spoor ?? (kop("ce_\(Spoor.naam)") ?? kenmerkInWaarde).flatMap(Spoor.init(traceparent:))
    }

    /// Looks for the name before anything is decoded: most messages have none.
    private var kenmerkInWaarde: String? {
        guard let waarde, waarde.count <= Gebeurtenislezer.bytesMax else { return nil }
        let data = Data(waarde)
        guard data.range(of: Data("\"\(Spoor.naam)\"".utf8)) != nil else { return nil }
        return (try? Knoopdecoder.lees(Omslag.self, waarde))?.traceparent
    }

    private struct Omslag: Decodable { let traceparent: String? }

    private struct Koppen: Extractor {
        func extract(key: String, from koppen: [Uitgaand.Kop]) -> String? {
            koppen.last { $0.naam == key }.map { String(decoding: $0.waarde, as: UTF8.self) }
        }
    }
}

extension Uitgaand {
    /// The same record with the trace on it, in the place of one that it may have brought along.
    func met(_ spoor: Spoor) -> Uitgaand {
        var koppen = koppen.filter { $0.naam != Spoor.naam }
        Spoordrager().inject(.met(spoor), into: &koppen, using: Koppen())
        return Uitgaand(
            topic: topic, partitie: partitie, sleutel: sleutel, waarde: waarde, koppen: koppen, casusId: casusId)
    }

    private struct Koppen: Injector {
        func inject(_ value: String, forKey key: String, into koppen: inout [Kop]) { koppen.append(Kop(key, value)) }
    }
}

extension Lus {
    /// What is written because of a record goes on in its trace, and the log says so: for a trace that is kept always,
    /// for another when everything is logged.
    func gevolgd(_ uit: [Uitgaand], van inkomend: Inkomend) -> [Uitgaand] {
        guard let van = inkomend.spoor else { return uit }
        let spoor = van.vervolg("\(inkomend.topic)/\(inkomend.partitie)/\(inkomend.offset)")
        ServiceContext.withValue(.met(spoor)) {
            log.log(level: spoor.bemonsterd ? .info : .debug, "message taken in", metadata: regel(inkomend, uit))
        }
        return uit.map { $0.met(spoor) }
    }

    /// Where it stood and what came of it; never whose it is.
    private func regel(_ inkomend: Inkomend, _ uit: [Uitgaand]) -> Logger.Metadata {
        var regel: Logger.Metadata = [
            "topic": "\(inkomend.topic)", "partitie": "\(inkomend.partitie)", "offset": "\(inkomend.offset)",
            "records": "\(uit.count)",
        ]
        let brief = uit.first { $0.topic == inst.topics.afgekeurd }
        if let code = brief?.koppen.first(where: { $0.naam == Dodebrief.codekop }) {
            regel["afgekeurd"] = "\(String(decoding: code.waarde, as: UTF8.self))"
        }
        return regel
    }
}
