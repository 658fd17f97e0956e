/// Many seeds, on as many cores as there are.
public enum Reeks {
    public struct Uitslag: Sendable {
        public var gedaan = 0
        public var verslag = Simulatie.Verslag()
        /// The lowest seed of those that failed before the others were given up, run once more to see what happened.
        public var gezakt: Simulatie.Gezakt?

        public var samenvatting: String {
            "\(gedaan) seeds: \(verslag.voorstellen) records at tables, \(verslag.besluiten) decisions and answers, "
                + "\(verslag.gegund) places held, \(verslag.verzegeld) records sealed, \(verslag.vergeleken) steps "
                + "beside the oracle, \(verslag.transacties) transactions and \(verslag.afgebroken) aborted, "
                + "\(verslag.storingen) faults, \(verslag.vervallen) refusals lapsed, \(verslag.deels) partial starts"
        }
    }

    /// Seeds that one task runs on end.
    private static let stukMax: UInt64 = 4

    public static func draai(_ zaden: Range<UInt64>, kanarie: Kanarie? = nil) async -> Uitslag {
        var uitslag = Uitslag()
        var laagste: UInt64?
        await withTaskGroup(of: (Int, Simulatie.Verslag, UInt64?).self) { groep in
            for begin in stride(from: zaden.lowerBound, to: zaden.upperBound, by: Int(stukMax)) {
                groep.addTask { stuk(begin..<min(begin + stukMax, zaden.upperBound), kanarie) }
            }
            for await (gedaan, verslag, gezakt) in groep {
                uitslag.gedaan += gedaan
                uitslag.verslag = uitslag.verslag + verslag
                guard let gezakt else { continue }
                laagste = min(laagste ?? gezakt, gezakt)
                groep.cancelAll()
            }
        }
        if let laagste { uitslag.gezakt = nogEens(laagste, kanarie) }
        return uitslag
    }

    private static func stuk(
        _ zaden: Range<UInt64>, _ kanarie: Kanarie?
    ) -> (Int, Simulatie.Verslag, UInt64?) {
        var (gedaan, verslag) = (0, Simulatie.Verslag())
        for zaad in zaden where !Task.isCancelled {
            gedaan += 1
            do {
                verslag = verslag + (try Simulatie(zaad: zaad, kanarie: kanarie).draai())
            } catch {
                return (gedaan, verslag, zaad)
            }
        }
        return (gedaan, verslag, nil)
    }

    private static func nogEens(_ zaad: UInt64, _ kanarie: Kanarie?) -> Simulatie.Gezakt {
        do {
            try Simulatie(zaad: zaad, kanarie: kanarie).draai(metSpoor: true)
        } catch let gezakt as Simulatie.Gezakt {
            return gezakt
        } catch {
            return Simulatie.Gezakt(zaad: zaad, reden: "\(error)", spoor: [])
        }
        return Simulatie.Gezakt(zaad: zaad, reden: "failed once and not again: something is not of the seed", spoor: [])
    }
}
