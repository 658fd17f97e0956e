import Jeugdhulp
import ReadStore

extension Aanbodfilter {
    /// Reads a query; what is not understood counts as not asked.
    init(_ waarde: (String) -> String?) {
        self = .alles
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
