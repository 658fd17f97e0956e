import Berichten
import Jeugdhulp
import Proefmarkt

/// A region with a life for the demo's page: cases that wait and places with help, the same every time.
///
/// All of it lies in one region, and nearly all contracts are of that region. Other tables see those places too, for
/// help across a border is within reach, but below: each example keeps the first option that it has without them.
struct Demoregio: Sendable {
    static let casussen = 40
    static let aanbod = 200
    private static let slug = "twente"
    private static let zaad: UInt64 = 2026

    /// "Expertteam Twente": the button to log in with.
    let tafel: String
    let aanvragen, opgaven, contracten: [Gebeurtenis]

    /// - Parameter omslag: puts what is reported in an envelope.
    init(register: Gemeenteregister, vandaag: Datum, omslag: (Inhoud) -> Gebeurtenis) throws {
        let markt = try Marktgenerator(
            zaad: Self.zaad, aanbod: Self.aanbod, casussen: Self.casussen, vandaag: vandaag, regios: [Self.slug],
            register: register)
        func alles(_ bestand: Marktbestand) -> [Gebeurtenis] {
            (0..<markt.aantal(bestand)).flatMap { markt.inhoud(bestand, $0) }.map(omslag)
        }
        tafel = register.regio(naam: Self.slug)?.tafel ?? Self.slug
        (aanvragen, opgaven, contracten) = (alles(.aanvragen), alles(.aanbod), alles(.contracten))
    }
}
