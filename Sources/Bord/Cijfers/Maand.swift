import Jeugdhulp

/// One month of a calendar year.
struct Maand: Sendable, Hashable, Comparable {
    /// Months since January of year 0.
    let nummer: Int

    init(_ datum: Datum) { nummer = datum.jaar * 12 + datum.maand - 1 }

    private init(nummer: Int) { self.nummer = nummer }

    func plus(_ maanden: Int) -> Maand { Maand(nummer: nummer + maanden) }

    var jaar: Int { nummer / 12 }
    /// From 1.
    var maand: Int { nummer % 12 + 1 }
    /// From 1.
    var kwartaal: Int { (maand + 2) / 3 }

    var eersteDag: Datum { Datum(jaar: jaar, maand: maand, dag: 1) ?? .eerste }
    var laatsteDag: Datum { plus(1).eersteDag.plus(dagen: -1) }

    /// "2026-11".
    var code: String { "\(jaar)-\(maand < 10 ? "0" : "")\(maand)" }

    static func < (a: Maand, b: Maand) -> Bool { a.nummer < b.nummer }

    /// The last months up to and with that of a day, oldest first.
    static func laatste(_ aantal: Int, tot vandaag: Datum) -> [Maand] {
        let nu = Maand(vandaag)
        return (0..<max(0, aantal)).reversed().map { nu.plus(-$0) }
    }
}
