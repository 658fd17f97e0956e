import Berichten
import Jeugdhulp
import Kafka
import Proefhulp
import Tafel

/// One market and the lives of its cases, through the real loop on a modelled log, from one seed.
public struct Simulatie {
    public let zaad: UInt64
    public let kanarie: Kanarie?

    public init(zaad: UInt64, kanarie: Kanarie? = nil) {
        self.zaad = zaad
        self.kanarie = kanarie
    }

    /// What was wrong, and what happened on the way there.
    public struct Gezakt: Error, CustomStringConvertible {
        public let zaad: UInt64
        public let reden: String
        public let spoor: [String]
        public var description: String {
            (spoor.suffix(60) + ["seed \(zaad): \(reden)", "again: make test-simulatie SEEDS=1 SEED=\(zaad)"])
                .joined(separator: "\n")
        }
    }

    /// What a run did, to see that runs do anything.
    public struct Verslag: Sendable {
        public var voorstellen = 0
        public var transacties = 0
        public var afgebroken = 0
        public var storingen = 0
        public var besluiten = 0
        /// Steps of which the outcome was laid beside that of the oracle.
        public var vergeleken = 0
        /// Nominations on a place that was held.
        public var gegund = 0
        /// Records that were committed sealed.
        public var verzegeld = 0
        /// Refusals that a report took away, and moments at which help ran for a part.
        public var vervallen = 0
        public var deels = 0
        /// Producers renewed, with memory read anew after each.
        public var vernieuwd = 0

        public static func + (a: Verslag, b: Verslag) -> Verslag {
            Verslag(
                voorstellen: a.voorstellen + b.voorstellen, transacties: a.transacties + b.transacties,
                afgebroken: a.afgebroken + b.afgebroken, storingen: a.storingen + b.storingen,
                besluiten: a.besluiten + b.besluiten, vergeleken: a.vergeleken + b.vergeleken,
                gegund: a.gegund + b.gegund, verzegeld: a.verzegeld + b.verzegeld,
                vervallen: a.vervallen + b.vervallen, deels: a.deels + b.deels, vernieuwd: a.vernieuwd + b.vernieuwd)
        }
    }

    /// A matcher read its memory anew and found another than it had, though nothing was torn.
    private struct MemoryApart: Error, CustomStringConvertible { let description: String }

    /// Rounds in which nothing goes wrong any more, after which everything must have been done.
    private static let rondenMax = 1_500

    /// - Throws: ``Gezakt`` when something does not hold.
    @discardableResult
    public func draai(metSpoor: Bool = false) throws -> Verslag {
        var keuze = Zaadgenerator(zaad: zaad)
        let storingen = Int.random(in: 3...14, using: &keuze)
        var (stappen, gegund) = (0, 0)
        var leven = (vervallen: 0, deels: 0)
        // One in four has everything sealed; the oracle never has, and must say the same.
        let wereld = Wereld(
            zaad: zaad, storingen: storingen, verzegelt: zaad % 4 == 2, kanarie: kanarie, metSpoor: metSpoor)
        // Canaries keep the paths that their seeds were found on.
        wereld.vertraagt = kanarie == nil && zaad % 5 < 2
        // Instances know their world: without this neither would ever go, nor the descriptors they hold.
        defer { wereld.instanties = [] }
        do {
            // One in three a step at a time, beside the oracle; the others all at once.
            if zaad % 3 == 0 { stappen = try stapVoorStap(wereld) } else { try doorElkaar(wereld) }
            leven = try Levenstoets(wereld.log).controleer()
            gegund = try controleer(wereld)
            // Where a commit may come late it can land between reading the cases and reading what the tables see: that is
            // what is looked for then, and mended.
            guard wereld.verschillen == 0 || wereld.vertraagt else {
                throw MemoryApart(description: "memory and log did not agree on \(wereld.verschillen) things")
            }
        } catch {
            throw Gezakt(zaad: zaad, reden: "\(error)", spoor: wereld.spoor)
        }
        let topics = wereld.topics
        return Verslag(
            voorstellen: wereld.log.alleTopics.filter { $0.contains(".voorstellen.") }
                .reduce(0) { $0 + wereld.log.geschiedenis($1).count },
            transacties: wereld.log.transacties.filter { $0.stand == .bevestigd }.count,
            afgebroken: wereld.log.transacties.filter { $0.stand == .afgebroken }.count, storingen: storingen,
            besluiten: wereld.log.geschiedenis(topics.besluiten).count, vergeleken: stappen,
            gegund: gegund,
            verzegeld: wereld.log.alleTopics.reduce(0) { som, topic in
                som + wereld.log.zoalsHetLigt(topic).count { $0.geopend != nil }
            }, vervallen: leven.vervallen, deels: leven.deels, vernieuwd: wereld.vernieuwingen)
    }

