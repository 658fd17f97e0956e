import Berichten
import Jeugdhulp
import ReadStore

extension Zaakregel {
    func vulling(_ kader: PageFrame) -> TemplateContext {
        let vandaag = kader.vandaag
        let start = eersteStart.map { "start \($0.kort)" }
        return [
            "casusId": casusId, "pad": Paths.casus(casusId),
            "hulp": Wording.lijst(hulp.map(Wording.hulp)),
            "gemeente": kader.gemeente(gemeente), "handmatig": zekerheid == .handmatig,
            "gi": gi.map(Wording.giKort) ?? "onbekend", "regio": regio.of(false),
            "hoog": urgentie == .hoog, "termijn": Termijn(norm: norm, vandaag: vandaag).vulling,
            "opties": opties, "geenOpties": opties == 0,
            "optieWoord": opties == 1 ? "optie" : "opties",
            "start": start.of(false),
            "fase": fase.map(Wording.fase) ?? "Voorstel klaar", "faseKlasse": fase?.rawValue ?? "voorgesteld",
            "wie": wie.of(false), "uiterlijk": (uiterlijk.map { Wording.uiterlijk($0, vandaag: vandaag) }).of(false),
            "trede": trede.map { ["nummer": $0.nummer, "naam": $0.naam] as TemplateContext }.map { $0 as Any } ?? false,
            "gewijzigd": gewijzigd.woorden(vandaag: vandaag), "gewijzigdISO": gewijzigd.description,
            "gewijzigdDoor": gewijzigdDoor.map(Wording.nieuws).of(false), "versie": versie,
        ]
    }
}
