import Berichten
import Jeugdhulp
import ReadStore

/// What people read on each form.
extension FormKind {
    var titel: String {
        switch self {
        case .aanbod: "Aanbod melden"
        case .casus: "Zaak indienen"
        case .gestart: "Melden dat de hulp is gestart"
        case .intrekken: "Zaak intrekken"
        case .antwoord: "Voordracht beantwoorden"
        }
    }

    var knop: String {
        switch self {
        case .aanbod, .casus, .intrekken: titel
        case .gestart: "Start melden"
        case .antwoord: "Antwoord versturen"
        }
    }

    var inleiding: String {
        switch self {
        case .aanbod:
            "Meld welke plekken u hebt en hoe lang een kind moet wachten. "
                + "Zaken die wachten, worden meteen opnieuw bekeken."
        case .casus:
            "Dien een zaak in waarvoor u geen passende hulp vindt. "
                + "Het expertteam van de regio krijgt meteen een voorstel."
        case .gestart(let casusId):
            "Zaak \(casusId). Meld dit als de hulp echt is begonnen. Een intake is nog geen start."
        case .intrekken(let casusId):
            "Zaak \(casusId). De tafel stopt met zoeken. Plekken die voor dit kind werden vastgehouden, komen vrij."
        case .antwoord(let stand):
            "Gevraagd: \(Self.behoefte(stand.voordracht)) "
                + "Antwoord uiterlijk \(stand.voordracht.antwoordUiterlijk.inWoorden)."
        }
    }

    var watVolgt: String {
        switch self {
        case .aanbod:
            "Wachtende zaken worden nu opnieuw bekeken. Past uw aanbod, dan kan een tafel een kind bij u voordragen."
        case .casus:
            "De tafel van de verantwoordelijke regio krijgt een voorstel. U leest de stand bij uw eigen zaken."
        case .gestart, .intrekken, .antwoord: ""
        }
    }

    /// The need of a voordracht in one sentence: never a name, a gemeente or an exact age.
    static func behoefte(_ voordracht: VoordrachtGedaan) -> String {
        let nodig = voordracht.behoefte
        let hulp = nodig.voorziening.map { Wording.soort($0.naam) } ?? Wording.hoofdletter(nodig.hulpvorm.omschrijving)
        let wie = Wording.aantal(nodig.aantalJeugdigen, "kind", "kinderen")
        let doelgroepen = Wording.doelgroepen(nodig.doelgroepen)
        let ervaring = doelgroepen.isEmpty ? "" : ", met ervaring met \(Wording.lijst(doelgroepen))"
        return "\(hulp) voor \(wie) van \(nodig.leeftijdsgroep.rawValue) jaar\(ervaring), bij uw aanbod "
            + "\(voordracht.aanbodId)."
    }
}
