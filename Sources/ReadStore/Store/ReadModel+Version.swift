import GRDB

extension ReadModel {
    /// How far some topics were read: as long as it is the same, so is all that was made of them.
    package struct Version: Hashable, Sendable {
        let ronde: Int64
        let gelezen: Int64
    }

    /// - Parameter topics: what is made depends on nothing else.
    package func stand(_ topics: [String]) async throws -> Version {
        try await pool.read { db in
            let plekken = Array(repeating: "?", count: topics.count).joined(separator: ", ")
            return Version(
                ronde: try StoreProperties.ronde(db),
                gelezen: try Int64.fetchOne(
                    db, sql: "SELECT total(volgende) FROM plek WHERE topic IN (\(plekken))",
                    arguments: StatementArguments(topics)) ?? 0)
        }
    }
}
