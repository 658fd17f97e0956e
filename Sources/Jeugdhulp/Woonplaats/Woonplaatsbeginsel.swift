/// Which gemeente is responsible for a child: article 1.1 Jeugdwet, "woonplaats", as the decision table of
/// regels §3b-§3e (#13, #62).
///
/// The law stands in `Gegevens/Wetten/jeugdwet`, one file a dated text, and is worked out from there
/// (``Woonplaatswetten``). What the files do not hold:
/// - W10, W13, W15, W16, W20, W21 and W23 come as ``Verduidelijking``: they never change the gemeente.
/// - W22, adoption and pleegzorg by relatives abroad: the sources have no rule for it, so the ordinary rows hold.
/// - facts that contradict each other (``Tegenspraak``).
package enum Woonplaatsbeginsel {
    /// Never fails and never holds up a match: what the law cannot settle, and facts that contradict each other, come
    /// back as `handmatig` with the best provisional gemeente.
    /// - Parameters:
    ///   - leeftijd: whole years on `peildatum`.
    ///   - peildatum: the day the help is asked for.
    ///   - alleenAmbulant: whether only help without a stay is asked for. In a stay the answer then carries row W9,
    ///     with the same gemeente.
    ///   - jeugdreclassering: whether the help is for somebody under jeugdreclassering: a jeugdige until 23 (W0).
    package static func bepaal(
        _ feiten: Woonplaatsfeiten, leeftijd: Int, peildatum: Datum, register: Gemeenteregister,
        alleenAmbulant: Bool = false, jeugdreclassering: Bool = false, wetten: Woonplaatswetten = .ingebouwd
    ) -> Woonplaats {
        let invoer = Woonplaatsinvoer(
            feiten: feiten, leeftijd: leeftijd, peildatum: peildatum, register: register,
            alleenAmbulant: alleenAmbulant, jeugdreclassering: jeugdreclassering)
        var uitspraak = wetten.uitspraak(invoer.waarden(), op: peildatum, register)
        for tegenspraak in invoer.tegenspraken { uitspraak.twijfel(tegenspraak.zin, feiten: tegenspraak.feiten) }
        return invoer.woonplaats(uitspraak, invoer.verduidelijkingen(bij: uitspraak))
    }

    /// Whether the woonplaats of a child changed because the law did, on 1 January 2022 (§3e); nil when either answer
    /// is not certain. If it did, help that ran may run on: ``LopendeHulp``.
    /// - Parameter leeftijd: whole years on 31 December 2021.
    package static func veranderdDoorWet(
        _ feiten: Woonplaatsfeiten, leeftijd: Int, register: Gemeenteregister
    ) -> Bool? {
        let nieuw = Woonplaatswet.woonadres.vanaf
        let voor = bepaal(feiten, leeftijd: leeftijd, peildatum: nieuw.plus(dagen: -1), register: register)
        let na = bepaal(feiten, leeftijd: leeftijd, peildatum: nieuw, register: register)
        guard voor.zekerheid == .zeker, na.zekerheid == .zeker else { return nil }
        return voor.gemeente != na.gemeente
    }
}

extension Woonplaatswetten.Uitspraak {
    mutating func twijfel(_ waarom: String, feiten extra: [Feitnaam]) {
        zeker = false
        twijfels.append(waarom)
        feiten += extra
    }
}

extension Woonplaatsinvoer {
    /// An answer is only certain when it has a gemeente.
    func woonplaats(_ uitspraak: Woonplaatswetten.Uitspraak, _ verduidelijkingen: [Verduidelijking]) -> Woonplaats {
        let zeker = uitspraak.isZeker && !verduidelijkingen.contains(.w23)
        var namen: [Feitnaam] = []
        for naam in uitspraak.feiten + verduidelijkingen.flatMap(\.feiten) where !namen.contains(naam) {
            namen.append(naam)
        }
        return Woonplaats(
            gemeente: uitspraak.gemeente, regel: uitspraak.regel, zekerheid: zeker ? .zeker : .handmatig,
            feiten: namen.map(feit), verduidelijkingen: verduidelijkingen, geldtVanaf: uitspraak.geldtVanaf,
            geldigOp: peildatum,
            toelichting: toelichting(
                uitspraak.tekst, uitspraak.twijfels + verduidelijkingen.map(zin),
                slot: zeker ? "" : " " + voorlopig(uitspraak.gemeente)))
    }

    /// One text of the sentences that fit. Facts that are wrong in many ways at once give more than anybody reads; what
    /// falls out is still among the facts.
    private func toelichting(_ begin: String, _ zinnen: [String], slot: String) -> String {
        // Bytes are never fewer than scalars, and their number is known without counting.
        let ruimte = Woonplaats.toelichtingTekensMax - slot.utf8.count - 1
        var tekst = begin
        for zin in zinnen where tekst.utf8.count + zin.utf8.count <= ruimte { tekst += " " + zin }
        return tekst + slot
    }

    private func voorlopig(_ code: Gemeentecode?) -> String {
        let wie =
            code.flatMap(register.gemeente).map { "Voorlopig gaan we uit van de gemeente \($0.naam)." }
            ?? "Er is nog geen gemeente bekend."
        return wie + " Iemand moet dit nakijken. De hulp hoeft daar niet op te wachten."
    }
}
