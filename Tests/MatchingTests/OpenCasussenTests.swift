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
        case .meld(let aanbod):
            let vorig = markt.aanbod.meld(aanbod)
            return open.geraakt(door: vorig, aanbod, bij: markt.voorwaarden, vandaag: vandaag)
        case .weg(let id):
            let vorig = markt.aanbod.verwijder(id)
            return open.geraakt(door: vorig, nil, bij: markt.voorwaarden, vandaag: vandaag)
        case .contract(let contract): return open.geraakt(door: markt.contracten.meld(contract), contract)
        case .contractWeg(let regio, let aanbieder):
            return open.geraakt(door: markt.contracten.verwijder(regio, aanbieder), nil)
        }
    }

    /// A world with open cases, each with its latest proposal.
    private struct Wereld {
        var willekeur: Willekeur
        var markt: Markt
        var open = OpenCasussen()
        var kernen: [String: String] = [:]
        let casussen: [Casus]

        init(_ zaad: UInt64, aanbod: Int, casussen aantal: Int) {
            willekeur = Willekeur(zaad: zaad)
            markt = Markt(gewichten: willekeur.gewichten())
            for nummer in 1...aanbod { markt.aanbod.meld(willekeur.aanbod("a\(nummer)")) }
            var uit: [Casus] = []
            for nummer in 1...aantal { uit.append(willekeur.casus("c\(nummer)")) }
            casussen = uit
            for casus in casussen {
                open.zet(casus)
                stelVoor(casus)
            }
        }

        mutating func stelVoor(_ casus: Casus) {
            let voorstel = markt.voorstel(voor: casus, vandaag: vandaag)
            kernen[voorstel.casusId] = voorstel.kern
            open.onthoud(voorstel, voor: voorstel.casusId, vandaag: vandaag, gewichten: markt.gewichten)
        }

        /// The cases whose proposal is another one than it was.
        func veranderd() -> Set<String> {
            Set(
                casussen.filter {
                    kernen[$0.aanvraag.casusId] != markt.voorstel(voor: $0, vandaag: vandaag).kern
                }.map(\.aanvraag.casusId))
        }
    }

    /// Only who is touched gets a new proposal, as in the matcher: a case that is passed over must stay right for ever.
    @Test("Every case whose proposal changes after an event is in the answer, in order of id", arguments: [8, 30])
    func bovenverzameling(_ aanbod: Int) {
        var (veranderd, geraakt, alle) = (0, 0, 0)
        for zaad in UInt64(9001)...9012 {
            var wereld = Wereld(zaad, aanbod: aanbod, casussen: 10)
            for stap in 1...40 {
                let gebeurtenis = wereld.willekeur.gebeurtenis(aanbod: aanbod + 4)
                let antwoord = neem(gebeurtenis, &wereld.markt, wereld.open)
                let anders = wereld.veranderd()
                #expect(anders.isSubset(of: antwoord), "seed \(zaad), event \(stap)")
                #expect(antwoord == Set(antwoord).sorted(), "seed \(zaad), event \(stap)")
                (veranderd, geraakt) = (veranderd + anders.count, geraakt + antwoord.count)
                alle += wereld.casussen.count
                for casus in wereld.casussen where antwoord.contains(casus.aanvraag.casusId) { wereld.stelVoor(casus) }
            }
        }
        // Something happened, and the answer is not simply everyone.
        #expect(veranderd > 300)
        #expect(geraakt < alle * 2 / 3)
    }

    @Test("An offer that cannot reach a full list touches nobody; one that can, or that was on it, does")
    func vollelijst() {
        var markt = eenMarkt((10...24).map { nummer in eenAanbod { $0.id = "a\(nummer)" } })
        let casus = eenCasus()
        var open = open(casus)
        let voorstel = markt.voorstel(voor: casus, vandaag: vandaag)
        open.onthoud(voorstel, voor: "c1", vandaag: vandaag, gewichten: markt.gewichten)
        let laat = eenAanbod { ($0.id, $0.aanmeldWeken, $0.aanbieder) = ("laat", 40, 2) }
        let vroeg = eenAanbod { ($0.id, $0.aanmeldWeken, $0.aanbieder) = ("vroeg", 2, 2) }
        markt.aanbod.meld(laat)
        #expect(open.geraakt(door: nil, laat, bij: markt.voorwaarden, vandaag: vandaag) == [])
        #expect(open.geraakt(door: laat, nil, bij: markt.voorwaarden, vandaag: vandaag) == [])
        #expect(open.geraakt(door: laat, laat, bij: markt.voorwaarden, vandaag: vandaag.plus(dagen: 1)) == ["c1"])
        #expect(open.geraakt(door: laat, vroeg, bij: markt.voorwaarden, vandaag: vandaag) == ["c1"])
        let eerste = voorstel.ids[0][0]
        #expect(
            open.geraakt(door: markt.aanbod.aanbod(eerste), nil, bij: markt.voorwaarden, vandaag: vandaag) == ["c1"])
    }

    private let huis = eenAanbod()
    private let logeren = eenAanbod { $0.voorziening = "logeerhuis" }
    private let pleeg = eenAanbod { $0.voorziening = "pleeggezin" }
    private let markt = eenMarkt([])

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
        #expect(
            open.geraakt(door: nil, huis, bij: markt.voorwaarden, vandaag: vandaag) == ["beide", "open", "precies"])
        #expect(open.geraakt(door: nil, logeren, bij: markt.voorwaarden, vandaag: vandaag) == ["open"])
        #expect(open.geraakt(door: pleeg, nil, bij: markt.voorwaarden, vandaag: vandaag) == ["anders", "beide"])
        #expect(open.geraakt(door: nil, nil, bij: markt.voorwaarden, vandaag: vandaag) == [])
    }

    @Test("An offer that becomes another kind of help touches those of both kinds")
    func verhuisd() {
        let open = open(
            eenCasus { $0.id = "oud" }, eenCasus { ($0.id, $0.vragen) = ("nieuw", [.init(voorziening: "pleeggezin")]) })
        #expect(open.geraakt(door: huis, pleeg, bij: markt.voorwaarden, vandaag: vandaag) == ["nieuw", "oud"])
        #expect(open.geraakt(door: huis, huis, bij: markt.voorwaarden, vandaag: vandaag) == ["oud"])
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
        #expect(open.geraakt(door: nil, huis, bij: markt.voorwaarden, vandaag: vandaag) == ["b"])
        #expect(open.geraakt(door: nil, pleeg, bij: markt.voorwaarden, vandaag: vandaag) == ["a"])
        #expect(open.casus("a")?.aanvraag.hulpvragen.first?.voorziening == soort("pleeggezin"))
        open.verwijder("a")
        open.verwijder("a")
        #expect(open.geraakt(door: nil, pleeg, bij: markt.voorwaarden, vandaag: vandaag) == [])
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
