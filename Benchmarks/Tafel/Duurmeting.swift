/// What a process held, once a second, and what may be said of it.
struct Duurmeting {
    /// At one moment: seconds since the start of the load.
    struct Maat {
        let s, geheugenMB: Double
        let grepen, draden: Int
        /// Aanvragen that were sent and have no proposal yet.
        let achter: Int
    }

    /// Memory fills until the open cases, the queues and the arenas of malloc have their size.
    static let inloopDeel = 0.25
    /// What a process that loses nothing may still seem to grow in the time that is looked at.
    static let groeiMBMax = 6.0
    /// Swift's own pool may add a thread late.
    static let spelingMax = 2

    /// More aanvragen than this behind and what waits in memory is what grows: then nothing is said of memory.
    let achterMax: Int
    private(set) var maten: [Maat] = []

    init(achterMax: Int) { self.achterMax = achterMax }

    mutating func neem(_ maat: Maat) { maten.append(maat) }

    private var gezien: ArraySlice<Maat> { maten.dropFirst(Int(Double(maten.count) * Self.inloopDeel)) }

    /// The slope of memory by least squares, in MB an hour.
    var hellingMBPerUur: Double {
        let n = Double(gezien.count)
        guard n > 1 else { return 0 }
        let (mx, my) = (gezien.reduce(0) { $0 + $1.s } / n, gezien.reduce(0) { $0 + $1.geheugenMB } / n)
        let boven = gezien.reduce(0) { $0 + ($1.s - mx) * ($1.geheugenMB - my) }
        let onder = gezien.reduce(0) { $0 + ($1.s - mx) * ($1.s - mx) }
        return onder == 0 ? 0 : boven / onder * 3_600
    }

    /// What that slope comes to over the time that was looked at.
    var groeiMB: Double {
        guard let eerste = gezien.first, let laatste = gezien.last else { return 0 }
        return hellingMBPerUur * (laatste.s - eerste.s) / 3_600
    }

    /// Between the middle of the first tenth and that of the last.
    private func groei(_ waarde: (Maat) -> Int) -> Int {
        let deel = max(1, gezien.count / 10)
        func midden(_ maten: ArraySlice<Maat>) -> Int {
            maten.map(waarde).sorted().dropFirst(maten.count / 2).first ?? 0
        }
        return midden(gezien.suffix(deel)) - midden(gezien.prefix(deel))
    }

    var grepenErbij: Int { groei(\.grepen) }
    var dradenErbij: Int { groei(\.draden) }
    var meestAchter: Int { maten.map(\.achter).max() ?? 0 }

    /// What is wrong, in words; empty when nothing is.
    var gebreken: [String] {
        var uit: [String] = []
        if meestAchter > achterMax {
            uit.append("it fell \(meestAchter) aanvragen behind, so its memory says nothing")
        } else if groeiMB > Self.groeiMBMax {
            uit.append("memory grows")
        }
        if grepenErbij > Self.spelingMax { uit.append("descriptors grow") }
        if dradenErbij > Self.spelingMax { uit.append("threads grow") }
        return uit
    }
}
