import Jeugdhulp

/// Who waits for a place that went to a weaker claim (#138).
extension Ronde {
    /// A child without a place, an option of it, and why that went to a child with a weaker claim.
    package struct Uitzondering: Sendable, Equatable {
        package enum Reden: String, Sendable, CaseIterable {
            /// The other child would have a worse fit, or this child has: fit comes first (#54).
            case pastMinderGoed = "past-minder-goed"
            /// It would leave somebody else without any place, who is thought to wait on longer then: it has
            /// fewer other places, or needs less of this one.
            case anderZonderPlek = "ander-zonder-plek"
            /// None: a fault of the round.
            case geen
        }

        package let zaak, plek: Int
        package let reden: Reden
    }

    func zoekUitzonderingen() -> [Uitzondering] {
        var uit: [Uitzondering] = []
        for zaak in feiten.zaken.indices where antwoord.keuzes[zaak] == nil {
            var gezien: Set<Int> = []
            for keuze in opgave.zaken[zaak].keuzes {
                for plek in keuze.gebruik.map(\.plaats) where gezien.insert(plek).inserted {
                    guard let zwakste = houders[plek]?.last,
                        feiten.zaken[zwakste].aanspraak.gewicht < feiten.zaken[zaak].aanspraak.gewicht
                    else { continue }
                    uit.append(Uitzondering(zaak: zaak, plek: plek, reden: reden(zaak, keuze, zwakste)))
                }
            }
        }
        return uit
    }

    private func reden(_ zaak: Int, _ keuze: Rondeopgave.Keuze, _ houder: Int) -> Uitzondering.Reden {
        let zijn = antwoord.keuzes[houder].map { opgave.zaken[houder].keuzes[$0].kosten } ?? .nul
        let (hier, daar) = (laag(keuze.kosten), laag(zijn))
        if hier > daar { return .pastMinderGoed }
        guard opgave.zaken[zaak].isEnkel, opgave.zaken[houder].isEnkel else { return .anderZonderPlek }
        // One for one: what makes the other go before must show in the aims.
        return hier == daar && nood(houder) >= nood(zaak) ? .anderZonderPlek : .geen
    }

    private func laag(_ kosten: Kosten) -> Int { Doelen(kosten).perLaag.firstIndex(of: 1) ?? 0 }

    private func nood(_ zaak: Int) -> Int { Self.nood(feiten.zaken[zaak], feiten.vandaag, gewichten) }
}
