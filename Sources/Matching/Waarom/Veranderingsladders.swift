import Jeugdhulp

/// For each fact the values it could have, the smallest change first.
struct Veranderingsladders {
    let proef: WhatIf
    /// What the offer lacks, over all hulpvragen it answers.
    let gemist: Doelgroepen
    /// The contract status now.
    let overeenkomst: Overeenkomst
    /// When help could start now.
    let start: Datum

    private static let wekenMax = 1_040
    private static let dagenMax = 3 * 366
    /// Of more missing doelgroepen than this not every selection is tried, only ever longer ones.
    private static let keuzesMax = 5
    /// The highest age that a report can name (not included).
    private static let leeftijdMax = 23

    /// Empty where the fact is no obstacle or cannot be changed.
    func sporten(_ feit: Verandering.VeranderbaarFeit) -> [Verandering] {
        switch feit {
        case .opgave: opgave
        case .vrij: vrij
        case .vrijVanaf: vrijVanaf
        case .wachttijd: wachttijd
        case .stop: aanbod.inStop ? [.geenStop] : []
        case .contract: contract
        case .individueleOvereenkomst:
            overeenkomst == .geen && !aanbod.individueleOvereenkomst ? [.individueleOvereenkomst] : []
        case .doelgroepen: doelgroepen
        case .samen: samen
        case .leeftijd: leeftijd
        case .gemeente: gemeente
        case .machtiging: Uitsluitingstoets.mistMachtiging(aanbod, casus) ? [.machtigingGesloten] : []
        case .wachtOp: wachtOp
        case .geprobeerd: geprobeerd
        }
    }

    /// Whether each rung is at least as good for the offer as the one before it.
    static func klimt(_ feit: Verandering.VeranderbaarFeit) -> Bool {
        switch feit {
        case .opgave, .vrij, .vrijVanaf, .wachttijd, .contract, .samen: true
        case .doelgroepen, .leeftijd, .gemeente, .stop, .individueleOvereenkomst, .machtiging, .wachtOp, .geprobeerd:
            false
        }
    }

    private var aanbod: Aanbod { proef.aanbod }
    private var casus: Casus { proef.casus }
    private var vandaag: Datum { proef.vandaag }
    private var nodig: Int { max(1, casus.aantal) }

    private var opgave: [Verandering] {
        let oud = aanbod.wachttijd.peildatum
        // A report of tomorrow says nothing of today.
        guard oud < vandaag else { return oud > vandaag ? [.opgave(vandaag)] : [] }
        return dagen(van: max(oud.plus(dagen: 1), vandaag.plus(dagen: -Self.dagenMax)), tot: vandaag)
            .map { .opgave($0) }
    }

    private var vrij: [Verandering] {
        aanbod.plaatsen.vrij < nodig ? (aanbod.plaatsen.vrij + 1...nodig).map { .vrij($0) } : []
    }

    private var vrijVanaf: [Verandering] {
        guard aanbod.plaatsen.vrij < nodig else { return [] }
        let naWachttijd = vandaag.plus(weken: min(aanbod.wachttijd.totaalWeken, Self.wekenMax))
        // Without a day, one after the wait makes the start later but is still better than not knowing.
        let laatste = aanbod.plaatsen.vrijVanaf?.plus(dagen: -1) ?? naWachttijd.plus(dagen: 366)
        let eind = min(laatste, vandaag.plus(dagen: 7 * Self.wekenMax + 366))
        return dagen(van: vandaag, tot: eind).reversed().map { .vrijVanaf($0) }
    }

    private var wachttijd: [Verandering] {
        let nu = min(aanbod.wachttijd.totaalWeken, Self.wekenMax)
        return nu > 0 ? (0..<nu).reversed().map { .wachttijd($0) } : []
    }

