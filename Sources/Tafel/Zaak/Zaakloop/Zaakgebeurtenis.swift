import Berichten
import Jeugdhulp

/// What can happen to a case.
package enum Zaakgebeurtenis: Sendable {
    /// - `behoefteAnders`: whether other help, or help for other children, is asked than before.
    case ingediend(behoefteAnders: Bool)
    /// A version of the proposal goes out, with these options in order.
    case voorgesteld(versie: Int, opties: [[Optiedeel]])
    case besluit(BesluitGenomen)
    case antwoord(AanbiederGeantwoord)
    /// Whether the places that were asked for at an offer are there.
    case plaats(aanbodId: String, toegekend: Bool)
    /// An offer is gone, or takes nobody any more.
    case aanbodIngetrokken(aanbodId: String)
    /// An offer reports fewer places than were promised.
    case plaatsIngetrokken(aanbodId: String)
    /// The aanbieder has reported since it said yes, or since help started there.
    case verwerktInOpgave(aanbodId: String)
    /// A day passed: terms may have ended.
    case dagVoorbij
    /// - `teLaat`: days after the norm without a reason; `nil` when in time or explained.
    case hulpGestart(HulpGestart, teLaat: Int?)
    case ingetrokken
}

/// What must be told or done because of it.
package enum Zaakeffect: Sendable, Equatable {
    /// Places are asked for before the aanbieder is.
    case reserveer(Voorgedragen)
    /// Places that were asked for or held are given back.
    case geefVrij(aanbodId: String)
    case draagVoor(Voorgedragen)
    case vervalt(Voorgedragen, VoordrachtVervallen.Reden)
    /// A new version goes out at once, whether or not its options differ.
    case stelOpnieuwVoor
    /// The GI hears that there is a proposal.
    case meldVoorstel
    case meld(Zaakmelding)
    /// The case is closed: nothing of the child is kept.
    case sluit
}

/// What is told of where a case stands: what happens now, who must act, by when.
package struct Zaakmelding: Sendable, Equatable {
    package let aan: Aan
    package let fase: StatusGewijzigd.Fase
    package let wat, wie: String
    package var uiterlijk: Datum?
    package var gewijzigd: Versieverschil?
    package var gestart: Hulpstart?

    package enum Aan: Sendable {
        case giEnTafel
        /// Only the table: for the GI nothing changed.
        case tafel
        /// Only the GI: the table has nothing more to do with it.
        case gi
    }
}

/// What holds around a case when something happens to it.
package struct Omstandigheden: Sendable {
    package let vandaag: Datum
    /// The slug of the region whose table the case is with.
    package let regio: String
    package let tafel: String
    /// Werkdagen that an aanbieder has to answer.
    package let antwoordWerkdagen: Int
    /// The day on which help must be there (#3).
    package let norm: Datum?
    /// What the ladder asks next, in plain Dutch; `nil` when it has no further step.
    package let volgendeTrede: String?
    /// The list of an aanbieder on which the family stands (#33).
    package var wachtlijst: Wachtlijst?
    /// What people call an offer.
    package let naam: @Sendable (_ aanbodId: String) -> String
    /// A new UUID for a voordracht.
    package let nieuwId: @Sendable () -> String

    package init(
        vandaag: Datum, regio: String, tafel: String, antwoordWerkdagen: Int, norm: Datum?, volgendeTrede: String?,
        naam: @escaping @Sendable (_ aanbodId: String) -> String, nieuwId: @escaping @Sendable () -> String
    ) {
        self.vandaag = vandaag
        self.regio = regio
        self.tafel = tafel
        self.antwoordWerkdagen = antwoordWerkdagen
        self.norm = norm
        self.volgendeTrede = volgendeTrede
        self.naam = naam
        self.nieuwId = nieuwId
    }
}

/// One offer of an option, for one hulpvraag.
package struct Optiedeel: Sendable, Equatable, Decodable {
    package let hulpvraag, aanbodId: String
    package let agb: AgbCode
    /// How many places the proposal says are free now for this case; `nil` when it must wait for them.
    package let plaatsen: Int?

    package init(hulpvraag: String, aanbodId: String, agb: AgbCode, plaatsen: Int? = nil) {
        self.hulpvraag = hulpvraag
        self.aanbodId = aanbodId
        self.agb = agb
        self.plaatsen = plaatsen
    }
}

/// One aanbieder that was asked for one offer.
package struct Voorgedragen: Sendable, Equatable, Decodable {
    package let voordrachtId, aanbodId: String
    package let agb: AgbCode
    /// What the offer is asked for; the same offer can answer two.
    package let hulpvragen: [String]
    /// The version of the proposal that was decided on.
    package let versie: Int
    package internal(set) var antwoordUiterlijk: Datum
    package internal(set) var geaccepteerd = false
    package internal(set) var intake = Intake.geen
    /// How many places are held; `nil` where none was promised: the child joins the wait.
    package var aantal: Int?
    package internal(set) var reservering: Reserveringsfase?
    /// The day the aanbieder said yes.
    package internal(set) var geaccepteerdOp: Datum?

    package enum Reserveringsfase: Int, Sendable, Decodable {
        case gevraagd, toegekend
        /// The aanbieder took back what it reported; it was told.
        case betwist
    }

    package enum Intake: Int, Sendable, Decodable {
        case geen, gepland, gehouden
    }
}

/// An aanbieder that refused (#55).
package struct Geprobeerd: Sendable, Equatable, Decodable {
    package let agb: AgbCode
    package let aanbodId: String
    package let op: Datum
    /// As in `Poging.reden`.
    package var reden: String?

    var poging: Poging { Poging(agb: agb, aanbodId: aanbodId, op: op, uitkomst: .afgewezen, reden: reden) }
}

/// Where to then, by an aanbieder that could not help (#31).
package struct Vervolgadvies: Sendable, Equatable, Decodable {
    package let van: AgbCode
    package let agb: AgbCode?
    /// The code of the hulpvorm and the name of the voorziening.
    package let hulpvorm, voorziening: String?
    package let op: Datum
}
