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
    /// The cases of the GI that is logged in.
    static let mijnZaken = "/mijn-zaken"
    /// The voordrachten of the aanbieder that is logged in.
    static let mijnVoordrachten = "/voordrachten"
    static let inloggen = "/inloggen"
    static let uitloggen = "/uitloggen"
    static let toegankelijkheid = "/toegankelijkheid"
    /// Server-sent events: `event: zaak`, `data: {"casusId":"…"}` for every case of the reader's own that changed;
    /// `event: verlopen` when the reader is logged in no more.
    static let gebeurtenissen = "/gebeurtenissen"
    static let stijl = "/stijl.css"
    static let script = "/bord.js"

    static func casus(_ id: String) -> String { "/zaken/\(id)" }
    /// The forms about one case of a GI, and their POST.
    static func gestart(_ id: String) -> String { "\(mijnZaken)/\(id)/gestart" }
    static func intrekken(_ id: String) -> String { "\(mijnZaken)/\(id)/intrekken" }
    /// The form that answers one voordracht, and its POST.
    static func antwoord(_ id: String) -> String { "\(mijnVoordrachten)/\(id)/antwoord" }
    /// Takes the POST of the decision form.
    static func besluit(_ id: String) -> String { "/zaken/\(id)/besluit" }
}
