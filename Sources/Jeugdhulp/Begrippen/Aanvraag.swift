/// A stuck case, as the GI publishes it once wherever the child lives (#47, #48).
package struct Aanvraag: Sendable, Hashable {
    /// The GI's own id of the case, the same at every table (#55); never a person's number.
    package let casusId: String
    /// The GI's short name, as in its status topic.
    package let gi: String
    /// The measure the GI carries out.
    package var maatregel: Maatregel
    /// The day goals and necessary help were set with the family (#2).
    package let koersVastgesteldOp: Datum?
    /// All children to be helped together (#59).
    package private(set) var jeugdigen: [Jeugdige]
    /// What the responsible gemeente follows from.
    package let woonplaats: Woonplaatsfeiten
    /// All needed; they may be met by different aanbieders (#57, #69).
    package let hulpvragen: [Hulpvraag]
    /// The day the wait for this help began.
    package let wachtSinds: Datum?
    /// Sooner than the norm, when the GI finds that needed (#3).
    package let uiterlijkeDatum: Datum?
    /// How pressing it is.
    package let urgentie: Urgentie
    /// What child and family wish (#76).
    package let wensen: Wensen
    /// Aanbieders that were tried before (#55).
    package var reedsGeprobeerd: [Poging]
    /// Help that goes on where it was, although another gemeente became responsible (article 2.7a and 10.1 Jeugdwet).
    package let lopendeHulp: [LopendeHulp]
    /// What must come first; nil when nothing holds the case up.
    package var wachtOp: WachtOp?
    /// Where the file is kept; never the file itself (#81).
    package let dossierRef: String?
    /// Another aanbieder's list on which the family stands.
    package var wachtlijst: Wachtlijst?
    /// The GI's ids of the cases of brothers and sisters that were submitted apart (#59).
    package var gekoppeld: [String] = []
    /// Whether all agree that the children go to two places near each other, where none has room for all (#59).
    package var splitsenAkkoord = false
    /// The day on which what the case waits for is expected (#111).
    package var wachtOpVerwacht: Datum?
    /// Needs that the Jeugdwet does not answer (#58).
    package var buitenJeugdwet: [BuitenJeugdwet] = []

    package init(
        casusId: String, gi: String, maatregel: Maatregel, koersVastgesteldOp: Datum? = nil, jeugdigen: [Jeugdige],
        woonplaats: Woonplaatsfeiten, hulpvragen: [Hulpvraag], wachtSinds: Datum? = nil, uiterlijkeDatum: Datum? = nil,
        urgentie: Urgentie = .regulier, wensen: Wensen = Wensen(), reedsGeprobeerd: [Poging] = [],
        lopendeHulp: [LopendeHulp] = [], wachtOp: WachtOp? = nil, dossierRef: String? = nil
    ) {
        self.casusId = casusId
        self.gi = gi
        self.maatregel = maatregel
        self.koersVastgesteldOp = koersVastgesteldOp
        self.jeugdigen = jeugdigen
        self.woonplaats = woonplaats
        self.hulpvragen = hulpvragen
        self.wachtSinds = wachtSinds
        self.uiterlijkeDatum = uiterlijkeDatum
        self.urgentie = urgentie
        self.wensen = wensen
        self.reedsGeprobeerd = reedsGeprobeerd
        self.lopendeHulp = lopendeHulp
        self.wachtOp = wachtOp
        self.dossierRef = dossierRef
    }

    /// The same for some of its children.
    package func met(jeugdigen: [Jeugdige]) -> Aanvraag {
        var uit = self
        uit.jeugdigen = jeugdigen
        return uit
    }

    /// The same, with more that was tried.
    package func met(ookGeprobeerd pogingen: [Poging]) -> Aanvraag {
        var uit = self
        uit.reedsGeprobeerd += pogingen
        return uit
    }
}

/// The family waits with an aanbieder already. Another one with room may take it over, when the family agrees (#33).
package struct Wachtlijst: Sendable, Hashable {
    /// The aanbieder on whose list it stands.
    package let agb: AgbCode
    /// Whether the family agrees to go to another.
    package let overstapAkkoord: Bool

    package init(agb: AgbCode, overstapAkkoord: Bool) {
        self.agb = agb
        self.overstapAkkoord = overstapAkkoord
    }

    /// Whether the family must be asked before it goes to an aanbieder.
    package func vraagtInstemming(voor andere: AgbCode) -> Bool { !overstapAkkoord && andere != agb }
}

/// One thing that is asked for.
package struct Hulpvraag: Sendable, Hashable {
    /// Unique within its aanvraag.
    package let id: String
    /// The form of help; only the GI decides on it (#43).
    package let hulpvorm: Hulpvorm
    /// nil: every voorziening of the hulpvorm answers it.
    package let voorziening: Voorziening?
    /// All that the help must be able to deal with.
    package let doelgroepen: Doelgroepen
    /// How it is paid for.
    package let leveringsvorm: Leveringsvorm

    package init(
        id: String, hulpvorm: Hulpvorm, voorziening: Voorziening? = nil, doelgroepen: Doelgroepen = [],
        leveringsvorm: Leveringsvorm = .zin
    ) {
        self.leveringsvorm = leveringsvorm
        self.id = id
        self.hulpvorm = hulpvorm
        self.voorziening = voorziening
        self.doelgroepen = doelgroepen
    }
}

/// How help is paid for (#46).
package enum Leveringsvorm: String, Sendable, CaseIterable {
    /// Zorg in natura: the gemeente buys it.
    case zin
    /// Persoonsgebonden budget: the family buys it, with money that the gemeente grants (art. 8.1.1 Jeugdwet).
    case pgb
}

/// How pressing a case is. `crisis` is refused with the route to spoedhulp (#79).
package enum Urgentie: String, Sendable, CaseIterable {
    case regulier, hoog, crisis
}

/// What child and family wish, as they said it (#70, #76).
package struct Wensen: Sendable, Hashable {
    /// Kilometres as the crow flies.
    package let maxAfstandKm: Int?
    /// Near this gemeente rather than near home, for a school for instance.
    package let nabijGemeente: Gemeentecode?
    /// What they said besides; it changes no ranking (#76, #127).
    package var genoemd: [Wens] = []

    package init(maxAfstandKm: Int? = nil, nabijGemeente: Gemeentecode? = nil) {
        self.maxAfstandKm = maxAfstandKm
        self.nabijGemeente = nabijGemeente
    }
}

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
