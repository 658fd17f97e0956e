import Berichten
import Jeugdhulp

/// What tables decide and aanbieders answer.
extension Verwerker {
    /// One record of besluiten: everything that must be sent because of it, in the same transaction as its offset.
    package mutating func neemBesluit(_ inkomend: IncomingMessage, _ klok: Klok) -> [OutgoingMessage] {
        let nu = klok.nu()
        var gelezen: Zaakgebeurtenis?
        var bekend: (gebeurtenis: Zaakgebeurtenis, zaak: Zaak)?
        do throws(Afkeuring) {
            let gebeurtenis = try lees(inkomend, vandaag: klok.dag(nu))
            let (casusId, wat) = try inhoud(gebeurtenis)
            gelezen = wat
            if let verplaatst = verplaatst(inkomend, casusId) { return [verplaatst] }
            guard let vorige = zaken[casusId] else { throw .onbekendeCasus }
            let kenmerk = "\(gebeurtenis.source) \(gebeurtenis.id)"
            guard !vorige.gezien.contains(kenmerk) else { return [] }
            bekend = (wat, vorige)
            var zaak = vorige
            zaak.onthoud(kenmerk)
            let effecten = try zaak.loop.neem(wat, omstandigheden(vorige, nu: nu, klok))
            return voerUit(effecten, zaak, vorige: vorige, nu: nu, klok)
        } catch {
            return brief.records(
                inkomend, error, gi: bekend?.zaak.gi, aanbieder: aanbieder(gelezen), nu: nu, nieuwId: klok.nieuwId)
                + geweigerd(error, bekend, nu: nu, klok)
        }
    }

    private func inhoud(_ gebeurtenis: Gebeurtenis) throws(Afkeuring) -> (String, Zaakgebeurtenis) {
        switch gebeurtenis.inhoud {
        case .besluitGenomen(let besluit): return (besluit.casusId, .besluit(besluit))
        case .aanbiederGeantwoord(let antwoord): return (antwoord.casusId, .antwoord(antwoord))
        default: throw hoortHierNiet(gebeurtenis, topics.besluiten)
        }
    }

    /// Who answered, when the offer is its own: no invented name may get a topic.
    private func aanbieder(_ gelezen: Zaakgebeurtenis?) -> AgbCode? {
        guard case .antwoord(let antwoord)? = gelezen, opgave(antwoord.aanbodId)?.agb == antwoord.agb else {
            return nil
        }
        return antwoord.agb
    }

    /// The table that decided hears why nothing came of it; another table hears nothing of a case that is not its own.
    private mutating func geweigerd(
        _ afkeuring: Afkeuring, _ bekend: (gebeurtenis: Zaakgebeurtenis, zaak: Zaak)?, nu: Tijdstip, _ klok: Klok
    ) -> [OutgoingMessage] {
        guard case .besluit(let besluit)? = bekend?.gebeurtenis, var zaak = bekend?.zaak, zaak.isOpen,
            besluit.regio == zaak.regio
        else { return [] }
        let uit = meld(.geweigerd(afkeuring, fase: zaak.loop.fase.status), &zaak, nu: nu, klok)
        bewaar(zaak, voor: zaak.casusId)
        return uit + [opslag(zaak)]
    }
}
