import Jeugdhulp

/// What a proposal for one hulpvraag came down to, as far as it says whether an offer could change it.
///
/// Let `laagste` be the points of the last option on a full list. An offer with fewer than `laagste` -
/// `spreidingPunten` points, before and after, is in no way on that list or near it: the head of the spreading always
/// has at least `laagste` points, and only who is within `spreidingPunten` of a head can be put before it. What is
/// left is what all fitting offers lack; an offer that is not an option decides that only if no option has it.
struct Voorstelstand: Sendable {
    private let dag: Datum
    private let opties: Set<String>
    /// Fewer points than this cannot matter; `nil` while the list has room.
    private let grens: Int?
    private let eigenschappen: Eigenschappen

    /// What knelpunten ask of the fitting offers together.
    private struct Eigenschappen: OptionSet {
        let rawValue: UInt8
        static let volledig = Eigenschappen(rawValue: 1)
        static let opTijd = Eigenschappen(rawValue: 2)
        static let contract = Eigenschappen(rawValue: 4)
        static let plafondBereikt = Eigenschappen(rawValue: 8)

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

        /// What an option says of itself.
        init(_ optie: Optie, norm: Datum) {
            self = optie.startVerwacht <= norm ? .opTijd : []
            for uitslag in optie.criteria {
                switch (uitslag.criterium, uitslag.waarde) {
                case (.overeenkomst, Overeenkomst.contract.rawValue),
                    (.overeenkomst, Overeenkomst.lopendeHulp.rawValue),
                    (.overeenkomst, Overeenkomst.plafondBijna.rawValue):
                    insert(.contract)
                case (.overeenkomst, Overeenkomst.plafondBereikt.rawValue): insert(.plafondBereikt)
                default: break
                }
            }
        }
    }

    /// - Returns: `nil` for several hulpvragen: there every offer that answers one can make a combination.
    init?(_ voorstel: Voorstel, _ casus: Casus, vandaag: Datum, gewichten: Gewichten) {
        guard casus.aanvraag.hulpvragen.count == 1 else { return nil }
        dag = vandaag
        opties = Set(voorstel.opties.flatMap { $0.aanbod.map(\.aanbodId) })
        let vol = voorstel.opties.count == gewichten.lijst.optiesMax
        grens = vol ? voorstel.opties.map(\.score).min().map { $0 - gewichten.lijst.spreidingPunten } : nil
        var eigenschappen = voorstel.opties.reduce(into: Eigenschappen()) {
            $0.formUnion(Eigenschappen($1, norm: voorstel.norm.uiterlijk))
        }
        let gevraagd = casus.aanvraag.hulpvragen[0].doelgroepen.aantal
        let volledig = voorstel.opties.contains { optie in
            optie.criteria.contains { $0.criterium == .doelgroepen && $0.waarde == "\(gevraagd) van \(gevraagd)" }
        }
        if volledig { eigenschappen.insert(.volledig) }
        self.eigenschappen = eigenschappen
    }

    /// Whether the proposal could be another one now that `nieuw` stands where `vorig` stood.
    func kanVeranderen(
        door vorig: Aanbod?, _ nieuw: Aanbod?, _ casus: Casus, markt: Markt, vandaag: Datum
    ) -> Bool {
        guard vandaag == dag, let aanbodId = (nieuw ?? vorig)?.aanbodId, !opties.contains(aanbodId) else { return true }
        // Most cases that ask for this help have a child of another age: no more needs to be known of those.
        let opLeeftijd = [vorig, nieuw].contains {
            $0.map { Toets.pastLeeftijd($0, casus, vandaag: vandaag) } ?? false
        }
        if !opties.isEmpty, !opLeeftijd { return false }
        let norm = Norm.passendeHulp(
            maatregel: casus.aanvraag.maatregel, uiterlijkeDatum: casus.aanvraag.uiterlijkeDatum, vandaag: vandaag)
        let beoordelaar = Beoordelaar(
            hulpvraag: casus.aanvraag.hulpvragen[0], casus: casus, norm: norm.uiterlijk, vandaag: vandaag, markt: markt)
        let (voor, na) = (vorig.map(beoordelaar.beoordeel), nieuw.map(beoordelaar.beoordeel))
        if opties.isEmpty { return anders(voor, na) }
        let (was, wordt) = (try? voor?.get(), try? na?.get())
        guard let grens else { return was != nil || wordt != nil }
        if [was, wordt].contains(where: { ($0?.totaal ?? .min) >= grens }) { return true }
        let (had, heeft) = (
            was.map { Eigenschappen($0, norm: norm.uiterlijk) } ?? [],
            wordt.map { Eigenschappen($0, norm: norm.uiterlijk) } ?? []
        )
        return !had.symmetricDifference(heeft).isSubset(of: eigenschappen)
    }

    /// Where nothing fits, the reasons why are what a table reads.
    private func anders(
        _ voor: Result<Beoordeling, Beoordelaar.Grond>?, _ na: Result<Beoordeling, Beoordelaar.Grond>?
    ) -> Bool {
        guard case .failure(let was) = voor, case .failure(let wordt) = na else { return true }
        return was.reden != wordt.reden
    }
}
