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

/// Two offers for one family, each with so many of its children (#59).
package struct Plekkenpaar: Sendable {
    package struct Deel: Sendable {
        package let plek: Plekkeuze.Adres
        package let kinderen: Int
    }

    package let delen: [Deel]
    /// How many of the asked doelgroepen the one that lacks most lacks.
    package let gemist: Int
    package let punten: Int
    package let start: Datum
}

extension Markt {
    /// What the engine proposes to a family that agrees to be apart, best first.
    package func plekkenparen(voor casus: Casus, vandaag: Datum) -> [Plekkenpaar] {
        let gevraagd = casus.aanvraag.hulpvragen.first?.doelgroepen ?? []
        return Splitsing.paren(casus, query(casus, vandaag: vandaag)).map { paar in
            let delen = zip(paar.kandidaten, paar.casussen).map { kandidaat, deel in
                Plekkenpaar.Deel(plek: adres(kandidaat), kinderen: deel.aanvraag.jeugdigen.count)
            }
            let gemist = delen.compactMap { aanbod(op: $0.plek) }.map { gevraagd.subtracting($0.doelgroepen).aantal }
            return Plekkenpaar(
                delen: delen, gemist: gemist.max() ?? 0, punten: paar.punten,
                start: paar.kandidaten.map { Datum(dagen: $0.start) }.max() ?? vandaag)
        }
    }

    private func adres(_ kandidaat: Kandidaat) -> Plekkeuze.Adres {
        .init(bucket: kandidaat.bucket, block: kandidaat.position.block, slot: kandidaat.position.slot)
    }

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
                        plek: adres(kandidaat))
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
