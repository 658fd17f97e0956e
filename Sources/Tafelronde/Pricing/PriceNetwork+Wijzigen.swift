/// One case, place or number more or less: a search or two from where the prices stand, and as good as from nothing.
extension PriceNetwork {
    /// A case that takes part, with all its arcs, cheapest first.
    package mutating func zaakErbij(zonder: Kosten, _ lijst: [Arc]) -> Int {
        let zaak = nieuweZaak(zonder, lijst)
        zet(zaak)
        return zaak
    }

    /// A case takes part no longer; what it had goes to whoever gains most.
    package mutating func zaakWeg(_ zaak: Int) {
        let plek = zaken[zaak].plek
        guard plek != Self.buiten else { return }
        zetBuiten(zaak)
        if plek >= 0 { vulOp(plek) }
    }

    /// The same case with other arcs.
    package mutating func zaakAnders(_ zaak: Int, zonder: Kosten, _ lijst: [Arc]) {
        zaakWeg(zaak)
        vervangBogen(zaak, lijst, zonder: zonder)
        zet(zaak)
    }

    /// A place with room for so many.
    /// - Parameter vragers: who can have it, at what cost.
    package mutating func plaatsErbij(_ capaciteit: Int, groep: Int = -1, vragers: [(zaak: Int, kosten: Kosten)]) -> Int
    {
        let plaats = nieuwePlaats(capaciteit, groep: groep)
        // So dear that nobody wants it yet; from there the price falls as it is filled.
        var prijs = Kosten.nul
        let vanGroep = groep >= 0 ? groepen[groep].prijs : .nul
        for vrager in vragers where zaken.indices.contains(vrager.zaak) {
            voegBoogToe(vrager.zaak, Arc(plaats: plaats, kosten: vrager.kosten))
            guard zaken[vrager.zaak].plek != Self.buiten else { continue }
            prijs = max(prijs, zaken[vrager.zaak].winst - vrager.kosten - vanGroep)
        }
        zetPrijs(plaats, prijs)
        vulOfOpnieuw(plaats)
        return plaats
    }

    /// A place is no longer there; who had it looks for another.
    package mutating func plaatsWeg(_ plaats: Int) {
        zet(plaats, capaciteit: 0)
        sluitPlaats(plaats)
    }

    /// A place has room for more or fewer.
    package mutating func zet(_ plaats: Int, capaciteit: Int) {
        zetCapaciteit(plaats, capaciteit)
        var wachtend: [Int] = []
        while plaatsen[plaats].bezet > plaatsen[plaats].capaciteit {
            let zaak = plaatsen[plaats].eerste
            zetBuiten(zaak)
            wachtend.append(zaak)
        }
        if !wachtend.isEmpty, plaatsen[plaats].groep >= 0 { vulGroep(plaatsen[plaats].groep) }
        for zaak in wachtend { zet(zaak) }
        vulOfOpnieuw(plaats)
    }

    /// A group may take more or fewer.
    package mutating func zet(groep: Int, capaciteit: Int) {
        zetGroepcapaciteit(groep, capaciteit)
        while groepen[groep].bezet > groepen[groep].capaciteit {
            guard let plaats = maakKosteloos(groep) else { return }
            let zaak = plaatsen[plaats].eerste
            zetBuiten(zaak)
            zet(zaak)
        }
        vulGroep(groep)
    }

    /// Room that its group has no room for needs a change in several places at once: then all is done anew.
    private mutating func vulOfOpnieuw(_ plaats: Int) {
        vulOp(plaats)
        if plaatsen[plaats].heeftRuimte, plaatsen[plaats].prijs > .nul, !groepHeeftRuimte(plaats) { opnieuw() }
    }

    /// Fills the room of a group that has a price.
    private mutating func vulGroep(_ groep: Int) {
        while groepen[groep].heeftRuimte, groepen[groep].prijs > .nul {
            if let plaats = groepen[groep].plaatsen.first(where: { plaatsen[$0].heeftRuimte }) {
                let (bezet, prijs) = (groepen[groep].bezet, groepen[groep].prijs)
                vulOp(plaats)
                if groepen[groep].bezet == bezet, groepen[groep].prijs == prijs { return }
            } else {
                schuifPrijs(groep, -groepen[groep].prijs)
            }
        }
    }

