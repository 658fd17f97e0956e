import CKafkaMaat
import Foundation

/// The C loop, with settings and values as it takes them.
enum CLoop {
    struct Failed: Error, CustomStringConvertible {
        let what: String
        var description: String { "the C loop failed to \(what), its reason stands above" }
    }

    typealias Pairs = [(String, String)]

    static func consume(_ settings: Pairs, _ topic: String, _ count: Int) throws -> Double {
        try check("consume") {
            with(settings) { maat_consume($0, topic, Int32(Place.partitions), Int64(count)) }
        }
    }

    static func produce(_ settings: Pairs, _ topic: String, _ values: Values, _ count: Int) throws -> Double {
        try check("produce") {
            with(settings) { settings in
                values.all.flatMap { $0 }.withUnsafeBytes { bytes in
                    let values = maat_values_t(
                        bytes: bytes.baseAddress?.assumingMemoryBound(to: CChar.self), size: values.size,
                        distinct: Values.distinct)
                    return maat_produce(settings, topic, values, Int64(count))
                }
            }
        }
    }

    static func forward(
        _ consumer: Pairs, _ producer: Pairs, from: String, to: String, count: Int, batch: Int
    ) throws -> Double {
        try check("forward") {
            with(consumer) { consumer in
                with(producer) { producer in
                    maat_forward(
                        consumer, producer, from, Int32(Place.partitions), to, Int64(count), Int64(batch))
                }
            }
        }
    }

    private static func check(_ what: String, _ body: () -> Double) throws -> Double {
        let seconds = body()
        guard seconds > 0 else { throw Failed(what: what) }
        return seconds
    }

    private static func with<R>(_ pairs: Pairs, _ body: (maat_settings_t) -> R) -> R {
        let names = pairs.map { strdup($0.0) }
        let values = pairs.map { strdup($0.1) }
        defer { for text in names + values { free(text) } }
        return names.map { UnsafePointer($0) }.withUnsafeBufferPointer { names in
            values.map { UnsafePointer($0) }.withUnsafeBufferPointer { values in
                body(maat_settings_t(names: names.baseAddress, values: values.baseAddress, count: pairs.count))
            }
        }
    }
}
