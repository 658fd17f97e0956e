/// Form of help by the CBS code of the Informatieprotocol Beleidsinformatie Jeugd (regels §4a).
package enum Hulpvorm: String, Sendable, CaseIterable {
    /// Ambulant, wijk- of buurtteam.
    case wijkteam = "01"
    /// Ambulant op locatie van de aanbieder.
    case ambulant = "02"
    /// Daghulp op locatie van de aanbieder.
    case daghulp = "03"
    /// Jeugdhulp in het netwerk van de jeugdige.
    case netwerk = "04"
    case pleegzorg = "11"
    /// Gezinshuis, logeerhuis, zorgboerderij met overnachting.
    case gezinsgericht = "12"
    /// Gesloten plaatsing; only with a machtiging (#67).
    case gesloten = "13"
    /// Groep, begeleid wonen, kamertraining.
    case anderVerblijf = "14"

    /// Its place in `allCases`, 0...7.
    package var index: Int {
        switch self {
        case .wijkteam: 0
        case .ambulant: 1
        case .daghulp: 2
        case .netwerk: 3
        case .pleegzorg: 4
        case .gezinsgericht: 5
        case .gesloten: 6
        case .anderVerblijf: 7
        }
    }

    /// Whether the child sleeps there.
    package var metVerblijf: Bool {
        switch self {
        case .pleegzorg, .gezinsgericht, .gesloten, .anderVerblijf: true
        case .wijkteam, .ambulant, .daghulp, .netwerk: false
        }
    }

    /// In Dutch, as the vocabulary has it.
    package var omschrijving: String { Vocabulaire.ingebouwd.hulpvormen[index] }
}

/// A set of hulpvormen; bit `Hulpvorm.index`.
package struct Hulpvormen: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A set of one.
    package init(_ hulpvorm: Hulpvorm) { rawValue = 1 << UInt8(hulpvorm.index) }

    /// A set of all that are named, however often.
    package init(_ hulpvormen: some Sequence<Hulpvorm>) {
        rawValue = hulpvormen.reduce(0) { $0 | 1 << UInt8($1.index) }
    }

    /// Every hulpvorm there is.
    package static let alle = Hulpvormen(rawValue: .max)

    /// Whether it holds this hulpvorm.
    package func bevat(_ hulpvorm: Hulpvorm) -> Bool { rawValue & (1 << UInt8(hulpvorm.index)) != 0 }

    /// In order of code.
    package var lijst: [Hulpvorm] { Hulpvorm.allCases.filter(bevat) }
}