    /// Moves price from a group to its places or back, so that both together ask the same of who is there.
    private mutating func schuifPrijs(_ groep: Int, _ meer: Kosten) {
        groepen[groep].prijs += meer
        for plaats in groepen[groep].plaatsen { plaatsen[plaats].prijs = max(.nul, plaatsen[plaats].prijs - meer) }
    }

    /// A place of a group with somebody in it and no price of its own.
    private mutating func maakKosteloos(_ groep: Int) -> Int? {
        let bezet = groepen[groep].plaatsen.filter { plaatsen[$0].bezet > 0 }
        guard let minste = bezet.min(by: { plaatsen[$0].prijs < plaatsen[$1].prijs }) else { return nil }
        schuifPrijs(groep, plaatsen[minste].prijs)
        return minste
    }

    /// From nothing, with the arcs that are known.
    package mutating func opnieuw() {
        let meedoen = zaken.indices.filter { zaken[$0].plek != Self.buiten }
        for zaak in meedoen { zetBuiten(zaak) }
        for plaats in plaatsen.indices { plaatsen[plaats].prijs = .nul }
        for groep in groepen.indices { groepen[groep].prijs = .nul }
        for zaak in meedoen { zet(zaak) }
    }
}

extension Kosten {
    static prefix func - (kosten: Kosten) -> Kosten { .nul - kosten }
}

/// What the changes are made of.
extension PriceNetwork {
    mutating func sluitPlaats(_ plaats: Int) {
        plaatsen[plaats].isOpen = false
        for vrager in vragers[plaats] { bogen[vrager.zaak].removeAll { Int($0.plaats) == plaats } }
        vragers[plaats] = []
    }

    mutating func zetCapaciteit(_ plaats: Int, _ capaciteit: Int) { plaatsen[plaats].capaciteit = max(0, capaciteit) }
    mutating func zetGroepcapaciteit(_ groep: Int, _ capaciteit: Int) { groepen[groep].capaciteit = max(0, capaciteit) }
    mutating func zetPrijs(_ plaats: Int, _ prijs: Kosten) { plaatsen[plaats].prijs = prijs }

    mutating func nieuwePlaats(_ capaciteit: Int, groep: Int) -> Int {
        plaatsen.append(Plaatsstand(capaciteit: max(0, capaciteit), groep: groep))
        vragers.append([])
        plaatsweg.append(SearchState())
        if groep >= 0 { groepen[groep].plaatsen.append(plaatsen.count - 1) }
        return plaatsen.count - 1
    }

    /// A case with all its arcs; the source knows nothing of it.
    mutating func nieuweZaak(_ zonder: Kosten, _ lijst: [Arc]) -> Int {
        zaken.append(Zaakstand(zonder: zonder, gevraagd: 1, rest: nil))
        zaakweg.append(SearchState())
        bogen.append([])
        vervangBogen(zaken.count - 1, lijst, zonder: zonder)
        return zaken.count - 1
    }

    /// Other arcs for a case that is outside.
    mutating func vervangBogen(_ zaak: Int, _ lijst: [Arc], zonder: Kosten) {
        for boog in bogen[zaak] { vragers[Int(boog.plaats)].removeAll { $0.zaak == zaak } }
        bogen[zaak] = lijst.filter { plaatsen.indices.contains(Int($0.plaats)) && plaatsen[Int($0.plaats)].isOpen }
        (zaken[zaak].gevraagd, zaken[zaak].rest, zaken[zaak].zonder) = (1, nil, zonder)
        for boog in bogen[zaak] { vragers[Int(boog.plaats)].append(Vrager(zaak: zaak, kosten: boog.kosten)) }
    }

    mutating func voegBoogToe(_ zaak: Int, _ boog: Arc) {
        let plaats = bogen[zaak].firstIndex { boog.kosten < $0.kosten } ?? bogen[zaak].count
        bogen[zaak].insert(boog, at: plaats)
        vragers[Int(boog.plaats)].append(Vrager(zaak: zaak, kosten: boog.kosten))
    }

    mutating func zetBuiten(_ zaak: Int) {
        haalUit(zaak)
        zaken[zaak].plek = Self.buiten
    }

    mutating func zetWinst(_ zaak: Int, _ winst: Kosten) { zaken[zaak].winst = winst }
}
