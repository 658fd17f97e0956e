import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Rollen

struct ToegangCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "toegang", abstract: "Wie wat mag op het cluster: maken en controleren.",
        subcommands: [Maak.self, Toon.self])

    struct Maak: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Toont de regels (ACL's) die een partij nodig heeft, of maakt ze.",
            discussion: """
                Meer rollen tegelijk geven één partij alle rechten daarvan; noem dan ook --principal.
                Een regel voor een transactie-id (alleen de matcher) kan dit programma niet zelf maken: \
                librdkafka kent die niet. Voer daarvoor de regel met kafka-acls.sh uit die wordt getoond.
                """)
        @OptionGroup var rollen: Rolopties
        @OptionGroup var broker: Brokeropties
        @Option(help: "Hoe de regels worden getoond: \(ToegangFormat.namen).") var vorm = ToegangFormat.tabel
        @Flag(help: "Maak de regels op het cluster.") var toepassen = false
        @Flag(help: "Uitvoer voor machines: één regel JSON per recht.") var json = false

        func run() async throws {
            let (principal, rechten) = try rollen.rechten(try broker.topics())
            guard toepassen else {
                let vorm = json ? ToegangFormat.json : vorm
                ConsoleOutput.regel(vorm.tekst(rechten, principal: principal, naam: try rollen.naam()))
                return
            }
            let regels = rechten.compactMap { $0.regel(voor: principal) }
            let (uitkomsten, nu) = try await Rolopties.metAdmin(broker) { admin in
                (
                    try await admin.create(acls: regels, timeoutMs: 30_000),
                    try await admin.acls(ACLFilter(principal: principal), timeoutMs: 30_000)
                )
            }
            let mislukt = uitkomsten.compactMap(\.error)
            for fout in mislukt { ConsoleOutput.fout("\(fout)") }
            ConsoleOutput.regel("\(principal): \(uitkomsten.count - mislukt.count) regels staan op het cluster")
            let zelf = Toegangsverschil(gevraagd: rechten, principal: principal, regels: nu).ontbreekt.filter {
                $0.regel(voor: principal) == nil
            }
            if !zelf.isEmpty {
                let opdrachten = ToegangFormat.kafkaAcls.tekst(zelf, principal: principal)
                ConsoleOutput.fout("Nog te doen met kafka-acls.sh:\n" + opdrachten)
            }
            if !mislukt.isEmpty || !zelf.isEmpty { throw ExitCode(1) }
        }
    }

    struct Toon: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Vergelijkt de regels op het cluster met wat een partij nodig heeft. Code 1 bij verschil.")
        @OptionGroup var rollen: Rolopties
        @OptionGroup var broker: Brokeropties
        @Flag(help: "Uitvoer voor machines: één regel JSON per verschil.") var json = false

        func run() async throws {
            let (principal, rechten) = try rollen.rechten(try broker.topics())
            let regels = try await Rolopties.metAdmin(broker) { try await $0.acls(timeoutMs: 30_000) }
            let verschil = Toegangsverschil(gevraagd: rechten, principal: principal, regels: regels)
            if json {
                for regel in verschil.json { ConsoleOutput.regel(String(decoding: regel.bytes, as: UTF8.self)) }
            } else if verschil.klopt {
                ConsoleOutput.regel("\(principal): \(rechten.count) rechten, precies zoals het hoort")
            } else {
                ConsoleOutput.regel(verschil.tekst(principal))
            }
            if !verschil.klopt { throw ExitCode(1) }
        }
    }
}

/// For whom.
struct Rolopties: ParsableArguments {
    @Option(help: "Een GI, zoals in doorbraak.status.<gi> (mag vaker).") var gi: [String] = []
    @Option(help: "Een aanbieder, AGB-code (mag vaker).") var aanbieder: [String] = []
    @Option(help: "Het expertteam van een jeugdregio (mag vaker).") var regio: [String] = []
    @Option(help: "Een inkooporganisatie, de naam van haar inkoopregio (mag vaker).") var inkoop: [String] = []
    @Option(help: "Het bord van een jeugdregio (mag vaker).") var bord: [String] = []
    @Flag(help: "De matcher, met de poort erin.") var matcher = false
    @Flag(help: "De poort als eigen proces.") var poort = false
    @Flag(help: "De matcher zonder de poort erin.") var zonderPoort = false
    @Option(help: "Instantie van de matcher of de poort (mag vaker); anders 0.") var instantie: [String] = []
    @Option(help: "Groep van de matcher.") var groep = "doorbraaktafel-matcher"
    @Flag(name: .customLong("operator"), help: "Wie de topics beheert en leest wat is afgekeurd.") var operatie = false
    @Flag(help: "Wie een zaak laat vergeten; leest alles, dus alleen zolang het nodig is.") var wisser = false
    @Flag(help: "Ook de rechten op de sleutels, voor wie berichten verzegelt.") var verzegeld = false
    @Option(help: "De naam bij Kafka. Anders: User: met de naam van de rol, zoals User:gi-jbov.") var principal: String?

