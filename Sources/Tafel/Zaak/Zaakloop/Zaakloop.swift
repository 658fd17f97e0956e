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
        /// Help started after the norm, and nobody has said why (#4). Can go to: gesloten with the reason; ingediend.
        /// - `norm`: the day that was not met.
        case toelichtingVereist(norm: Datum?)
        /// Over. Can go to: ingediend, when the child comes back.
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
        case .plaats(let aanbodId, let toegekend): return plaats(aanbodId, toegekend: toegekend, om)
        case .aanbodIngetrokken(let aanbodId): return aanbodIngetrokken(aanbodId, om)
        case .plaatsIngetrokken(let aanbodId): return plaatsIngetrokken(aanbodId, om)
        case .verwerktInOpgave(let aanbodId): return verwerktInOpgave(aanbodId)
        case .dagVoorbij: return dagVoorbij(om)
        case .hulpGestart(let start, let teLaat): return gestart(start, teLaat: teLaat, om)
        case .ingetrokken: return try ingetrokken()
        }
    }

    /// A first aanvraag, a new version of it, or one for a case that was closed.
    private mutating func ingediend(behoefteAnders: Bool, _ om: Omstandigheden) -> [Zaakeffect] {
        // What was tried stays known (#55).
        if fase.isGesloten { vergeet(naar: .ingediend) }
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

    /// The reason of the latest refusal does not fit what is known here: by that it would be over at once.
    mutating func volgensAanbieder() {
        guard let laatste = geprobeerd.indices.last, let reden = geprobeerd[laatste].reden else { return }
        geprobeerd[laatste].reden = "\(reden)-volgens-aanbieder"
    }

    /// Of a closed case is kept where it stands, the norm as long as the reason is asked for, the places that are taken
    /// until their aanbieder reports again, and what was tried: a child that comes back has not to start over (#55).
    mutating func vergeet(naar nieuweStand: Stand? = nil) {
        var nieuw = Zaakloop(stand: nieuweStand ?? stand)
        nieuw.geprobeerd = geprobeerd
        nieuw.adviezen = adviezen
        nieuw.bezet = bezet
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
                + (deel.reservering == nil ? [] : [.geefVrij(aanbodId: deel.aanbodId)])
        }
    }

    /// What does not hold of this value, apart from what its type sees to; `nil` when all does. No case by name.
    private var gebrek: String? {
        if let gebrek = stand.voordracht?.gebrek { return gebrek }
        guard geprobeerd.count <= Self.geprobeerdMax, adviezen.count <= Self.adviezenMax else {
            return "more is kept than may be"
        }
        // What is disputed may be another place than the one that a child took there.
        let houdt = voordracht.filter { $0.reservering == .gevraagd || $0.reservering == .toegekend }
        if houdt.contains(where: { deel in bezet.contains { $0.aanbodId == deel.aanbodId } }) {
            return "a place is held by a child that took it"
        }
        return nil
    }
}
