import Foundation
import Proefhulp
import Testing

@testable import Tafelronde

@Suite("The solver beside SciPy, and its proof beside a checker that shares nothing with it")
struct OplosserTests {
    static let aantal = 1_000

    /// What is found wrong with the answers to random rounds, by the number of the round.
    static func klachten(_ zaden: Range<UInt64>, plant: PlantedFault? = nil) throws -> [String] {
        var stukken: [[String: Any]] = []
        var antwoorden: [(naam: String, Rondeantwoord)] = []
        for zaad in zaden {
            let soort = Proefopgave.Soort.allCases[Int(zaad % 3)]
            let opgave = Proefopgave(zaad: zaad, soort).opgave
            let antwoord = RoundSolver(opgave, plant: plant).los()
            antwoorden.append(("round \(zaad), \(soort)", antwoord))
            stukken.append(opgave.json(antwoord, metBewijs: soort != .alles))
        }
        return zip(antwoorden, try Scheidsrechter.oordeel(stukken)).compactMap { een, uitspraak in
            let (naam, antwoord) = een
            if let fout = uitspraak.fout { return "\(naam): \(fout)" }
            if antwoord.totaal.getal != uitspraak.totaal {
                return "\(naam): \(antwoord.totaal.getal), and HiGHS \(uitspraak.totaal)"
            }
            return antwoord.isExact ? nil : "\(naam): only bounded by \(antwoord.ondergrens.getal)"
        }
    }

    @Test("a thousand random rounds are as cheap as HiGHS finds them, and the proof of each holds")
    func scheidsrechter() throws {
        #expect(try Self.klachten(0..<UInt64(Self.aantal)).prefix(5) == [])
    }

    @Test("each planted error is caught", arguments: PlantedFault.allCases)
    func planten(plant: PlantedFault) throws {
        switch plant {
        case .gatBlijftOpen, .prijsDaaltNiet: #expect(!HerstelTests.klachten(0..<60, plant: plant).isEmpty)
        case .gelijkspelOpVolgorde: #expect(!VolgordeTests.klachten(0..<200, plant: plant).isEmpty)
        case .alleenEersteBogen: #expect(GroteRondeTests.klacht(plant: plant) != nil)
        default: #expect(try !Self.klachten(0..<300, plant: plant).isEmpty)
        }
    }
}

@Suite("One change is as good as all anew")
struct HerstelTests {
    /// A round as it changes, and the same from nothing each time.
    struct Gebeurtenissen {
        var g: Zaadgenerator
        var plaatsen: [Rondeopgave.Plaats]
        var dicht: Set<Int> = []
        let groepen: [Int]
        var zaken: [Int: (zonder: Kosten, bogen: [Arc])] = [:]
        var net: PriceNetwork

        init(zaad: UInt64, plant: PlantedFault?) {
            var g = Zaadgenerator(zaad: zaad)
            groepen = (0..<Int.random(in: 0...2, using: &g)).map { _ in Int.random(in: 1...3, using: &g) }
            plaatsen = []
            self.g = g
            net = PriceNetwork(plaatsen: [], groepen: groepen, zonder: [], bron: ArcList([]), plant: plant)
        }

        private mutating func prijs() -> Kosten { Kosten(laag: Int128(Int.random(in: 0...9, using: &g))) }

        mutating func gebeurtenis() {
            switch Int.random(in: 0...9, using: &g) {
            case 0...3:
                let bogen = plaatsen.indices.filter { !dicht.contains($0) && Bool.random(using: &g) }.map {
                    Arc(plaats: $0, kosten: prijs())
                }
                .sorted { ($0.kosten, $0.plaats) < ($1.kosten, $1.plaats) }
                let zonder = Kosten(laag: Int128(Int.random(in: 4...14, using: &g)))
                zaken[net.zaakErbij(zonder: zonder, bogen)] = (zonder, bogen)
            case 4...5:
                guard let weg = zaken.keys.sorted().randomElement(using: &g) else { return }
                zaken[weg] = nil
                net.zaakWeg(weg)
            case 6...7:
                let capaciteit = Int.random(in: 0...2, using: &g)
                let groep = groepen.isEmpty ? -1 : Int.random(in: -1..<groepen.count, using: &g)
                let vragers = zaken.keys.sorted().filter { _ in Bool.random(using: &g) }.map { ($0, prijs()) }
                let plaats = net.plaatsErbij(
                    capaciteit, groep: groep, vragers: vragers.map { (zaak: $0.0, kosten: $0.1) })
                plaatsen.append(.init(capaciteit: capaciteit, groep: groep))
                for (zaak, kosten) in vragers { zaken[zaak]?.bogen.append(Arc(plaats: plaats, kosten: kosten)) }
            case 8:
                guard let plaats = plaatsen.indices.randomElement(using: &g), !dicht.contains(plaats) else { return }
                let capaciteit = Int.random(in: 0...3, using: &g)
                plaatsen[plaats] = .init(capaciteit: capaciteit, groep: plaatsen[plaats].groep)
                net.zet(plaats, capaciteit: capaciteit)
            default:
                guard let plaats = plaatsen.indices.randomElement(using: &g) else { return }
                net.plaatsWeg(plaats)
                dicht.insert(plaats)
                plaatsen[plaats] = .init(capaciteit: 0, groep: plaatsen[plaats].groep)
                for zaak in zaken.keys { zaken[zaak]?.bogen.removeAll { Int($0.plaats) == plaats } }
            }
        }

