import Berichten
import Bord
import Foundation
import Jeugdhulp
import Logging
import Rollen
import Tafel

/// The page of the demo: every table of the examples, with a login by one button, marked as such.
enum Demobord {
    /// - Parameter regios: the slugs of the regions that the examples go to.
    static func maak(
        brokers: String, regios: [String], register: Gemeenteregister, klok: Klok, poort: Int, map: String, log: Logger
    ) async throws -> Bord {
        var inst = Bordinstellingen(
            brokers: brokers, register: register, regios: regios, bestand: map + "/bord.sqlite", poort: poort,
            bron: Gebeurtenis.bronOnbekend)
        inst.demo = .init(rollen: rollen(regios, register))
        return try await Bord(inst, klok: klok, log: log, audit: log)
    }

    private static func rollen(
        _ regios: [String], _ register: Gemeenteregister
    ) -> [(waarde: String, naam: String, uitleg: String)] {
        let tafels = regios.compactMap { slug in register.regio(naam: slug) }.map { regio in
            (
                waarde: "expertteam:\(regio.slug)", naam: "\(regio.tafel)",
                uitleg: "De tafel van \(regio.naam): zaken bekijken en besluiten."
            )
        }
        return tafels + [
            (waarde: "gi:jbov", naam: "GI jbov", uitleg: "Een gecertificeerde instelling: een zaak indienen."),
            (
                waarde: "aanbieder:99000201", naam: "Aanbieder 99000201",
                uitleg: "Een aanbieder van gezinshuizen: plekken en wachttijd melden."
            ),
            (waarde: "inkoop:Twente", naam: "Inkoop Twente", uitleg: "De inkoop: de sociale kaart bekijken."),
        ]
    }
}
