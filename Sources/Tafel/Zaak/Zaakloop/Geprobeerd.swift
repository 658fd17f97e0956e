import Jeugdhulp

/// An attempt that came to nothing, with what was true then, so that it can be seen when it no longer stands (#55,
/// #101).
package struct Geprobeerd: Sendable, Equatable, Decodable {
    package let agb: AgbCode
    package let aanbodId: String
    package let op: Datum
    /// As in ``Poging/reden``.
    package let reden: String?
    /// As in ``Poging/uitkomst``; absent: refused.
    package let uitkomst: String?
    /// As in ``Poging/bereik``; absent in records of before: the offer that was asked.
    package let bereik: String?
    /// The gemeente that was responsible then.
    package let gemeente: String?
    /// What the offer could deal with then.
    package let doelgroepen: [String]?
    /// The report that stood then; absent in records of before it was kept.
    package let opgave: Opgaveplek?
    /// A report of the offer came in since.
    package internal(set) var opgaveNadien: Bool?
    /// A contract with room was known when it was refused for want of one.
    package internal(set) var contractToen: Bool?

    package init(
        _ sleutel: Aanbodsleutel, op: Datum, reden: String?, uitkomst: Pogingsuitkomst = .afgewezen,
        bereik: Weigeringsbereik = .aanbod, gemeente: Gemeentecode? = nil, doelgroepen: Doelgroepen? = nil,
        opgave: Opgaveplek? = nil
    ) {
        (agb, aanbodId) = (sleutel.agb, sleutel.aanbodId)
        self.op = op
        self.reden = reden
        self.uitkomst = uitkomst.rawValue
        self.bereik = bereik.rawValue
        self.gemeente = gemeente?.description
        self.doelgroepen = doelgroepen?.namen
        self.opgave = opgave
    }

    var sleutel: Aanbodsleutel { Aanbodsleutel(agb, aanbodId) }

    var poging: Poging {
        var poging = Poging(
            agb: agb, aanbodId: aanbodId, op: op, uitkomst: uitkomst.flatMap(Pogingsuitkomst.init) ?? .afgewezen,
            reden: reden, bereik: bereik.flatMap(Weigeringsbereik.init))
        poging.gemeente = gemeente.flatMap { Gemeentecode($0) }
        poging.doelgroepen = doelgroepen.flatMap { Doelgroepen(namen: $0) }
        poging.opgaveNadien = opgaveNadien ?? false
        poging.contractToen = contractToen ?? false
        poging.opgaveBekend = opgave != nil
        return poging
    }

    /// Whether a report that comes in can still change something about it.
    var wachtOpOpgave: Bool {
        opgave != nil && opgaveNadien != true && poging.weigeringsreden.opheffing.kijktNaarOpgave
    }
}

extension Opheffing {
    /// Whether a report of the offer can take the refusal away.
    var kijktNaarOpgave: Bool {
        switch self {
        case .ruimte, .tijdOfDoelgroepen, .tijdOfOpgave: true
        case .leeftijd, .contract, .andereGemeente, .dagen, .geen: false
        }
    }
}
