import Jeugdhulp

/// What would be otherwise: each question is the round again with one thing changed, a search or two from the prices
/// that stand. Who needs several places at once keeps them meanwhile.
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

    /// No sum of costs comes near it.
    private static let nooit = Kosten(hoog: 1 << 118, laag: 0)

    /// What it means for the others when a case gets one of its options with room.
    /// - Parameter optie: by number among the options of the case.
    /// - Returns: `nil` when the option has no room, or only who needs several places could make it.
    package func watAls(_ zaak: Int, krijgt optie: Int) -> Gevolg? {
        guard let keuze = optieVan[zaak].firstIndex(of: optie) else { return nil }
        let kans = opgave.zaken[zaak].keuzes[keuze]
        var net = losseKinderen
        if opgave.zaken[zaak].isEnkel {
            net.zaakAnders(zaak, zonder: Self.nooit, [Arc(plaats: kans.eerstePlaats, kosten: kans.kosten)])
            if net.plek(zaak) == nil { return nil }
        } else {
            var verschil: [Int: Int] = [:]
            if let nu = antwoord.keuzes[zaak] {
                for deel in opgave.zaken[zaak].keuzes[nu].gebruik { verschil[deel.plaats, default: 0] += deel.aantal }
            }
            for deel in kans.gebruik { verschil[deel.plaats, default: 0] -= deel.aantal }
            for (plaats, aantal) in verschil.sorted(by: { $0.key < $1.key }) where aantal != 0 {
                let over = net.ruimte(plaats) + aantal
                if over < 0 { return nil }
                net.zet(plaats, capaciteit: over)
            }
        }
        return gevolg(net, behalve: zaak)
    }

    /// What so many places more at an offer would bring to those who need one place.
    package func watAls(_ plek: Int, meer aantal: Int) -> Gevolg {
        var net = losseKinderen
        if opgave.plaatsen[plek].capaciteit > 0 {
            net.zet(plek, capaciteit: net.ruimte(plek) + aantal)
            return gevolg(net, behalve: nil)
        }
        var (vragers, starts): ([(zaak: Int, kosten: Kosten)], [Int: Int]) = ([], [:])
        for (nummer, zaak) in feiten.zaken.enumerated() where opgave.zaken[nummer].isEnkel && zaak.kinderen == 1 {
            guard let optie = zaak.opties.first(where: { $0.verder.isEmpty && Int($0.plek) == plek }) else { continue }
            vragers.append((nummer, kostenVanMeer(optie, nummer)))
            starts[nummer] = optie.start - feiten.vandaag
        }
        let nieuw = net.plaatsErbij(aantal, vragers: vragers)
        return gevolg(net, behalve: nil, erbij: (nieuw, starts))
    }

    /// What an option would cost if it had room.
    func kostenVanMeer(_ optie: Rondefeiten.Optie, _ zaak: Int) -> Kosten {
        let minst = optieVan[zaak].map { feiten.zaken[zaak].opties[$0].gemist }.min() ?? optie.gemist
        return Self.doelen(optie, feiten.zaken[zaak], minst: minst, feiten.vandaag, gewichten).kosten
    }

    /// - Parameter erbij: a place that was not there, and for each case that can have it the days until it starts.
    private func gevolg(_ net: PriceNetwork, behalve zaak: Int?, erbij: (plek: Int, starts: [Int: Int])? = nil)
        -> Gevolg
    {
        var net = net
        net.maakVast(Array(opgave.zaken.indices), rang: Array(0..<net.plaatsenAantal))
        var (som, langer, langste, kinderen) = (0, 0, 0, 0)
        for ander in feiten.zaken.indices where ander != zaak && opgave.zaken[ander].isEnkel {
            let toen = losseKinderen.plek(ander)
            let nu = net.plek(ander)
            kinderen += (nu == nil ? 0 : 1) - (toen == nil ? 0 : 1)
            let dagen = nu != nil && nu == erbij?.plek ? erbij?.starts[ander] ?? 0 : wachtdagen(ander, op: nu)
            let verschil = dagen - wachtdagen(ander, op: toen)
            som += verschil
            langer += verschil > 0 ? 1 : 0
            langste = max(langste, verschil)
        }
        return Gevolg(kinderen: kinderen, dagen: som, anderen: langer, langsteDagen: langste)
    }

    private func wachtdagen(_ zaak: Int, op plek: Int?) -> Int {
        let keuze = plek.flatMap { plek in opgave.zaken[zaak].keuzes.firstIndex { $0.eerstePlaats == plek } }
        return keuze.map { feiten.zaken[zaak].opties[optieVan[zaak][$0]].start - feiten.vandaag }
            ?? gewichten.zonderPlek.dagenMax
    }
}
