@testable import Jeugdhulp

/// Which gemeente is responsible for a child: article 1.1 Jeugdwet, "woonplaats", as the decision table of
/// regels §3b-§3e (#13, #62).
///
/// Rows are tried in this order: W0 → W17-W19 → W1-W7 → W8-W9 → W11-W13 → W14; for a day before 2022 W0 → W17 →
/// W31-W36. What follows from the facts as they are:
/// - W1 is the general row of a stay; its answer carries the row of the kind of stay, W2-W7.
/// - W10, W13, W15, W16, W20, W21 and W23 come as ``Verduidelijking``: they never change the gemeente.
/// - W22, adoption and pleegzorg by relatives abroad: the sources have no rule for it, so the ordinary rows hold.
/// - §3d has no numbers of its own; here its rules are W31-W36 (``Woonplaatstabel/gezagsdrager(_:)``).
enum OudeWoonplaats {
    /// Never fails and never holds up a match: what the table cannot settle, and facts that contradict each other, come
    /// back as `handmatig` with the best provisional gemeente.
    /// - Parameters:
    ///   - leeftijd: whole years on `peildatum`.
    ///   - peildatum: the day the help is asked for.
    ///   - alleenAmbulant: whether only help without a stay is asked for. In a stay the answer then carries row W9,
    ///     with the same gemeente.
    ///   - jeugdreclassering: whether the help is for somebody under jeugdreclassering, who is a jeugdige until 23 (W0).
    static func bepaal(
        _ feiten: Woonplaatsfeiten, leeftijd: Int, peildatum: Datum, register: Gemeenteregister,
        alleenAmbulant: Bool = false, jeugdreclassering: Bool = false
    ) -> Woonplaats {
        let tabel = Woonplaatstabel(
            feiten: feiten, leeftijd: leeftijd, peildatum: peildatum, register: register,
            alleenAmbulant: alleenAmbulant, jeugdreclassering: jeugdreclassering)
        var antwoord = tabel.antwoord()
        for tegenspraak in tabel.tegenspraken { antwoord.twijfel(tegenspraak.zin, feiten: tegenspraak.feiten) }
        return tabel.woonplaats(antwoord, tabel.verduidelijkingen(bij: antwoord))
    }

    /// Whether the woonplaats of a child changed because the law did, on 1 January 2022 (§3e); nil when either answer
    /// is not certain. If it did, help that ran may run on: ``LopendeHulp``.
    /// - Parameter leeftijd: whole years on 31 December 2021.
    static func veranderdDoorWet(
        _ feiten: Woonplaatsfeiten, leeftijd: Int, register: Gemeenteregister
    ) -> Bool? {
        let nieuw = Woonplaatswet.woonadres.vanaf
        let voor = bepaal(feiten, leeftijd: leeftijd, peildatum: nieuw.plus(dagen: -1), register: register)
        let na = bepaal(feiten, leeftijd: leeftijd, peildatum: nieuw, register: register)
        guard voor.zekerheid == .zeker, na.zekerheid == .zeker else { return nil }
        return voor.gemeente != na.gemeente
    }
}

/// An answer on its way: what a row gives, and the doubts that were added to it.
struct Woonplaatsantwoord {
    var gemeente: Gemeente?
    var regel: String
    var feiten: [Feitnaam]
    var tekst: String
    var zeker: Bool
    /// Why it is not certain, one sentence each.
    var twijfels: [String] = []
    /// The text of the law that brought the rule, where that is not the one of the rows of its day.
    var wet: Woonplaatswet?

    mutating func twijfel(_ waarom: String, feiten extra: [Feitnaam] = []) {
        zeker = false
        twijfels.append(waarom)
        feiten += extra
    }
}

extension Woonplaatstabel {
    /// An answer is only certain when it has a gemeente.
    func woonplaats(_ antwoord: Woonplaatsantwoord, _ verduidelijkingen: [Verduidelijking]) -> Woonplaats {
        let zeker = antwoord.zeker && antwoord.gemeente != nil && !verduidelijkingen.contains(.w23)
        let namen = antwoord.feiten + verduidelijkingen.flatMap(\.feiten)
        var gezien: Set<Feitnaam> = []
        return Woonplaats(
            gemeente: antwoord.gemeente?.code, regel: antwoord.regel, zekerheid: zeker ? .zeker : .handmatig,
            feiten: namen.filter { gezien.insert($0).inserted }.map(feit), verduidelijkingen: verduidelijkingen,
            geldtVanaf: (antwoord.wet ?? rijenVan).vanaf, geldigOp: peildatum,
            toelichting: toelichting(
                antwoord.tekst, antwoord.twijfels + verduidelijkingen.map(zin),
                slot: zeker ? "" : " " + voorlopig(antwoord.gemeente)))
    }

    /// The text that brought the rows of this day: that of 2025 brought a Wlz stay alone.
    private var rijenVan: Woonplaatswet { wet == .gezagsdrager ? .gezagsdrager : .woonadres }

    /// One text of the sentences that fit. Facts that are wrong in many ways at once give more than anybody reads; what
    /// falls out is still among the facts.
    private func toelichting(_ begin: String, _ zinnen: [String], slot: String) -> String {
        // Bytes are never fewer than scalars, and their number is known without counting.
        let ruimte = Woonplaats.toelichtingTekensMax - slot.utf8.count - 1
        var tekst = begin
        for zin in zinnen where tekst.utf8.count + zin.utf8.count <= ruimte { tekst += " " + zin }
        return tekst + slot
    }

    private func voorlopig(_ gemeente: Gemeente?) -> String {
        let wie =
            gemeente.map { "Voorlopig gaan we uit van de gemeente \($0.naam)." } ?? "Er is nog geen gemeente bekend."
        return wie + " Iemand moet dit nakijken. De hulp hoeft daar niet op te wachten."
    }
}
