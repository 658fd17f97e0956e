import Berichten
import Jeugdhulp
import ReadStore

extension VoordrachtenPage: Page {
    var html: String {
        let open = voordrachten.filter(\.isOpen)
        return PageTemplates.html(
            "voordrachten", kader, titel: "Voordrachten", plek: Paths.mijnVoordrachten,
            [
                "inleiding": inleiding(open), "verzonden": verzonden.of(false),
                "open": open.map(regel), "heeftOpen": !open.isEmpty,
                "klaar": voordrachten.filter { !$0.isOpen }.map(regel), "heeftKlaar": open.count < voordrachten.count,
                "leeg": voordrachten.isEmpty, "melden": Paths.aanbodMelden,
                "geweigerd": geweigerd.map { $0.vulling(kader.vandaag) }, "heeftGeweigerd": !geweigerd.isEmpty,
            ])
    }

    private func inleiding(_ open: [Voordrachtstand]) -> String {
        guard volgt else { return "Dit bord leest uw voordrachten niet. Vraag uw beheerder om ze hier te tonen." }
        guard !open.isEmpty else { return "Er wacht nu geen vraag op uw antwoord." }
        let laat = open.filter { $0.voordracht.antwoordUiterlijk < kader.vandaag }.count
        let wacht =
            open.count == 1 ? "Er wacht 1 vraag op uw antwoord." : "Er wachten \(open.count) vragen op uw antwoord."
        return laat == 0 ? wacht : "\(wacht) Bij \(laat) is de uiterste dag voorbij."
    }

    private func regel(_ stand: Voordrachtstand) -> TemplateContext {
        let voordracht = stand.voordracht
        return [
            "casusId": voordracht.casusId, "nodig": FormKind.behoefte(voordracht),
            "regio": kader.register.regio(naam: voordracht.behoefte.regio)?.naam ?? voordracht.behoefte.regio,
            "uiterlijk": Wording.uiterlijk(voordracht.antwoordUiterlijk, vandaag: kader.vandaag),
            "laat": voordracht.antwoordUiterlijk < kader.vandaag,
            "stand": Self.stand(stand), "antwoorden": Paths.antwoord(voordracht.voordrachtId),
            "op": stand.op.woorden(vandaag: kader.vandaag), "opISO": stand.op.description,
        ]
    }

    /// What came of it so far.
    private static func stand(_ stand: Voordrachtstand) -> String {
        if let einde = stand.vervallen {
            return switch einde.reden {
            case .termijn: "Vervallen: er kwam geen antwoord op tijd."
            case .ingetrokken: "Vervallen: de tafel of de GI trok de vraag in."
            case .anderePlek: "Vervallen: er is een andere plek gevonden."
            case .aanbodGewijzigd: "Vervallen: uw aanbod is veranderd."
            }
        }
        return switch stand.antwoord?.antwoord {
        case .geaccepteerd?: "U zei ja."
        case .afgewezen?: "U zei nee."
        case .intakeGepland?: "De intake is gepland. Wij wachten op uw antwoord."
        case .intakeGehouden?: "De intake is geweest. Wij wachten op uw antwoord."
        case nil: "Wacht op uw antwoord."
        }
    }
}
