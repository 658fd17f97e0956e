import Jeugdhulp
import Matching
import Testing

@Suite("Which open cases does this offer or contract touch?")
struct OpenCasussenTests {
    /// What an event touches according to the index, after it was taken in.
    private func neem(
        _ gebeurtenis: Willekeur.Gebeurtenis, _ markt: inout Markt, _ open: OpenCasussen
    ) -> [String] {
        switch gebeurtenis {
        case .meld(let aanbod): open.geraakt(door: markt.aanbod.meld(aanbod), aanbod)
        case .weg(let id): open.geraakt(door: markt.aanbod.verwijder(id), nil)
        case .contract(let contract): open.geraakt(door: markt.contracten.meld(contract), contract)
        case .contractWeg(let regio, let aanbieder):
            open.geraakt(door: markt.contracten.verwijder(regio, aanbieder), nil)
        }
    }

    @Test("Every case whose proposal changes after an event is in the answer, in order of id")
    func bovenverzameling() {
        var (veranderd, geraakt, alle) = (0, 0, 0)
        for zaad in UInt64(9001)...9012 {
            var willekeur = Willekeur(zaad: zaad)
            var markt = Markt(gewichten: willekeur.gewichten())
            for nummer in 1...8 { markt.aanbod.meld(willekeur.aanbod("a\(nummer)")) }
            let casussen = (1...10).map { nummer in willekeur.casus("c\(nummer)") }
            var open = OpenCasussen()
            for casus in casussen { open.zet(casus) }
            func kernen(_ markt: Markt) -> [String: String] {
                Dictionary(
                    uniqueKeysWithValues: casussen.map {
                        ($0.aanvraag.casusId, markt.voorstel(voor: $0, vandaag: vandaag).kern(markt.aanbod))
                    })
            }
            var voor = kernen(markt)
            for stap in 1...40 {
                let antwoord = neem(willekeur.gebeurtenis(), &markt, open)
                let na = kernen(markt)
                let anders = Set(na.filter { voor[$0.key] != $0.value }.keys)
                #expect(anders.isSubset(of: antwoord), "seed \(zaad), event \(stap)")
                #expect(antwoord == Set(antwoord).sorted(), "seed \(zaad), event \(stap)")
                (veranderd, geraakt, alle) = (veranderd + anders.count, geraakt + antwoord.count, alle + na.count)
                voor = na
            }
        }
        // Something happened, and the answer is not simply everyone.
        #expect(veranderd > 300)
        #expect(geraakt < alle * 2 / 3)
    }

    private let huis = eenAanbod()
    private let logeren = eenAanbod { $0.voorziening = "logeerhuis" }
    private let pleeg = eenAanbod { $0.voorziening = "pleeggezin" }

    private func open(_ casussen: Casus...) -> OpenCasussen {
        var open = OpenCasussen()
        for casus in casussen { open.zet(casus) }
        return open
    }

    @Test("An offer touches who asks its voorziening, and who leaves the voorziening of its hulpvorm open")
    func aanbod() {
        let open = open(
            eenCasus { $0.id = "precies" },
            eenCasus { ($0.id, $0.vragen) = ("open", [.init(voorziening: nil, hulpvorm: .gezinsgericht)]) },
            eenCasus { ($0.id, $0.vragen) = ("anders", [.init(voorziening: "pleeggezin")]) },
            eenCasus { ($0.id, $0.vragen) = ("beide", [.init(id: "h1", voorziening: "pleeggezin"), .init(id: "h2")]) })
        #expect(open.geraakt(door: nil, huis) == ["beide", "open", "precies"])
        #expect(open.geraakt(door: nil, logeren) == ["open"])
        #expect(open.geraakt(door: pleeg, nil) == ["anders", "beide"])
        #expect(open.geraakt(door: nil as Aanbod?, nil) == [])
    }

