/// What proves a division the cheapest: a price for each place and group, and for each case the least that it can get
/// at those prices. Nothing that costs less with its price than a case gets, and what has a price is full; then the sum
/// of what cases get less what all room is worth is a bound under every division, and equal to this one.
package struct DualCertificate: Sendable, Equatable {
    /// Of each place, without that of its group: what all together would gain by one more, the least that it can be.
    package let plaatsen: [Kosten]
    package let groepen: [Kosten]
    /// Of each case the least that it can get, `nil` when it does not take part.
    package let winst: [Kosten?]
    package let primair, duaal: Kosten
}

extension PriceNetwork {
    /// The proof with the lowest prices there are: they do not depend on how they were found, and each is what one more
    /// place there would really bring.
    package func bewijs() -> DualCertificate {
        let gaten = gaten()
        var plaatsprijs = plaatsen.indices.map { werkelijkePrijs($0) - gaten.plaatsen[$0] }
        let groepprijs = groepen.indices.map { groepen[$0].prijs - gaten.groepen[$0] }
        let winst: [Kosten?] = zaken.indices.map { zaak in
            let stand = zaken[zaak]
            if stand.plek == Self.buiten { return nil }
            return stand.plek == Self.zonder ? stand.zonder : stand.plekKosten + plaatsprijs[stand.plek]
        }
        for plaats in plaatsen.indices where plaatsen[plaats].groep >= 0 {
            plaatsprijs[plaats] = max(.nul, plaatsprijs[plaats] - groepprijs[plaatsen[plaats].groep])
        }
        var duaal = winst.reduce(Kosten.nul) { $0 + ($1 ?? .nul) }
        for (plaats, prijs) in plaatsprijs.enumerated() where prijs != .nul {
            duaal -= prijs.maal(plaatsen[plaats].capaciteit)
        }
        for (groep, prijs) in groepprijs.enumerated() where prijs != .nul {
            duaal -= prijs.maal(groepen[groep].capaciteit)
        }
        return DualCertificate(
            plaatsen: plaatsprijs, groepen: groepprijs, winst: winst, primair: totaal, duaal: duaal)
    }

    /// For each place and group by how much its price can fall: the nearest way from it to something without a price.
    private func gaten() -> (plaatsen: [Kosten], groepen: [Kosten]) {
        var plaatsgat = plaatsen.indices.map { werkelijkePrijs($0) }
        var groepgat = groepen.map(\.prijs)
        var rij = DistanceQueue()
        var (plaatsKlaar, groepKlaar) = (
            [Bool](repeating: false, count: plaatsen.count), [Bool](repeating: false, count: groepen.count)
        )
        func bied(_ zaak: Int, _ afstand: Kosten) {
            for boog in bogen[zaak] where Int(boog.plaats) != zaken[zaak].plek {
                let plaats = Int(boog.plaats)
                let hier = afstand + boog.kosten + werkelijkePrijs(plaats) - zaken[zaak].winst
                if hier < plaatsgat[plaats] {
                    plaatsgat[plaats] = hier
                    rij.zet(.plaats(plaats), hier)
                }
            }
        }
        for zaak in zaken.indices where zaken[zaak].plek == Self.zonder { bied(zaak, .nul) }
        for plaats in plaatsen.indices where plaatsen[plaats].bezet > 0 || plaatsgat[plaats] > .nul {
            rij.zet(.plaats(plaats), plaatsgat[plaats])
        }
        for groep in groepen.indices { rij.zet(.groep(groep), groepgat[groep]) }
        while let (afstand, knoop) = rij.neem() {
            switch knoop {
            case .plaats(let plaats):
                guard !plaatsKlaar[plaats], plaatsgat[plaats] == afstand else { continue }
                plaatsKlaar[plaats] = true
                forEach(in: plaats) { bied($0, afstand) }
                let groep = plaatsen[plaats].groep
                if groep >= 0, plaatsen[plaats].heeftRuimte, afstand < groepgat[groep] {
                    groepgat[groep] = afstand
                    rij.zet(.groep(groep), afstand)
                }
            case .groep(let groep):
                guard !groepKlaar[groep], groepgat[groep] == afstand else { continue }
                groepKlaar[groep] = true
                for plaats in groepen[groep].plaatsen {
                    let hier = afstand + plaatsen[plaats].prijs
                    if hier < plaatsgat[plaats] {
                        plaatsgat[plaats] = hier
                        rij.zet(.plaats(plaats), hier)
                    }
                }
            case .rest: break
            }
        }
        return (plaatsgat, groepgat)
    }
}
