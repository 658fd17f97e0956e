import Berichten
import Jeugdhulp
import Matching

/// What comes without a message.
extension Verwerker {
    /// What time brings: steps of ladders whose day has come, and answers that did not come in time. On a new day every
    /// open case is looked at again too (ages, dates, old reports), and cases that were closed long ago are forgotten.
    package mutating func tik(_ klok: Klok) -> [OutgoingMessage] {
        nieuweDag(klok) + opschalen(klok) + termijnen(klok)
    }

    private mutating func nieuweDag(_ klok: Klok) -> [OutgoingMessage] {
        let vandaag = klok.vandaag
        guard vandaag != laatsteDag else { return [] }
        laatsteDag = vandaag
        teHerzien.formUnion(open.alleIds)
        let teVergeten = zaken.values.filter { zaak in
            zaak.geslotenOp.map { vandaag - $0 >= Zaak.vergeetNaDagen } ?? false
        }
        return teVergeten.sorted { $0.casusId < $1.casusId }.flatMap { zaak in
            bewaar(nil, voor: zaak.casusId)
            // An aanbieder that did not report for so long has no place to tell of either.
            return zaak.loop.bezet.map { geefVrij($0.aanbodId, zaak.casusId) } + [
                OutgoingMessage(
                    topic: topics.zaken, partitie: zaak.partitie, sleutel: Array(zaak.casusId.utf8), waarde: nil)
            ]
        }
    }

    /// Voordrachten of which the term to answer passed: no answer is never a yes.
    private mutating func termijnen(_ klok: Klok) -> [OutgoingMessage] {
        let nu = klok.nu()
        var uit: [OutgoingMessage] = []
        for casusId in antwoordagenda.verschenen(op: klok.dag(nu)).prefix(Self.opschalenAantalMax) {
            guard let zaak = zaken[casusId] else { continue }
            var nieuw = zaak
            let om = omstandigheden(zaak, nu: nu, klok)
            // Time is never refused.
            guard let effecten = try? nieuw.loop.neem(.dagVoorbij, om), !effecten.isEmpty else {
                antwoordagenda.zet(casusId, op: nil)
                continue
            }
            uit += voerUit(effecten, nieuw, vorige: zaak, nu: nu, klok)
        }
        return uit
    }
}
