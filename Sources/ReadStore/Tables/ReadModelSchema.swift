import GRDB

/// The tables of the read model, and the number that tells one layout from another.
///
/// What stands here comes from the log alone. `stand` tables hold what stands now under each key of a compacted topic:
/// a rebuild from a compacted topic gives exactly the same. `verloop` tables hold what went before (older versions,
/// earlier statuses, cases that were closed), as far as the log had it while this board was reading: compaction takes
/// it off the log, so a rebuild afterwards has less of it. One exception: a record that cannot be read leaves what
/// stood under its key, because a case must not vanish from a table; a compacted log no longer has what that was.
enum ReadModelSchema {
    /// Raised with every change below, or of how records are read into it: the file is then made again from the log.
    static let versie = 6

    static let stand = [
        "zaak", "voorstel", "status", "opschaling", "aanbod", "aanbodblad", "contract", "besluit", "eigenzaak",
        "voordracht", "afgekeurd",
    ]
    static let verloop = ["versie", "statusverloop", "gesloten", "onleesbaar"]

    static func maak(_ db: Database) throws {
        try db.execute(sql: plekken + zaken + verloopVanZaken + partijen + markt)
        try db.execute(sql: "PRAGMA user_version = \(versie)")
    }

    /// `ontvangen` is no part of the model: what came in by this server, to answer the same message twice alike.
    private static let plekken = """
        CREATE TABLE ontvangen (
            bron TEXT NOT NULL, id TEXT NOT NULL, som TEXT NOT NULL, op INTEGER NOT NULL, PRIMARY KEY (bron, id)
        ) WITHOUT ROWID;
        CREATE TABLE eigen (naam TEXT PRIMARY KEY, waarde TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE plek (
            topic TEXT NOT NULL, partitie INTEGER NOT NULL, volgende INTEGER NOT NULL, PRIMARY KEY (topic, partitie)
        ) WITHOUT ROWID;
        CREATE TABLE onleesbaar (
            topic TEXT NOT NULL, partitie INTEGER NOT NULL, offset INTEGER NOT NULL, code TEXT NOT NULL,
            PRIMARY KEY (topic, partitie, offset)
        ) WITHOUT ROWID;
        """

    /// Dates are days since 1970, moments milliseconds. `json` is the event as it was read (of decisions `merk` and
    /// `gesloten`, ``Besluitzegel``): beside what lists and counts look at and not among it, because they would have to
    /// read past it.
    private static let zaken = """
        CREATE TABLE zaak (
            regio TEXT NOT NULL, casusId TEXT NOT NULL, versie INTEGER NOT NULL, urgentie INTEGER NOT NULL,
            norm INTEGER NOT NULL, gemeente INTEGER, gemeentenaam TEXT NOT NULL, gi TEXT, hulpvorm INTEGER,
            hulp TEXT NOT NULL, zekerheid TEXT NOT NULL, opties INTEGER NOT NULL, eersteStart INTEGER,
            ingekomen INTEGER NOT NULL, berekend INTEGER NOT NULL, knelpunten TEXT NOT NULL,
            zoek TEXT NOT NULL, PRIMARY KEY (regio, casusId)
        );
        CREATE TABLE voorstel (
            regio TEXT NOT NULL, casusId TEXT NOT NULL, json BLOB NOT NULL, PRIMARY KEY (regio, casusId)
        );
        CREATE INDEX zaak_volgorde ON zaak (regio, urgentie DESC, norm, casusId);
        CREATE TABLE status (
            regio TEXT NOT NULL, casusId TEXT NOT NULL, fase TEXT NOT NULL, op INTEGER NOT NULL, gi TEXT NOT NULL,
            wie TEXT NOT NULL, uiterlijk INTEGER, gestart INTEGER, via TEXT, json BLOB NOT NULL,
            PRIMARY KEY (regio, casusId)
        );
        CREATE TABLE opschaling (
            regio TEXT NOT NULL, casusId TEXT NOT NULL, trede INTEGER NOT NULL, naam TEXT NOT NULL,
            op INTEGER NOT NULL, json BLOB NOT NULL, PRIMARY KEY (regio, casusId)
        );
        CREATE TABLE besluit (
            bron TEXT NOT NULL, id TEXT NOT NULL, merk BLOB NOT NULL, regio TEXT, versie INTEGER, rang INTEGER,
            op INTEGER NOT NULL, partitie INTEGER NOT NULL, offset INTEGER NOT NULL, gesloten BLOB NOT NULL,
            PRIMARY KEY (bron, id)
        );
        CREATE INDEX besluit_casus ON besluit (merk, partitie, offset);
        """

