/// Gathers what is wrong in one file, so that all of it is told at once.
final class Wetsfoutenlijst {
    let bestand: String
    private(set) var lijst: [Wetsfout] = []
    /// A file that is wrong everywhere must not fill a screen.
    static let aantalMax = 50

    init(bestand: String) { self.bestand = bestand }

    func meld(_ regel: Int, _ wat: String, _ watTeDoen: String) {
        guard lijst.count < Self.aantalMax else { return }
        lijst.append(Wetsfout(bestand: bestand, regel: regel, wat: wat, watTeDoen: watTeDoen))
    }
}
