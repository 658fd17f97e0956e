import Jeugdhulp

/// What would be otherwise: each question is a round again with one thing changed, from the prices that stand.
extension Ronde {
    /// What a change means for the others.
    package struct Gevolg: Sendable, Equatable {
        /// Children more (or fewer) that have a place.
        package let kinderen: Int
        /// Days that all others together wait longer (negative: less).
        package let dagen: Int
        /// How many others wait longer, and the most that one of them waits longer.
        package let anderen, langsteDagen: Int
    }

    private static let takkenMax = 200
    /// No sum of costs comes near it.
    private static let nooit = Kosten(hoog: 1 << 118, laag: 0)

    /// Whether every choice is one place, so that the prices say all.
    private var isEnkel: Bool { opgave.zaken.allSatisfy(\.isEnkel) }

    /// What it means for the others when a case gets one of its options with room.
    /// - Parameter optie: by number among the options of the case.
    /// - Returns: `nil` when the option has no room.
    package func watAls(_ zaak: Int, krijgt optie: Int) -> Gevolg? {
        guard let keuze = optieVan[zaak].firstIndex(of: optie) else { return nil }
        let kans = opgave.zaken[zaak].keuzes[keuze]
        if isEnkel {
            var net = antwoord.net
            net.zaakAnders(
                zaak, zonder: Self.nooit, [Arc(plaats: kans.gebruik[0].plaats, kosten: kans.kosten)])
            return gevolg(net, behalve: zaak)
        }
        var anders = opgave
        anders.zaken[zaak] = .init(zonder: Self.nooit, keuzes: [kans])
        return gevolg(RoundSolver(anders, takkenMax: Self.takkenMax).los().keuzes, behalve: zaak)
    }

    /// What so many places more at a place that has room would bring.
    package func watAls(_ plek: Int, meer aantal: Int) -> Gevolg {
        if isEnkel, opgave.plaatsen[plek].groep < 0, opgave.plaatsen[plek].capaciteit > 0 {
            var net = antwoord.net
            net.zet(plek, capaciteit: opgave.plaatsen[plek].capaciteit + aantal)
            return gevolg(net, behalve: nil)
        }
        var meer = feiten
        let oud = meer.plekken[plek]
        meer.plekken[plek] = Rondefeiten.Plek(
            agb: oud.agb, aanbodId: oud.aanbodId, naam: oud.naam, voorziening: oud.voorziening,
            doelgroepen: oud.doelgroepen, regio: oud.regio, ruimte: oud.ruimte + aantal, totaal: oud.totaal + aantal,
            start: oud.start)
        guard let anders = try? Ronde(meer, gewichten: gewichten, takkenMax: Self.takkenMax) else {
            return Gevolg(kinderen: 0, dagen: 0, anderen: 0, langsteDagen: 0)
        }
        return gevolg(feiten.zaken.indices.map { anders.wachtdagen($0, anders.antwoord.keuzes) },
            geplaatst: anders.antwoord.keuzes.count { $0 != nil }, behalve: nil)
    }

    private func gevolg(_ net: PriceNetwork, behalve zaak: Int?) -> Gevolg {
        var net = net
        net.maakVast(Array(opgave.zaken.indices), rang: Array(opgave.plaatsen.indices))
        let keuzes: [Int?] = opgave.zaken.indices.map { ander in
            net.plek(ander).flatMap { plek in
                opgave.zaken[ander].keuzes.firstIndex { $0.gebruik[0].plaats == plek }
            }
        }
        return gevolg(keuzes, behalve: zaak)
    }

    private func gevolg(_ keuzes: [Int?], behalve zaak: Int?) -> Gevolg {
        gevolg(
            feiten.zaken.indices.map { $0 == zaak ? 0 : wachtdagen($0, keuzes) },
            geplaatst: keuzes.count { $0 != nil }, behalve: zaak)
    }

    private func gevolg(_ dagen: [Int], geplaatst: Int, behalve zaak: Int?) -> Gevolg {
        var (som, langer, langste) = (0, 0, 0)
        for ander in feiten.zaken.indices where ander != zaak {
            let verschil = dagen[ander] - wachtdagen(ander, antwoord.keuzes)
            som += verschil
            langer += verschil > 0 ? 1 : 0
            langste = max(langste, verschil)
        }
        return Gevolg(
            kinderen: geplaatst - antwoord.keuzes.count { $0 != nil }, dagen: som, anderen: langer,
            langsteDagen: langste)
    }
}