    // MARK: The two ways to run

    /// One thing happens, everything settles, the next thing happens: then there is only one right outcome.
    /// - Returns: how many things happened with the same outcome.
    private func stapVoorStap(_ wereld: Wereld) throws -> Int {
        var stappen = 0
        let orakel = Wereld(zaad: zaad, storingen: 0)
        defer { orakel.instanties = [] }
        var partijen = Partijen(zaad: zaad, eenTegelijk: true)
        try start(wereld, aantal: 2)
        try start(orakel, aantal: 1)
        let begin = partijen.begin()
        for een in [wereld, orakel] {
            een.neem(.berichten(begin))
            try rust(een, blijft: true)
        }
        for _ in 0..<Self.stappenMax {
            let tot = (wereld.log.volgnummer, orakel.log.volgnummer)
            let voorval = partijen.voorval(orakel.log, vandaag: orakel.klok.dag)
            for een in [orakel, wereld] {
                een.neem(voorval)
                try rust(een, blijft: true)
            }
            guard try Orakel.isGelijk(wereld.log, orakel.log, sinds: tot) else { break }
            stappen += 1
            try wissel(wereld)
        }
        wereld.storingen = 0
        try rust(wereld)
        if stappen == Self.stappenMax { try Orakel.vergelijk(wereld.log, orakel.log) }
        return stappen
    }

    private static let stappenMax = 20

    /// Everything at once.
    private func doorElkaar(_ wereld: Wereld) throws {
        var partijen = Partijen(zaad: zaad, eenTegelijk: false)
        wereld.neem(.berichten(partijen.begin()))
        try start(wereld, aantal: Int.random(in: 1...3, using: &wereld.toeval))
        var voorvallen = 24
        wereld.tussendoor = { wereld in
            guard voorvallen > 0, wereld.kans(50) else { return }
            voorvallen -= 1
            wereld.neem(partijen.voorval(wereld.log, vandaag: wereld.klok.dag))
        }
        for _ in 0..<400 where wereld.stoort || voorvallen > 0 {
            wereld.instanties.randomElement(using: &wereld.toeval)?.stap()
            if wereld.kans(20) { wereld.verstrijk(Int64.random(in: 1...400, using: &wereld.toeval)) }
            if wereld.kans(15) { wereld.tussendoor(wereld) }
            if wereld.kans(2) { try wissel(wereld) }
            if wereld.kans(2) { wereld.ruimOp() }
        }
        wereld.storingen = 0
        try rust(wereld)
    }

    private func start(_ wereld: Wereld, aantal: Int) throws {
        for nummer in 0..<aantal { wereld.instanties.append(try Instantie("m\(nummer)", wereld)) }
    }

    /// A matcher stops in good order, or another comes; also one under a name that is taken.
    private func wissel(_ wereld: Wereld) throws {
        guard wereld.kans(40) else { return }
        let namen = ["m0", "m1", "m2"]
        if wereld.instanties.filter({ !$0.isGestopt }).count > 1, wereld.kans(50) {
            wereld.instanties.filter { !$0.isBezig && !$0.isGestopt }.randomElement(using: &wereld.toeval)?.stopNet()
        } else if let naam = namen.randomElement(using: &wereld.toeval) {
            wereld.noteer("another \(naam) is started")
            wereld.instanties.append(try Instantie(naam, wereld))
        }
        wereld.instanties.removeAll { $0.isGestopt && !$0.isBezig }
    }

    /// Goes on until nothing waits to be done.
    /// - Parameter blijft: whether things go on going wrong, so that they may keep it from coming to rest.
    private func rust(_ wereld: Wereld, blijft: Bool = false) throws {
        for _ in 0..<Self.rondenMax {
            if wereld.instanties.allSatisfy(\.isGestopt) { try start(wereld, aantal: 1) }
            for instantie in wereld.instanties { instantie.stap() }
            wereld.verstrijk(25)
            if wereld.isRustig { return }
        }
        throw Toets.Mis("after \(Self.rondenMax) rounds there is still something to do: \(wereld.nogTeDoen)")
    }

    // MARK: After the run

