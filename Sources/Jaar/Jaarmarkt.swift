import Jeugdhulp
import Matching
import Proefmarkt

/// A year of one region as it would come, whatever is done about it: who asks for help when, and when places come free.
///
/// Where the sources say nothing the number is an assumption, and named so here: nobody has counted a year yet.
package struct Jaarmarkt {
    package struct Kind {
        let aanvraag: Aanvraag
        /// Days after the begin.
        let aankomst: Int
    }

    /// A place that comes free for a child that is stuck.
    package struct VrijePlek {
        /// Place in `aanbod`.
        let aanbod: Int
        let dag: Int
    }

    /// Days in a year: rates are for these.
    package static let jaarDagen = 365
    /// Stuck children wait about half a year (assumption): by that and the number that waits, two such numbers come in
    /// a year.
    private static let perJaarMaalWachtend = 2
    /// As many places come free in a year as there are children (assumption); not all of them where they are needed.
    private static let plekkenPerKind = 1.0
    /// Chance in a hundred that an aanbieder takes a child that fits (assumption).
    static let jaProcent = 80
    /// Days in which an aanbieder answers, on the telephone and on a voordracht (assumption).
    static let antwoordDagen = 2
    /// Children that did not get timely help in the Netherlands in 2020 (regels §1b).
    private static let landelijkWachtend = 5_000
    private static let peiling = 20_000

    package let regio: Regio
    package let begin: Datum
    package let zaad: UInt64
    package let wachtend: Int
    /// How many days are played.
    package let dagen: Int
    package private(set) var kinderen: [Kind] = []
    package private(set) var aanbod: [Aanbod] = []
    package private(set) var plekken: [VrijePlek] = []

    package init(_ regio: Regio, zaad: UInt64, begin: Datum, dagen: Int = jaarDagen) throws {
        self.dagen = dagen
        self.regio = regio
        self.begin = begin
        self.zaad = zaad
        let landelijk = try Marktgenerator(zaad: zaad, aanbod: Self.peiling, casussen: 0, vandaag: begin)
        let hier = Self.nummers(landelijk, regio, begin)
        wachtend =
            Scenario.alle.flatMap(\.groepen).first { $0.regios == [regio.slug] }?.casussen
            ?? max(10, Self.landelijkWachtend * hier.count / Self.peiling)
        var dobbel = SplitMix64(zaad: zaad)
        try maakKinderen(hier, &dobbel)
        maakPlekken(landelijk, &dobbel)
    }

    /// Numbers of aanvragen for which a gemeente of the region is responsible.
    private static func nummers(_ markt: Marktgenerator, _ regio: Regio, _ dag: Datum) -> [Int] {
        (0..<peiling).filter { nummer in
            let aanvraag = markt.aanvraag(nummer, hulpvragen: 1)
            guard aanvraag.urgentie != .crisis else { return false }
            return Casus(aanvraag: aanvraag, ingediendOp: dag, register: .landelijk).gemeente?.regio == regio.id
        }
    }

    private mutating func maakKinderen(_ hier: [Int], _ dobbel: inout SplitMix64) throws {
        let perJaar = wachtend * Self.perJaarMaalWachtend
        var rij = hier[...]
        for dag in 0..<dagen {
            let nieuw = dag == 0 ? wachtend : dobbel.poisson(Double(perJaar) / Double(Self.jaarDagen))
            guard nieuw > 0 else { continue }
            let markt = try Marktgenerator(
                zaad: zaad, aanbod: Self.peiling, casussen: 0, vandaag: begin.plus(dagen: dag))
            for nummer in rij.prefix(nieuw) {
                kinderen.append(Kind(aanvraag: markt.aanvraag(nummer, hulpvragen: 1), aankomst: dag))
            }
            rij = rij.dropFirst(nieuw)
        }
    }

    /// Offers of the region and those beside it, of kinds that are asked for; as many as there are children waiting.
    private mutating func maakPlekken(_ markt: Marktgenerator, _ dobbel: inout SplitMix64) {
        let register = Gemeenteregister.landelijk
        let gevraagd = Set(kinderen.flatMap { $0.aanvraag.hulpvragen.map(\.hulpvorm) })
        for nummer in 0..<Self.peiling where aanbod.count < wachtend {
            let een = markt.aanbod(nummer)
            guard gevraagd.contains(een.hulpvorm), let gemeente = register.gemeente(een.gemeente),
                register.bereik(van: regio.id, naar: gemeente.regio) <= .aangrenzend
            else { continue }
            aanbod.append(een.met(vrij: 0, gemeldOp: begin))
        }
        let perDag = Double(kinderen.count) * Self.plekkenPerKind / Double(dagen) / Double(max(1, aanbod.count))
        for dag in 0..<dagen {
            for plaats in aanbod.indices {
                for _ in 0..<dobbel.poisson(perDag) { plekken.append(VrijePlek(aanbod: plaats, dag: dag)) }
            }
        }
    }

    /// Whether this aanbieder would take this child, whoever asks and however.
    func zegtJa(_ kind: Int, _ plaats: Int) -> Bool {
        var dobbel = SplitMix64(zaad: zaad &+ UInt64(kind) &* 1_000_003 &+ UInt64(plaats))
        return Int(dobbel.next() % 100) < Self.jaProcent
    }

    /// For each child the offers that fit it by the rules, whatever is free.
    func passend() -> [[Int]] {
        let voorwaarden = Markt().voorwaarden
        return kinderen.map { kind in
            let dag = begin.plus(dagen: kind.aankomst)
            let casus = Casus(aanvraag: kind.aanvraag, ingediendOp: dag, register: .landelijk)
            let norm = Norm.passendeHulp(
                maatregel: kind.aanvraag.maatregel, uiterlijkeDatum: kind.aanvraag.uiterlijkeDatum, vandaag: dag)
            return kind.aanvraag.hulpvragen.first.map { hulpvraag in
                let beoordelaar = Beoordelaar(hulpvraag: hulpvraag, casus: casus, norm: norm.uiterlijk, vandaag: dag)
                return aanbod.indices.filter { plaats in
                    if case .success = beoordelaar.beoordeel(aanbod[plaats], bij: voorwaarden) { true } else { false }
                }
            } ?? []
        }
    }

    /// The day on which help begins when an aanbieder says yes on a day.
    func start(_ plaats: Int, jaOp dag: Int) -> Int { dag + aanbod[plaats].wachttijd.totaalWeken * 7 }
}

