import Jeugdhulp

extension Voorstel {
    /// What of a proposal a table would call a change, as one line of text.
    ///
    /// A proposal that was made again on another day differs in every date and count; this does not. A new version
    /// goes out only when this line changes: the options, their order, their steps and warnings, what the offers
    /// reported (wait, enough room, date) and what is missing.
    public func kern(_ aanbod: Aanbodindex) -> String {
        let opties = self.opties.map { optie in
            let delen = optie.aanbod.map { deel -> String in
                guard let opgave = aanbod.aanbod(deel.aanbodId) else { return "\(deel.hulpvraag)=\(deel.aanbodId)" }
                let vanaf = opgave.plaatsen.vrijVanaf?.description ?? "-"
                return "\(deel.hulpvraag)=\(deel.aanbodId)@\(deel.gemeente)"
                    + "/\(opgave.voorziening)/w\(opgave.wachttijd.totaalWeken)/\(vanaf)"
            }
            let stappen = optie.stappen.map { "\($0.stap):\($0.reden)" }
            let codes = optie.waarschuwingen.map(\.code) + [optie.vertrouwen.rawValue]
            // Points that no passing of days can change; of missing doelgroepen also which they are.
            let vast = optie.criteria.filter { Self.vasteCriteria.contains($0.criterium) }.map { uitslag in
                let gemist = uitslag.criterium == .doelgroepen && uitslag.punten < uitslag.max
                return gemist ? "\(uitslag.punten) \(uitslag.uitleg)" : "\(uitslag.punten)"
            }
            return [delen, stappen, codes, vast].map { $0.joined(separator: ",") }.joined(separator: ";")
        }
        let knelpunten = self.knelpunten.map { "\($0.hulpvraag ?? "")\($0.hulpvorm.rawValue):\($0.reden)" }
        let gemeente = "\(woonplaats.gemeente?.description ?? "-")/\(woonplaats.regel)/\(norm.uiterlijk)"
        return ([gemeente] + opties + knelpunten + [gewichten]).joined(separator: "|")
    }

    private static let vasteCriteria: Set<Criterium> = [
        .doelgroepen, .overeenkomst, .capaciteit, .nabijheid, .samenhang,
    ]
}
