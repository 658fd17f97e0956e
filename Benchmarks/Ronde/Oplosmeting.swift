import Foundation
import Jeugdhulp
import Tafelronde

/// The solver cold, after one event, and in bytes; SciPy's LAPJVsp on the same arcs.
enum Oplosmeting {
    private static let vandaag = Datum("2026-11-20") ?? Datum(dagen: 0)

    static func meet(zaken: Int, aanbod: Int) throws {
        let feiten = Self.feiten(zaken, aanbod)
        let gewichten = Rondegewichten.standaard
        let bogen = feiten.zaken.map { zaak in
            zaak.opties.filter { feiten.plekken[$0.plekken[0]].ruimte > 0 }.map { optie in
                Arc(
                    plaats: optie.plekken[0],
                    kosten: Kosten(
                        laag: Int128(gewichten.gewogenDagen(van: vandaag, tot: optie.start, norm: zaak.norm) + 1)))
            }
        }
        let zonder = feiten.zaken.map { zaak in
            Kosten(
                laag: Int128(
                    gewichten.gewogenDagen(van: vandaag, tot: vandaag.plus(dagen: 3_000), norm: zaak.norm) + 1))
        }
        let plaatsen = feiten.plekken.map { (capaciteit: $0.ruimte, groep: -1) }
        RondeBench.regel("ronde.bogen", Double(bogen.reduce(0) { $0 + $1.count }), "arcs")
        let voor = bytes()
        var tijden: [Double] = []
        var net = PriceNetwork(plaatsen: [], zonder: [], bron: ArcList([]))
        for _ in 0..<5 {
            tijden.append(
                RondeBench.ms { net = PriceNetwork(plaatsen: plaatsen, zonder: zonder, bron: ArcList(bogen)) })
        }
        let koud = tijden.sorted()[2]
        RondeBench.regel("ronde.koud", koud, "ms")
        RondeBench.regel("ronde.gevraagd", Double(net.gevraagdAantal), "arcs")
        RondeBench.regel("ronde.geheugen", Double(bytes() - voor) / 1_048_576, "MB")
        var volledig: Ronde?
        let heel = try RondeBench.ms { volledig = try Ronde(feiten) }
        RondeBench.regel("ronde.alle-doelen", heel, "ms")
        if let volledig {
            precondition(volledig.bewijs.primair == volledig.bewijs.duaal || !volledig.antwoord.isExact)
            RondeBench.regel("ronde.geplaatst", Double(volledig.doelen.geplaatst), "children")
            herstel(volledig.antwoord.net, bogen: volledig)
        }
        try scipy(bogen, zonder, plaatsen.map(\.capaciteit), totaal: net.totaal, koud)
    }

    /// Numbers that are the same on every machine (a linear congruential generator: good enough to draw a market).
    private struct Dobbel {
        private var stand: UInt64

        init(_ zaad: UInt64) { stand = zaad }

        mutating func getal(_ grens: Int) -> Int {
            stand = stand &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(stand >> 33) % grens
        }

        /// The lower numbers much more often.
        mutating func scheef(_ grens: Int) -> Int { min(getal(grens), getal(grens)) }
    }

    /// A market of 42 regions and 30 kinds of help, of which some are asked much: a child fits what is near and serves
    /// it, and there is room at three in ten.
    private static func feiten(_ zaken: Int, _ aantal: Int) -> Rondefeiten {
        var dobbel = Dobbel(7)
        let (regios, soorten) = (42, min(30, Voorziening.alle.count))
        var plekken: [Rondefeiten.Plek] = []
        var bij = [[Int]](repeating: [], count: regios * soorten)
        for nummer in 0..<aantal {
            let (regio, soort) = (dobbel.getal(regios), dobbel.scheef(soorten))
            let ruimte = [0, 0, 0, 0, 0, 0, 0, 1, 1, 2][dobbel.getal(10)]
            bij[regio * soorten + soort].append(nummer)
            plekken.append(
                Rondefeiten.Plek(
                    agb: AgbCode(nummer: UInt32(99_000_000 + dobbel.getal(4_000))) ?? eenAgb, aanbodId: "a\(nummer)",
                    naam: "", voorziening: Voorziening.alle[soort], doelgroepen: [], regio: "\(regio)", ruimte: ruimte,
                    totaal: 400, start: vandaag.plus(dagen: 7 * dobbel.scheef(60))))
        }
        let lijst = (0..<zaken).map { nummer in
            let (regio, soort) = (dobbel.scheef(regios), soorten - 1 - dobbel.scheef(soorten))
            var opties: [Rondefeiten.Optie] = []
            for naast in max(0, regio - 2)...min(regios - 1, regio + 2) {
                for plek in bij[naast * soorten + soort] where dobbel.getal(3) > 0 {
                    opties.append(
                        .init(
                            plekken: [plek], gemist: [0, 0, 0, 1, 1, 2][dobbel.getal(6)],
                            punten: 4_000 + dobbel.getal(6_000), start: plekken[plek].start))
                }
            }
            let naNorm = max(0, dobbel.getal(400) - 200)
            return Rondefeiten.Zaak(
                aanspraak: Aanspraak(
                    dagenNaNorm: naNorm, isTerug: dobbel.getal(5) == 0, isBijna18: dobbel.getal(8) == 0,
                    dagenIngediend: dobbel.getal(300), casusId: "c\(nummer)"),
                kinderen: 1, norm: vandaag.plus(dagen: naNorm > 0 ? -naNorm : dobbel.getal(90)), regio: nil,
                hulpvragen: ["h1"], opties: opties, mogelijk: opties.count)
        }
        return Rondefeiten(vandaag: vandaag, zaken: lijst, plekken: plekken)
    }

