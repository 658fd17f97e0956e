import Berichten
import Jeugdhulp

/// One case with all that a table needs to decide: the need, the options with their reasons, and what went before.
struct CasusPage: Sendable {
    var kader: PageFrame
    /// The newest version.
    var voorstel: VoorstelGedaan
    var behoefte: Behoefte
    /// Where the case stands and who must act; `nil` before its first status.
    var status: StatusGewijzigd?
    /// The steps of the ladder that were told, oldest first.
    var opschalingen: [OpschalingBereikt] = []
    /// Steps of the ladder that are still to come, with the day on which each is reached.
    var komendeTreden: [KomendeTrede] = []
    var geprobeerd: [Poging] = []
    /// Decisions of tables and answers of aanbieders, oldest first.
    var gebeurd: [Gebeurd] = []
    /// What each version was, newest first; the first is `voorstel`.
    var versies: [Versie] = []
    /// The reports of the offers that are named, as they stand now, by aanbodId.
    var aanbod: [String: Aanbod] = [:]
    /// `nil` for who may read but not decide, and when the case is closed.
    var formulier: Besluitformulier?
    /// What became of what was just sent.
    var melding: Melding?

    /// What the table knows of the need: no name, no number, no free text.
    struct Behoefte: Sendable {
        var gi: String?
        var maatregel: Maatregelsoort?
        /// Whole years; one for each child.
        var leeftijden: [Int] = []
        var urgentie: Urgentie = .regulier
        var wachtSinds: Datum?
        var hulpvragen: [Hulpvraag] = []
        var maxAfstandKm: Int?
        var wachtOp: WachtOp?
    }

    struct KomendeTrede: Sendable {
        var nummer: Int
        var naam: String
        var wie: String
        var op: Datum
    }

    enum Gebeurd: Sendable {
        case besluit(BesluitGenomen)
        case antwoord(AanbiederGeantwoord)
        case status(StatusGewijzigd)
    }

    struct Versie: Sendable {
        var versie: Int
        var op: Tijdstip
        var opties: Int
        /// What is otherwise than in the version before it; `nil` for the first.
        var gewijzigd: Versieverschil?
    }

    enum Melding: Sendable {
        /// The decision was sent; what happens now follows by itself.
        case verzonden(BesluitGenomen.Besluit)
        /// Someone else decided between opening the page and sending: what, in which role, when. Nothing was sent.
        case collegaWasEerst(BesluitGenomen)
        /// The proposal has a new version: what is otherwise. Nothing was sent.
        case nieuweVersie(Versieverschil)
        /// The form is not complete; the errors stand in `formulier`.
        case fouten
    }
}

/// The decision form. Nothing is chosen beforehand (AVG art. 22): `nil` until a person chose.
///
/// Its fields: `csrf`, `versie`, `gezien` (how many decisions stood on the page), `besluit`, `optie` (a rank), `rol`,
/// `reden`.
struct Besluitformulier: Sendable {
    var besluit: String?
    var optie: String?
    var rol: String?
    var reden: String?
    /// By field name.
    var fouten: [FieldError] = []
    /// Roles and reasons to choose from; both go out as codes, never as a sentence about a child.
    static let rollen: [(code: String, naam: String)] = [
        ("voorzitter-expertteam", "Voorzitter van het expertteam"),
        ("lid-expertteam", "Lid van het expertteam"),
        ("gedragswetenschapper", "Gedragswetenschapper"),
        ("procesregisseur", "Procesregisseur"),
        ("inkoper", "Inkoper van de regio"),
    ]
    static let redenen: [(code: String, naam: String)] = [
        ("past-het-best", "Past het best bij dit kind"),
        ("wens-jeugdige-of-ouders", "Wens van het kind of de ouders"),
        ("eerder-beschikbaar", "Eerder beschikbaar"),
        ("dichter-bij-huis-of-school", "Dichter bij huis of school"),
        ("bij-broer-of-zus", "Bij een broer of zus"),
        ("bekend-met-gezin", "De aanbieder kent het gezin"),
        ("opgave-klopt-niet", "De opgave van de aanbieder klopt niet"),
        ("geen-optie-past", "Geen van de opties past"),
        ("eerst-contract-nodig", "Er moet eerst een contract komen"),
        ("norm-in-gevaar", "De uiterste datum komt in gevaar"),
        ("informatie-ontbreekt", "Er ontbreekt informatie in de aanvraag"),
        ("samen-besloten", "Samen met kind, ouders en GI besloten"),
        ("hulp-is-gestart", "De hulp is al gestart"),
    ]
}

/// What is wrong with one field of a form.
struct FieldError: Sendable, Equatable {
    /// The name of the field, as in the form.
    var veld: String
    /// What is wrong and what to do, in plain Dutch; never the value.
    var tekst: String
}
