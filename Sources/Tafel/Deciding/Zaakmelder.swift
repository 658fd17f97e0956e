import Berichten
import Jeugdhulp

/// Word of where a case stands, to its GI, its table or both.
struct Zaakmelder {
    let composer: RecordComposer
    let register: Gemeenteregister

    /// - Parameter zaak: remembers whether something of this stands at its table.
    func meld(_ melding: Zaakmelding, _ zaak: inout Zaak, _ moment: Moment) -> [OutgoingMessage] {
        let status = status(melding, zaak, nu: moment.nu)
        var uit: [OutgoingMessage] = []
        if melding.aan != .tafel { uit.append(composer.status(status, moment)) }
        guard melding.aan != .gi, zaak.isOpen, !zaak.regio.isEmpty else { return uit }
        zaak.meldtAanTafel = true
        uit.append(composer.melding(status, regio: zaak.regio, moment))
        return uit
    }

    func status(_ melding: Zaakmelding, _ zaak: Zaak, nu: Tijdstip) -> StatusGewijzigd {
        let tafel = zaak.isOpen && !zaak.regio.isEmpty ? register.tafel(naam: zaak.regio) : nil
        return StatusGewijzigd(
            casusId: zaak.casusId, gi: zaak.gi, fase: melding.fase, versie: zaak.versie > 0 ? zaak.versie : nil,
            regio: tafel?.naam, tafel: tafel?.tafel, wat: melding.wat, wie: melding.wie, uiterlijk: melding.uiterlijk,
            gewijzigd: melding.gewijzigd, gestart: melding.gestart, besluit: melding.besluit,
            gestartVoor: melding.gestartVoor, nogOpen: melding.nogOpen, termijnen: termijnen(zaak),
            op: nu)
    }

    /// The terms of an open case; of one that ended nothing runs any more.
    private func termijnen(_ zaak: Zaak) -> Termijnen {
        guard zaak.isOpen else { return Termijnen() }
        return Termijnen(
            norm: Omstandigheden.norm(zaak),
            antwoord: zaak.loop.antwoordTeLaatOp?.plus(dagen: -1),
            start: zaak.loop.startUiterlijk)
    }
}
