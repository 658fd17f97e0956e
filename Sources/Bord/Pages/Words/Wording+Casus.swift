import Berichten
import Jeugdhulp

/// The one table from the codes of a proposal to the words of a page; a code that a newer matcher sends is shown as it
/// is.
extension Wording {
    static func criterium(_ code: String) -> String {
        switch Criterium(rawValue: code) {
        case .hulpvorm?: "Soort hulp"
        case .doelgroepen?: "Ervaring"
        case .start?: "Start op tijd"
        case .overeenkomst?: "Contract"
        case .capaciteit?: "Plek vrij"
        case .nabijheid?: "Dichtbij"
        case .bereik?: "Eigen regio"
        case .gezinsgericht?: "In een gezin"
        case .versheid?: "Recente opgave"
        case .blijven?: "Kan er blijven"
        case .kentHetKind?: "Kent het kind"
        case .samenhang?: "Eén aanbieder"
        case nil: hoofdletter(kort(code))
        }
    }

    static func stap(_ code: String) -> String {
        switch Stapcode(rawValue: code) {
        case .individueleOvereenkomst?: "Losse overeenkomst sluiten"
        case .plafondVerruimen?: "Budgetplafond verruimen"
        case .contractVerlengen?: "Contract verlengen"
        case .gemeenteVaststellen?: "Gemeente vaststellen"
        case .budgetAfstemmen?: "Budget afstemmen"
        case .pgbAfstemmen?: "Pgb afstemmen"
        case .instemmingOverstap?, nil: hoofdletter(kort(code))
        }
    }

    static func reden(_ code: String) -> String {
        switch Stapreden(rawValue: code) {
        case .geenContract?: "er is geen contract"
        case .plafondBereikt?: "het budgetplafond is bereikt"
        case .plafondBijna?: "het budgetplafond is bijna bereikt"
        case .contractLooptAf?: "het contract loopt af"
        case .gemeenteOnbekend?, .pgb?, .wachtlijstElders?, nil: kort(code)
        }
    }

    static func waarschuwing(_ waarschuwing: VoorstelGedaan.Waarschuwing) -> String {
        let dagen = waarschuwing.dagen.map { aantal($0, "dag", "dagen") }
        return switch Waarschuwingscode(rawValue: waarschuwing.code) {
        case .capaciteitVerouderd?: "De opgave van de aanbieder is \(dagen ?? "te lang") oud."
        case .machtigingNietGemeld?: "Er is geen machtiging uithuisplaatsing gemeld."
        case .leeftijdOnzeker?: "De leeftijd bij de start is niet zeker."
        case .woonplaatsHandmatig?: "De verantwoordelijke gemeente is nog niet zeker."
        case .afstandOnbekend?: "De afstand is niet bekend."
        case .verderDanWens?: "Verder weg dan het kind of de ouders wensen."
        case .opgaveTegenstrijdig?: "De opgave van de aanbieder spreekt zichzelf tegen."
        case .leeftijdTegenstrijdig?: "De leeftijden in de aanvraag spreken elkaar tegen."
        case .leeftijdsgrensNadert?:
            "Het kind kan hier hooguit \(waarschuwing.weken.map { aantal($0, "week", "weken") } ?? "kort") blijven."
        case .maatregelEindigt?:
            "De maatregel eindigt\(waarschuwing.op.map { " op \($0.inWoorden)" } ?? ""). Wordt die verlengd?"
        case .eerderAfgewezen?: eerderAfgewezen(waarschuwing)
        case .koersOntbreekt?:
            "Er is nog geen koers met het gezin"
                + (waarschuwing.op.map { ". Die moet er zijn op \($0.inWoorden)." } ?? ".")
        case .plaatsVastgehouden?, nil: hoofdletter(kort(waarschuwing.code)) + (dagen.map { " (\($0))" } ?? "") + "."
        }
    }

    private static func eerderAfgewezen(_ waarschuwing: VoorstelGedaan.Waarschuwing) -> String {
        let op = waarschuwing.op.map { " op \($0.inWoorden)" } ?? ""
        switch Weigeringsreden(gelezen: waarschuwing.reden) {
        case .geenAntwoord: return "Eerder gevraagd\(op): er kwam geen antwoord."
        case .anders: return "Eerder afgewezen\(op). Bespreek wat er anders is."
        case let reden: return "Eerder afgewezen\(op): \(reden.omschrijving). Bespreek wat er anders is."
        }
    }

    /// Why offers fall out, as a heading over them.
    static func uitsluiting(_ code: String) -> String {
        switch Uitsluiting(rawValue: code) {
        case .hulpvorm?: "Andere hulp dan gevraagd"
        case .opgaveVerlopen?: "De opgave is ouder dan twee jaar"
        case .leeftijd?: "De leeftijd past niet"
        case .leeftijdBijStart?: "De leeftijd past niet meer als de hulp start"
        case .samenPlaatsen?: "Te weinig plekken om de kinderen samen te laten"
        case .reedsGeprobeerd?: "Al geprobeerd, en sindsdien niet veranderd"
        case .stop?: "De aanbieder neemt nu niemand aan"
        case .geslotenZonderMachtiging?: "Gesloten plek zonder machtiging van de rechter"
        case .wachtOp?: "Eerst is er een uitspraak, onderzoek of instemming nodig"
        case .geenOvereenkomst?: "Geen contract, en ook geen losse overeenkomst mogelijk"
        case nil: hoofdletter(kort(code))
        }
    }

    static func knelpunt(_ code: String) -> String {
        switch Knelpuntreden(rawValue: code) {
        case .geenAanbod?: "Niemand heeft deze hulp gemeld"
        case .doelgroepNietVolledig?: "Geen aanbieder heeft ervaring met alles wat nodig is"
        case .startNaUitersteDatum?: "Alle hulp die past, start na de uiterste datum"
        case .geenContract?: "Alle hulp die past, is zonder contract"
        case .plafondBereikt?: "Bij alle hulp die past, is het budgetplafond bereikt"
        case .uitsluiting?, .gemeenteOnbekend?, nil: uitsluiting(code)
        }
    }

    static func uitkomst(_ uitkomst: Pogingsuitkomst) -> String {
        switch uitkomst {
        case .afgewezen: "De aanbieder heeft nee gezegd"
        case .mislukt: "Het is niet gelukt"
        case .beeindigd: "De hulp is gestopt"
        case .geplaatst: "Het kind kreeg hier een plek"
        }
    }

    static func wachtOp(_ wachtOp: WachtOp) -> String {
        switch wachtOp {
        case .nifp: "Wacht op onderzoek van het NIFP"
        case .instemming: "Wacht op instemming van een ouder"
        case .vonnis: "Wacht op het vonnis"
        }
    }
}