    private var contract: [Verandering] {
        switch overeenkomst {
        case .contract, .lopendeHulp, .onbekend: []
        case .plafondBijna: [.contract(.ruim)]
        case .plafondBereikt: [.contract(.bijna), .contract(.ruim)]
        case .geen: [.contract(.bereikt), .contract(.bijna), .contract(.ruim)]
        }
    }

    private var samen: [Verandering] {
        guard aanbod.hulpvorm.metVerblijf, aanbod.plaatsen.samenMax < nodig else { return [] }
        return (aanbod.plaatsen.samenMax + 1...nodig).map { .samen($0) }
    }

    /// Fewest first; every selection where they are few. The last is all of them.
    private var doelgroepen: [Verandering] {
        let losse = gemist.namen.compactMap(Doelgroepen.init(naam:))
        guard losse.count <= Self.keuzesMax else {
            return losse.indices.map { tot in .doelgroepen(losse[...tot].reduce(into: []) { $0.formUnion($1) }) }
        }
        guard !losse.isEmpty else { return [] }
        let keuzes = (1..<(1 << losse.count)).map { bits in
            losse.indices.filter { bits & (1 << $0) != 0 }.reduce(into: Doelgroepen()) { $0.formUnion(losse[$1]) }
        }
        return keuzes.sorted { ($0.aantal, $0.rawValue) < ($1.aantal, $1.rawValue) }.map { .doelgroepen($0) }
    }

    /// Only the bounds that the children need; one bound before two. The last has them all.
    private var leeftijd: [Verandering] {
        let leeftijden = casus.aanvraag.jeugdigen.flatMap { jeugdige in
            [vandaag, start].map { jeugdige.leeftijd(op: $0, opgegevenOp: casus.ingediendOp) }
        }
        guard let jongste = leeftijden.min(), let oudste = leeftijden.max(), oudste < Self.leeftijdMax else {
            return []
        }
        let nu = aanbod.leeftijd
        let (van, tot) = (min(nu.van, jongste), max(nu.tot, oudste + 1))
        let door18 = aanbod.door18 || oudste >= 18
        var uit: [Verandering] = []
        for (v, t, d) in [
            (van, nu.tot, aanbod.door18), (nu.van, tot, aanbod.door18), (nu.van, nu.tot, door18),
            (van, tot, aanbod.door18), (van, nu.tot, door18), (nu.van, tot, door18), (van, tot, door18),
        ] {
            let sport = Verandering.leeftijd(Leeftijdsgrens(van: v, tot: t), door18: d)
            let zelfde = v == nu.van && t == nu.tot && d == aanbod.door18
            if !zelfde, !uit.contains(sport) { uit.append(sport) }
        }
        return uit
    }

    /// The nearest first. The last, which stands for the best, is where the child wants it to be.
    private var gemeente: [Verandering] {
        let hier = aanbod.gemeente
        guard let ideaal = casus.nabij, ideaal != hier else { return [] }
        let anderen = proef.register.gemeenten.map(\.code).filter { $0 != hier && $0 != ideaal }
        let afstanden = anderen.map { ($0, proef.register.afstandHm(hier, $0) ?? 0) }
        let grens = proef.register.afstandHm(hier, ideaal) ?? Int.max
        // Further than where the child wants it is no smaller change.
        let dichter = afstanden.filter { $0.1 < grens }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        return (dichter.map(\.0) + [ideaal]).map { .gemeente($0) }
    }

    private var geprobeerd: [Verandering] {
        let staat = Uitsluitingstoets.isGeprobeerd(
            aanbod, casus, overeenkomst, contract: proef.contract, vandaag: vandaag)
        return staat ? [.pogingVervalt] : []
    }

    private var wachtOp: [Verandering] {
        casus.aanvraag.wachtOp?.blokkeert(aanbod.voorziening) == true ? [.nietMeerWachten] : []
    }

    private func dagen(van: Datum, tot: Datum) -> [Datum] {
        van <= tot ? (0...(tot - van)).map { van.plus(dagen: $0) } : []
    }
}
