import Berichten
import ReadStore

extension Wording {
    /// The last change of a case, for a list.
    static func nieuws(_ wijziging: Zaakregel.Wijziging) -> String {
        switch wijziging {
        case .voorstel: "voorstel"
        case .nieuwVoorstel: "nieuw voorstel"
        case .trede: "trede van de ladder bereikt"
        case .fase(let fase): nieuws(fase)
        }
    }

    /// What just happened when a case comes to stand here.
    private static func nieuws(_ fase: StatusGewijzigd.Fase) -> String {
        switch fase {
        case .voorgesteld: "voorstel"
        case .voordracht: "voorgedragen"
        case .geaccepteerd: "aanbieder zei ja"
        case .afgewezen: "aanbieder zei nee"
        case .geenAntwoord: "aanbieder antwoordde niet op tijd"
        case .intakeGehouden: "intake gehouden"
        case .opgeschaald: "opgeschaald"
        case .alternatief: "andere hulp gekozen"
        case .maatwerk: "maatwerk gekozen"
        case .geenPassend: "geen optie paste"
        case .terugNaarGi: "terug naar de GI"
        case .toelichtingVereist: "toelichting gevraagd"
        case .wachtOp: "wacht op iets anders"
        case .gesloten: "gesloten"
        }
    }
}
