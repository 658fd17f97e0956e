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
            "mijn-zaken": mijnZaken(), "mijn-zaken-leeg": MijnZakenPage(kader: kader(.gi("jbov")), zaken: []),
            "voordrachten": try voordrachten(),
            "voordracht-antwoorden": FormPage(
                kader: kader(.aanbieder(try agb())), soort: .antwoord(try voordracht("1", nil))),
            "start-melden": FormPage(kader: kader(.gi("jbov")), soort: .gestart(casusId: "vb-01-pmt")),
            "zaak-intrekken": FormPage(kader: kader(.gi("jbov")), soort: .intrekken(casusId: "vb-01-pmt")),
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

    private func mijnZaken() -> MijnZakenPage {
        let fasen: [StatusGewijzigd.Fase] = [.voorgesteld, .voordracht, .toelichtingVereist, .gesloten]
        let zaken = fasen.enumerated().map { nummer, fase in
            StatusGewijzigd(
                casusId: "vb-0\(nummer)", gi: "jbov", fase: fase, versie: 1, regio: "Twente", tafel: "RET Twente",
                wat: "Er ligt een voorstel met drie opties.", wie: "RET Twente beslist.",
                uiterlijk: Self.vandaag.plus(dagen: 3 - nummer * 4), op: Tijdstip(Self.vandaag))
        }
        let afkeuring = Afkeuring(
            .veldOntbreekt, veld: "data.koers", "De koers ontbreekt.", "Vul in wanneer de koers is vastgesteld.")
        let geweigerd = BerichtAfgekeurd(
            berichtId: "b1", casusId: "vb-09", gi: "jbov", afkeuring: afkeuring,
            bron: .init(topic: "doorbraak.aanvragen", partitie: 0, offset: 3), op: Tijdstip(Self.vandaag))
        return MijnZakenPage(
            kader: kader(.gi("jbov")), zaken: zaken, geweigerd: [geweigerd], volledig: false, verzonden: "vb-01")
    }

    private func voordracht(_ nummer: String, _ antwoord: AanbiederGeantwoord.Antwoord?) throws -> Voordrachtstand {
        let agb = try agb()
        let voordracht = VoordrachtGedaan(
            casusId: "vb-0\(nummer)", voordrachtId: "0e4f2c1a-0000-4000-8000-00000000000\(nummer)", agb: agb,
            aanbodId: "gh-almelo-lvb", versie: 1, antwoordUiterlijk: Self.vandaag.plus(dagen: -1),
            behoefte: .init(
                hulpvorm: .gezinsgericht, voorziening: Voorziening("gezinshuis"),
                doelgroepen: Doelgroepen(namen: ["lvb"]) ?? [],
                leeftijdsgroep: .van4tot12, aantalJeugdigen: 2, regio: "twente"))
        return Voordrachtstand(
            voordracht: voordracht, op: Tijdstip(Self.vandaag), vervallen: nil,
            antwoord: antwoord.map {
                AanbiederGeantwoord(
                    casusId: voordracht.casusId, agb: agb, aanbodId: voordracht.aanbodId, antwoord: $0, op: Self.vandaag
                )
            })
    }

    private func voordrachten() throws -> VoordrachtenPage {
        VoordrachtenPage(
            kader: kader(.aanbieder(try agb())),
            voordrachten: [
                try voordracht("1", nil), try voordracht("2", .intakeGepland), try voordracht("3", .geaccepteerd),
            ], verzonden: "vb-02")
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
