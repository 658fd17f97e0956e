import Berichten
import Jeugdhulp
import Testing

@testable import Bord
@testable import ReadStore

extension SamplePages {
    func kaart(heelLand: Bool = false) -> KaartPage {
        let register = Gemeenteregister.landelijk
        let twente = register.regio(naam: "Twente")
        let rond = twente.map { $0.aangrenzend.union([$0.id]) } ?? []
        let omgeving = heelLand ? [] : register.gemeenten.filter { rond.contains($0.regio) }.map(\.code)
        var tellingen: [Gemeentecode: Gemeentetelling] = [:]
        for stuk in aanbod {
            var telling = tellingen[stuk.gemeente] ?? Gemeentetelling(aanbod: 0, vrij: 0, verouderd: 0)
            telling.aanbod += 1
            telling.vrij += stuk.plaatsen.vrij
            if Self.vandaag - stuk.wachttijd.peildatum >= Aanbodfilter.verouderdNaDagen { telling.verouderd += 1 }
            tellingen[stuk.gemeente] = telling
        }
        return KaartPage(
            kader: kader(), filter: Aanbodfilter(),
            aanbod: aanbod.map {
                Aanbodregel(aanbod: $0, overeenkomst: .contract, bereik: .eigenRegio, gemeldOp: Self.vandaag)
            },
            gevonden: aanbod.count, gemeenten: tellingen,
            eigenRegio: Set(register.gemeenten.filter { $0.regio == twente?.id }.map(\.code)),
            omgeving: Set(omgeving))
    }

    /// A year of invented cases: more come in each month than are closed.
    static func feiten() -> Beeldfeiten {
        let gemeenten = ["0141", "0153", "0164", "0173"].compactMap { Gemeentecode($0) }
        let hulpvormen: [Hulpvorm] = [.anderVerblijf, .ambulant, .gezinsgericht]
        let begin = vandaag.plus(weken: -56)
        let zaken = (0..<90).map { nummer in
            let ingekomen = begin.plus(dagen: nummer * 4)
            let dicht = nummer % 3 == 0 || nummer % 7 == 0
            let gestart = nummer % 3 == 0 ? ingekomen.plus(weken: 6 + nummer % 13) : nil
            return Zaakfeit(
                gemeente: gemeenten[nummer % 4], hulpvorm: hulpvormen[nummer % 3], gi: nummer % 2 == 0 ? "jbov" : "wss",
                ingekomen: ingekomen, gesloten: dicht ? ingekomen.plus(weken: 8 + nummer % 13) : nil, gestart: gestart,
                via: gestart == nil ? nil : nummer % 2 == 0 ? .doorbraaktafel : .anders,
                norm: ingekomen.plus(weken: 10), trede: nummer % 4, opties: nummer % 6 == 1 ? 0 : 3,
                knelpunten: nummer % 6 == 1 ? ["geen-aanbod"] : nummer % 2 == 1 ? ["geen-contract"] : [])
        }
        return Beeldfeiten(
            zaken: zaken,
            besluiten: (0..<24).map { Besluitfeit(op: vandaag, rang: $0 % 6 == 5 ? nil : $0 % 5 == 0 ? 2 : 1) })
    }

    func beeld() -> BeeldPage { BeeldPage(kader: kader(), cijfers: Beeldcijfers(Self.feiten(), vandaag: Self.vandaag)) }

    /// Every page, in each state that looks otherwise, by the name of its file.
    func alle() throws -> [String: any Page] {
        var leeg = overzicht()
        (leeg.zaken, leeg.tellingen, leeg.gevonden) = ([], Zaaktellingen(), 0)
        var niets = overzicht(Zaakfilter { $0 == "zoek" ? "<script>alert(1)</script>" : nil })
        (niets.zaken, niets.gevonden) = ([], 0)
        var fout = try casus(
            "vb-02-gezinshuis",
            formulier: Besluitformulier(
                besluit: "voordracht", fouten: [FieldError(veld: "rol", tekst: "Kies uw rol.")]))
        fout.melding = .fouten
        return [
            "overzicht": overzicht(), "overzicht-leeg": leeg, "overzicht-niets": niets,
            "casus": try casus("vb-03-plafond"), "casus-paar": try casus("vb-05-lvb-ggz"),
            "casus-geen-optie": try casus("vb-10-geen-aanbod"), "casus-fout": fout,
            "casus-eerst": try collegaWasEerst(), "kaart": kaart(), "kaart-land": kaart(heelLand: true),
            "beeld": beeld(),
            "aanbod-melden": FormPage(kader: kader(.aanbieder(try agb())), soort: .aanbod),
            "indienen-fout": FormPage(
                kader: kader(.gi("jbov")), soort: .casus, waarden: ["casusId": ["\"><b>x"]],
                fouten: [
                    FieldError(veld: "casusId", tekst: "Gebruik letters, cijfers, punten en streepjes."),
                    FieldError(veld: "urgentie", tekst: "Kies hoe dringend het is."),
                ]),
            "fout": ErrorPage(
                kader: kader(nil), status: 404, titel: "Deze pagina is er niet",
                uitleg: "Het adres klopt niet, of de zaak hoort bij een andere regio.", watNu: "Ga naar het overzicht."),
            "inloggen": LoginPage(
                kader: kader(nil),
                rollen: [
                    LoginPage.Proefrol(
                        waarde: "expertteam/twente", naam: "Expertteam Twente", uitleg: "Ziet de zaken van Twente.",
                        wachtend: 42),
                    LoginPage.Proefrol(
                        waarde: "expertteam/zeeland", naam: "Expertteam Zeeland", uitleg: "Ziet de zaken van Zeeland.",
                        wachtend: 0),
                    LoginPage.Proefrol(waarde: "gi/jbov", naam: "GI jbov", uitleg: "Dient een zaak in."),
                ]),
            "toegankelijkheid": AccessibilityPage(kader: kader()),
        ]
    }

    private func agb() throws -> AgbCode { try #require(AgbCode("99000201")) }

    private func collegaWasEerst() throws -> CasusPage {
        var blad = try casus("vb-02-gezinshuis")
        let besluit = BesluitGenomen(
            casusId: "vb-02-gezinshuis", regio: "twente", besluit: .voordracht, rol: "voorzitter-expertteam",
            reden: "past-het-best", versie: 1, optie: .init(rang: 1, aanbod: ["gh-almelo-lvb"]),
            op: Tijdstip("2026-11-20T09:10:00Z") ?? Tijdstip(Self.vandaag))
        blad.melding = .collegaWasEerst(besluit)
        blad.gebeurd = [.besluit(besluit)]
        return blad
    }
}
