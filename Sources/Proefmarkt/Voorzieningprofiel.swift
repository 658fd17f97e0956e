import Jeugdhulp

/// What is known and assumed of one voorziening.
struct Voorzieningprofiel: Sendable {
    let voorziening: Voorziening
    /// How often children wait for it, in thousandths; the sums follow the 61 analysed cases of Zuid West (2021): 25
    /// wait for a place to stay, 30 for ambulant help, 6 for something else.
    let vraag: Int
    /// How often it is on offer, in thousandths: an assumption, less where the inspections name a shortage.
    let aanbod: Int
    /// The ages it is mostly for, the last not included.
    let leeftijd: Range<Int>
    /// Places at one location.
    let plaatsen: ClosedRange<Int>
}

extension Voorzieningprofiel {
    private typealias Profielrij = (String, vraag: Int, aanbod: Int, leeftijd: Range<Int>, plaatsen: ClosedRange<Int>)

    /// One row for every voorziening of the vocabulary (a test counts them).
    static let alle: [Voorzieningprofiel] = rijen.compactMap { rij in
        Voorziening(rij.0).map {
            Voorzieningprofiel(
                voorziening: $0, vraag: rij.vraag, aanbod: rij.aanbod, leeftijd: rij.leeftijd, plaatsen: rij.plaatsen)
        }
    }

    private static let rijen: [Profielrij] = [
        ("pleeggezin", 60, 60, 0..<12, 1...3), ("netwerkpleeggezin", 10, 20, 0..<18, 1...3),
        ("deeltijdpleegzorg", 15, 25, 0..<18, 1...2), ("gezinshuis", 70, 45, 2..<18, 3...6),
        ("specialistisch-gezinshuis", 45, 15, 4..<18, 2...5), ("logeerhuis", 10, 17, 4..<18, 4...8),
        ("zorgboerderij-verblijf", 15, 25, 6..<18, 4...8), ("jeugdzorgplus", 15, 4, 12..<18, 6...20),
        ("behandelgroep", 25, 30, 6..<18, 6...10), ("leefgroep", 15, 25, 8..<18, 6...10),
        ("kleinschalige-woonvorm", 35, 18, 10..<18, 3...6), ("begeleid-wonen", 20, 16, 16..<23, 4...12),
        ("kamertraining", 15, 18, 16..<21, 4...10), ("crisisopvang", 5, 12, 0..<18, 4...8),
        ("kortdurend-open-verblijf", 15, 6, 6..<18, 4...8), ("gezinsopname", 5, 3, 0..<18, 2...6),
        ("klinische-opname", 7, 4, 12..<18, 6...16), ("lvb-behandeling-verblijf", 8, 6, 8..<18, 6...12),
        ("dagbehandeling", 40, 40, 2..<12, 8...24), ("naschoolse-dagbehandeling", 35, 25, 6..<14, 8...16),
        ("dagbesteding", 25, 45, 12..<23, 6...20), ("ambulante-behandeling", 60, 110, 0..<18, 10...40),
        ("diagnostiek", 60, 45, 2..<18, 10...40), ("psychomotorische-therapie", 30, 25, 4..<18, 8...30),
        ("speltherapie", 30, 30, 4..<12, 8...20), ("traumatherapie", 70, 40, 4..<18, 8...30),
        ("jeugd-ggz-specialistisch", 70, 60, 4..<18, 10...60), ("forensische-jeugd-ggz", 30, 12, 12..<23, 8...30),
        ("ambulante-begeleiding", 30, 110, 0..<23, 10...60), ("individuele-begeleiding-school", 15, 25, 4..<18, 5...20),
        ("bemoeizorg", 20, 10, 12..<23, 6...20), ("intensieve-gezinsbehandeling", 30, 60, 0..<18, 8...24),
        ("complexe-scheiding", 30, 20, 0..<18, 6...20), ("netwerkonderzoek", 5, 8, 0..<18, 4...12),
        ("beschermd-wonen", 10, 4, 16..<23, 4...12), ("respijthulp", 10, 8, 2..<18, 3...8),
        ("hulp-aan-pleegkinderen", 10, 10, 0..<18, 6...20),
    ]

    /// How many times as often a child waits for what is short where it lives.
    static let vraagBijTekort = 3
}

extension Doelgroepen {
    /// How often a doelgroep is asked for and on offer, in no unit: an assumption, with what the inspections name as
    /// hard to place (IQ below 85, trauma, ASS, complexe scheidingen, uitstroom gesloten) well in front.
    static let gewogen: [(String, Int)] = [
        ("trauma", 20), ("hechting", 14), ("lvb", 12), ("iq-50-85", 12), ("ass", 12), ("adhd", 10), ("agressie", 9),
        ("angst", 8), ("depressie", 7), ("schooluitval", 8), ("huiselijk-geweld", 9), ("complexe-scheiding", 8),
        ("suicidaliteit", 5), ("zelfbeschadiging", 5), ("weglopen", 5), ("verslaving", 4), ("uitstroom-gesloten", 5),
        ("zelfstandigheid-16plus", 5), ("seksueel-grensoverschrijdend", 3), ("forensisch", 3), ("eetstoornis", 3),
        ("uitbuiting", 2), ("psychose", 2), ("chronische-ziekte", 2), ("lichamelijke-beperking", 2),
        ("jonge-moeder", 2), ("ouders-met-beperking", 3),
    ]
}

extension Voorzieningprofiel {
    /// The three kinds that the inspection of Zuid West counted apart.
    enum Inspectiegroep: CaseIterable { case verblijf, ambulant, overig }

    var deel: Inspectiegroep {
        switch voorziening.hulpvorm {
        case .pleegzorg, .gezinsgericht, .gesloten, .anderVerblijf: .verblijf
        case .ambulant, .netwerk, .wijkteam: .ambulant
        case .daghulp: .overig
        }
    }
}
