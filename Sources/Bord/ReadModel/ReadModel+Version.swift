import GRDB

extension ReadModel {
    /// How far some topics were read: as long as it is the same, so is all that was made of them.
    struct Version: Hashable, Sendable {
        let ronde: Int64
        let gelezen: Int64
    }

    /// - Parameter topics: what is made depends on nothing else.
    func stand(_ topics: [String]) async throws -> Version {
        try await pool.read { db in
            let plekken = Array(repeating: "?", count: topics.count).joined(separator: ", ")
            return Version(
                ronde: try Self.ronde(db),
                gelezen: try Int64.fetchOne(
                    db, sql: "SELECT total(volgende) FROM plek WHERE topic IN (\(plekken))",
                    arguments: StatementArguments(topics)) ?? 0)
        }
    }

    /// How often all was forgotten: what was read after that is another log, however far it got.
    static func ronde(_ db: Database) throws -> Int64 { try eigen(db, "ronde").flatMap { Int64($0) } ?? 0 }
}