        /// What differs from a solution from nothing: of divisions, of prices, of what they come to.
        mutating func verschil() -> String? {
            let volgorde = zaken.keys.sorted()
            var koud = PriceNetwork(
                plaatsen: plaatsen.map { ($0.capaciteit, $0.groep) }, groepen: groepen,
                zonder: volgorde.map { zaken[$0]?.zonder ?? .nul },
                bron: ArcList(volgorde.map { zaken[$0]?.bogen ?? [] }))
            let rang = Array(plaatsen.indices)
            koud.maakVast(Array(volgorde.indices), rang: rang)
            net.maakVast(volgorde, rang: rang)
            let (een, ander) = (net.bewijs(), koud.bewijs())
            if een.primair != ander.primair { return "\(een.primair.getal), and anew \(ander.primair.getal)" }
            if een.primair != een.duaal { return "costs \(een.primair.getal), proved \(een.duaal.getal)" }
            if volgorde.map(net.plek) != volgorde.indices.map(koud.plek) { return "another division" }
            if een.plaatsen != ander.plaatsen || een.groepen != ander.groepen { return "other prices" }
            return nil
        }
    }

    static func klachten(_ zaden: Range<UInt64>, plant: PlantedFault? = nil) -> [String] {
        zaden.flatMap { zaad in
            var loop = Gebeurtenissen(zaad: zaad, plant: plant)
            return (0..<25).compactMap { stap in
                loop.gebeurtenis()
                return loop.verschil().map { "seed \(zaad), step \(stap): \($0)" }
            }
        }
    }

    @Test("after each of random events the division, its prices and its proof are as from nothing")
    func herstel() {
        #expect(Self.klachten(0..<300).prefix(5) == [])
    }
}

@Suite("The order of arrival does not show")
struct VolgordeTests {
    static func klachten(_ zaden: Range<UInt64>, plant: PlantedFault? = nil) -> [String] {
        zaden.compactMap { zaad in
            var proef = Proefopgave(zaad: zaad, .groepen)
            let opgave = proef.opgave
            func plekken(_ volgorde: [Int]) -> [Int?] {
                var net = PriceNetwork(
                    plaatsen: opgave.plaatsen.map { ($0.capaciteit, $0.groep) }, groepen: opgave.groepen, zonder: [],
                    bron: ArcList([]), plant: plant)
                var nummer = [Int](repeating: 0, count: opgave.zaken.count)
                for zaak in volgorde {
                    let bogen = opgave.zaken[zaak].keuzes.map {
                        Arc(plaats: $0.eerstePlaats, kosten: $0.kosten)
                    }
                    nummer[zaak] = net.zaakErbij(zonder: opgave.zaken[zaak].zonder, bogen)
                }
                net.maakVast(nummer, rang: Array(opgave.plaatsen.indices))
                return nummer.map(net.plek)
            }
            let volgorde = Array(opgave.zaken.indices)
            return plekken(volgorde) == plekken(volgorde.shuffled(using: &proef.g)) ? nil : "seed \(zaad)"
        }
    }

    @Test("cases that come in any order get the same places")
    func volgorde() {
        #expect(Self.klachten(0..<400).prefix(5) == [])
    }
}

@Suite("Rounds that somebody made to hurt")
struct GroteRondeTests {
    static let laatste = 40

    /// Twenty cases whose arcs begin with the same places; only far down their lists is there room.
    static func klacht(plant: PlantedFault? = nil) -> String? {
        let zaken = (0..<20).map { zaak in
            Rondeopgave.Zaak(
                zonder: Kosten(laag: 10_000),
                keuzes: (0..<laatste).map {
                    .init(kosten: Kosten(laag: Int128($0)), gebruik: [.init(plaats: $0, aantal: 1)])
                })
        }
        let plaatsen = (0..<laatste).map { Rondeopgave.Plaats(capaciteit: $0 < 30 ? 0 : 2) }
        let antwoord = RoundSolver(Rondeopgave(zaken: zaken, plaatsen: plaatsen), plant: plant).los()
        let goed = (30..<40).reduce(0) { $0 + 2 * $1 }
        return antwoord.totaal.getal == goed ? nil : "\(antwoord.totaal.getal), not \(goed)"
    }

    @Test("what lies far down every list is found")
    func diep() { #expect(Self.klacht() == nil) }

    @Test(
        "one place with a million places, five thousand cases that all want one place, no place at all",
        .timeLimit(.minutes(2)))
    func uitersten() {
        func ronde(_ capaciteit: Int, _ aantal: Int) -> Rondeantwoord {
            let zaken = (0..<aantal).map { zaak in
                Rondeopgave.Zaak(
                    zonder: Kosten(laag: 1_000),
                    keuzes: [.init(kosten: Kosten(laag: Int128(zaak % 7)), gebruik: [.init(plaats: 0, aantal: 1)])])
            }
            return RoundSolver(Rondeopgave(zaken: zaken, plaatsen: [.init(capaciteit: capaciteit)])).los()
        }
        let ruim = ronde(1_000_000, 500)
        #expect(ruim.keuzes.allSatisfy { $0 == 0 } && ruim.net.bewijs().plaatsen == [.nul])
        let krap = ronde(1, 5_000)
        #expect(krap.keuzes.count { $0 != nil } == 1 && krap.keuzes[0] == 0)
        #expect(krap.net.bewijs().plaatsen == [Kosten(laag: 1_000)])
        let leeg = RoundSolver(Rondeopgave(zaken: [.init(zonder: Kosten(laag: 3), keuzes: [])], plaatsen: [])).los()
        #expect(leeg.keuzes == [nil] && leeg.totaal.getal == 3)
        #expect(RoundSolver(Rondeopgave(zaken: [], plaatsen: [])).los().totaal == .nul)
    }
}
