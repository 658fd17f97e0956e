import Berichten
import Jeugdhulp

/// The sociale kaart: all help on offer, without a case.
struct KaartPage: Sendable {
    var kader: PageFrame
    var filter: Aanbodfilter
    /// One page of what the filter found.
    var aanbod: [Aanbodregel]
    var gevonden: Int
    /// From 1.
    var pagina = 1
    var paginas = 1
    /// For every gemeente with offers that the filter found, on all pages together.
    var gemeenten: [Gemeentecode: Gemeentetelling]
    /// The gemeenten of the reader's own region, outlined on the map; empty for who has none.
    var eigenRegio: Set<Gemeentecode> = []
    /// The gemeenten of the regions around it: the map shows both, or the whole country when this is empty.
    var omgeving: Set<Gemeentecode> = []

    struct Gemeentetelling: Sendable, Equatable {
        var aanbod: Int
        var vrij: Int
        var verouderd: Int
    }
}

/// One offer in the list.
struct Aanbodregel: Sendable {
    var aanbod: Aanbod
    /// How the reader's own inkoopregio stands with this aanbieder for this hulpvorm.
    var overeenkomst: Overeenkomststand
    /// From the reader's region to the offer; `nil` for who has no region.
    var bereik: Bereik?
    /// The day the report came in; `nil` when not known.
    var gemeldOp: Datum?
}

enum Overeenkomststand: String, Sendable, CaseIterable {
    case contract
    case plafondBijna = "plafond-bijna"
    case plafondBereikt = "plafond-bereikt"
    case geenContract = "geen-contract"
}

/// Which offers are asked for: the query of `Paths.kaart`, and the fields of its form.
struct Aanbodfilter: Sendable, Equatable {
    /// A part of a name of an aanbieder, of a gemeente or of a voorziening.
    var zoek = ""
    var hulpvorm: Hulpvorm?
    var voorziening: Voorziening?
    /// One doelgroep that the offer has experience with.
    var doelgroep: Doelgroepen?
    var gemeente: Gemeentecode?
    /// The name of a jeugdregio.
    var regio: String?
    /// At most this many weeks of waiting in all.
    var wachtWekenMax: Int?
    var overeenkomst: Overeenkomststand?
    /// Only what is free now.
    var vrij = false
    /// Only reports older than ``verouderdNaDagen``.
    var verouderd = false

    /// A report this old is marked stale.
    static let verouderdNaDagen = 30
}

extension Aanbodfilter {
    /// Reads a query; what is not understood counts as not asked.
    init(_ waarde: (String) -> String?) {
        zoek = String((waarde("zoek") ?? "").prefix(Zaakfilter.zoekTekensMax))
        hulpvorm = waarde("hulpvorm").flatMap(Hulpvorm.init)
        voorziening = waarde("voorziening").flatMap { Voorziening($0) }
        doelgroep = waarde("doelgroep").flatMap { Doelgroepen(naam: $0) }
        gemeente = waarde("gemeente").flatMap { Gemeentecode($0) }
        regio = waarde("regio").flatMap { $0.isEmpty ? nil : $0 }
        wachtWekenMax = waarde("wacht").flatMap { Int($0) }.flatMap { (0...520).contains($0) ? $0 : nil }
        overeenkomst = waarde("overeenkomst").flatMap(Overeenkomststand.init)
        vrij = waarde("vrij") == "ja"
        verouderd = waarde("verouderd") == "ja"
    }

    /// The fields that are set, in the order of the form.
    var velden: [(naam: String, waarde: String)] {
        var velden: [(String, String)] = []
        if !zoek.isEmpty { velden.append(("zoek", zoek)) }
        if let hulpvorm { velden.append(("hulpvorm", hulpvorm.rawValue)) }
        if let voorziening { velden.append(("voorziening", voorziening.naam)) }
        if let naam = doelgroep?.namen.first { velden.append(("doelgroep", naam)) }
        if let gemeente { velden.append(("gemeente", gemeente.description)) }
        if let regio { velden.append(("regio", regio)) }
        if let wachtWekenMax { velden.append(("wacht", String(wachtWekenMax))) }
        if let overeenkomst { velden.append(("overeenkomst", overeenkomst.rawValue)) }
        if vrij { velden.append(("vrij", "ja")) }
        if verouderd { velden.append(("verouderd", "ja")) }
        return velden
    }
}
