/// How an earlier attempt ended.
package enum Pogingsuitkomst: String, Sendable, CaseIterable {
    case afgewezen, mislukt, beeindigd, geplaatst
}

/// An aanbieder that was tried before, so that nobody has to explain it again (#55).
package struct Poging: Sendable, Hashable {
    /// The aanbieder that was tried.
    package let agb: AgbCode
    /// The offer that was tried; nil: the aanbieder as a whole.
    package let aanbodId: String?
    /// The day it ended.
    package let op: Datum
    /// How it ended.
    package let uitkomst: Pogingsuitkomst
    /// Why, as it stands in the message: a code of ``Weigeringsreden``, or an older word.
    package let reden: String?
    /// The reason as a code of the closed list.
    package let weigeringsreden: Weigeringsreden
    /// How far it reaches: as it was said, else the offer that is named, else the whole aanbieder.
    package let bereik: Weigeringsbereik
    /// The gemeente that was responsible then, where that is known.
    package var gemeente: Gemeentecode?
    /// What the offer could deal with then, where that is known: a report with others lifts a refusal for its
    /// doelgroep.
    package var doelgroepen: Doelgroepen?
    /// A report of the offer came in after it ended, whatever day stands in that report. Only who saw both come in
    /// knows; no message says it.
    package var opgaveNadien = false
    /// Whether that is known for sure, because both were seen to come in: then the day in a report says nothing.
    package var opgaveBekend = false
    /// A contract with room was known when it was refused for want of one: that contract takes nothing away.
    package var contractToen = false

    /// - Parameter bereik: without an offer it can only be the whole aanbieder.
    package init(
        agb: AgbCode, aanbodId: String? = nil, op: Datum, uitkomst: Pogingsuitkomst, reden: String? = nil,
        bereik: Weigeringsbereik? = nil
    ) {
        self.agb = agb
        self.aanbodId = aanbodId
        self.op = op
        self.uitkomst = uitkomst
        self.reden = reden
        weigeringsreden = Weigeringsreden(gelezen: reden)
        self.bereik = aanbodId == nil ? .aanbieder : bereik ?? .aanbod
    }

    /// Whether it came to nothing, so that it may keep offers out.
    package var isTevergeefs: Bool { uitkomst == .afgewezen || uitkomst == .mislukt }

    /// Whether it is about this offer.
    package func gaatOver(_ agb: AgbCode, _ aanbodId: String) -> Bool {
        agb == self.agb && (bereik == .aanbieder || aanbodId == self.aanbodId)
    }
}
