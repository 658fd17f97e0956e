import Jeugdhulp
import ReadStore

extension Zaakfilter {
    static let zoekTekensMax = 80

    /// Reads a query; what is not understood counts as not asked, because a link must never end in an error.
    init(_ waarde: (String) -> String?) {
        self = .alles
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
