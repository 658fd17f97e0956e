/// Which events each sender sent lately, so that the same one again does not go on twice. Of one sender what another
/// sent says nothing.
///
/// Bounded: of each sender the last ``perAfzenderMax``. What is older comes through once more, and the core, which
/// remembers of each case what it took in, passes it over.
struct SeenEvents {
    private struct Ring {
        var sommen: [Int: Int] = [:]
        var volgorde: [Int] = []
        var oudste = 0
    }

    enum Outcome { case nieuw, dubbel, botsing }

    private let perAfzenderMax: Int
    private var ringen: [String: Ring] = [:]
    /// What the open transaction added, to be taken back with it.
    private var open: [(afzender: String, naam: Int)] = []

    init(perAfzenderMax: Int = 256) { self.perAfzenderMax = perAfzenderMax }

    /// - Parameters:
    ///   - kenmerk: `source` and `id`.
    ///   - waarde: what the event says, as it would be written.
    func kijk(_ afzender: String, _ kenmerk: String, _ waarde: [UInt8]) -> Outcome {
        guard let som = ringen[afzender]?.sommen[Self.som(kenmerk)] else { return .nieuw }
        return som == Self.som(waarde) ? .dubbel : .botsing
    }

    mutating func onthoud(_ afzender: String, _ kenmerk: String, _ waarde: [UInt8]) {
        let naam = Self.som(kenmerk)
        var ring = ringen.removeValue(forKey: afzender) ?? Ring()
        if ring.sommen.updateValue(Self.som(waarde), forKey: naam) == nil {
            if ring.volgorde.count < perAfzenderMax {
                ring.volgorde.append(naam)
            } else {
                ring.sommen[ring.volgorde[ring.oudste]] = nil
                ring.volgorde[ring.oudste] = naam
                ring.oudste = (ring.oudste + 1) % perAfzenderMax
            }
            open.append((afzender, naam))
        }
        ringen[afzender] = ring
    }

    mutating func bevestig() { open.removeAll(keepingCapacity: true) }

    /// What was added since the last commit is not known any more; its places in the ring stay, and are used again.
    mutating func draaiTerug() {
        for (afzender, naam) in open { ringen[afzender]?.sommen[naam] = nil }
        open.removeAll(keepingCapacity: true)
    }

    /// A sender whose topic went to another instance.
    mutating func vergeet(_ afzender: String) { ringen[afzender] = nil }

    var aantal: Int { ringen.values.reduce(0) { $0 + $1.sommen.count } }

    /// Seeded anew in every process: nobody outside can find two that are the same.
    private static func som(_ deel: some Hashable) -> Int { deel.hashValue }
}
