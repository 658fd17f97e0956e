import Berichten
import Jeugdhulp

/// What stands around every page: who reads it, for which table, and how fresh it is.
struct PageFrame: Sendable {
    /// `nil`: nobody is logged in.
    var rol: Rol?
    /// The name of the jeugdregio, and of its table, as people know them; `nil` for those who belong to no region.
    var regio: String?
    var tafel: String?
    /// The day on which days left are counted.
    var vandaag: Datum
    /// Up to when the read model has read the log; `nil`: nothing has come in yet.
    var bijgewerkt: Tijdstip?
    /// Said at the top of the page when the read model is behind or cannot reach Kafka.
    var storing: String?
    /// Goes back as the field `csrf` of every form on the page.
    var csrf: String = ""
    /// The demo marks itself on every page.
    var demo = false
}

/// Where each page is. The server's routes and the templates both read them here.
enum Paths {
    static let overzicht = "/"
    static let kaart = "/kaart"
    static let beeld = "/beeld"
    /// `?soort=maand|kwartaal|wachttijden`
    static let cijfersCSV = "/beeld/cijfers.csv"
    static let cijfersJSON = "/beeld/cijfers.json"
    static let aanbodMelden = "/aanbod/melden"
    static let casusIndienen = "/indienen"
    static let inloggen = "/inloggen"
    static let uitloggen = "/uitloggen"
    static let toegankelijkheid = "/toegankelijkheid"
    /// Server-sent events: `event: zaak`, `data: {"casusId":"…"}` for every case of the reader's own that changed;
    /// `event: verlopen` when the reader is logged in no more.
    static let gebeurtenissen = "/gebeurtenissen"
    static let stijl = "/stijl.css"
    static let script = "/bord.js"

    static func casus(_ id: String) -> String { "/zaken/\(id)" }
    /// Takes the POST of the decision form.
    static func besluit(_ id: String) -> String { "/zaken/\(id)/besluit" }
}
