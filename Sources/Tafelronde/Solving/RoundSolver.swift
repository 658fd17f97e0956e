/// The cheapest division where choices take several places at once, or several of one: branch and bound over prices.
///
/// The prices (``PriceNetwork``) count one of the first place of each choice, and so never say more than the truth: a
/// bound from below. Where what was chosen fits as it is, it is the best. Where it does not, a choice that lies further
/// above its price than the best division found lies above the bound can be part of nothing better; what is left falls
/// apart into cases that share no room that could be short, and each part is searched by itself (``BranchAndBound``).
package struct RoundSolver: Sendable {
    /// So many branches in one part of a round at most; then the best that was found is the answer, with its bound.
    package static let takkenMax = 1_000

    private let opgave: Rondeopgave
    private let takkenMax: Int
    private let plant: PlantedFault?

    package init(_ opgave: Rondeopgave, takkenMax: Int = takkenMax, plant: PlantedFault? = nil) {
        (self.opgave, self.takkenMax, self.plant) = (opgave, takkenMax, plant)
    }

    package func los() -> Rondeantwoord {
        let net = opgave.net(plant: plant)
        let ruw = Keuzeverdeling(opgave, net)
        guard !ruw.past(opgave, plant) else {
            return Rondeantwoord(
                keuzes: ruw.keuzes, totaal: ruw.totaal(opgave), ondergrens: ruw.totaal(opgave), takken: 0, net: net)
        }
        let eerste = ruw.passend(opgave, net)
        let delen = Rondedelen(opgave, net.bewijs(), ruimte: eerste.totaal(opgave) - net.totaal)
        var (keuzes, ondergrens, takken) = (delen.zonderStrijd, Kosten.nul, 0)
        for deel in delen.alle {
            var zoeker = BranchAndBound(deel.opgave, plant: plant)
            zoeker.zoek(takkenMax: takkenMax)
            ondergrens += zoeker.ondergrens
            takken += zoeker.takken
            for (zaak, keuze) in zip(deel.zaken, zoeker.beste.keuzes) {
                keuzes[zaak.nummer] = keuze.map { zaak.keuzes[$0] }
            }
        }
        for zaak in opgave.zaken.indices where !delen.inDeel[zaak] {
            ondergrens += keuzes[zaak].map { opgave.zaken[zaak].keuzes[$0].kosten } ?? opgave.zaken[zaak].zonder
        }
        var beste = Keuzeverdeling(keuzes)
        if !beste.past(opgave, plant) || eerste.totaal(opgave) < beste.totaal(opgave) { beste = eerste }
        let totaal = beste.totaal(opgave)
        return Rondeantwoord(
            keuzes: beste.keuzes, totaal: totaal, ondergrens: min(totaal, max(ondergrens, net.totaal)), takken: takken,
            net: net)
    }
}
