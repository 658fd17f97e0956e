import Berichten
import Jeugdhulp
import ReadStore

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
    var gebeurd: [Verloopfeit] = []
    /// What each version was, newest first; the first is `voorstel`.
    var versies: [Voorstelversie] = []
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
