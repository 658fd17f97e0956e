import Berichten
import Jeugdhulp
import ReadStore

extension Aanbodregel {
    func vulling(_ kader: PageFrame) -> TemplateContext {
        let wacht = aanbod.wachttijd
        let oud = kader.vandaag - wacht.peildatum
        let wachtWoorden = wacht.totaalWeken == 0 ? "geen" : Wording.aantal(wacht.totaalWeken, "week", "weken")
        return [
            "naam": aanbod.naam, "aanbodId": aanbod.aanbodId, "gemeente": kader.gemeente(aanbod.gemeente),
            "hulp": Wording.soort(aanbod.voorziening.naam), "hulpvorm": aanbod.hulpvorm.omschrijving,
            "doelgroepen": Wording.doelgroepen(aanbod.doelgroepen).joined(separator: ", "),
            "leeftijd": "\(aanbod.leeftijd.van) tot \(aanbod.leeftijd.tot) jaar" + (aanbod.door18 ? ", ook na 18" : ""),
            "vrij": aanbod.plaatsen.vrij, "totaal": aanbod.plaatsen.totaal, "geenVrij": aanbod.plaatsen.vrij == 0,
            "vanaf": (aanbod.plaatsen.vrijVanaf.map { "vrij vanaf \($0.kort)" }).of(false),
            "stop": stopWoorden.of(false),
            "wacht": wachtWoorden, "methode": wacht.methode == .verwacht ? "verwacht" : "gemeten",
            "overeenkomst": Wording.hoofdletter(Wording.overeenkomst(overeenkomst)),
            "los": aanbod.individueleOvereenkomst && overeenkomst != .contract,
            "bereik": bereik.map(Wording.bereik).of(false),
            "peil": wacht.peildatum.kort, "peilISO": wacht.peildatum.description,
            "oud": oud >= Aanbodfilter.verouderdNaDagen, "dagen": Wording.aantal(max(0, oud), "dag", "dagen"),
        ]
    }

    private var stopWoorden: String? {
        guard aanbod.inStop, let stop = aanbod.stop else { return nil }
        let tot = stop.opheffenBijWeken.map { ", tot de wachttijd \($0) weken is" } ?? ""
        return "Neemt niemand aan sinds \(stop.sinds.kort)\(tot)"
    }
}
