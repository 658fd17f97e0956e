import Berichten
import Foundation
import GRDB
import Jeugdhulp
import Synchronization

/// What the pages are made of: the topics of the board in SQLite, with how far each was read in the same transaction.
///
/// Killed at any moment it goes on where the last whole transaction ended. A file of another layout, of other regions,
/// or that is damaged is thrown away and made again from the topics: nothing here is the only copy of anything.
package final class ReadModel: Sendable {
    let pool: DatabasePool
    package let scope: ReadScope
    /// Whether the file had to be made anew, and why.
    package let opnieuw: RebuildReason?
    /// Whether what was taken away may still stand in the write-ahead log; after a crash nobody knows.
    let teVegen = Atomic<Bool>(true)
    let aanbodgeheugen: AanbodCache
    /// The open cases of each region.
    let zakengeheugen = VersionedCache<String, Version, Zakenlijst>()

    package enum RebuildReason: Error {
        case nieuw, andereIndeling, andereRegios, beschadigd, teOud

        /// For the log of whoever runs the board.
        package var reden: String {
            switch self {
            case .nieuw: "there is no file yet"
            case .andereIndeling: "the file is of another version of this program"
            case .andereRegios: "the file is of other regions, other topics or another register"
            case .beschadigd: "the file is damaged, or is no read model"
            case .teOud: "the file was not kept level for so long that it may have missed what was taken away"
            }
        }
    }

    /// How long decisions and answers are kept, as on their topic.
    static let besluitenDagen = Int64(Topics.invoerDagen)
    /// A board that was away longer may have missed that a key was taken away: brokers forget tombstones after seven
    /// days (``Berichten/Topics``).
    static let wegMsMax: Int64 = 6 * dagMs
    static let dagMs: Int64 = 86_400_000

    /// - Parameters:
    ///   - pad: the file; beside it stand `-wal` and `-shm`.
    ///   - nu: to see whether the file was away for too long.
    package init(pad: String, scope: ReadScope, nu: Tijdstip) throws {
        self.scope = scope
        aanbodgeheugen = AanbodCache(scope.register)
        let kenmerk = scope.kenmerk
        switch Self.bestaand(pad, kenmerk, nu) {
        case .success(let pool):
            self.pool = pool
            opnieuw = nil
        case .failure(let reden):
            Self.gooiWeg(pad)
            pool = try Self.nieuw(pad, kenmerk, nu)
            opnieuw = reden
        }
    }

    package func sluit() throws { try pool.close() }

    /// Takes the file and all that belongs to it away.
    static func gooiWeg(_ pad: String) {
        for achter in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: pad + achter) }
    }

    private static func bestaand(_ pad: String, _ kenmerk: String, _ nu: Tijdstip) -> Result<
        DatabasePool, RebuildReason
    > {
        guard FileManager.default.fileExists(atPath: pad) else { return .failure(.nieuw) }
        do {
            let pool = try DatabasePool(path: pad, configuration: instellingen)
            if let reden = try pool.read({ try mankement($0, kenmerk, nu) }) {
                try pool.close()
                return .failure(reden)
            }
            return .success(pool)
        } catch {
            return .failure(.beschadigd)
        }
    }

    private static func mankement(_ db: Database, _ kenmerk: String, _ nu: Tijdstip) throws -> RebuildReason? {
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") == ReadModelSchema.versie else { return .andereIndeling }
        guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else { return .beschadigd }
        guard try StoreProperties.lees(db, "kenmerk") == kenmerk else { return .andereRegios }
        let gelezen = try StoreProperties.lees(db, "gelezen").flatMap { Int64($0) } ?? 0
        return nu.ms - gelezen > wegMsMax ? .teOud : nil
    }

    private static func nieuw(_ pad: String, _ kenmerk: String, _ nu: Tijdstip) throws -> DatabasePool {
        // A child's need stands in it: for this user alone, also in the moment between making and filling.
        let map = (pad as NSString).deletingLastPathComponent
        if !map.isEmpty {
            try FileManager.default.createDirectory(
                atPath: map, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        _ = FileManager.default.createFile(atPath: pad, contents: nil, attributes: [.posixPermissions: 0o600])
        let pool = try DatabasePool(path: pad, configuration: instellingen)
        try pool.write { db in
            try ReadModelSchema.maak(db)
            try StoreProperties.zet(db, "kenmerk", kenmerk)
            try StoreProperties.zet(db, "gelezen", "\(nu.ms)")
        }
        return pool
    }

    private static var instellingen: Configuration {
        var inst = Configuration()
        inst.maximumReaderCount = 4
        inst.busyMode = .timeout(5)
        inst.prepareDatabase { db in
            // The log is the truth: after a loss of power some of it is read again, no more.
            try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000")
            // What is deleted is written over with zeros, not only let go.
            try db.execute(sql: "PRAGMA secure_delete = ON")
        }
        return inst
    }
}

extension ReadModel {
    package var regios: [String] { scope.regios }
    package var topics: Topics { scope.topics }
    package var register: Gemeenteregister { scope.register }

    /// The offset to read next of every partition that was read before.
    func plekken() throws -> [PartitionKey: Int64] {
        try pool.read { db in
            let rijen = try Row.fetchAll(db, sql: "SELECT topic, partitie, volgende FROM plek")
            return Dictionary(
                uniqueKeysWithValues: rijen.map {
                    (PartitionKey(topic: $0["topic"], partitie: $0["partitie"]), $0["volgende"])
                }
            )
        }
    }

    struct PartitionKey: Hashable, Sendable {
        var topic: String
        var partitie: Int32
    }

    /// Forgets everything, to be read again from the beginning.
    func leeg() throws {
        try pool.write { db in
            for tabel in ReadModelSchema.stand + ReadModelSchema.verloop + ["plek", "aanbodwijziging"] {
                try db.execute(sql: "DELETE FROM \(tabel)")
            }
            try StoreProperties.zet(db, "ronde", "\(try StoreProperties.ronde(db) + 1)")
        }
    }

    /// Every row of these tables as text, in order: equal dumps are equal models.
    func dump(_ tabellen: [String] = ReadModelSchema.stand + ReadModelSchema.verloop + ["plek"]) throws -> [String] {
        try pool.read { db in
            try tabellen.flatMap { tabel in
                try Row.fetchAll(db, sql: "SELECT * FROM \(tabel)").map { "\(tabel) \($0.description)" }.sorted()
            }
        }
    }
}
