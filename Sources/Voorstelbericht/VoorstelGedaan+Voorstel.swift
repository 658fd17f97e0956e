import Berichten
import Jeugdhulp
import Matching

extension VoorstelGedaan {
    /// The engine's proposal in the words of the contract.
    /// - Parameter register: knows where to ask for maatwerk when there is no option (#38).
    package init(
        _ voorstel: Voorstel, aanvraag: String, versie: Int, berekendOp: Tijdstip, register: Gemeenteregister
    ) {
        let gemeente = voorstel.opties.isEmpty ? voorstel.woonplaats.gemeente.flatMap(register.gemeente) : nil
        let maatwerk = gemeente.flatMap { register.contact(.maatwerk, voor: $0) }
        self.init(
            casusId: voorstel.casusId,
            aanvraag: aanvraag,
            versie: versie,
            regio: voorstel.regio?.naam ?? Landelijk.naam,
            tafel: voorstel.regio?.tafel ?? Landelijk.tafel,
            gemeente: Gemeente(
                code: voorstel.woonplaats.gemeente, regel: voorstel.woonplaats.regel,
                zekerheid: voorstel.woonplaats.zekerheid, toelichting: voorstel.woonplaats.toelichting),
            norm: voorstel.norm,
            opties: voorstel.opties.map(Optie.init(_:)),
            uitgesloten: voorstel.uitgesloten.map {
                Uitgesloten(
                    reden: $0.reden.rawValue, aantal: $0.aantal, hulpvraag: $0.hulpvraag, aanbod: $0.aanbod,
                    code: $0.reden.retourcode?.rawValue)
            },
            knelpunten: voorstel.knelpunten.map {
                Knelpunt(
                    hulpvraag: $0.hulpvraag, hulpvorm: $0.hulpvorm, voorziening: $0.voorziening,
                    reden: $0.reden.rawValue,
                    bij: maatwerk.map { String($0.description.prefix(200)) })
            },
            gewichten: voorstel.gewichten,
            berekendOp: berekendOp)
    }
}

extension VoorstelGedaan.Optie {
    init(_ optie: Matching.Optie) {
        self.init(
            rang: optie.rang,
            score: optie.score,
            aanbod: optie.aanbod.map {
                VoorstelGedaan.Onderdeel(
                    hulpvraag: $0.hulpvraag, aanbodId: $0.aanbodId, agb: $0.agb, naam: $0.naam, gemeente: $0.gemeente)
            },
            startVerwacht: optie.startVerwacht,
            afstandKm: optie.afstandHm.map { Double($0) / 10 },
            bereik: optie.bereik,
            criteria: optie.criteria.map {
                VoorstelGedaan.Criterium(
                    criterium: $0.criterium.rawValue, hulpvraag: $0.hulpvraag, punten: $0.punten, max: $0.max,
                    waarde: $0.waarde, uitleg: $0.uitleg)
            },
            stappen: optie.stappen.map {
                VoorstelGedaan.Stap(
                    stap: $0.stap.rawValue, bij: $0.bij, reden: $0.reden.rawValue, code: $0.code?.rawValue,
                    aanbodId: $0.aanbodId,
                    uitleg: $0.uitleg)
            },
            waarschuwingen: optie.waarschuwingen.map {
                VoorstelGedaan.Waarschuwing(code: $0.code.rawValue, dagen: $0.dagen)
            },
            vertrouwen: VoorstelGedaan.Vertrouwen(rawValue: optie.vertrouwen.rawValue) ?? .laag,
            controleren: optie.controleren)
    }
}
