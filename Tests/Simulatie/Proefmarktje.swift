import Jeugdhulp
import Proefhulp

/// A record as a GI, a table, an aanbieder or a stranger sends it.
struct Bericht {
    let topic: String
    var partitie: Int32?
    let sleutel: String?
    let waarde: [UInt8]?
}

/// A few offers, contracts and cases in two regions: small enough that everything touches everything.
enum Proefmarktje {
    static let vandaag = Datum("2026-11-20") ?? Datum(dagen: 0)
    static let gemeenten = ["0141", "0153", "0193", "0150"]
    static let inkoopregios = ["Twente", "IJsselland"]
    static let agbs = ["99000101", "99000102", "99000103", "99000104"]
    static let aanbodAantal = 6
    static let bron = "urn:nld:oin:00000009900000000000"

    /// Kind of help and what it is called; also what nobody offers.
    private static let hulp = [("12", "gezinshuis"), ("12", "specialistisch-gezinshuis"), ("02", "speltherapie")]

    static func omslag(_ type: String, id: String, _ data: String) -> [UInt8] {
        Array(
            """
            {"specversion":"1.0","id":"\(id)","source":"\(bron)","type":"nl.jeugdhulp.\(type).v1",\
            "datacontenttype":"application/json","data":\(data)}
            """.utf8)
    }

    /// An offer as everybody names it: two aanbieders have one id.
    static func sleutel(_ nummer: Int) -> (agb: String, aanbodId: String) {
        (agbs[nummer % agbs.count], nummer == 5 ? "a0" : "a\(nummer)")
    }

    static func aanvraag(_ casusId: String, gi: String, urgentie: String, _ t: inout Zaadgenerator) -> String {
        // One in three asks two things.
        let vragen = (1...(Int.random(in: 0..<3, using: &t) == 0 ? 2 : 1)).map { nummer in
            let (vorm, voorziening) = hulp.randomElement(using: &t) ?? ("12", "gezinshuis")
            let trauma = Bool.random(using: &t) ? "\"trauma\"" : ""
            return """
                {"id":"h\(nummer)","hulpvorm":"\(vorm)","voorziening":"\(voorziening)","doelgroepen":[\(trauma)]}
                """
        }
        let gemeente = gemeenten.randomElement(using: &t) ?? "0141"
        let kinderen = Int.random(in: 0..<6, using: &t) == 0 ? 2 : 1
        let jeugdigen = (0..<kinderen).map { _ in "{\"leeftijd\":\(Int.random(in: 5...16, using: &t))}" }
        return """
            {"casusId":"\(casusId)","gi":"\(gi)","maatregel":{"soort":"ots","uitgesprokenOp":"2026-10-05",\
            "kennisgevingOp":"2026-10-05"},"jeugdigen":[\(jeugdigen.joined(separator: ","))],\
            "woonplaats":{"brpGemeente":"\(gemeente)","verblijf":null},"hulpvragen":[\(vragen.joined(separator: ","))],\
            "wachtSinds":"2026-10-12",\
            "urgentie":"\(urgentie)"}
            """
    }

    static func aanbod(_ nummer: Int, vandaag: Datum, _ t: inout Zaadgenerator) -> String {
        let (vorm, voorziening) = hulp[nummer % hulp.count]
        let vrij = Int.random(in: 0...2, using: &t)
        let stop =
            Int.random(in: 0..<6, using: &t) == 0 ? "{\"sinds\":\"2026-11-01\",\"opheffenBijWeken\":null}" : "null"
        let (agb, aanbodId) = sleutel(nummer)
        // Some clocks are a day ahead.
        let peildag = Int.random(in: 0..<6, using: &t) == 0 ? vandaag.plus(dagen: 1) : vandaag
        return """
            {"aanbodId":"\(aanbodId)","agb":"\(agb)","naam":"Huis \(nummer)",\
            "gemeente":"\(gemeenten[nummer % gemeenten.count])","hulpvorm":"\(vorm)","voorziening":"\(voorziening)",\
            "doelgroepen":["trauma"],"leeftijd":{"van":4,"tot":18},"door18":false,\
            "plaatsen":{"totaal":4,"vrij":\(vrij),"vrijVanaf":null,"samenMax":2},\
            "wachttijd":{"aanmeldWeken":\(Int.random(in: 0...6, using: &t)),"behandelWeken":0,\
            "peildatum":"\(peildag)","methode":"verwacht"},"stop":\(stop),"individueleOvereenkomst":true,\
            "startZonderBeschikking":false}
            """
    }

    static func contract(_ regio: String, _ agb: String, _ t: inout Zaadgenerator) -> String {
        let plafond = ["ruim", "bijna", "bereikt"].randomElement(using: &t) ?? "ruim"
        return """
            {"inkoopregio":"\(regio)","agb":"\(agb)","hulpvormen":["02","12"],"van":"2026-01-01","tot":"2027-12-31",\
            "plafond":"\(plafond)"}
            """
    }
}