    @Test("An offer that becomes another kind of help touches those of both kinds")
    func verhuisd() {
        let open = open(
            eenCasus { $0.id = "oud" }, eenCasus { ($0.id, $0.vragen) = ("nieuw", [.init(voorziening: "pleeggezin")]) })
        #expect(open.geraakt(door: huis, pleeg) == ["nieuw", "oud"])
        #expect(open.geraakt(door: huis, huis) == ["oud"])
    }

    @Test("A contract touches the cases of its inkoopregio that ask help it covers, as it was or as it is now")
    func contract() {
        let open = open(
            eenCasus { $0.id = "twente" },
            eenCasus { ($0.id, $0.vragen) = ("spel", [.init(voorziening: "speltherapie")]) },
            eenCasus { ($0.id, $0.woonplaats) = ("zwolle", Woonplaatsfeiten(brpGemeente: code("0193"))) },
            eenCasus { ($0.id, $0.woonplaats) = ("onbekend", Woonplaatsfeiten()) })
        let alles = eenContract()
        let ambulant = eenContract(voor: Hulpvormen(.ambulant))
        #expect(open.geraakt(door: nil, alles) == ["spel", "twente"])
        #expect(open.geraakt(door: nil, ambulant) == ["spel"])
        #expect(open.geraakt(door: alles, ambulant) == ["spel", "twente"])
        #expect(open.geraakt(door: eenContract(1, "IJsselland"), nil) == ["zwolle"])
        #expect(open.geraakt(door: nil as Contract?, nil) == [])
    }

    @Test("A case that asks something else now, or is closed, is no longer touched as before")
    func bijgehouden() {
        var open = open(eenCasus { $0.id = "b" }, eenCasus { $0.id = "a" })
        #expect(open.alleIds == ["a", "b"])
        open.zet(eenCasus { ($0.id, $0.vragen) = ("a", [.init(voorziening: "pleeggezin")]) })
        #expect(open.aantal == 2)
        #expect(open.geraakt(door: nil, huis) == ["b"])
        #expect(open.geraakt(door: nil, pleeg) == ["a"])
        #expect(open.casus("a")?.aanvraag.hulpvragen.first?.voorziening == soort("pleeggezin"))
        open.verwijder("a")
        open.verwijder("a")
        #expect(open.geraakt(door: nil, pleeg) == [])
        #expect(open.alleIds == ["b"])
        #expect(open.casus("a") == nil)
    }
}

@Suite("The index of offers")
struct AanbodindexTests {
    @Test("A report replaces the one before it and gives it back; taking out gives back what stood there")
    func vervangt() {
        var index = Aanbodindex()
        let eerst = eenAanbod()
        let later = eenAanbod { ($0.voorziening, $0.aanmeldWeken) = ("logeerhuis", 3) }
        #expect(index.meld(eerst) == nil)
        #expect(index.meld(later) == eerst)
        #expect(index.aanbod("a1") == later)
        #expect(index.aantal == 1)
        #expect(index.verwijder("a1") == later)
        #expect(index.verwijder("a1") == nil)
        #expect(index.aanbod("a1") == nil)
        #expect(index.aantal == 0)
        #expect(index.meld(eerst) == nil)
        #expect(index.aanbod("a1") == eerst)
    }

    @Test("A contract replaces that of the same region and aanbieder only")
    func contracten() {
        var boek = Contractenboek()
        #expect(boek.meld(eenContract()) == nil)
        #expect(boek.meld(eenContract(1, "IJsselland")) == nil)
        #expect(boek.meld(eenContract(2)) == nil)
        #expect(boek.meld(eenContract(1, "Twente", .bijna)) == eenContract())
        #expect(boek.aantal == 3)
        #expect(boek.verwijder(inkoop("Twente"), agb(1)) == eenContract(1, "Twente", .bijna))
        #expect(boek.verwijder(inkoop("Twente"), agb(1)) == nil)
        #expect(boek.aantal == 2)
    }
}
