import CKafkaMaat
import Foundation
import Kafka

/// The yardstick as a process: a C loop that passes on what it reads, in transactions.
enum Doorgeven {
    static let partities = 12

    /// - Parameter commitMs: how long a transaction lasts; 0: as many records as the matcher commits at most.
    static func draai(brokers: String, van: String, naar: String, aantal: Int64, commitMs: Int32) throws {
        let id = "bench-c-\(UUID().uuidString.prefix(8))"
        var lezen = ConsumerSettings(brokers: brokers)
        lezen.groupId = id
        let zenden = ProducerSettings(brokers: brokers).pairs(transactionalId: id, transactionTimeoutMs: 60_000).list
        let seconden = met(lezen.pairs.list) { lezen in
            met(zenden) { zenden in
                commitMs > 0
                    ? maat_relay(lezen, zenden, van, Int32(partities), naar, aantal, commitMs)
                    : maat_forward(lezen, zenden, van, Int32(partities), naar, aantal, 2_000)
            }
        }
        guard seconden > 0 else { throw Mis(description: "the C loop failed, its reason stands above") }
        print(String(format: "%.6f", seconden))
    }

    private static func met<R>(_ paren: [(String, String)], _ doe: (maat_settings_t) -> R) -> R {
        let namen = paren.map { strdup($0.0) }
        let waarden = paren.map { strdup($0.1) }
        defer { for tekst in namen + waarden { free(tekst) } }
        return namen.map { UnsafePointer($0) }.withUnsafeBufferPointer { namen in
            waarden.map { UnsafePointer($0) }.withUnsafeBufferPointer { waarden in
                doe(maat_settings_t(names: namen.baseAddress, values: waarden.baseAddress, count: paren.count))
            }
        }
    }
}
