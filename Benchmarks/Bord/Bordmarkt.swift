import Berichten
import Foundation
import Jeugdhulp
import Proefmarkt

/// The log of a busy region: an invented market, and a proposal of ten explained options for each case.
enum Bordmarkt {
    static let bron = "urn:nld:oin:00000000000000000000:bench"

    static func gebeurtenissen() throws -> [(topic: String, sleutel: String, Gebeurtenis)] {
        let topics = Topics.standaard
        let generator = try Marktgenerator(
            zaad: 7, aanbod: BordBench.aanbod, casussen: BordBench.zaken, vandaag: BordBench.nu.datum)
        let aanbod = (0..<BordBench.aanbod).map(generator.aanbod)
        let topic = topics.voorstellen(regio: BordBench.regio)
        let zaken = (0..<BordBench.zaken).map { nummer in
            (
                topic, "zaak-\(nummer)",
                event(nummer, .voorstelGedaan(voorstel(nummer, generator.aanvraag(nummer), aanbod)))
            )
        }
        return aanbod.enumerated().map { (topics.aanbod, $1.sleutel.description, event($0, .aanbodGemeld($1))) } + zaken
    }

    /// Offers reported again, otherwise than before.
    static func meldingen(_ aantal: Int) throws -> [(topic: String, sleutel: String, Gebeurtenis)] {
        let generator = try Marktgenerator(
            zaad: 8, aanbod: aantal, casussen: 1, vandaag: BordBench.nu.datum)
        return (0..<aantal).map(generator.aanbod).enumerated().map {
            (Topics.standaard.aanbod, $1.aanbodId, event($0, .aanbodGemeld($1)))
        }
    }

    private static func event(_ nummer: Int, _ inhoud: Inhoud) -> Gebeurtenis {
        Gebeurtenis(id: "\(inhoud.type.rawValue)-\(nummer)", source: bron, time: BordBench.nu, inhoud: inhoud)
    }

    private static func voorstel(_ nummer: Int, _ aanvraag: Aanvraag, _ aanbod: [Aanbod]) -> VoorstelGedaan {
        let gemeenten = Gemeenteregister.landelijk.gemeenten.filter {
            Gemeenteregister.landelijk.regio($0.regio).slug == BordBench.regio
        }
        let vandaag = BordBench.nu.datum
        var voorstel = VoorstelGedaan(
            casusId: "zaak-\(nummer)", aanvraag: "a-\(nummer)", versie: 1, regio: "Twente", tafel: "RET Twente",
            gemeente: .init(
                code: gemeenten[nummer % gemeenten.count].code, regel: "W2", zekerheid: .zeker,
                toelichting: "Het kind woonde voor het verblijf in deze gemeente."),
            norm: Norm(
                uiterlijk: vandaag.plus(dagen: nummer % 180 - 60), dagenOver: nummer % 180 - 60,
                otsWekenVerbruikt: nummer % 52),
            opties: (1...10).map { optie($0, aanvraag, aanbod[(nummer * 37 + $0 * 101) % aanbod.count]) },
            uitgesloten: [.init(reden: "stop", aantal: 3, hulpvraag: nil, aanbod: [aanbod[nummer].aanbodId])],
            knelpunten: [], gewichten: "2026-11", berekendOp: BordBench.nu)
        voorstel.behoefte = .init(aanvraag, ingediendOp: vandaag.plus(dagen: -(nummer % 200)))
        return voorstel
    }

    private static func optie(_ rang: Int, _ aanvraag: Aanvraag, _ aanbod: Aanbod) -> VoorstelGedaan.Optie {
        let namen = ["passendheid", "start", "overeenkomst", "capaciteit", "nabijheid", "gezinsgericht", "versheid"]
        return VoorstelGedaan.Optie(
            rang: rang, score: 9_000 - rang * 100,
            aanbod: aanvraag.hulpvragen.map {
                .init(
                    hulpvraag: $0.id, aanbodId: aanbod.aanbodId, agb: aanbod.agb, naam: aanbod.naam,
                    gemeente: aanbod.gemeente)
            },
            startVerwacht: BordBench.nu.datum.plus(weken: rang), afstandKm: Double(rang) * 3.1, bereik: .aangrenzend,
            criteria: namen.map {
                .init(
                    criterium: $0, hulpvraag: nil, punten: 900, max: 1_400, waarde: "drie van de vier",
                    uitleg: "Dit aanbod heeft ervaring met drie van de vier doelgroepen die worden gevraagd.")
            },
            stappen: [
                .init(
                    stap: "individuele-overeenkomst", bij: "inkoopregio Twente", reden: "geen-contract", code: "3",
                    aanbodId: nil, uitleg: "Er is geen contract. Vraag de inkoopregio om een overeenkomst.")
            ], waarschuwingen: [.init(code: "capaciteit-verouderd", dagen: 12)], vertrouwen: .middel,
            controleren: ["Bel de aanbieder: de opgave is 12 dagen oud."])
    }
}
