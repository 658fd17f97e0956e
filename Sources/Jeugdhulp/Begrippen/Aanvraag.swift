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
    package private(set) var hulpvragen: [Hulpvraag]
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

    /// The same, for these hulpvragen only.
    package func met(hulpvragen: [Hulpvraag]) -> Aanvraag {
        var uit = self
        uit.hulpvragen = hulpvragen
        return uit
    }

    /// The same, with more that was tried.
    package func met(ookGeprobeerd pogingen: [Poging]) -> Aanvraag {
        var uit = self
        uit.reedsGeprobeerd += pogingen
        return uit
    }
}
