/// For each case the number of its choice, `nil` for none.
struct Keuzeverdeling: Sendable {
    private(set) var keuzes: [Int?]

    init(_ keuzes: [Int?]) { self.keuzes = keuzes }

    /// What the prices chose: of each place the cheapest choice that has it first.
    init(_ opgave: Rondeopgave, _ net: PriceNetwork) {
        keuzes = opgave.zaken.indices.map { zaak in
            net.plek(zaak).flatMap { plek in
                opgave.zaken[zaak].keuzes.firstIndex { $0.eerstePlaats == plek }
            }
        }
    }

    func totaal(_ opgave: Rondeopgave) -> Kosten {
        opgave.zaken.indices.reduce(.nul) { som, zaak in
            som + (keuzes[zaak].map { opgave.zaken[zaak].keuzes[$0].kosten } ?? opgave.zaken[zaak].zonder)
        }
    }

    /// How much is taken of each place and group.
    func verbruik(_ opgave: Rondeopgave) -> [Int] {
        var uit = [Int](repeating: 0, count: opgave.bronnen)
        for (zaak, keuze) in keuzes.enumerated() {
            guard let keuze else { continue }
            for deel in opgave.verbruik(opgave.zaken[zaak].keuzes[keuze]) { uit[deel.bron] += deel.aantal }
        }
        return uit
    }

    func past(_ opgave: Rondeopgave, _ plant: PlantedFault? = nil) -> Bool {
        if plant == .tweedePlekVrij { return true }
        // Errors planted in the prices are for the tests to see, not for the branches to mend.
        if plant == .eenPlaatsTeVeel || plant == .groepZonderGrens { return true }
        return verbruik(opgave).enumerated().allSatisfy { $1 <= opgave.capaciteit($0) }
    }

    /// A division that fits, made from one that does not: who needs more than one place gets what was chosen while
    /// there is room, strongest claim first, else the cheapest that there is room for; the others by their prices.
    func passend(_ opgave: Rondeopgave, _ wortel: PriceNetwork) -> Keuzeverdeling {
        var over = (0..<opgave.bronnen).map(opgave.capaciteit)
        var uit = [Int?](repeating: nil, count: keuzes.count)
        let grote = opgave.zaken.indices.filter { !opgave.zaken[$0].isEnkel }
        func neem(_ zaak: Int, _ keuze: Int) -> Bool {
            let verbruik = opgave.verbruik(opgave.zaken[zaak].keuzes[keuze])
            guard verbruik.allSatisfy({ $0.aantal <= over[$0.bron] }) else { return false }
            for deel in verbruik { over[deel.bron] -= deel.aantal }
            uit[zaak] = keuze
            return true
        }
        var later: [Int] = []
        for zaak in grote {
            if let keuze = keuzes[zaak], !neem(zaak, keuze) { later.append(zaak) }
        }
        for zaak in later { _ = opgave.zaken[zaak].keuzes.indices.first { neem(zaak, $0) } }
        var net = wortel
        for zaak in grote { net.zaakWeg(zaak) }
        net.zet(opgave, over: over)
        net.maakVast(Array(opgave.zaken.indices), rang: Array(opgave.plaatsen.indices))
        for zaak in opgave.zaken.indices where opgave.zaken[zaak].isEnkel {
            uit[zaak] = net.plek(zaak).flatMap { plek in
                opgave.zaken[zaak].keuzes.firstIndex { $0.eerstePlaats == plek }
            }
        }
        return Keuzeverdeling(uit)
    }
}
