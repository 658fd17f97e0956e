import Jeugdhulp

/// An offer that fits one hulpvraag of a case, for who divides places over many cases: no words, and no list of ten.
package struct Plekkeuze: Sendable {
    /// How many of the asked doelgroepen it lacks.
    package let gemist: Int
    package let punten: Int
    package let start: Datum
    package let plek: Adres

    /// Where an offer stands in the market that was asked. Good until the next report.
    package struct Adres: Sendable, Hashable {
        let bucket: Int
        let block, slot: Int
    }
}

extension Markt {
    /// Everything that fits, for each hulpvraag of the case: what the engine would call an option, whether there is
    /// room or not. In no order.
    package func plekkeuzen(voor casus: Casus, vandaag: Datum) -> [[Plekkeuze]] {
        let query = query(casus, vandaag: vandaag)
        return casus.aanvraag.hulpvragen.map { hulpvraag in
            let lagen = Selectie(hulpvraag, casus, query).lagen()
            return lagen.enumerated().flatMap { gemist, lijst in
                lijst.map { kandidaat in
                    Plekkeuze(
                        gemist: gemist, punten: kandidaat.punten, start: Datum(dagen: kandidaat.start),
                        plek: .init(
                            bucket: kandidaat.bucket, block: kandidaat.position.block, slot: kandidaat.position.slot))
                }
            }
        }
    }

    /// The offer at an address that this market gave.
    package func aanbod(op adres: Plekkeuze.Adres) -> Aanbod? {
        guard aanbod.buckets.indices.contains(adres.bucket) else { return nil }
        let bucket = aanbod.buckets[adres.bucket]
        guard bucket.blocks.indices.contains(adres.block), adres.slot < bucket.blocks[adres.block].aantal else {
            return nil
        }
        return bucket.aanbod(.init(block: adres.block, slot: adres.slot))
    }
}
