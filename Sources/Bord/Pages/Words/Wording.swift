import Berichten
import Jeugdhulp
import ReadStore

/// The words that people read for the codes of the contract. A code that is not here is shown as itself, with spaces:
/// a reader must take in codes that are new.
enum Wording {
    static func kort(_ code: String) -> String { code.split(separator: "-").joined(separator: " ") }

    static func hoofdletter(_ tekst: String) -> String { tekst.prefix(1).uppercased() + tekst.dropFirst() }

    static func aantal(_ getal: Int, _ een: String, _ meer: String) -> String { "\(getal) \(getal == 1 ? een : meer)" }

    /// A day before which something must be done, or should have been.
    static func uiterlijk(_ dag: Datum, vandaag: Datum) -> String {
        dag >= vandaag ? "Uiterlijk \(dag.inWoorden)." : "De uiterste datum was \(dag.inWoorden)."
    }

    static func lijst(_ delen: [String]) -> String { Opsomming.tekst(delen) }

    private static let afkortingen: Set = ["lvb", "ass", "adhd", "ggz", "iq"]

    /// "jeugd-ggz-specialistisch" as "Jeugd GGZ specialistisch".
    static func soort(_ code: String) -> String {
        let woorden = code.split(separator: "-").map { afkortingen.contains(String($0)) ? $0.uppercased() : String($0) }
        return hoofdletter(woorden.joined(separator: " "))
    }

    static func hulp(_ hulp: Hulpsoort) -> String {
        hulp.voorziening.map { soort($0.naam) } ?? hoofdletter(hulp.hulpvorm.omschrijving)
    }

    static func doelgroepen(_ doelgroepen: Doelgroepen) -> [String] {
        doelgroepen.namen.map { naam in
            switch naam {
            case "iq-50-85": "IQ 50 tot 85"
            case "zelfstandigheid-16plus": "zelfstandigheid 16+"
            case "lvb", "ass", "adhd": naam.uppercased()
            case "suicidaliteit": "suïcidaliteit"
            case "seksueel-grensoverschrijdend": "seksueel grensoverschrijdend gedrag"
            case "uitstroom-gesloten": "uitstroom uit gesloten jeugdhulp"
            default: kort(naam)
            }
        }
    }

    /// The GI's of the sources (regels §2); another GI is shown by its own short name.
    static func gi(_ naam: String) -> String {
        switch naam {
        case "jbov": "Jeugdbescherming Overijssel"
        case "jbnoord": "Jeugdbescherming Noord"
        case "jbwest": "Jeugdbescherming west"
        case "ljenr": "Leger des Heils Jeugdbescherming & Reclassering"
        case "wss": "William Schrikker Stichting"
        default: naam
        }
    }

    /// Short, for a list.
    static func giKort(_ naam: String) -> String {
        switch naam {
        case "jbov": "JB Overijssel"
        case "jbnoord": "JB Noord"
        case "jbwest": "JB west"
        case "ljenr": "Leger des Heils JB&R"
        case "wss": "William Schrikker"
        default: naam
        }
    }

    /// Said at the top of a page that is not level with the log.
    static func storing(_ storing: Leesstoring) -> String {
        switch storing {
        case .inlezen: "Het bord leest zich in. Nog niet alles staat erop."
        case .geenKafka: "Er is geen verbinding met Kafka. Wat hier staat kan achterlopen. Wij blijven het proberen."
        case .verzegeld: "De voorstellen zijn verzegeld en dit bord heeft de sleutel niet. Vraag uw beheerder."
        }
    }

    static func fase(_ fase: StatusGewijzigd.Fase) -> String {
        switch fase {
        case .voorgesteld: "Voorstel klaar"
        case .voordracht: "Voorgedragen"
        case .geaccepteerd: "Aanbieder zegt ja"
        case .afgewezen: "Aanbieder zegt nee"
        case .alternatief: "Andere hulp gekozen"
        case .maatwerk: "Maatwerk wordt geregeld"
        case .opgeschaald: "Opgeschaald"
        case .gesloten: "Gesloten"
        case .geenPassend: "Niets past nu"
        case .geenAntwoord: "Geen antwoord gekregen"
        case .intakeGehouden: "Intake gehouden"
        case .terugNaarGi: "Terug bij de GI"
        case .toelichtingVereist: "GI moet toelichten"
        case .wachtOp: "Wacht op iets anders"
        }
    }

    static func bereik(_ bereik: Bereik) -> String {
        switch bereik {
        case .eigenRegio: "eigen regio"
        case .aangrenzend: "regio ernaast"
        case .bovenregionaal: "bovenregionaal"
        case .landelijk: "elders in het land"
        }
    }

    static func overeenkomst(_ stand: Overeenkomststand) -> String {
        switch stand {
        case .contract: "contract"
        case .plafondBijna: "contract, plafond bijna bereikt"
        case .plafondBereikt: "contract, plafond bereikt"
        case .geenContract: "geen contract"
        }
    }
}
