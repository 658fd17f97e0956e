import Berichten
import Foundation
import Jeugdhulp
import Logging
import Verzegeling

/// What the routes work with: the read model, the way out, and who may come in.
final class BordCore: Sendable {
    let model: ReadModel
    let stand: ReadProgress
    let omroep: Broadcast
    let register: Gemeenteregister
    let klok: BordClock
    let poort: Authenticator
    let uitgang: EventSink
    let besluitpost: Besluitpost
    let audit: AuditLog
    let keuring: Keuring
    let inst: Bordinstellingen
    let beeldgeheugen: BeeldCache
    /// What comes in by HTTP with the same id waits for the one before it.
    let ontvangst = KeyedSerialQueue()

    init(
        model: ReadModel, stand: ReadProgress, omroep: Broadcast, klok: BordClock, poort: Authenticator,
        uitgang: EventSink,
        inst: Bordinstellingen, audit: Logger
    ) {
        self.model = model
        self.stand = stand
        self.omroep = omroep
        register = model.register
        beeldgeheugen = BeeldCache(model)
        self.klok = klok
        self.poort = poort
        self.uitgang = uitgang
        self.inst = inst
        self.audit = AuditLog(log: audit)
        keuring = Keuring(register: model.register)
        besluitpost = Besluitpost(model: model, omroep: omroep, uitgang: uitgang, klok: klok)
    }

    /// What stands around every page.
    func kader(_ bezoeker: Bezoeker) -> PageFrame {
        let nu = stand.waarde
        var kader = PageFrame(
            rol: bezoeker.rol, regio: nil, tafel: nil, vandaag: klok.vandaag(), bijgewerkt: nu.bijgewerkt,
            storing: nu.storing, csrf: bezoeker.sessie?.csrf ?? "", demo: inst.demo != nil)
        if case .expertteam(let slug)? = bezoeker.rol {
            let plek = Tafelplek(slug: slug, regio: register.regio(naam: slug))
            kader.regio = plek.naam
            kader.tafel = plek.tafel
        }
        return kader
    }
}

/// The way to the log: returns when the log has it.
struct EventSink: Sendable {
    /// Sends an event to a topic under a key.
    /// - Throws: ``Weigering/geenKafka`` when the log did not take it in time.
    let stuur:
        @Sendable (_ gebeurtenis: Gebeurtenis, _ topic: String, _ sleutel: String) async throws(Weigering) -> Void
}

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
    package var register: Gemeenteregister = .landelijk
    /// The slugs of the regions that are followed.
    package var regios: [String]
    /// The SQLite file.
    package var bestand: String
    package var adres: String
    package var poort: Int
    /// `source` of what people send by this page.
    package var bron: String
    package var uitgever: TokenIssuer?
    /// Where the organisation's own login is, for who is not logged in.
    package var inlogadres: String?
    /// Whether browsers reach this server by HTTPS: cookies are then only sent by it.
    package var https = false
    package var demo: Demo?
    package var contact: Aanspreekpunt?
    /// Requests a minute of one visitor, and of one address before logging in.
    package var perMinuut = 600
    /// How long the body of a request may take to come in.
    var lichaamMsMax = 10_000
    /// Open connections on which no request comes in for this long are closed, however slowly its head trickles.
    var stilMsMax = 60_000
    /// Connections at once; who comes after is told to come back.
    var verbindingenMax = 2_000

    package init(
        brokers: String, regios: [String], bestand: String, adres: String = "127.0.0.1", poort: Int = 8080, bron: String
    ) {
        self.brokers = brokers
        self.regios = regios
        self.bestand = bestand
        self.adres = adres
        self.poort = poort
        self.bron = bron
    }
}
