import Foundation
import Jeugdhulp

/// The rules of the domain that no schema can tell: looked at after a message has been read.
package struct Keuring: Sendable {
    let register: Gemeenteregister

    package init(register: Gemeenteregister) {
        self.register = register
    }

    /// Refuses a message that has the right form but may not be taken in.
    /// - Parameters:
    ///   - waarde: the bytes the event was read from, for the search for a BSN in fields nobody knows.
    ///   - vandaag: what dates are held against. ``Datum/laatste``: none is, for who reads a log again later.
    package func keur(_ gebeurtenis: Gebeurtenis, waarde: Data, vandaag: Datum) throws(Afkeuring) {
        try keurBsn(gebeurtenis.inhoud, waarde)
        try keurStuurtekens(gebeurtenis.inhoud, waarde)
        if vandaag != .laatste { try keurDatums(gebeurtenis.inhoud, vandaag) }
        switch gebeurtenis.inhoud {
        case .aanvraagIngediend(let aanvraag): try keur(aanvraag, vandaag)
        case .aanbodGemeld(let aanbod): try keur(aanbod, vandaag)
        case .contractGemeld(let contract): _ = try contract.contract(register)
        case .hulpGestart(let start): try nietNa(vandaag, start.op, "data.op")
        case .hulpGestopt(let stop): try nietNa(vandaag, stop.op, "data.op")
        case .aanvraagIngetrokken(let intrekking): try nietNa(vandaag, intrekking.op, "data.op")
        default: break
        }
    }

    private func keurBsn(_ inhoud: Inhoud, _ waarde: Data) throws(Afkeuring) {
        guard Bsn.kanErIn(waarde) else { return }
        var gevonden: String?
        do throws(NodeDecoder.NotJSON) {
            gevonden = try Bsn.pad(in: waarde)
            // In binary mode the data itself may have members `specversion` and `data`, and then those beside them are
            // not searched: what was read of it is.
            if gevonden == nil { gevonden = try Bsn.pad(in: Data(inhoud.json.bytes)) }
        } catch {
            throw Afkeuring(
                .geenJson, "Een deel van het bericht is niet te lezen.", "Haal weg wat geen geldige JSON is.")
        }
        guard let gevonden else { return }
        throw Afkeuring(
            .bsn, veld: gevonden, "Hier staat een getal van 9 cijfers dat een BSN kan zijn.",
            "Haal het weg. Stuur nooit een BSN mee.")
    }

    private func keur(_ aanvraag: Aanvraag, _ vandaag: Datum) throws(Afkeuring) {
        guard aanvraag.urgentie != .crisis else {
            throw Afkeuring(
                .crisis, veld: "data.urgentie", "Een crisis hoort niet bij de Doorbraaktafel.",
                "Bel nu de spoedhulp van de regio (dag en nacht bereikbaar).")
        }
        try nietNa(vandaag, aanvraag.maatregel.uitgesprokenOp, "data.maatregel.uitgesprokenOp")
        try nietNa(vandaag, aanvraag.maatregel.kennisgevingOp, "data.maatregel.kennisgevingOp")
        try nietNa(vandaag, aanvraag.koersVastgesteldOp, "data.koers.vastgesteldOp")
        try nietNa(vandaag, aanvraag.wachtSinds, "data.wachtSinds")
        try nietNa(vandaag, aanvraag.woonplaats.verblijf?.sinds, "data.woonplaats.verblijf.sinds")
        for (index, poging) in aanvraag.reedsGeprobeerd.enumerated() {
            try nietNa(vandaag, poging.op, "data.reedsGeprobeerd[\(index)].op")
        }
        for (index, hulp) in aanvraag.lopendeHulp.enumerated() {
            guard case .verhuizing(let op) = hulp.grond else { continue }
            try nietNa(vandaag, op, "data.lopendeHulp[\(index)].verhuisdOp")
        }
        try keurGemeenten(aanvraag, vandaag)
        guard Set(aanvraag.hulpvragen.map(\.id)).count == aanvraag.hulpvragen.count else {
            throw Afkeuring(
                .dubbeleHulpvraag, veld: "data.hulpvragen", "Twee hulpvragen hebben hetzelfde id.",
                "Geef elke hulpvraag een eigen id.")
        }
    }

    /// A fact of the past may name a gemeente that is no more; a fact of today may not.
    private func keurGemeenten(_ aanvraag: Aanvraag, _ vandaag: Datum) throws(Afkeuring) {
        let feiten = aanvraag.woonplaats
        try bestaat(feiten.brpGemeente, "data.woonplaats.brpGemeente", vandaag)
        try bestaat(feiten.werkelijkVerblijfGemeente, "data.woonplaats.werkelijkVerblijfGemeente", vandaag)
        try bestaat(feiten.ontvangendeGemeente, "data.woonplaats.ontvangendeGemeente", vandaag)
        try bestaat(aanvraag.wensen.nabijGemeente, "data.wensen.nabijGemeente", vandaag)
        try bestaat(feiten.verblijf?.gemeente, "data.woonplaats.verblijf.gemeente", vandaag)
        try bestaat(feiten.gemeldInGemeente, "data.woonplaats.gemeldInGemeente", nil)
        try bestaat(feiten.moederBrpGemeenteBijGeboorte, "data.woonplaats.moederBrpGemeenteBijGeboorte", nil)
        try bestaat(feiten.verblijf?.brpGemeenteVoorVerblijf, "data.woonplaats.verblijf.brpGemeenteVoorVerblijf", nil)
        try bestaat(feiten.gezag?.gemeente, "data.woonplaats.gezag.gemeente", nil)
        try bestaat(feiten.gezag?.andereGemeente, "data.woonplaats.gezag.andereGemeente", nil)
        for (index, jeugdige) in aanvraag.jeugdigen.enumerated() {
            let (eigen, veld) = (jeugdige.woonplaats, "data.jeugdigen[\(index)].woonplaats")
            try bestaat(eigen?.brpGemeente, "\(veld).brpGemeente", vandaag)
            try bestaat(eigen?.verblijf?.brpGemeenteVoorVerblijf, "\(veld).verblijf.brpGemeenteVoorVerblijf", nil)
        }
    }

    private func keur(_ aanbod: Aanbod, _ vandaag: Datum) throws(Afkeuring) {
        try bestaat(aanbod.gemeente, "data.gemeente", vandaag)
        guard aanbod.leeftijd.van < aanbod.leeftijd.tot else {
            throw Afkeuring(
                .buitenGrenzen, veld: "data.leeftijd.tot", "De leeftijd tot is niet hoger dan de leeftijd van.",
                "Verbeter van of tot. Tot 12 betekent: jonger dan 12.")
        }
    }

    func nietNa(_ vandaag: Datum, _ datum: Datum?, _ veld: String) throws(Afkeuring) {
        guard let datum, datum > vandaag else { return }
        throw Afkeuring(
            .datumInToekomst, veld: veld, "Deze datum ligt in de toekomst.",
            "Verbeter de datum. Vandaag is \(vandaag).")
    }

    /// - Parameter op: the day on which the gemeente had to be there; nil: any day.
    private func bestaat(_ code: Gemeentecode?, _ veld: String, _ op: Datum?) throws(Afkeuring) {
        guard let code, register.gemeente(code) == nil else { return }
        guard let vroeger = register.herindeling(code) else {
            throw Afkeuring(
                .onbekendeGemeente, veld: veld, "Deze gemeentecode bestaat niet.",
                "Gebruik de CBS-code van 4 cijfers van een gemeente van nu, bijvoorbeeld 0193.")
        }
        guard let op, vroeger.tot <= op else { return }
        throw Afkeuring(
            .onbekendeGemeente, veld: veld, register.zin(code) ?? "",
            vroeger.isOpgegaan ? "Gebruik de code van de gemeente van nu." : "Kies de gemeente waar het nu bij hoort.")
    }
}