extension Aanbod {
    func met(vrij: Int, gemeldOp dag: Datum) -> Aanbod {
        Aanbod(
            aanbodId: aanbodId, agb: agb, naam: naam, gemeente: gemeente, hulpvorm: hulpvorm, voorziening: voorziening,
            doelgroepen: doelgroepen, leeftijd: leeftijd, door18: door18,
            plaatsen: Plaatsen(
                totaal: max(plaatsen.totaal, vrij), vrij: vrij, vrijVanaf: nil, samenMax: plaatsen.samenMax),
            wachttijd: Wachttijd(
                aanmeldWeken: min(wachttijd.aanmeldWeken, 4), behandelWeken: min(wachttijd.behandelWeken, 4),
                peildatum: dag, methode: wachttijd.methode),
            stop: nil, individueleOvereenkomst: true, startZonderBeschikking: startZonderBeschikking)
    }
}

/// SplitMix64: the same numbers from the same seed on every machine.
struct SplitMix64: RandomNumberGenerator {
    private var stand: UInt64

    init(zaad: UInt64) { stand = zaad }

    mutating func next() -> UInt64 {
        stand &+= 0x9E37_79B9_7F4A_7C15
        var waarde = stand
        waarde = (waarde ^ (waarde >> 30)) &* 0xBF58_476D_1CE4_E5B9
        waarde = (waarde ^ (waarde >> 27)) &* 0x94D0_49BB_1331_11EB
        return waarde ^ (waarde >> 31)
    }

    /// How many come in a unit of time in which `gemiddeld` do on average (Knuth).
    mutating func poisson(_ gemiddeld: Double) -> Int {
        // e^-x as a series of its own: the C library's may differ in the last bit between machines.
        var grens = 1.0
        var term = 1.0
        for macht in 1...30 {
            term *= -gemiddeld / Double(macht)
            grens += term
        }
        var (aantal, product) = (0, 1.0)
        while true {
            product *= Double(next() >> 11) / 9_007_199_254_740_992
            guard product > grens, aantal < 1_000 else { return aantal }
            aantal += 1
        }
    }
}