    /// - Returns: how many nominations were made on a place that was held.
    private func controleer(_ wereld: Wereld) throws -> Int {
        try Toets(wereld.log).controleer()
        var dubbelboeking = Dubbelboeking(wereld.log)
        let gegund = try dubbelboeking.controleer()
        let herrekening = Herrekening(wereld.log)
        let routers = wereld.instanties.compactMap(\.lus?.router)
        try herrekening.controleerLaatste(routers, vandaag: wereld.klok.dag)
        let gedaan = wereld.log.alleTopics.filter { $0.contains(".voorstellen.") }.flatMap(wereld.log.geschiedenis)
            .filter { $0.waarde != nil && !Toets.sleutel($0).contains("/") }
        for _ in 0..<2 {
            if let regel = gedaan.randomElement(using: &wereld.toeval) { try herrekening.controleer(regel) }
        }
        let inGeheugen = routers.flatMap(\.alleZaken).sorted { $0.casusId < $1.casusId }
        try gelijk(inGeheugen, herrekening.laatsteZaken(), "what the matchers remember is not what the log says")
        try herbouw(wereld, inGeheugen)
        return gegund
    }

    private func gelijk(_ zaken: [Zaak], _ hoort: [Zaak], _ wat: String) throws {
        guard zaken != hoort else { return }
        let ids = { (zaken: [Zaak]) in zaken.map { "\($0.casusId) v\($0.versie) on \($0.partitie)" } }
        let anders = zip(zaken, hoort).first { $0 != $1 }.map { ": \($0) and \($1)" } ?? ""
        throw Toets.Mis("\(wat): \(ids(zaken)) and \(ids(hoort))\(anders)")
    }

    /// One that starts from the compacted log knows the same and has nothing to add.
    private func herbouw(_ wereld: Wereld, _ inGeheugen: [Zaak]) throws {
        for instantie in wereld.instanties { instantie.stopNet() }
        wereld.instanties = []
        wereld.ruimOp(tombstones: true)
        let (voor, vast) = (Orakel.uitvoer(wereld.log), Orakel.vastgehouden(wereld.log))
        try start(wereld, aantal: 1)
        try rust(wereld)
        let vers = wereld.instanties.flatMap { $0.lus?.router.alleZaken ?? [] }
        try gelijk(vers, inGeheugen, "one that starts afresh remembers something else")
        guard Orakel.uitvoer(wereld.log) == voor, Orakel.vastgehouden(wereld.log) == vast else {
            throw Toets.Mis("one that starts afresh says things again")
        }
    }
}

extension Wereld {
    /// Something happens.
    func neem(_ voorval: Partijen.Voorval) {
        switch voorval {
        case .dagen(let aantal):
            klok.dag = klok.dag.plus(dagen: aantal)
            noteer("it is \(klok.dag)")
        case .berichten(let berichten):
            for bericht in berichten.flatMap({ kans(50) ? verzegeld($0) : [$0] }) {
                let plek = log.schrijf(
                    bericht.topic, partitie: bericht.partitie, sleutel: bericht.sleutel.map { Array($0.utf8) },
                    waarde: bericht.waarde, koppen: [("content-type", Array("application/cloudevents+json".utf8))])
                noteer("\(plek): \(bericht.sleutel ?? "no key"), \(bericht.waarde?.count ?? 0) bytes")
            }
        }
    }

    func ruimOp(tombstones: Bool = false) {
        for topic in [topics.zaken, topics.aanbod, topics.contracten, topics.plaatsen, topics.sleutels] {
            log.ruimOp(topic, &toeval, tombstones: tombstones)
        }
    }

    /// Everything was read, decided and committed.
    var isRustig: Bool { nogTeDoen.isEmpty }

    var nogTeDoen: [String] {
        var uit: [String] = groep.isRustig ? [] : ["partitions move: \(groep.leden) \(groep.berichten)"]
        if instanties.allSatisfy(\.isGestopt) { uit.append("nobody is there") }
        uit += instanties.filter { !$0.isRustig }.map { "\($0.naam) is at work" }
        for plek in [topics.aanvragen, topics.besluiten].flatMap(log.plekken(van:)) {
            if !log.lees(plek, vanaf: log.vastgelegd[plek] ?? 0, aantalMax: 1).isEmpty { uit.append("\(plek)") }
        }
        for instantie in instanties where !instantie.isGestopt {
            for (plek, plaats) in instantie.model.marktlezer.plaatsen
            where !log.lees(plek, vanaf: plaats, aantalMax: 1).isEmpty { uit.append("\(instantie.naam) \(plek)") }
        }
        return uit
    }
}
