import Berichten
import Jeugdhulp

extension Wording {
    static func criterium(_ code: String) -> String {
        switch code {
        case "hulpvorm": "Soort hulp"
        case "doelgroepen": "Ervaring"
        case "start": "Start op tijd"
        case "overeenkomst": "Contract"
        case "capaciteit": "Plek vrij"
        case "nabijheid": "Dichtbij"
        case "bereik": "Eigen regio"
        case "gezinsgericht": "In een gezin"
        case "versheid": "Recente opgave"
        case "samenhang": "Eén aanbieder"
        default: hoofdletter(kort(code))
        }
    }

    static func stap(_ code: String) -> String {
        switch code {
        case "individuele-overeenkomst": "Losse overeenkomst sluiten"
        case "plafond-verruimen": "Budgetplafond verruimen"
        case "contract-verlengen": "Contract verlengen"
        case "gemeente-vaststellen": "Gemeente vaststellen"
        case "budget-afstemmen": "Budget afstemmen"
        case "pgb-afstemmen": "Pgb afstemmen"
        default: hoofdletter(kort(code))
        }
    }

    static func reden(_ code: String) -> String {
        switch code {
        case "geen-contract": "er is geen contract"
        case "plafond-bereikt": "het budgetplafond is bereikt"
        case "plafond-bijna": "het budgetplafond is bijna bereikt"
        case "contract-loopt-af": "het contract loopt af"
        default: kort(code)
        }
    }

    static func waarschuwing(_ waarschuwing: VoorstelGedaan.Waarschuwing) -> String {
        let dagen = waarschuwing.dagen.map { aantal($0, "dag", "dagen") }
        return switch waarschuwing.code {
        case "capaciteit-verouderd": "De opgave van de aanbieder is \(dagen ?? "te lang") oud."
        case "machtiging-niet-gemeld": "Er is geen machtiging uithuisplaatsing gemeld."
        case "leeftijd-onzeker": "De leeftijd bij de start is niet zeker."
        case "woonplaats-handmatig": "De verantwoordelijke gemeente is nog niet zeker."
        case "afstand-onbekend": "De afstand is niet bekend."
        case "verder-dan-wens": "Verder weg dan het kind of de ouders wensen."
        case "opgave-tegenstrijdig": "De opgave van de aanbieder spreekt zichzelf tegen."
        case "leeftijd-tegenstrijdig": "De leeftijden in de aanvraag spreken elkaar tegen."
        case "contract-loopt-af": "Het contract loopt af."
        default: hoofdletter(kort(waarschuwing.code)) + (dagen.map { " (\($0))" } ?? "") + "."
        }
    }

    /// Why offers fall out, as a heading over them.
    static func uitsluiting(_ code: String) -> String {
        switch code {
        case "hulpvorm": "Andere hulp dan gevraagd"
        case "leeftijd": "De leeftijd past niet"
        case "leeftijd-bij-start": "De leeftijd past niet meer als de hulp start"
        case "samen-plaatsen": "Te weinig plekken om de kinderen samen te laten"
        case "reeds-geprobeerd": "Al geprobeerd, en sindsdien niet veranderd"
        case "stop": "De aanbieder neemt nu niemand aan"
        case "gesloten-zonder-machtiging": "Gesloten plek zonder machtiging van de rechter"
        case "wacht-op": "Eerst is er een uitspraak, onderzoek of instemming nodig"
        case "geen-overeenkomst": "Geen contract, en ook geen losse overeenkomst mogelijk"
        default: hoofdletter(kort(code))
        }
    }

    static func knelpunt(_ code: String) -> String {
        switch code {
        case "geen-aanbod": "Niemand heeft deze hulp gemeld"
        case "doelgroep-niet-volledig": "Geen aanbieder heeft ervaring met alles wat nodig is"
        case "start-na-uiterste-datum": "Alle hulp die past, start na de uiterste datum"
        case "geen-contract": "Alle hulp die past, is zonder contract"
        case "plafond-bereikt": "Bij alle hulp die past, is het budgetplafond bereikt"
        default: uitsluiting(code)
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

    /// A refusal code of iJw WJ759.
    static func weigering(_ code: String) -> String {
        switch code {
        case "1": "er is een nieuwe aanvraag nodig"
        case "2": "het past niet binnen het budget"
        case "3": "er is geen contract"
        case "4": "het past niet binnen het contract"
        case "5": "een andere gemeente is verantwoordelijk"
        case "6": "er is al andere hulp"
        case "7": "de hulp past niet bij dit kind"
        case "8": "het woonplaatsbeginsel wijst een andere gemeente aan"
        case "9": "de leeftijd past niet"
        default: "reden \(code)"
        }
    }
}