    private static let eenAgb: AgbCode = {
        guard let agb = AgbCode(nummer: 99_000_000) else { preconditionFailure("no such code") }
        return agb
    }()

    /// A thousand events, each repaired: a case goes and comes back, a place more and less.
    private static func herstel(_ begin: PriceNetwork, bogen ronde: Ronde) {
        var net = begin
        var tijden: [Double] = []
        var dobbel = Dobbel(1)
        for keer in 0..<1_000 {
            let (zaak, plaats) = (dobbel.getal(net.zakenAantal), dobbel.getal(net.plaatsenAantal))
            let ruimte = ronde.feiten.plekken[plaats].ruimte
            tijden.append(
                RondeBench.ms {
                    switch keer % 3 {
                    case 0: net.zaakWeg(zaak)
                    case 1: net.zet(plaats, capaciteit: ruimte + 1)
                    default: net.zet(plaats, capaciteit: max(0, ruimte - 1))
                    }
                })
        }
        tijden.sort()
        RondeBench.regel("ronde.herstel.p50", tijden[500], "ms")
        RondeBench.regel("ronde.herstel.p99", tijden[990], "ms")
        let bewijs = net.bewijs()
        precondition(bewijs.primair == bewijs.duaal, "a repair is not proved")
    }

    private static let script = """
        import sys, time
        import numpy as np
        from scipy.sparse import csr_matrix
        from scipy.sparse.csgraph import min_weight_full_bipartite_matching
        kop = sys.stdin.buffer.readline().split()
        rijen, kolommen, aantal = map(int, kop)
        ruw = np.frombuffer(sys.stdin.buffer.read(), dtype=np.int64).reshape(3, aantal)
        matrix = csr_matrix((ruw[2].astype(float), (ruw[0], ruw[1])), shape=(rijen, kolommen))
        tijden = []
        for _ in range(3):
            begin = time.perf_counter()
            r, k = min_weight_full_bipartite_matching(matrix)
            tijden.append(time.perf_counter() - begin)
        print(int(matrix[r, k].sum()), sorted(tijden)[1] * 1000)
        """

    private static func scipy(
        _ bogen: [[Arc]], _ zonder: [Kosten], _ ruimte: [Int], totaal: Kosten, _ koud: Double
    ) throws {
        var eerste: [Int] = []
        var kolommen = 0
        for plaatsen in ruimte {
            eerste.append(kolommen)
            // Room for more than all cases together is room for all.
            kolommen += min(plaatsen, bogen.count)
        }
        var (rij, kolom, kosten): ([Int64], [Int64], [Int64]) = ([], [], [])
        for (zaak, lijst) in bogen.enumerated() {
            for boog in lijst {
                for plaats in 0..<min(ruimte[Int(boog.plaats)], bogen.count) {
                    rij.append(Int64(zaak))
                    kolom.append(Int64(eerste[Int(boog.plaats)] + plaats))
                    kosten.append(Int64(clamping: boog.kosten.laag))
                }
            }
            rij.append(Int64(zaak))
            kolom.append(Int64(kolommen + zaak))
            kosten.append(Int64(clamping: zonder[zaak].laag))
        }
        let map = FileManager.default.temporaryDirectory.appendingPathComponent("ronde-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: map) }
        let (invoer, uitvoer) = (map.appendingPathComponent("in"), map.appendingPathComponent("uit"))
        var data = Data("\(bogen.count) \(kolommen + bogen.count) \(rij.count)\n".utf8)
        for lijst in [rij, kolom, kosten] {
            for getal in lijst { withUnsafeBytes(of: getal.littleEndian) { data.append(contentsOf: $0) } }
        }
        try data.write(to: invoer)
        try Data().write(to: uitvoer)
        let proces = Process()
        proces.executableURL = URL(
            fileURLWithPath: ProcessInfo.processInfo.environment["DOORBRAAK_PYTHON"] ?? ".build/referee/bin/python3")
        proces.arguments = ["-c", script]
        proces.standardInput = try FileHandle(forReadingFrom: invoer)
        proces.standardOutput = try FileHandle(forWritingTo: uitvoer)
        try proces.run()
        proces.waitUntilExit()
        let delen = try String(contentsOf: uitvoer, encoding: .utf8).split(whereSeparator: \.isWhitespace)
        guard delen.count == 2, let ander = Int128(delen[0]), let duur = Double(delen[1]) else {
            print("ronde.scipy\tno answer: run `make setup`")
            return
        }
        precondition(ander == totaal.laag, "SciPy finds \(ander), we \(totaal.laag)")
        RondeBench.regel("ronde.scipy.lapjvsp", duur, "ms")
        RondeBench.regel("ronde.sneller-dan-scipy", duur / koud, "times")
    }

    /// Memory of this process now.
    private static func bytes() -> Int {
        guard let tekst = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
        let delen = tekst.split(separator: " ")
        return delen.count > 1 ? (Int(delen[1]) ?? 0) * 4_096 : 0
    }
}
