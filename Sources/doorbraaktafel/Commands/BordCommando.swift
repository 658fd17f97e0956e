import ArgumentParser
import Berichten
import Bord
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Rollen
import Tafel

/// The table's web page.
struct BordCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bord",
        abstract: "De webpagina van een tafel: zaken, voorstellen, besluiten, sociale kaart en cijfers.",
        discussion: """
            Luistert op dit apparaat alleen; zet er voor anderen een proxy met HTTPS en de login van uw organisatie
            voor, die een token (OpenID Connect) meestuurt. Zonder --uitgever kan niemand inloggen.
            """)

    @OptionGroup var broker: Brokeropties
    @Option(help: "De jeugdregio, bijvoorbeeld Twente (mag vaker).") var regio: [String]
    @Option(help: ArgumentHelp("Een GI die hier haar eigen zaken volgt (mag vaker).", valueName: "naam")) var gi:
        [String] = []
    @Option(help: ArgumentHelp("Een aanbieder die hier voordrachten beantwoordt (mag vaker).", valueName: "agb"))
    var agb: [String] = []
    @Flag(help: "Volg elke GI en elke aanbieder die een topic heeft.") var allePartijen = false
    @Option(help: "Adres om op te luisteren.") var adres = "127.0.0.1"
    @Option(help: "Poort om op te luisteren.") var poort = 8080
    @Option(help: "Het bestand (SQLite) met wat gelezen is. Mag altijd weg: dan wordt alles opnieuw gelezen.")
    var bestand: String?
    @Option(help: "Wie verstuurt: urn:nld:oin:…") var bron = Gebeurtenis.bronOnbekend
    @OptionGroup var regiobestanden: Regiobestanden
    @OptionGroup var partijenbestand: Partijenbestand
    @Option(help: "Wie tokens uitgeeft: de iss van elk token, letterlijk.") var uitgever: String?
    @Option(help: "Voor wie een token bedoeld moet zijn (aud).") var publiek = "doorbraaktafel"
    @Option(help: "De sleutels van de uitgever (JWKS): een bestand, of het https-adres waar hij ze publiceert.")
    var jwks: String?
    @Option(
        name: .customLong("jwks-ca"),
        help: ArgumentHelp(
            "Wie voor het adres van --jwks mag tekenen: certificaten (PEM). Zonder dit: wie dit apparaat vertrouwt.",
            valueName: "bestand"))
    var jwksGezag: String?
    @Option(help: "Waar in het token de rol staat, zoals expertteam:twente.") var rolclaim = "doorbraak_rol"
    @Option(help: "Waar mensen inloggen die nog geen token hebben.") var inlogadres: String?
    @Option(
        help: ArgumentHelp(
            "Bij wie mensen terecht kunnen: naam, e-mail en https-adres.", valueName: "naam;e-mail;adres"))
    var contact: String?
    @Option(
        help: ArgumentHelp(
            "Waar anderen dit bord vinden, voor de beschrijving van de API.", valueName: "https-adres"))
    var webadres: String?
    @Flag(help: "Browsers komen hier via HTTPS: cookies gaan dan alleen daarover.") var https = false
    @Option(name: .customLong("log"), help: "Vorm van het logboek: tekst of json.") var logvorm = LogSetup.LineFormat
        .tekst
    @Flag(help: "Schrijf meer in het logboek.") var uitgebreid = false

    func validate() throws {
        guard !regio.isEmpty else { throw ValidationError("Geef de regio: --regio Twente") }
        if let fout = agb.first(where: { AgbCode($0) == nil }) {
            throw ValidationError("--agb \(fout) is geen AGB-code: geef acht cijfers")
        }
        if let fout = gi.first(where: { !IdentifierFormat.isGi($0) }) {
            throw ValidationError("--gi \(fout) is geen naam van een GI: gebruik kleine letters, cijfers en streepjes")
        }
        guard !allePartijen || gi.isEmpty && agb.isEmpty else {
            throw ValidationError("--alle-partijen volgt iedereen: laat --gi en --agb weg")
        }
        guard (1...65_535).contains(poort) else { throw ValidationError("--poort is een getal van 1 tot en met 65535") }
        guard (uitgever == nil) == (jwks == nil) else {
            throw ValidationError("--uitgever en --jwks horen bij elkaar: geef beide, of geen van beide")
        }
        if let jwks, jwks.hasPrefix("http://"), !Self.isHier(jwks) {
            throw ValidationError("--jwks is een https-adres: anders kan iemand onderweg zijn eigen sleutels geven")
        }
        guard jwksGezag == nil || jwks?.hasPrefix("https://") == true else {
            throw ValidationError("--jwks-ca hoort bij een https-adres in --jwks")
        }
        guard contact == nil || Self.wie(contact) != nil else {
            throw ValidationError("--contact is 'naam;e-mail;https-adres', met twee puntkomma's")
        }
        guard webadres == nil || Self.isWebadres(webadres ?? "") else {
            throw ValidationError("--webadres is een https-adres zonder pad, zoals https://tafel.example.org")
        }
        guard IdentifierFormat.isBron(bron) else {
            throw ValidationError("--bron is urn:nld:oin: met 20 cijfers of urn:nld:kvknr: met 8 cijfers")
        }
    }

    func run() async throws {
        let kafka = try await broker.kafka()
        let register = try regiobestanden.register()
        let slugs = try regio.map { naam in
            guard let tafel = register.tafel(naam: naam) else {
                throw ValidationError("De tafel '\(naam)' is niet bekend. Kijk met: doorbraaktafel regio toon")
            }
            return tafel.slug
        }
        var inst = Bordinstellingen(
            brokers: kafka.brokers, register: register, regios: slugs, bestand: bestand ?? Self.bestandVoor(slugs),
            adres: adres, poort: poort, bron: bron)
        inst.topics = try broker.topics()
        inst.extra = kafka.extra
        inst.verzegeling = try broker.verzegeling()
        (inst.gis, inst.agbs) = (Set(gi), Set(agb.compactMap { AgbCode($0) }))
        inst.allePartijen = allePartijen
        inst.partijen = try partijenbestand.lees()
        inst.inlogadres = inlogadres
        inst.https = https
        inst.contact = Self.wie(contact)
        inst.webadres = webadres
        if let uitgever, let jwks {
            inst.uitgever = TokenIssuer(
                issuer: uitgever, audience: publiek, sleutels: try Self.sleutels(jwks, jwksGezag), claim: rolclaim)
        }
        let log = LogSetup.maak(uitgebreid ? .debug : .info, logvorm)
        let bord = try await Bord(inst, klok: .echt, log: log, audit: log)
        try await ProcessSignals.tot(
            bijStop: {},
            werk: {
                try await bord.draai { poort in
                    log.notice("page is up", metadata: ["adres": "http://\(self.adres):\(poort)/"])
                }
            })
    }

    private static func wie(_ tekst: String?) -> Aanspreekpunt? {
        let delen = (tekst ?? "").split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        guard delen.count == 3, !delen[0].isEmpty, delen[1].contains("@"), delen[2].hasPrefix("https://") else {
            return nil
        }
        return Aanspreekpunt(naam: delen[0], email: delen[1], adres: delen[2])
    }

    /// Scheme and host (and port), and nothing behind them.
    private static func isWebadres(_ tekst: String) -> Bool {
        guard let delen = URLComponents(string: tekst), delen.scheme == "https", delen.host?.isEmpty == false else {
            return false
        }
        return delen.path.isEmpty && delen.query == nil && delen.fragment == nil && delen.user == nil
    }

    private static func sleutels(_ jwks: String, _ gezag: String?) throws -> KeySetSource {
        let isAdres = jwks.hasPrefix("https://") || jwks.hasPrefix("http://")
        return isAdres
            ? .adres(jwks, gezag: try gezag.map { [UInt8](try InputFile.lees($0)) })
            : .vast(String(decoding: try InputFile.lees(jwks), as: UTF8.self))
    }

    /// Whether an address is of this machine: nothing lies between.
    private static func isHier(_ adres: String) -> Bool {
        ["127.0.0.1", "localhost", "[::1]", "::1"].contains(URLComponents(string: adres)?.host ?? "")
    }

    /// Beside the user's other state (XDG Base Directory).
    private static func bestandVoor(_ slugs: [String]) -> String {
        let omgeving = ProcessInfo.processInfo.environment
        let map = omgeving["XDG_STATE_HOME"] ?? NSHomeDirectory() + "/.local/state"
        return "\(map)/doorbraaktafel/bord-\(slugs.sorted().joined(separator: "+")).sqlite"
    }
}