    func rollen() throws -> [Toegangsrol] {
        guard gi.allSatisfy(IdentifierFormat.isGi) else {
            throw ValidationError("--gi bestaat uit kleine letters, cijfers en streepjes")
        }
        guard instantie.allSatisfy(IdentifierFormat.isId), IdentifierFormat.isId(groep) else {
            throw ValidationError("--instantie en --groep bestaan uit letters, cijfers, punten en streepjes")
        }
        guard matcher || poort || instantie.isEmpty else {
            throw ValidationError("--instantie hoort bij --matcher of --poort")
        }
        guard matcher || !zonderPoort else { throw ValidationError("--zonder-poort hoort bij --matcher") }
        let instanties = instantie.isEmpty ? ["0"] : instantie
        let rollen: [Toegangsrol] =
            try gi.map { .gi($0) }
            + aanbieder.map { .aanbieder(try AanbiederCommando.code($0, "--aanbieder")) }
            + regio.map { .expertteam(regio: try ExpertteamCommando.slug($0)) }
            + inkoop.map { .inkoop(try Self.inkoopregio($0)) }
            + bord.map { .bord(regio: try ExpertteamCommando.slug($0)) }
            + (matcher ? [.matcher(instanties: instanties)] : [])
            + (poort || matcher && !zonderPoort ? [.poort(instanties: instanties)] : [])
            + (operatie ? [.operatie] : []) + (wisser ? [.wisser] : [])
        guard !rollen.isEmpty else {
            throw ValidationError(
                "Voor wie? --gi, --aanbieder, --regio, --inkoop, --bord, --matcher, --poort, --operator of --wisser")
        }
        return rollen
    }

    /// What the principal is called, without `User:`.
    func naam() throws -> String {
        let rollen = try rollen()
        if let principal { return principal.hasPrefix("User:") ? String(principal.dropFirst(5)) : principal }
        // The gate in a matcher is no party of its own.
        let isMatcher = matcher && !poort && rollen.count == (zonderPoort ? 1 : 2)
        guard rollen.count == 1 || isMatcher else {
            throw ValidationError("Meer rollen voor één partij: noem ook --principal")
        }
        return rollen[0].naam
    }

    /// As topics have it.
    static func inkoopregio(_ naam: String) throws -> String {
        guard let regio = Gemeenteregister.landelijk.inkoopregio(naam: naam) else {
            throw ValidationError("de inkoopregio '\(naam)' is niet bekend. Kijk met: doorbraaktafel regio toon")
        }
        return regio.slug
    }

    func rechten(_ topics: Topics) throws -> (principal: String, rechten: [Toegangsrecht]) {
        let naam = try naam()
        guard !naam.isEmpty, naam != "*", !naam.contains(where: { $0.isNewline || $0 == "'" || $0 == "\"" }) else {
            throw ValidationError("--principal is de naam van één partij, niet iedereen")
        }
        return ("User:\(naam)", Toegang(topics: topics, groep: groep, verzegeld: verzegeld).rechten(try rollen()))
    }

    static func metAdmin<Uit>(_ broker: Brokeropties, _ werk: (Admin) async throws -> Uit) async throws -> Uit {
        let kafka = try await broker.kafka()
        do {
            let admin = try Admin(brokers: kafka.brokers, extra: kafka.extra, logger: LogSetup.maak(.critical))
            defer { admin.close(withinMs: 1_000) }
            _ = try await admin.metadata(topics: nil, timeoutMs: Connection.zoekMsMax)
            return try await werk(admin)
        } catch let fout as KafkaError {
            throw fout.isTransport ? RolFout.geenBroker(kafka.brokers, fout) : ExitFailure.fout("\(fout)")
        }
    }
}
