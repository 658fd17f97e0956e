import Berichten
import Jeugdhulp

/// The life of one case, from its first proposal to the start of help, in values: what happened goes in, where the case
/// stands and what must be told come out. No clock, no ids of its own, no topics.
///
/// What cannot be done where the case stands is refused in words for its sender, and changes nothing.
package struct Zaakloop: Sendable, Equatable {
    package internal(set) var fase = Fase.ingediend
    /// One for each offer of the option that was nominated; empty while nobody is.
    package internal(set) var voordracht: [Voorgedragen] = []
    /// The options of the latest versions.
    var versies = Versieboek()
    /// What was tried since the case came to a table (#55), oldest first.
    package internal(set) var geprobeerd: [Geprobeerd] = []
    /// What aanbieders advised that could not help (#31), oldest first.
    package internal(set) var adviezen: [Vervolgadvies] = []

    /// The norm that was not met, as long as the reason is asked for.
    var norm: Datum?
    /// Places that children took (a family can come back), until their aanbieder has reported since.
    package internal(set) var bezet: [Bezet] = []
    /// Who decided on the voordracht, while its places are asked for.
    var besluit: Besluitnemer?

    package init() {}

    /// Where a case stands.
    package enum Fase: String, Sendable, CaseIterable, Decodable {
        case ingediend, voorgesteld, opgeschaald, alternatief, maatwerk
        case geenPassend = "geen-passend"
        case terugNaarGi = "terug-naar-gi"
        case voordracht, geaccepteerd
        case intakeGehouden = "intake-gehouden"
        /// Help started after the norm, and nobody has said why (#4).
        case toelichtingVereist = "toelichting-vereist"
        case gesloten

        /// Whether an aanbieder was asked and did not refuse.
        package var isVoorgedragen: Bool { self == .voordracht || self == .geaccepteerd || self == .intakeGehouden }
        package var isGesloten: Bool { self == .gesloten || self == .toelichtingVereist }
        /// Whether the table is the one to decide now.
        var wachtOpTafel: Bool {
            switch self {
            case .ingediend, .voorgesteld, .opgeschaald, .geenPassend: true
            default: false
            }
        }
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
        if fase.isGesloten { vergeet(fase: .ingediend) }
        guard fase.isVoorgedragen else {
            fase = .ingediend
            return []
        }
        // Who was asked for other help than is needed now must not go on with it.
        guard behoefteAnders else { return [.meld(.bijgewerkt(self, om))] }
        fase = .ingediend
        return eindigVoordracht { _ in .ingetrokken }
    }

    /// A version goes out. Word of it goes to the GI where the table must act on it; while an aanbieder or the GI
    /// itself is to act, it is for the table to read alone.
    private mutating func voorgesteld(versie: Int, _ opties: [[Optiedeel]]) -> [Zaakeffect] {
        guard !fase.isGesloten else { return [] }
        versies.voegToe(versie: versie, opties)
        guard fase.wachtOpTafel else { return [] }
        fase = .voorgesteld
        return [.meldVoorstel]
    }

    /// The reason of the latest refusal does not fit what is known here: by that it would be over at once.
    mutating func volgensAanbieder() {
        guard let laatste = geprobeerd.indices.last, let reden = geprobeerd[laatste].reden else { return }
        geprobeerd[laatste].reden = "\(reden)-volgens-aanbieder"
    }

    /// Of a closed case is kept where it stands, the norm as long as the reason is asked for, the places that are taken
    /// until their aanbieder reports again, and what was tried: a child that comes back has not to start over (#55).
    mutating func vergeet(fase: Fase? = nil) {
        var nieuw = Zaakloop()
        nieuw.fase = fase ?? self.fase
        nieuw.norm = fase == nil ? norm : nil
        nieuw.geprobeerd = geprobeerd
        nieuw.adviezen = adviezen
        nieuw.bezet = bezet
        self = nieuw
    }

    /// Nobody is asked any more, and no place is held.
    /// - Parameter reden: what each aanbieder that was asked is told; `nil` for who knows.
    mutating func eindigVoordracht(_ reden: (Voorgedragen) -> VoordrachtVervallen.Reden?) -> [Zaakeffect] {
        let niemandGevraagd = wachtOpPlaats
        defer { (voordracht, besluit) = ([], nil) }
        return voordracht.flatMap { deel -> [Zaakeffect] in
            let verteld = niemandGevraagd ? nil : reden(deel)
            return (verteld.map { [.vervalt(deel, $0)] } ?? [])
                + (deel.reservering == nil ? [] : [.geefVrij(aanbodId: deel.aanbodId)])
        }
    }
}
