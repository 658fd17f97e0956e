import Berichten
import Jeugdhulp

/// What aanbieders answer, and what it means when they do not.
extension Zaakloop {
    mutating func neem(_ antwoord: AanbiederGeantwoord, _ om: Omstandigheden) throws(Afkeuring) -> [Zaakeffect] {
        guard !fase.isGesloten else { throw .gesloten }
        // Before the places are there nobody was asked.
        guard !wachtOpPlaats else { throw .nietVoorgedragen }
        guard
            let plaats = voordracht.firstIndex(where: { $0.sleutel == Aanbodsleutel(antwoord.agb, antwoord.aanbodId) })
        else { throw .nietVoorgedragen }
        switch antwoord.antwoord {
        case .geaccepteerd:
            guard !voordracht[plaats].geaccepteerd else { break }
            let opgave = om.opgave(voordracht[plaats].sleutel)?.plek
            wijzig(plaats) {
                $0.geaccepteerd = true
                $0.geaccepteerdOp = min(antwoord.op, om.vandaag)
                $0.opgave = opgave ?? .geen(op: om.vandaag)
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
        onthoud(poging(deel, antwoord.weigeringsreden, bereik: antwoord.bereik ?? .aanbod, op: op, om))
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

    /// What is remembered of an attempt that came to nothing: also what was true then, by which it can be seen later
    /// that it no longer stands (#101).
    func poging(
        _ deel: Voorgedragen, _ reden: Weigeringsreden, bereik: Weigeringsbereik = .aanbod, op: Datum,
        _ om: Omstandigheden
    ) -> Geprobeerd {
        let opgave = om.opgave(deel.sleutel)
        return Geprobeerd(
            deel.sleutel, op: op, reden: reden.rawValue, bereik: bereik, gemeente: om.gemeente,
            doelgroepen: opgave?.doelgroepen, opgave: opgave?.plek ?? .geen(op: op))
    }

    /// Terms that ended: of an answer, or of a start after a yes.
    mutating func dagVoorbij(_ om: Omstandigheden) -> [Zaakeffect] {
        let stil = geenAntwoord(om)
        return stil.isEmpty ? geenStart(om) : stil
    }

    /// No answer is never a yes: the whole voordracht is over, all who were asked are told, and the table is to act. It
    /// keeps nobody out (#55), and it is remembered.
    private mutating func geenAntwoord(_ om: Omstandigheden) -> [Zaakeffect] {
        let stil = voordracht.filter { !$0.geaccepteerd && $0.antwoordUiterlijk < om.vandaag }
        guard !stil.isEmpty else { return [] }
        for deel in stil { onthoud(poging(deel, .geenAntwoord, op: om.vandaag, om)) }
        let stille = Set(stil.map(\.voordrachtId))
        let effecten = eindigVoordracht(naar: .voorgesteld) {
            stille.contains($0.voordrachtId) ? .termijn : .anderePlek
        }
        return effecten + [.stelOpnieuwVoor, .meld(.geenAntwoord(stil, om))]
    }

    /// Who said yes was to start, and did not: everybody is told, and told again every month (#5). The yes stands.
    private mutating func geenStart(_ om: Omstandigheden) -> [Zaakeffect] {
        guard let dag = startTeLaatOp, dag <= om.vandaag else { return [] }
        var traag: [Voorgedragen] = []
        for plaats in voordracht.indices where voordracht[plaats].startTeLaatOp.map({ $0 <= om.vandaag }) ?? false {
            wijzig(plaats) { $0.herinnerdOp = om.vandaag }
            traag.append(voordracht[plaats])
        }
        return traag.map { .herinner($0) } + [.meld(.geenStart(traag, self, om))]
    }
}
