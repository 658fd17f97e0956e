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
        inst.allePartijen = true
        inst.demo = .init(rollen: rollen(regios, register))
        return try await Bord(inst, klok: klok, log: log, audit: log)
    }

    private static func rollen(
        _ regios: [String], _ register: Gemeenteregister
    ) -> [(waarde: String, naam: String, uitleg: String)] {
        let tafels = regios.compactMap { slug in register.tafel(naam: slug) }.map { tafel in
            (
                waarde: "expertteam:\(tafel.slug)", naam: tafel.tafel,
                uitleg: "De tafel van \(tafel.naam): zaken bekijken en besluiten."
            )
        }
        return tafels + [
            (
                waarde: "gi:ljenr", naam: "GI ljenr",
                uitleg: "Een gecertificeerde instelling: eigen zaken volgen en een zaak indienen."
            ),
            (
                waarde: "aanbieder:99000201", naam: "Aanbieder 99000201",
                uitleg: "Een aanbieder van gezinshuizen: voordrachten beantwoorden, plekken en wachttijd melden."
            ),
            (waarde: "inkoop:Twente", naam: "Inkoop Twente", uitleg: "De inkoop: de sociale kaart bekijken."),
        ]
    }
}
