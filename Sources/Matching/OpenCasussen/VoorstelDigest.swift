import Jeugdhulp

/// A digest of the latest proposal for one hulpvraag: enough to say, by scoring one changed offer, that the proposal
/// cannot be another one. It errs on one side only: a case too many is ranked again, never one too few.
///
/// It is made from the scores that the options carry (``Optie/Onderdeel``), not from what they say.
///
/// Let `laagste` be the points of the last option on a full list. An offer with fewer than `laagste` -
/// `spreidingPunten` points, before and after, is in no way on that list or near it: the first candidate left while the
/// list is spread over aanbieders always has at least `laagste` points, and only one within `spreidingPunten` of it can
/// be put before it. What is left is what all fitting offers lack; an offer that is not an option decides that only if
/// no option has it.
struct VoorstelDigest: Sendable {
    private let dag: Datum
    private let beoordelaar: Beoordelaar
    /// The ages of the children on that day: bit n for age n.
    private let leeftijden: UInt32
    /// The hashes of their keys. Two keys with one hash only mean a case too many.
    private let opties: [Int]
    /// Fewer points than this cannot matter; `nil` while the list has room.
    private let grens: Int?
    private let eigenschappen: KnelpuntFlags

    /// What knelpunten ask of the fitting offers together.
    private struct KnelpuntFlags: OptionSet {
        let rawValue: UInt8
        static let volledig = KnelpuntFlags(rawValue: 1)
        static let opTijd = KnelpuntFlags(rawValue: 2)
        static let contract = KnelpuntFlags(rawValue: 4)
        static let plafondBereikt = KnelpuntFlags(rawValue: 8)

        init(rawValue: UInt8) { self.rawValue = rawValue }

        init(_ beoordeling: Beoordeling, norm: Datum) {
            self = beoordeling.gemist.isEmpty ? .volledig : []
            if beoordeling.start <= norm { insert(.opTijd) }
            switch beoordeling.overeenkomst {
            case .contract, .lopendeHulp, .plafondBijna: insert(.contract)
            case .plafondBereikt: insert(.plafondBereikt)
            case .geen, .onbekend: break
            }
        }
    }

    /// - Returns: `nil` for several hulpvragen, and for children who may be parted: there every offer that answers one
    /// can make a combination.
    init?(_ voorstel: Voorstel, _ casus: Casus, vandaag: Datum, gewichten: Gewichten) {
        guard casus.aanvraag.hulpvragen.count == 1, !casus.aanvraag.splitsenAkkoord else { return nil }
        dag = vandaag
        beoordelaar = Beoordelaar(
            hulpvraag: casus.aanvraag.hulpvragen[0], casus: casus, norm: voorstel.norm.uiterlijk, vandaag: vandaag)
        leeftijden = casus.aanvraag.jeugdigen.reduce(0) { bits, jeugdige in
            bits | 1 << UInt32(PlaneLayout.leeftijd(jeugdige.leeftijd(op: vandaag, opgegevenOp: casus.ingediendOp)))
        }
        opties = voorstel.opties.flatMap { $0.aanbod.map(\.sleutel.hashValue) }
        let vol = voorstel.opties.count == gewichten.lijst.optiesMax
        grens = vol ? voorstel.opties.map(\.score).min().map { $0 - gewichten.lijst.spreidingPunten } : nil
        eigenschappen = voorstel.opties.flatMap(\.aanbod).reduce(into: KnelpuntFlags()) {
            $0.formUnion(KnelpuntFlags($1.beoordeling, norm: voorstel.norm.uiterlijk))
        }
    }

    /// An offer as it was and as it is, with what is asked of it for every case worked out once.
    struct Aanbodwijziging {
        let vorig, nieuw: Aanbod?
        /// The hash of its key.
        let id: Int?
        /// The ages of which one of them takes each: bit n for age n.
        private let leeftijden: (vorig: UInt32, nieuw: UInt32)

        init(_ vorig: Aanbod?, _ nieuw: Aanbod?) {
            (self.vorig, self.nieuw) = (vorig, nieuw)
            id = (nieuw ?? vorig)?.sleutel.hashValue
            leeftijden = (Self.leeftijden(vorig), Self.leeftijden(nieuw))
        }

        func neemt(_ gevraagd: UInt32) -> Bool {
            leeftijden.vorig & gevraagd == gevraagd || leeftijden.nieuw & gevraagd == gevraagd
        }

        private static func leeftijden(_ aanbod: Aanbod?) -> UInt32 {
            guard let grens = aanbod?.leeftijd else { return 0 }
            // The last bit is for that age and over, which a wide range may take in part: then it counts as taken.
            return (0..<PlaneLayout.leeftijden).reduce(0) { bits, jaren in
                let laatste = jaren == PlaneLayout.leeftijden - 1 && grens.tot > jaren
                return grens.bevat(jaren) || laatste ? bits | 1 << UInt32(jaren) : bits
            }
        }
    }

    /// Whether the proposal could be another one after a change of an offer.
    func kanVeranderen(door verandering: Aanbodwijziging, bij voorwaarden: Voorwaarden, vandaag: Datum) -> Bool {
        let (vorig, nieuw) = (verandering.vorig, verandering.nieuw)
        guard vandaag == dag, let aanbod = verandering.id, !opties.contains(aanbod) else { return true }
        // Most cases that ask for this help have a child of another age: no more needs to be known of those.
        if !opties.isEmpty, !verandering.neemt(leeftijden) { return false }
        let (voor, na) = (
            vorig.map { beoordelaar.beoordeel($0, bij: voorwaarden) },
            nieuw.map { beoordelaar.beoordeel($0, bij: voorwaarden) }
        )
        if opties.isEmpty { return anders(voor, na) }
        let (was, wordt) = (try? voor?.get(), try? na?.get())
        guard let grens else { return was != nil || wordt != nil }
        if [was, wordt].contains(where: { ($0?.totaal ?? .min) >= grens }) { return true }
        let (had, heeft) = (
            was.map { KnelpuntFlags($0, norm: beoordelaar.norm) } ?? [],
            wordt.map { KnelpuntFlags($0, norm: beoordelaar.norm) } ?? []
        )
        return !had.symmetricDifference(heeft).isSubset(of: eigenschappen)
    }

    /// Where nothing fits, the reasons why are what a table reads.
    private func anders(
        _ voor: Result<Beoordeling, Beoordelaar.Uitsluitingsgrond>?,
        _ na: Result<Beoordeling, Beoordelaar.Uitsluitingsgrond>?
    ) -> Bool {
        guard case .failure(let was) = voor, case .failure(let wordt) = na else { return true }
        return was.reden != wordt.reden
    }
}
