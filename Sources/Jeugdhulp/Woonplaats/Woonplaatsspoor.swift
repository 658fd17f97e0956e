/// Everything that an answer rests on, and what would change it.
package struct Woonplaatsspoor: Sendable {
    /// A fact that would have given another answer.
    package struct Verandering: Sendable, Hashable {
        /// The fact, by its path in the message.
        package let feit: Feitnaam
        /// What it would have to be, in words: "geen", "ja", "een andere gemeente", "18".
        package let als: String
        /// The row that would hold then.
        package let regel: String
        /// The gemeente of that row; nil when none can be named, and when it is another one that is not known here.
        package let gemeente: Gemeentecode?
        package let zekerheid: Zekerheid
    }

    /// The first day of the text that gave the row, and the file that it stands in.
    package let wet: Datum
    package let bestand: String
    /// "1.1 woonplaats".
    package let artikel: String
    /// "2°"; nil for a row on which the text is silent.
    package let onderdeel: String?
    /// The words that the answer rests on, each literally from the text of the article.
    package let woorden: [String]
    /// Given, and not used by this answer.
    package let nietGebruikt: [Feit]
    package let verandert: [Verandering]
}

extension Woonplaatsbeginsel {
    /// What the answer of ``bepaal(_:leeftijd:peildatum:register:alleenAmbulant:jeugdreclassering:)`` on the same facts
    /// rests on. Facts that contradict each other are not looked at here.
    package static func spoor(
        _ feiten: Woonplaatsfeiten, leeftijd: Int, peildatum: Datum, register: Gemeenteregister,
        alleenAmbulant: Bool = false, jeugdreclassering: Bool = false, wetten: Woonplaatswetten = .ingebouwd
    ) -> Woonplaatsspoor {
        let invoer = Woonplaatsinvoer(
            feiten: feiten, leeftijd: leeftijd, peildatum: peildatum, register: register,
            alleenAmbulant: alleenAmbulant, jeugdreclassering: jeugdreclassering)
        let waarden = invoer.waarden()
        let uitspraak = wetten.uitspraak(waarden, op: peildatum, register, metGrond: true)
        let artikelen = wetten.wetten[uitspraak.wet].artikelen
        let artikel = artikelen[min(uitspraak.artikel, artikelen.count - 1)]
        let antwoord = bepaal(
            feiten, leeftijd: leeftijd, peildatum: peildatum, register: register, alleenAmbulant: alleenAmbulant,
            jeugdreclassering: jeugdreclassering, wetten: wetten)
        let gebruikt = Set(antwoord.feiten.map(\.naam))
        return Woonplaatsspoor(
            wet: wetten.wetten[uitspraak.wet].vanaf, bestand: wetten.wetten[uitspraak.wet].bestand,
            artikel: artikel.artikel, onderdeel: uitspraak.onderdeel == "geen" ? nil : uitspraak.onderdeel,
            woorden: uitspraak.woorden,
            nietGebruikt: Feitnaam.allCases.filter { !gebruikt.contains($0) }.map(invoer.feit).filter(\.isGegeven),
            verandert: Woonplaatsproef(invoer: invoer, waarden: waarden, wetten: wetten).veranderingen(uitspraak))
    }
}

extension Feit {
    /// Whether the fact says something: absent, and a truth that does not hold, say nothing.
    fileprivate var isGegeven: Bool {
        switch waarde {
        case .onbekend, .waar(false): false
        case .tekst, .getal, .waar(true): true
        }
    }
}
