/// Of all cheapest divisions the one in which the strongest claim has the first of its arcs, then the next claim, and
/// so on: the same whatever the order of arrival, and whichever prices the searches ended with.
extension PriceNetwork {
    /// - Parameters:
    ///   - volgorde: the cases that take part, strongest claim first.
    ///   - rang: of each place where it stands among arcs that cost the same.
    package mutating func maakVast(_ volgorde: [Int], rang: [Int]) {
        if plant == .gelijkspelOpVolgorde { return }
        var isVast = [Bool](repeating: false, count: zaken.count)
        for zaak in volgorde {
            defer { isVast[zaak] = true }
            guard zaken[zaak].plek != Self.buiten else { continue }
            vraag(zaak, totBoven: zaken[zaak].winst)
            for boog in gelijke(zaak, rang) {
                let plaats = Int(boog.plaats)
                if plaats == zaken[zaak].plek { break }
                if verhuist(zaak, naar: plaats, boog.kosten, isVast) { break }
            }
        }
    }

    /// The arcs of a case that are as cheap for it as what it has.
    private func gelijke(_ zaak: Int, _ rang: [Int]) -> [Arc] {
        let winst = zaken[zaak].winst
        var lijst: [Arc] = []
        for boog in bogen[zaak] {
            if boog.kosten > winst { break }
            if boog.kosten + werkelijkePrijs(Int(boog.plaats)) == winst { lijst.append(boog) }
        }
        guard lijst.count > 1 else { return lijst }
        return lijst.sorted {
            $0.kosten != $1.kosten ? $0.kosten < $1.kosten : rang[Int($0.plaats)] < rang[Int($1.plaats)]
        }
    }

    /// Gives a case a place that costs all together as much, when others can move without cost and nobody that is
    /// settled has to.
    private mutating func verhuist(_ zaak: Int, naar plaats: Int, _ kosten: Kosten, _ isVast: [Bool]) -> Bool {
        let (oud, oudeKosten) = (zaken[zaak].plek, zaken[zaak].plekKosten)
        haalUit(zaak)
        begin()
        bereik(plaats, ouder: zaak, kosten)
        var hier = 0
        while hier < gezien.count {
            let nu = gezien[hier]
            hier += 1
            if plaatsen[nu].heeftRuimte, groepHeeftRuimte(nu), magOpen(oud, na: nu) {
                vul(nu, zaak)
                return true
            }
            if plaatsen[nu].heeftRuimte, plaatsen[nu].groep >= 0 { bereik(groepVan: nu) }
            var ander = plaatsen[nu].eerste
            while ander >= 0 {
                let volgende = zaken[ander].volgende
                if !isVast[ander] {
                    if zaken[ander].zonder == zaken[ander].winst, magOpen(oud, na: nil) {
                        haalUit(ander)
                        vul(nu, zaak)
                        return true
                    }
                    vraag(ander, totBoven: zaken[ander].winst)
                    for boog in bogen[ander] {
                        if boog.kosten > zaken[ander].winst { break }
                        let verder = Int(boog.plaats)
                        guard verder != nu, boog.kosten + werkelijkePrijs(verder) == zaken[ander].winst else {
                            continue
                        }
                        bereik(verder, ouder: ander, boog.kosten)
                    }
                }
                ander = volgende
            }
        }
        if oud >= 0 { zetIn(zaak, oud, oudeKosten) }
        return false
    }

    private mutating func bereik(_ plaats: Int, ouder: Int, _ kosten: Kosten) {
        guard plaatsweg[plaats].ronde != ronde else { return }
        plaatsweg[plaats] = SearchState(ronde: ronde, ouder: ouder, kosten: kosten)
        gezien.append(plaats)
    }

    /// The group of a place is full: who is at another of its places, without a price there, could make room.
    private mutating func bereik(groepVan plaats: Int) {
        let groep = plaatsen[plaats].groep
        guard groepweg[groep].ronde != ronde else { return }
        groepweg[groep] = SearchState(ronde: ronde, ouder: -1 - plaats)
        for ander in groepen[groep].plaatsen where plaatsen[ander].bezet > 0 && plaatsen[ander].prijs == .nul {
            bereik(ander, ouder: -1 - groep, .nul)
        }
    }

    /// Whether the place that was left may stay open, when the last to move took room at another.
    private func magOpen(_ oud: Int, na plaats: Int?) -> Bool {
        guard oud >= 0, oud != plaats else { return true }
        guard plaatsen[oud].prijs == .nul else { return false }
        let groep = plaatsen[oud].groep
        return groep < 0 || groepen[groep].prijs == .nul || plaats.map { plaatsen[$0].groep == groep } ?? false
    }
}
