import Berichten
import Jeugdhulp
import ReadStore

extension OverzichtPage: Page {
    var html: String {
        PageTemplates.html(
            "overzicht", kader, titel: "Zaken", plek: Paths.overzicht,
            [
                "kop": kader.regio.map { "Zaken in \($0)" } ?? "Zaken",
                "inleiding": inleiding, "tellers": tellers,
                "zoek": filter.zoek, "stand": filter.stand.rawValue, "filtert": !filter.velden.isEmpty,
                "keuzes": keuzelijsten,
                "zaken": zaken.map { $0.vulling(kader) },
                "nietsOpen": tellingen.open == 0, "nietsGevonden": zaken.isEmpty && tellingen.open > 0,
                "gevonden": gevondenWoorden, "metRegio": zaken.contains { $0.regio != nil },
                "overzicht": Paths.overzicht,
                "bladeren": Pagination(pad: Paths.overzicht, velden: filter.velden, pagina: pagina, paginas: paginas)
                    .vulling,
            ])
    }

    private var inleiding: String {
        if tellingen.open == 0 { return "Er wacht nu geen kind." }
        let wacht = tellingen.open == 1 ? "Er is 1 open zaak." : "Er zijn \(tellingen.open) open zaken."
        if tellingen.teLaat == 0 { return wacht + " Bij geen zaak is de uiterste datum voorbij." }
        return wacht
            + " Bij \(tellingen.teLaat) had de hulp er al moeten zijn."
    }

    private var gevondenWoorden: String {
        gevonden == tellingen.open
            ? Wording.aantal(gevonden, "zaak", "zaken")
            : "\(Wording.aantal(gevonden, "zaak", "zaken")) van \(tellingen.open)"
    }

    /// The five numbers on top; each is a link that shows those cases.
    private var tellers: [TemplateContext] {
        let alle: [(Zaakfilter.Statusfilter, String, Int)] = [
            (.alle, "Open", tellingen.open), (.teLaat, "Te laat", tellingen.teLaat),
            (.binnenkort, "Binnen \(Termijn.binnenkortDagen) dagen", tellingen.binnenkort),
            (.zonderOptie, "Zonder optie", tellingen.zonderOptie), (.aanZet, "U bent aan zet", tellingen.aanZet),
        ]
        return alle.map { stand, naam, aantal in
            var ander = filter
            ander.stand = stand
            return [
                "naam": naam, "aantal": aantal, "klasse": stand.rawValue, "hier": filter.stand == stand,
                "pad": Pagination.adres(Paths.overzicht, ander.velden),
            ]
        }
    }

    private var keuzelijsten: TemplateContext {
        [
            "hulpvormen": keuze(
                keuzes.hulpvormen.map { ($0.0.rawValue, Wording.hoofdletter($0.0.omschrijving), $0.1) },
                filter.hulpvorm?.rawValue),
            "gemeenten": keuze(
                opNaam(keuzes.gemeenten.map { ($0.0.description, kader.gemeente($0.0), $0.1) }),
                filter.gemeente?.description),
            "gis": keuze(opNaam(keuzes.gis.map { ($0.0, Wording.gi($0.0), $0.1) }), filter.gi),
            "volgordes": volgordes,
        ]
    }

    private var volgordes: String {
        let namen: [(Zaakfilter.Volgorde, String)] = [
            (.urgentie, "Dringendste eerst"), (.gewijzigd, "Laatst veranderd eerst"), (.gemeente, "Op gemeente"),
        ]
        return Drawing.keuzes(namen.map { ($0.rawValue, $1) }, gekozen: filter.volgorde.rawValue)
    }

    private typealias FilterOption = (waarde: String, naam: String, aantal: Int)

    /// As people look for a name.
    private func opNaam(_ keuzes: [FilterOption]) -> [FilterOption] { keuzes.sorted { $0.naam < $1.naam } }

    private func keuze(_ keuzes: [FilterOption], _ gekozen: String?) -> String {
        Drawing.keuzes(keuzes.map { ($0.waarde, "\($0.naam) (\($0.aantal))") }, gekozen: gekozen)
    }
}
