import Jeugdhulp

/// Who waits for a place that went to a weaker claim (#138).
extension Ronde {
    /// A child without a place, an option of it, and why that went to a child with a weaker claim.
    package struct Uitzondering: Sendable, Equatable {
        package enum Reden: String, Sendable, CaseIterable {
            /// The other child would have a worse fit, or this child has: fit comes first (#54).
            case pastMinderGoed = "past-minder-goed"
            /// It would leave somebody else without any place: this case needs more of it than the other gives back.
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
        let eigen = Doelen(keuze.kosten)
        let zijn = antwoord.keuzes[houder].map { Doelen(opgave.zaken[houder].keuzes[$0].kosten) } ?? Doelen()
        let (hier, daar) = (eigen.perLaag.firstIndex(of: 1) ?? 0, zijn.perLaag.firstIndex(of: 1) ?? 0)
        if hier > daar { return .pastMinderGoed }
        return opgave.zaken[zaak].isEnkel && opgave.zaken[houder].isEnkel ? wissel(zaak, keuze) : .anderZonderPlek
    }

    /// Whether giving the place makes a round that is better in nothing: then the aims themselves are the reason.
    private func wissel(_ zaak: Int, _ keuze: Rondeopgave.Keuze) -> Uitzondering.Reden {
        guard let nummer = opgave.zaken[zaak].keuzes.firstIndex(of: keuze) else { return .geen }
        var anders = opgave
        anders.zaken[zaak] = .init(zonder: opgave.zaken[zaak].zonder, keuzes: [opgave.zaken[zaak].keuzes[nummer]])
        return RoundSolver(anders, takkenMax: 50).los().totaal < antwoord.totaal ? .geen : .anderZonderPlek
    }
}
