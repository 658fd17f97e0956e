import Berichten
import Jeugdhulp

/// What can happen to a case.
public enum Zaakgebeurtenis: Sendable {
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
public enum Zaakeffect: Sendable, Equatable {
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
public struct Zaakmelding: Sendable, Equatable {
    public let aan: Aan
    public let fase: StatusGewijzigd.Fase
    public let wat, wie: String
    public var uiterlijk: Datum?
    public var gewijzigd: Versieverschil?
    public var gestart: Hulpstart?

    public enum Aan: Sendable {
        case giEnTafel
        /// Only the table: for the GI nothing changed.
        case tafel
        /// Only the GI: the table has nothing more to do with it.
        case gi
    }
}

/// What holds around a case when something happens to it.
public struct Omstandigheden: Sendable {
    public let vandaag: Datum
    /// The slug of the region whose table the case is with.
    public let regio: String
    public let tafel: String
    /// Werkdagen that an aanbieder has to answer.
    public let antwoordWerkdagen: Int
    /// The day on which help must be there (#3).
    public let norm: Datum?
    /// What the ladder asks next, in plain Dutch; `nil` when it has no further step.
    public let volgendeTrede: String?
    /// The list of an aanbieder on which the family stands (#33).
    public var wachtlijst: Wachtlijst?
    /// What people call an offer.
    public let naam: @Sendable (_ aanbodId: String) -> String
    /// A new UUID for a voordracht.
    public let nieuwId: @Sendable () -> String

    public init(
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
public struct Optiedeel: Sendable, Equatable, Decodable {
    public let hulpvraag, aanbodId: String
    public let agb: AgbCode
    /// How many places the proposal says are free now for this case; `nil` when it must wait for them.
    public let plaatsen: Int?

    public init(hulpvraag: String, aanbodId: String, agb: AgbCode, plaatsen: Int? = nil) {
        self.hulpvraag = hulpvraag
        self.aanbodId = aanbodId
        self.agb = agb
        self.plaatsen = plaatsen
    }
}

/// One aanbieder that was asked for one offer.
public struct Voorgedragen: Sendable, Equatable, Decodable {
    public let voordrachtId, aanbodId: String
    public let agb: AgbCode
    /// What the offer is asked for; the same offer can answer two.
    public let hulpvragen: [String]
    /// The version of the proposal that was decided on.
    public let versie: Int
    public internal(set) var antwoordUiterlijk: Datum
    public internal(set) var geaccepteerd = false
    public internal(set) var intake = Intake.geen
    /// How many places are held; `nil` where none was promised: the child joins the wait.
    public var aantal: Int?
    public internal(set) var reservering: Reservering?
    /// The day the aanbieder said yes.
    public internal(set) var geaccepteerdOp: Datum?

    public enum Reservering: Int, Sendable, Decodable {
        case gevraagd, toegekend
        /// The aanbieder took back what it reported; it was told.
        case betwist
    }

    public enum Intake: Int, Sendable, Decodable {
        case geen, gepland, gehouden
    }
}

/// An aanbieder that refused (#55).
public struct Geprobeerd: Sendable, Equatable, Decodable {
    public let agb: AgbCode
    public let aanbodId: String
    public let op: Datum
    /// As in `Poging.reden`.
    public var reden: String?

    var poging: Poging { Poging(agb: agb, aanbodId: aanbodId, op: op, uitkomst: .afgewezen, reden: reden) }
}

/// Where to then, by an aanbieder that could not help (#31).
public struct Vervolgadvies: Sendable, Equatable, Decodable {
    public let van: AgbCode
    public let agb: AgbCode?
    /// The code of the hulpvorm and the name of the voorziening.
    public let hulpvorm, voorziening: String?
    public let op: Datum
}
