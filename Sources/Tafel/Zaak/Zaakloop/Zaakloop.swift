import Berichten
import Jeugdhulp

/// The life of one case, from its first proposal to the start of help, in values: what happened goes in, where the case
/// stands and what must be told come out. No clock, no ids of its own, no topics.
///
/// What cannot be done where the case stands is refused in words for its sender, and changes nothing.
package struct Zaakloop: Sendable, Equatable {
    /// Where the case stands, with what is true only there.
    var stand = Stand.ingediend
    /// The options of the latest versions.
    var versies = Versieboek()
    /// What was tried since the case came to a table (#55), oldest first.
    package internal(set) var geprobeerd: [Geprobeerd] = []
    /// What aanbieders advised that could not help (#31), oldest first.
    package internal(set) var adviezen: [Vervolgadvies] = []
    /// Places that children took (a family can come back), until their aanbieder has reported since.
    package internal(set) var bezet: [Bezet] = []
    /// Help that runs, one for each hulpvraag; of a closed case as it ended.
    package internal(set) var lopend: [Lopend] = []

    package init() {}
    init(stand: Stand) { self.stand = stand }

    /// Where a case stands. What each can go to is held in ``Fase/kanNaar``, and asserted at every step.
    enum Stand: Sendable, Equatable {
        /// An aanvraag came in. Can go to: ingediend; voorgesteld with its proposal; with a decision on an earlier
        /// version voordracht, opgeschaald, geen-passend, alternatief, maatwerk, terug-naar-gi; gesloten,
        /// toelichting-vereist.
        case ingediend
        /// A proposal lies at the table. Can go to: the same.
        case voorgesteld
        /// The table took it higher, and still decides. Can go to: the same.
        case opgeschaald
        /// The table found nothing that fits, and looks further. Can go to: the same.
        case geenPassend
        /// The table arranges other help than was proposed. Can go to: the same, but voorgesteld: a new version is for
        /// the table to read alone.
        case alternatief
        /// The table arranges help made for this child. Can go to: as from alternatief.
        case maatwerk
        /// The GI is to act. Can go to: as from alternatief.
        case terugNaarGi
        /// Aanbieders were asked, or the places that are asked for first. Stands in three phases, by what they
        /// answered: voordracht, geaccepteerd, intake-gehouden. Can go to: a later one of these, or voordracht of
        /// another option; voorgesteld where it came to nothing; ingediend where other help is asked; alternatief,
        /// maatwerk, terug-naar-gi, gesloten, toelichting-vereist.
        case voorgedragen(Voordracht)
        /// The case ended after the norm, whatever ended it, and nobody has said why (#4). Can go to: gesloten with the
        /// reason; ingediend; gestopt.
        /// - `norm`: the day that was not met.
        case toelichtingVereist(norm: Datum?)
        /// Help started and stopped again after the case was closed: the GI is to say what is needed now. Can go to:
        /// ingediend; gesloten when it is taken back.
        case gestopt
        /// Over. Can go to: ingediend, when the child comes back; gestopt.
        case gesloten

        var voordracht: Voordracht? { if case .voorgedragen(let voordracht) = self { voordracht } else { nil } }

        var fase: Fase {
            switch self {
            case .ingediend: .ingediend
            case .voorgesteld: .voorgesteld
            case .opgeschaald: .opgeschaald
            case .geenPassend: .geenPassend
            case .alternatief: .alternatief
            case .maatwerk: .maatwerk
            case .terugNaarGi: .terugNaarGi
            case .voorgedragen(let voordracht): voordracht.fase
            case .toelichtingVereist: .toelichtingVereist
            case .gestopt: .gestopt
            case .gesloten: .gesloten
            }
        }
    }

    package var fase: Fase { stand.fase }
    /// One for each offer of the option that was nominated; empty while nobody is.
    package var voordracht: [Voorgedragen] { stand.voordracht?.delen ?? [] }
    /// Who decided on the voordracht, while its places are asked for.
    var besluit: Besluitgrond? { stand.voordracht?.besluit }
    /// The norm that was not met, as long as the reason is asked for.
    var norm: Datum? { if case .toelichtingVereist(let norm) = stand { norm } else { nil } }

    /// Changes one part of the voordracht; nothing where nobody was asked.
    mutating func wijzig(_ plaats: Int, _ doe: (inout Voorgedragen) -> Void) {
        guard case .voorgedragen(var voordracht) = stand else { return }
        voordracht.wijzig(plaats, doe)
        stand = .voorgedragen(voordracht)
    }

    /// Who decided, told from now on: kept no longer.
    mutating func neemBesluit() -> Besluitgrond? {
        guard case .voorgedragen(var voordracht) = stand else { return nil }
        defer { stand = .voorgedragen(voordracht) }
        return voordracht.neemBesluit()
    }

    static let geprobeerdMax = 50
    static let adviezenMax = 10

    /// The first day on which an answer is too late; `nil` when nobody has to answer.
    package var antwoordTeLaatOp: Datum? {
        voordracht.filter { !$0.geaccepteerd }.map(\.antwoordUiterlijk).min().map { $0.plus(dagen: 1) }
    }

    /// The first day on which a start that did not come is told of; `nil` before everyone who was asked said yes.
    package var startTeLaatOp: Datum? {
        voordracht.allSatisfy(\.geaccepteerd) ? voordracht.compactMap(\.startTeLaatOp).min() : nil
    }

    /// The last day on which help must have begun; `nil` before everyone who was asked said yes.
    var startUiterlijk: Datum? {
        voordracht.allSatisfy(\.geaccepteerd) ? voordracht.compactMap(\.startUiterlijk).min() : nil
    }

    /// The first day on which a term ended.
    var termijnVoorbijOp: Datum? { [antwoordTeLaatOp, startTeLaatOp].compactMap { $0 }.min() }

    /// - Parameter om: what holds around the case at this moment.
    /// - Returns: what must be told and done, in this order.
    package mutating func neem(
        _ gebeurtenis: Zaakgebeurtenis, _ om: Omstandigheden
    ) throws(Afkeuring) -> [Zaakeffect] {
        // A refusal changes nothing, wherever in the steps below it is found.
        var volgend = self
        let effecten = try volgend.verwerk(gebeurtenis, om)
        assert(volgend.gebrek == nil, volgend.gebrek ?? "")
        assert(volgend.fase == fase || fase.kanNaar.contains(volgend.fase), "\(fase) cannot go to \(volgend.fase)")
        self = volgend
        return effecten
    }

    private mutating func verwerk(
        _ gebeurtenis: Zaakgebeurtenis, _ om: Omstandigheden
    ) throws(Afkeuring) -> [Zaakeffect] {
        switch gebeurtenis {
        case .ingediend(let behoefteAnders): return ingediend(behoefteAnders: behoefteAnders, om)
        case .voorgesteld(let versie, let opties): return voorgesteld(versie: versie, opties)
        case .besluit(let besluit): return try neem(besluit, om)
        case .antwoord(let antwoord): return try neem(antwoord, om)
        case .plaats(let aanbod, let toegekend): return plaats(aanbod, toegekend: toegekend, om)
        case .aanbodIngetrokken(let aanbod): return aanbodIngetrokken(aanbod, om)
        case .plaatsIngetrokken(let aanbod): return plaatsIngetrokken(aanbod, om)
        case .verwerktInOpgave(let aanbod): return verwerktInOpgave(aanbod)
        case .opgaveGezien(let aanbod, let plek): return opgaveGezien(aanbod, plek)
        case .nieuweOpgave(let aanbod): return nieuweOpgave(aanbod)
        case .dagVoorbij: return dagVoorbij(om)
        case .hulpGestart(let start, let oordeel): return gestart(start, oordeel, om)
        case .hulpGestopt(let stop, let hulpvragen): return try gestopt(stop, hulpvragen, om)
        case .ingetrokken(let teLaat): return try ingetrokken(teLaat: teLaat, om)
        }
    }

    /// A first aanvraag, a new version of it, or one for a case that was closed.
    private mutating func ingediend(behoefteAnders: Bool, _ om: Omstandigheden) -> [Zaakeffect] {
        // What was tried stays known (#55); what runs only where the GI said that a part of it stopped (#100).
        if fase.isGesloten {
            let gestopt = fase == .gestopt
            vergeet(naar: .ingediend)
            if !gestopt { lopend = [] }
        }
        guard fase.isVoorgedragen else {
            stand = .ingediend
            return []
        }
        // Who was asked for other help than is needed now must not go on with it.
        guard behoefteAnders else { return [.meld(.bijgewerkt(self, om))] }
        return eindigVoordracht(naar: .ingediend) { _ in .ingetrokken }
    }

    /// A version goes out. Word of it goes to the GI where the table must act on it; while an aanbieder or the GI
    /// itself is to act, it is for the table to read alone.
    private mutating func voorgesteld(versie: Int, _ opties: [[Optiedeel]]) -> [Zaakeffect] {
        guard !fase.isGesloten else { return [] }
        versies.voegToe(versie: versie, opties)
        guard fase.wachtOpTafel else { return [] }
        stand = .voorgesteld
        return [.meldVoorstel]
    }

    /// An attempt that came to nothing; one for each offer.
    mutating func onthoud(_ poging: Geprobeerd) {
        geprobeerd = (geprobeerd.filter { $0.sleutel != poging.sleutel } + [poging]).suffix(Self.geprobeerdMax)
    }

    /// The latest refusal is for want of a contract, and one is known here: by that it would be over at once.
    mutating func hadContract() {
        if let laatste = geprobeerd.indices.last { geprobeerd[laatste].contractToen = true }
    }

    /// A report came in of an offer that was tried: perhaps what kept it out stands no longer (#101).
    private mutating func nieuweOpgave(_ aanbod: Aanbodsleutel) -> [Zaakeffect] {
        var gezien = false
        for plaats in geprobeerd.indices where geprobeerd[plaats].sleutel == aanbod && geprobeerd[plaats].wachtOpOpgave
        {
            geprobeerd[plaats].opgaveNadien = true
            gezien = true
        }
        return gezien ? [.herzie] : []
    }

    /// Of the help that runs is kept what the latest aanvraag still asks; where that is all of it, all is asked anew.
    mutating func behoudLopend(_ hulpvragen: [String]) {
        lopend = lopend.filter { hulpvragen.contains($0.hulpvraag) }
        if lopend.count == hulpvragen.count { lopend = [] }
    }

    /// Of a closed case is kept where it stands, the norm as long as the reason is asked for, the places that are taken
    /// until their aanbieder reports again, and what was tried: a child that comes back has not to start over (#55).
    mutating func vergeet(naar nieuweStand: Stand? = nil) {
        var nieuw = Zaakloop(stand: nieuweStand ?? stand)
        nieuw.geprobeerd = geprobeerd
        nieuw.adviezen = adviezen
        nieuw.bezet = bezet
        nieuw.lopend = lopend
        self = nieuw
    }

    /// Nobody is asked any more, and no place is held.
    /// - Parameters:
    ///   - naar: where the case stands then.
    ///   - reden: what each aanbieder that was asked is told; `nil` for who knows.
    mutating func eindigVoordracht(
        naar nieuweStand: Stand, _ reden: (Voorgedragen) -> VoordrachtVervallen.Reden?
    ) -> [Zaakeffect] {
        let niemandGevraagd = wachtOpPlaats
        defer { stand = nieuweStand }
        return voordracht.flatMap { deel -> [Zaakeffect] in
            let verteld = niemandGevraagd ? nil : reden(deel)
            return (verteld.map { [.vervalt(deel, $0)] } ?? [])
                + (deel.reservering == nil ? [] : [.geefVrij(Aanbodverwijzing(deel.sleutel))])
        }
    }

    /// What does not hold of this value, apart from what its type sees to; `nil` when all does. No case by name.
    private var gebrek: String? {
        if let gebrek = stand.voordracht?.gebrek { return gebrek }
        guard geprobeerd.count <= Self.geprobeerdMax, adviezen.count <= Self.adviezenMax else {
            return "more is kept than may be"
        }
        if Set(lopend.map(\.hulpvraag)).count != lopend.count { return "help runs twice for one hulpvraag" }
        // What is disputed may be another place than the one that a child took there.
        let houdt = voordracht.filter { $0.reservering == .gevraagd || $0.reservering == .toegekend }
        if houdt.contains(where: { deel in bezet.contains { $0.aanbod.gaatOver(deel.sleutel) } }) {
            return "a place is held by a child that took it"
        }
        return nil
    }
}