    private static let verloopVanZaken = """
        CREATE TABLE versie (
            regio TEXT NOT NULL, casusId TEXT NOT NULL, versie INTEGER NOT NULL, op INTEGER NOT NULL,
            opties TEXT NOT NULL, PRIMARY KEY (regio, casusId, versie)
        ) WITHOUT ROWID;
        CREATE TABLE statusverloop (
            topic TEXT NOT NULL, offset INTEGER NOT NULL, regio TEXT NOT NULL, casusId TEXT NOT NULL,
            json BLOB NOT NULL, PRIMARY KEY (topic, offset)
        );
        CREATE INDEX statusverloop_casus ON statusverloop (regio, casusId, offset);
        CREATE TABLE gesloten (
            topic TEXT NOT NULL, offset INTEGER NOT NULL, regio TEXT NOT NULL, op INTEGER NOT NULL, gemeente INTEGER,
            hulpvorm INTEGER, gi TEXT, ingekomen INTEGER NOT NULL, norm INTEGER NOT NULL, trede INTEGER NOT NULL,
            opties INTEGER NOT NULL, knelpunten TEXT NOT NULL, gestart INTEGER, via TEXT, PRIMARY KEY (topic, offset)
        ) WITHOUT ROWID;
        """

    /// What stands on the own topic of a GI or an aanbieder. Moments are milliseconds; `vervallen` is the event that
    /// ended the voordracht.
    private static let partijen = """
        CREATE TABLE eigenzaak (
            gi TEXT NOT NULL, casusId TEXT NOT NULL, op INTEGER NOT NULL, json BLOB NOT NULL, PRIMARY KEY (gi, casusId)
        );
        CREATE TABLE voordracht (
            agb TEXT NOT NULL, voordrachtId TEXT NOT NULL, casusId TEXT NOT NULL, op INTEGER NOT NULL,
            uiterlijk INTEGER NOT NULL, json BLOB NOT NULL, vervallen BLOB, PRIMARY KEY (agb, voordrachtId)
        );
        CREATE INDEX voordracht_casus ON voordracht (casusId);
        CREATE TABLE afgekeurd (
            topic TEXT NOT NULL, sleutel TEXT NOT NULL, op INTEGER NOT NULL, json BLOB NOT NULL,
            PRIMARY KEY (topic, sleutel)
        );
        """

    /// `aanbodId` is the key of an offer, `agb/aanbodId`, and `oud` whether its report lies under the id alone, as all
    /// did before; `naam` in lower case; `bericht` is the source and id of the report that stands. `aanbodwijziging`
    /// names what was reported or taken away, the newest last, so that a list in memory can be kept level
    /// (``AanbodCache``); it is about no child, and no part of what is rebuilt.
    private static let markt = """
        CREATE TABLE aanbod (
            aanbodId TEXT PRIMARY KEY, agb INTEGER NOT NULL, gemeente INTEGER NOT NULL, hulpvorm INTEGER NOT NULL,
            voorziening INTEGER NOT NULL, doelgroepen INTEGER NOT NULL, wacht INTEGER NOT NULL, vrij INTEGER NOT NULL,
            stop INTEGER NOT NULL, peildatum INTEGER NOT NULL, gemeld INTEGER, naam TEXT NOT NULL
        );
        CREATE TABLE aanbodwijziging (nummer INTEGER PRIMARY KEY AUTOINCREMENT, aanbodId TEXT NOT NULL);
        CREATE TABLE aanbodblad (
            aanbodId TEXT PRIMARY KEY, bericht TEXT NOT NULL, json BLOB NOT NULL, oud INTEGER NOT NULL
        );
        CREATE INDEX aanbod_id ON aanbodblad (substr(aanbodId, 10));
        CREATE INDEX aanbod_telling ON aanbod (gemeente, hulpvorm, wacht, peildatum, vrij);
        CREATE TABLE contract (
            sleutel TEXT PRIMARY KEY, inkoopregio TEXT NOT NULL, agb INTEGER NOT NULL, hulpvormen INTEGER NOT NULL,
            van INTEGER NOT NULL, tot INTEGER NOT NULL, plafond TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX contract_wie ON contract (inkoopregio, agb);
        """
}
