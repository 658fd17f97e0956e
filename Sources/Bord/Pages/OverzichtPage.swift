import Berichten
import Jeugdhulp

/// The open cases of a region: what a table opens in the morning.
struct OverzichtPage: Sendable {
    var kader: PageFrame
    /// What was asked; the form shows it again.
    var filter: Zaakfilter
    /// One page of what the filter found, in its order.
    var zaken: [Zaakregel]
    /// How many the filter found on all pages together.
    var gevonden: Int
    /// From 1.
    var pagina = 1
    var paginas = 1
    /// Counted over all open cases of the region, whatever the filter.
    var tellingen: Zaaktellingen
    /// What the filters can be set to, with how many open cases each has.
    var keuzes: Zaakkeuzes
}

/// One open case in the list.
struct Zaakregel: Sendable {
    var casusId: String
    /// The name of the jeugdregio, for who sees more than one; otherwise `nil`.
    var regio: String?
    var hulp: [Hulpsoort]
    /// `nil`: not known yet.
    var gemeente: Gemeentecode?
    var zekerheid: Zekerheid
    /// The lower-case name of the GI; `nil` when the table has not heard it.
    var gi: String?
    var urgentie: Urgentie = .regulier
    /// The day on which help must be there (#3).
    var norm: Datum
    var opties: Int
    /// When the best option could start.
    var eersteStart: Datum?
    /// Where the case stands; `nil` before its first status.
    var fase: StatusGewijzigd.Fase?
    /// Who must act now, in a sentence, and by when.
    var wie: String?
    var uiterlijk: Datum?
    /// The highest step of the ladder that was reached.
    var trede: Trede?
    var versie: Int
    /// The last change that the table could see.
    var gewijzigd: Tijdstip
    /// What that change was: "nieuw voorstel", "aanbieder heeft geantwoord".
    var gewijzigdDoor: String?

    struct Trede: Sendable, Equatable {
        var nummer: Int
        var naam: String
    }
}

/// A kind of help as people read it: the finer voorziening where it is known.
struct Hulpsoort: Sendable, Hashable {
    var hulpvorm: Hulpvorm
    var voorziening: Voorziening?
}

struct Zaaktellingen: Sendable, Equatable {
    var open = 0
    /// The norm date is past.
    var teLaat = 0
    /// The norm date is today or within fourteen days.
    var binnenkort = 0
    var zonderOptie = 0
    /// The table is to decide: no decision runs.
    var aanZet = 0
}

struct Zaakkeuzes: Sendable {
    var hulpvormen: [(Hulpvorm, Int)] = []
    var gemeenten: [(Gemeentecode, Int)] = []
    var gis: [(String, Int)] = []
}

/// Which cases are asked for, and in which order: the query of `Paths.overzicht`, and the fields of its form.
struct Zaakfilter: Sendable, Equatable {
    /// A part of a casusId, of the name of a gemeente, or of a kind of help.
    var zoek = ""
    var stand: Statusfilter = .alle
    var hulpvorm: Hulpvorm?
    var gemeente: Gemeentecode?
    var gi: String?
    var volgorde: Volgorde = .urgentie

    enum Statusfilter: String, Sendable, CaseIterable {
        case alle
        case teLaat = "te-laat"
        case binnenkort
        case zonderOptie = "zonder-optie"
        case aanZet = "aan-zet"
    }

    enum Volgorde: String, Sendable, CaseIterable {
        /// Urgency first, then the norm date, then the casusId.
        case urgentie
        /// Last change first.
        case gewijzigd
        /// By the name of the gemeente, then as `urgentie`.
        case gemeente
    }
}

extension Zaakfilter {
    static let zoekTekensMax = 80

    /// Reads a query; what is not understood counts as not asked, because a link must never end in an error.
    init(_ waarde: (String) -> String?) {
        zoek = String((waarde("zoek") ?? "").prefix(Self.zoekTekensMax))
        stand = waarde("stand").flatMap(Statusfilter.init) ?? .alle
        hulpvorm = waarde("hulpvorm").flatMap(Hulpvorm.init)
        gemeente = waarde("gemeente").flatMap { Gemeentecode($0) }
        gi = waarde("gi").flatMap { $0.isEmpty ? nil : $0 }
        volgorde = waarde("volgorde").flatMap(Volgorde.init) ?? .urgentie
    }

    /// The fields that are set, in the order of the form.
    var velden: [(naam: String, waarde: String)] {
        var velden: [(String, String)] = []
        if !zoek.isEmpty { velden.append(("zoek", zoek)) }
        if stand != .alle { velden.append(("stand", stand.rawValue)) }
        if let hulpvorm { velden.append(("hulpvorm", hulpvorm.rawValue)) }
        if let gemeente { velden.append(("gemeente", gemeente.description)) }
        if let gi { velden.append(("gi", gi)) }
        if volgorde != .urgentie { velden.append(("volgorde", volgorde.rawValue)) }
        return velden
    }
}
