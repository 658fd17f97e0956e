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
            gemeente: Gemeente(voorstel.woonplaats),
            norm: voorstel.norm,
            opties: voorstel.opties.map(Optie.init(_:)),
            uitgesloten: voorstel.uitgesloten.map(Uitgesloten.init(_:)),
            knelpunten: voorstel.knelpunten.map {
                Knelpunt(
                    hulpvraag: $0.hulpvraag, hulpvorm: $0.hulpvorm, voorziening: $0.voorziening,
                    reden: $0.reden.rawValue,
                    bij: maatwerk.map { String($0.description.prefix(200)) })
            },
            gewichten: voorstel.gewichten,
            berekendOp: berekendOp)
        waarschuwingen = voorstel.waarschuwingen.map(Waarschuwing.init(_:))
        wachtOp = voorstel.wachten.map {
            Wachten(
                op: $0.op, wie: $0.wie, hulpvragen: $0.hulpvragen, verwachtOp: $0.verwachtOp,
                dagenVoorbij: $0.dagenVoorbij)
        }
        alternatieven = voorstel.alternatieven.map(Alternatief.init(_:))
        perJeugdige = voorstel.perJeugdige.enumerated().compactMap { plaats, woonplaats in
            woonplaats.map { Jeugdigewoonplaats(jeugdige: plaats + 1, gemeente: Gemeente($0)) }
        }
        let thuis = voorstel.woonplaats.gemeente.flatMap(register.gemeente)
        let route = thuis.map { register.contact(.maatwerk, voor: $0)?.description ?? "gemeente \($0.naam)" }
        buitenJeugdwet = voorstel.buitenJeugdwet.map {
            Andereroute(behoefte: $0, bij: route.map { String($0.prefix(200)) })
        }
    }
}

extension VoorstelGedaan.Gemeente {
    init(_ woonplaats: Woonplaats) {
        self.init(
            code: woonplaats.gemeente, regel: woonplaats.regel, zekerheid: woonplaats.zekerheid,
            toelichting: woonplaats.toelichting)
    }
}

extension VoorstelGedaan.Uitgesloten {
    init(_ rij: Matching.Uitgesloten) {
        self.init(
            reden: rij.reden.rawValue, aantal: rij.aantal, hulpvraag: rij.hulpvraag, aanbod: rij.aanbod.map(\.aanbodId),
            code: rij.reden.retourcode?.rawValue)
        aanbieders = rij.aanbod.map(\.agb)
        pogingen = rij.pogingen.map {
            VoorstelGedaan.Pogingsgrond(
                aanbod: $0.aanbod, reden: $0.reden.rawValue, op: $0.op, opheffing: $0.opheffing.code,
                vanzelfOp: $0.vanzelfOp, uitleg: $0.uitleg)
        }
    }
}

extension VoorstelGedaan.Waarschuwing {
    init(_ waarschuwing: Matching.Waarschuwing) {
        self.init(code: waarschuwing.code.rawValue, dagen: waarschuwing.dagen)
        (weken, op) = (waarschuwing.weken, waarschuwing.op)
        (reden, aanbod) = (waarschuwing.reden?.rawValue, waarschuwing.aanbod)
    }
}

extension VoorstelGedaan.Alternatief {
    init(_ alternatief: Matching.Alternatief) {
        self.init(
            hulpvraag: alternatief.hulpvraag, aanbod: alternatief.aanbod, naam: alternatief.naam,
            gemeente: alternatief.gemeente, voorziening: alternatief.voorziening, soort: alternatief.soort.rawValue,
            score: alternatief.score, startVerwacht: alternatief.startVerwacht,
            afstandKm: alternatief.afstandHm.map { Double($0) / 10 }, uitleg: alternatief.uitleg)
    }
}

extension VoorstelGedaan.Optie {
    init(_ optie: Matching.Optie) {
        self.init(
            rang: optie.rang,
            score: optie.score,
            aanbod: optie.aanbod.map {
                var deel = VoorstelGedaan.Onderdeel(
                    hulpvraag: $0.hulpvraag, aanbodId: $0.aanbodId, agb: $0.agb, naam: $0.naam, gemeente: $0.gemeente)
                deel.productcategorieen = $0.voorziening.productcategorieen.map(\.code)
                deel.jeugdigen = $0.jeugdigen
                return deel
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
                var stap = VoorstelGedaan.Stap(
                    stap: $0.stap.rawValue, bij: $0.bij, reden: $0.reden.rawValue, code: $0.code?.rawValue,
                    aanbodId: $0.aanbod?.aanbodId, uitleg: $0.uitleg)
                stap.agb = $0.aanbod?.agb
                return stap
            },
            waarschuwingen: optie.waarschuwingen.map(VoorstelGedaan.Waarschuwing.init(_:)),
            vertrouwen: VoorstelGedaan.Vertrouwen(rawValue: optie.vertrouwen.rawValue) ?? .laag,
            controleren: optie.controleren)
        vraagtRedenAfwijkingGezin = optie.vraagtRedenAfwijkingGezin
        gesplitst = optie.gesplitst.map { splitsing in
            VoorstelGedaan.Splitsing(
                afstandKm: splitsing.afstandHm.map { Double($0) / 10 },
                delen: splitsing.delen.map {
                    VoorstelGedaan.Splitsing.Deel(aanbod: $0.aanbod, leeftijden: $0.leeftijden, score: $0.score)
                })
        }
    }
}
