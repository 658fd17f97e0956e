import GRDB

/// What the file says of itself: the table `eigen`, names with a value.
enum StoreProperties {
    static func lees(_ db: Database, _ naam: String) throws -> String? {
        try String.fetchOne(db, sql: "SELECT waarde FROM eigen WHERE naam = ?", arguments: [naam])
    }

    static func zet(_ db: Database, _ naam: String, _ waarde: String) throws {
        try db.execute(
            sql: "INSERT INTO eigen VALUES (?, ?) ON CONFLICT (naam) DO UPDATE SET waarde = excluded.waarde",
            arguments: [naam, waarde])
    }

    /// How often all was forgotten: what was read after that is another log, however far it got.
    static func ronde(_ db: Database) throws -> Int64 { try lees(db, "ronde").flatMap { Int64($0) } ?? 0 }
}
