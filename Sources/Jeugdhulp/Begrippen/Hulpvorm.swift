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
