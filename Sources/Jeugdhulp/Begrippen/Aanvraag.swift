/// A stuck case, as the GI publishes it once wherever the child lives (#47, #48).
public struct Aanvraag: Sendable, Hashable {
    /// The GI's own id of the case, the same at every table (#55); never a person's number.
    public let casusId: String
    /// The GI's short name, as in its status topic.
    public let gi: String
    /// The measure the GI carries out.
    public var maatregel: Maatregel
    /// The day goals and necessary help were set with the family (#2).
    public let koersVastgesteldOp: Datum?
    /// All children to be helped together (#59).
    public let jeugdigen: [Jeugdige]
    /// What the responsible gemeente follows from.
    public let woonplaats: Woonplaatsfeiten
    /// All needed; they may be met by different aanbieders (#57, #69).
    public let hulpvragen: [Hulpvraag]
    /// The day the wait for this help began.
    public let wachtSinds: Datum?
    /// Sooner than the norm, when the GI finds that needed (#3).
    public let uiterlijkeDatum: Datum?
    /// How pressing it is.
    public let urgentie: Urgentie
    /// What child and family wish (#76).
    public let wensen: Wensen
    /// Aanbieders that were tried before (#55).
    public var reedsGeprobeerd: [Poging]
    /// Help that goes on where it was, although another gemeente became responsible (article 2.7a and 10.1 Jeugdwet).
    public let lopendeHulp: [LopendeHulp]
    /// What must come first; nil when nothing holds the case up.
    public var wachtOp: WachtOp?
    /// Where the file is kept; never the file itself (#81).
    public let dossierRef: String?
    /// Another aanbieder's list on which the family stands.
    public var wachtlijst: Wachtlijst?
    /// The GI's ids of the cases of brothers and sisters that were submitted apart (#59).
    public var gekoppeld: [String] = []

    public init(
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

    /// The same, with more that was tried.
    public func met(ookGeprobeerd pogingen: [Poging]) -> Aanvraag {
        var uit = self
        uit.reedsGeprobeerd += pogingen
        return uit
    }
}

/// The family waits with an aanbieder already. Another one with room may take it over, when the family agrees (#33).
public struct Wachtlijst: Sendable, Hashable {
    /// The aanbieder on whose list it stands.
    public let agb: AgbCode
    /// Whether the family agrees to go to another.
    public let overstapAkkoord: Bool

    public init(agb: AgbCode, overstapAkkoord: Bool) {
        self.agb = agb
        self.overstapAkkoord = overstapAkkoord
    }

    /// Whether the family must be asked before it goes to an aanbieder.
    public func vraagtInstemming(voor andere: AgbCode) -> Bool { !overstapAkkoord && andere != agb }
}

/// One thing that is asked for.
public struct Hulpvraag: Sendable, Hashable {
    /// Unique within its aanvraag.
    public let id: String
    /// The form of help; only the GI decides on it (#43).
    public let hulpvorm: Hulpvorm
    /// nil: every voorziening of the hulpvorm answers it.
    public let voorziening: Voorziening?
    /// All that the help must be able to deal with.
    public let doelgroepen: Doelgroepen
    /// How it is paid for.
    public let leveringsvorm: Leveringsvorm

    public init(
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
public enum Leveringsvorm: String, Sendable, CaseIterable {
    /// Zorg in natura: the gemeente buys it.
    case zin
    /// Persoonsgebonden budget: the family buys it, with money that the gemeente grants (art. 8.1.1 Jeugdwet).
    case pgb
}

/// How pressing a case is. `crisis` is refused with the route to spoedhulp (#79).
public enum Urgentie: String, Sendable, CaseIterable {
    case regulier, hoog, crisis
}

/// What child and family wish, as they said it (#70, #76).
public struct Wensen: Sendable, Hashable {
    /// Kilometres as the crow flies.
    public let maxAfstandKm: Int?
    /// Near this gemeente rather than near home, for a school for instance.
    public let nabijGemeente: Gemeentecode?

    public init(maxAfstandKm: Int? = nil, nabijGemeente: Gemeentecode? = nil) {
        self.maxAfstandKm = maxAfstandKm
        self.nabijGemeente = nabijGemeente
    }
}

/// How an earlier attempt ended.
public enum Pogingsuitkomst: String, Sendable, CaseIterable {
    case afgewezen, mislukt, beeindigd, geplaatst
}

/// An aanbieder that was tried before, so that nobody has to explain it again (#55).
public struct Poging: Sendable, Hashable {
    /// The aanbieder that was tried.
    public let agb: AgbCode
    /// nil: the aanbieder as a whole.
    public let aanbodId: String?
    /// The day it ended.
    public let op: Datum
    /// How it ended.
    public let uitkomst: Pogingsuitkomst
    /// Why, in the words of the GI.
    public let reden: String?

    public init(agb: AgbCode, aanbodId: String? = nil, op: Datum, uitkomst: Pogingsuitkomst, reden: String? = nil) {
        self.agb = agb
        self.aanbodId = aanbodId
        self.op = op
        self.uitkomst = uitkomst
        self.reden = reden
    }
}
