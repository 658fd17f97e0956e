import Berichten
import Jeugdhulp
import Poort
import Verzegeling

/// How a board is set up.
package struct Bordinstellingen: Sendable {
    /// The demo: roles to log in as with one button.
    package struct Demo: Sendable {
        /// Roles as `soort:van`, with what people read.
        package var rollen: [(waarde: String, naam: String, uitleg: String)]

        package init(rollen: [(waarde: String, naam: String, uitleg: String)]) { self.rollen = rollen }
    }

    package var brokers: String
    package var extra: [String: String] = [:]
    /// `nil`: what is sent lies open, and what is sealed cannot be read.
    package var verzegeling: Verzegeling?
    package var topics: Topics = .standaard
    /// The matcher's: what gemeenten, regions and tables are called, and which belongs to which.
    package var register: Gemeenteregister
    /// The slugs of the regions that are followed.
    package var regios: [String]
    /// GI's that read their own cases here, and aanbieders that answer voordrachten here.
    package var gis: Set<String> = []
    package var agbs: Set<AgbCode> = []
    /// Every GI and aanbieder that has a topic does, whatever the two above say.
    package var allePartijen = false
    /// The SQLite file.
    package var bestand: String
    package var adres: String
    package var poort: Int
    /// `source` of what people send by this page.
    package var bron: String
    /// Which `source` is whose; `nil`: any that is not one of ours.
    package var partijen: Partijen?
    package var uitgever: TokenIssuer?
    /// Where the organisation's own login is, for who is not logged in.
    package var inlogadres: String?
    /// Whether browsers reach this server by HTTPS: cookies are then only sent by it.
    package var https = false
    package var demo: Demo?
    package var contact: Aanspreekpunt?
    /// Where others find this page, as `https://tafel.example.org`; for the description of the API.
    package var webadres: String?
    /// Requests a minute of one visitor, and of one address before logging in.
    package var perMinuut = 600
    /// How long the body of a request may take to come in.
    var lichaamMsMax = 10_000
    /// Open connections on which no request comes in for this long are closed, however slowly its head trickles.
    var stilMsMax = 60_000
    /// Connections at once; who comes after is told to come back.
    var verbindingenMax = 2_000

    package init(
        brokers: String, register: Gemeenteregister, regios: [String], bestand: String, adres: String = "127.0.0.1",
        poort: Int = 8080, bron: String
    ) {
        self.brokers = brokers
        self.register = register
        self.regios = regios
        self.bestand = bestand
        self.adres = adres
        self.poort = poort
        self.bron = bron
    }
}
