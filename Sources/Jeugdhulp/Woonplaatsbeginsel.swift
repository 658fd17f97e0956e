/// Which gemeente is responsible for a child: article 1.1 Jeugdwet, "woonplaats", as the decision table of
/// domein.md §3b (#13, #62).
///
/// Rows are tried in this order: W0 → W17-W19 → W1-W7 → W8 → W11-W12 → W14. What the facts cannot tell apart:
/// - W1 is the general row; its answer carries the row of the kind of stay, W2 or W4-W7.
/// - W3 (registered with the family before the pleegcontract) gives the gemeente right before the contract, and so
///   does W2. The facts hold no date of registration; the answer says W2.
/// - W13: a gemeente where the child was merely reported is not `werkelijkVerblijfGemeente`; who fills in the facts
///   leaves it out, and then W12 asks for a person.
/// - W10, W15, W16 and W20-W23 change nothing in the outcome.
public enum Woonplaatsbeginsel {
    /// The first day of the Wet wijziging woonplaatsbeginsel (Stb. 2020, 78). Before it the gemeente of whoever had
    /// gezag was responsible (§3d), and the facts do not hold that.
    public static let nieuweRegelVanaf = Kalender.vast(jaar: 2022, maand: 1, dag: 1)

    /// From this day on the text of article 1.1 is known to count a stay under the Wlz (W7). The text of 2022 did
    /// not; when it changed in between is not known.
    public static let wlzZekerVanaf = Kalender.vast(jaar: 2026, maand: 1, dag: 1)

    /// Never fails and never holds up a match: what the table cannot settle comes back as `handmatig` with the best
    /// provisional gemeente.
    /// - Parameters:
    ///   - leeftijd: whole years on `peildatum`.
    ///   - peildatum: the day the help is asked for.
    ///   - alleenAmbulant: whether only help without a stay is asked for. In a stay the answer then carries row W9,
    ///     with the same gemeente.
    public static func bepaal(
        _ feiten: Woonplaatsfeiten, leeftijd: Int, peildatum: Datum, register: Gemeenteregister,
        alleenAmbulant: Bool = false
    ) -> Woonplaats {
        let tabel = Woonplaatstabel(
            feiten: feiten, leeftijd: leeftijd, peildatum: peildatum, register: register, alleenAmbulant: alleenAmbulant
        )
        var antwoord = tabel.antwoord()
        if peildatum < nieuweRegelVanaf {
            antwoord.twijfel(
                "Vóór 1 januari 2022 telde de gemeente van de ouder of voogd met gezag. Wie dat was, staat niet in "
                    + "deze gegevens.")
        }
        return antwoord.woonplaats(op: peildatum)
    }
}

/// An answer on its way: what a row gives, and the doubts that were added to it.
struct Woonplaatsantwoord {
    var gemeente: Gemeente?
    var regel: String
    var feiten: [String]
    var tekst: String
    var zeker: Bool

    mutating func twijfel(_ waarom: String, feiten extra: [String] = []) {
        zeker = false
        tekst += " " + waarom
        feiten += extra.filter { !feiten.contains($0) }
    }

    /// An answer is only certain when it has a gemeente.
    func woonplaats(op peildatum: Datum) -> Woonplaats {
        let isZeker = zeker && gemeente != nil
        return Woonplaats(
            gemeente: gemeente?.code, regel: regel, zekerheid: isZeker ? .zeker : .handmatig, feiten: feiten,
            geldigOp: peildatum, toelichting: isZeker ? tekst : tekst + " " + voorlopig)
    }

    private var voorlopig: String {
        let wie =
            gemeente.map { "Voorlopig gaan we uit van de gemeente \($0.naam)." } ?? "Er is nog geen gemeente bekend."
        return wie + " Iemand moet dit nakijken. De hulp hoeft daar niet op te wachten."
    }
}
