import Berichten
import Jeugdhulp

/// What aanbieders answer, and what it means when they do not.
extension Zaakloop {
    mutating func neem(_ antwoord: AanbiederGeantwoord, _ om: Omstandigheden) throws(Afkeuring) -> [Zaakeffect] {
        guard !fase.isGesloten else { throw .gesloten }
        // Before the places are there nobody was asked.
        guard !wachtOpPlaats else { throw .nietVoorgedragen }
        guard let plaats = voordracht.firstIndex(where: { $0.agb == antwoord.agb && $0.aanbodId == antwoord.aanbodId })
        else { throw .nietVoorgedragen }
        switch antwoord.antwoord {
        case .geaccepteerd:
            wijzig(plaats) {
                $0.geaccepteerd = true
                $0.geaccepteerdOp = $0.geaccepteerdOp ?? min(antwoord.op, om.vandaag)
            }
        case .intakeGepland: neemIntake(.gepland, plaats, om)
        case .intakeGehouden: neemIntake(.gehouden, plaats, om)
        case .afgewezen: return try wijsAf(antwoord, voordracht[plaats], om)
        }
        return [.meld(.antwoord(antwoord.antwoord, voordracht[plaats], self, om))]
    }

    /// An intake is not a yes, and does not stop the clock (#5). Who plans or holds one is at work: the term to answer
    /// begins again, once for each.
    private mutating func neemIntake(_ intake: Voorgedragen.Intake, _ plaats: Int, _ om: Omstandigheden) {
        guard intake.rawValue > voordracht[plaats].intake.rawValue else { return }
        wijzig(plaats) {
            $0.intake = intake
            $0.antwoordUiterlijk = om.vandaag.plus(werkdagen: om.antwoordWerkdagen)
        }
    }

    /// One refusal ends the whole voordracht: half of what a child needs is not what it needs (#57).
    private mutating func wijsAf(
        _ antwoord: AanbiederGeantwoord, _ deel: Voorgedragen, _ om: Omstandigheden
    ) throws(Afkeuring) -> [Zaakeffect] {
        // Whatever the message says of itself: an intake that was told of was held (#31).
        guard deel.intake != .gehouden || antwoord.vervolgadvies != nil else { throw .vervolgadviesOntbreekt }
        // The day an aanbieder writes may lie in the future; what was tried was tried today at the latest.
        let op = min(antwoord.op, om.vandaag)
        let poging = Geprobeerd(
            agb: deel.agb, aanbodId: deel.aanbodId, op: op, reden: antwoord.redenCode.flatMap(Self.reden))
        geprobeerd = (geprobeerd.filter { $0.aanbodId != deel.aanbodId } + [poging]).suffix(Self.geprobeerdMax)
        if let advies = antwoord.vervolgadvies {
            let nieuw = Vervolgadvies(
                van: deel.agb, agb: advies.agb, hulpvorm: advies.hulpvorm?.rawValue,
                voorziening: advies.voorziening?.naam, op: op)
            adviezen = (adviezen.filter { $0.van != deel.agb } + [nieuw]).suffix(Self.adviezenMax)
        }
        let effecten = eindigVoordracht(naar: .voorgesteld) {
            $0.voordrachtId == deel.voordrachtId ? nil : .anderePlek
        }
        return effecten + [.stelOpnieuwVoor, .meld(.afgewezen(antwoord, deel, om))]
    }

    /// The reason in the words of what was tried before. Want of budget or contract may pass (#55); the rest stands.
    static func reden(_ code: String) -> String? {
        switch Retourcode(rawValue: code) {
        case .nieuweAanvraag: "nieuwe-aanvraag"
        case .budget: "budget"
        case .geenContract, .buitenContract: "geen-contract"
        case .andereGemeente: "andere-gemeente"
        case .stapeling: "stapeling"
        case .zorginhoudelijk: "zorginhoudelijk"
        case .woonplaatsbeginsel: "woonplaatsbeginsel"
        case .leeftijdsgrens: "leeftijdsgrens"
        case nil: nil
        }
    }

    /// No answer is never a yes: the whole voordracht is over, all who were asked are told, and the table is to act.
    mutating func dagVoorbij(_ om: Omstandigheden) -> [Zaakeffect] {
        let stil = voordracht.filter { !$0.geaccepteerd && $0.antwoordUiterlijk < om.vandaag }
        guard !stil.isEmpty else { return [] }
        let stille = Set(stil.map(\.voordrachtId))
        let effecten = eindigVoordracht(naar: .voorgesteld) {
            stille.contains($0.voordrachtId) ? .termijn : .anderePlek
        }
        return effecten + [.stelOpnieuwVoor, .meld(.geenAntwoord(stil, om))]
    }
}
