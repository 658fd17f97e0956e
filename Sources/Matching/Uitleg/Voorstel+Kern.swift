import Jeugdhulp

extension Voorstel {
    /// What of a proposal a table would call a change, as one line of text: codes and numbers, and none of
    /// the words a person reads.
    ///
    /// A proposal that was made again on another day differs in every date and count; this does not. A new version
    /// goes out only when this line changes: the options, their order, their steps and warnings, what the offers
    /// reported (wait, enough room, date) and what is missing.
    package var kern: String {
        var uit = "\(woonplaats.gemeente?.description ?? "-")/\(woonplaats.regel)/\(norm.uiterlijk)"
        for optie in opties {
            uit += "|"
            optie.schrijfKern(&uit)
        }
        for knelpunt in knelpunten {
            uit += "|\(knelpunt.hulpvraag ?? "")\(knelpunt.hulpvorm.rawValue):\(knelpunt.reden.rawValue)"
        }
        return uit + "|" + gewichten
    }
}

extension Optie {
    /// Its parts, steps, warnings and trust, and the points that no passing of days can change.
    fileprivate func schrijfKern(_ uit: inout String) {
        Self.schrijf(aanbod, &uit) { deel, uit in
            uit += deel.hulpvraag
            uit += "="
            uit += deel.sleutel.description
            uit += "@\(deel.gemeente)/"
            uit += deel.opgave.voorziening.naam
            uit += "/w\(deel.opgave.weken)/"
            uit += deel.opgave.vrijVanaf?.description ?? "-"
        }
        uit += ";"
        Self.schrijf(stappen, &uit) { $1 += $0.stap.rawValue + ":" + $0.reden.rawValue }
        uit += ";"
        for waarschuwing in waarschuwingen { uit += waarschuwing.code.rawValue + "," }
        uit += vertrouwen.rawValue + ";"
        // The doelgroepen of each part come by in the order of the parts.
        var gemist = aanbod.map(\.beoordeling.gemist)[...]
        Self.schrijf(criteria.filter { $0.criterium.isVast }, &uit) { uitslag, uit in
            uit += String(uitslag.punten)
            guard uitslag.criterium == .doelgroepen, let hier = gemist.popFirst() else { return }
            if uitslag.punten < uitslag.max { uit += Self.kern(gemist: hier) }
        }
    }

    /// Which doelgroepen are missing. Kept states of cases hold these very words: other ones would send a new version
    /// of every proposal, so they stay when the sentence on the page becomes another.
    private static func kern(gemist: Doelgroepen) -> String {
        " Let op: de aanbieder noemt geen ervaring met \(Uitlegwoorden.opsomming(gemist.namen))."
    }

    private static func schrijf<D>(_ delen: [D], _ uit: inout String, _ schrijf: (D, inout String) -> Void) {
        for (plaats, deel) in delen.enumerated() {
            if plaats > 0 { uit += "," }
            schrijf(deel, &uit)
        }
    }
}

extension Criterium {
    /// Whether its points stay as they are while days pass.
    fileprivate var isVast: Bool {
        switch self {
        case .doelgroepen, .overeenkomst, .capaciteit, .nabijheid, .samenhang: true
        case .hulpvorm, .start, .bereik, .gezinsgericht, .versheid, .blijven, .kentHetKind: false
        }
    }
}
