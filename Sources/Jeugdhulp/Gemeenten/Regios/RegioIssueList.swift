import Yams

/// Gathers what is wrong in one file, so that all of it is told at once.
final class RegioIssueList {
    let bestand: String
    private(set) var lijst: [Regiofout] = []

    init(bestand: String) { self.bestand = bestand }

    func meld(_ regel: Int, _ wat: String, _ watTeDoen: String) {
        lijst.append(Regiofout(bestand: bestand, regel: regel, wat: wat, watTeDoen: watTeDoen))
    }
}
