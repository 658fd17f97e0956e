/// What changes between two days because the text of the law is another, for which facts.
///
/// Tried are all combinations of where somebody lives, stays and came from, for a child of ten; before 2022 with who
/// has gezag. Every gemeente in it is another one, so that an answer shows which fact it comes from.
package struct Wetsvergelijking: Sendable {
    /// What one text answers.
    package struct Kant: Sendable, Hashable {
        package let regel: String
        /// The fact that the gemeente comes from; nil when none can be named.
        package let uit: Feitnaam?
        package let zekerheid: Zekerheid
    }

    /// Combinations that go from one answer to another, of one kind of stay and of gezag.
    package struct Verschil: Sendable, Hashable {
        /// "wlz"; "geen" at home.
        package let verblijf: String
        /// "gi"; "geen" when it is not given.
        package let gezag: String
        package let van: Kant
        package let naar: Kant
        package let aantal: Int
        /// One of them, as "feit = waarde".
        package let voorbeeld: [String]
    }

    package let van: Datum
    package let naar: Datum
    package let verschillen: [Verschil]
    /// How many combinations were tried.
    package let aantal: Int

    private struct Sleutel: Hashable {
        let verblijf, gezag: String
        let van, naar: Kant
    }

    package init(van: Datum, naar: Datum, wetten: Woonplaatswetten = .ingebouwd, register: Gemeenteregister) {
        (self.van, self.naar) = (van, naar)
        let metGezag = min(van, naar) < Woonplaatswet.woonadres.vanaf
        var gevonden: [Sleutel: (aantal: Int, voorbeeld: [String])] = [:]
        var aantal = 0
        let gevallen = Self.gevallen(register, metGezag: metGezag)
        for geval in gevallen {
            aantal += 1
            let kanten = [van, naar].map { geval.kant(op: $0, wetten, register) }
            guard kanten[0] != kanten[1] else { continue }
            let sleutel = Sleutel(verblijf: geval.verblijf, gezag: geval.gezag, van: kanten[0], naar: kanten[1])
            gevonden[sleutel, default: (0, geval.voorbeeld)].aantal += 1
        }
        self.aantal = aantal
        verschillen = gevonden.map {
            Verschil(
                verblijf: $0.key.verblijf, gezag: $0.key.gezag, van: $0.key.van, naar: $0.key.naar,
                aantal: $0.value.aantal, voorbeeld: $0.value.voorbeeld)
        }.sorted {
            ($0.verblijf, $0.gezag, $0.van.regel, $0.naar.regel, $0.aantal) < (
                $1.verblijf, $1.gezag, $1.van.regel, $1.naar.regel, $1.aantal
            )
        }
    }

    private struct Geval {
        let feiten: Woonplaatsfeiten

        var verblijf: String { feiten.verblijf?.soort.rawValue ?? "geen" }
        var gezag: String { feiten.gezag?.soort.rawValue ?? "geen" }

        private func invoer(_ dag: Datum, _ register: Gemeenteregister) -> Woonplaatsinvoer {
            Woonplaatsinvoer(
                feiten: feiten, leeftijd: 10, peildatum: dag, register: register, alleenAmbulant: false,
                jeugdreclassering: false)
        }

        func kant(op dag: Datum, _ wetten: Woonplaatswetten, _ register: Gemeenteregister) -> Kant {
            let uit = wetten.uitspraak(invoer(dag, register).waarden(), op: dag, register)
            return Kant(
                regel: uit.regel, uit: uit.gemeente.flatMap(feit), zekerheid: uit.isZeker ? .zeker : .handmatig)
        }

        private func feit(_ code: Gemeentecode) -> Feitnaam? {
            let waar: [(Feitnaam, Gemeentecode?)] = [
                (.brpGemeente, feiten.brpGemeente),
                (.verblijfBrpGemeenteVoor, feiten.verblijf?.brpGemeenteVoorVerblijf),
                (.moederBrpGemeenteBijGeboorte, feiten.moederBrpGemeenteBijGeboorte),
                (.werkelijkVerblijfGemeente, feiten.werkelijkVerblijfGemeente),
                (.gezagGemeente, feiten.gezag?.gemeente), (.gezagAndereGemeente, feiten.gezag?.andereGemeente),
            ]
            return waar.first { $0.1 == code }?.0
        }

        var voorbeeld: [String] {
            let namen: [(String, Bool)] = [
                ("brpGemeente", feiten.brpGemeente != nil), ("briefadres", feiten.briefadres),
                ("buitenland", feiten.buitenland),
                ("moederBrpGemeenteBijGeboorte", feiten.moederBrpGemeenteBijGeboorte != nil),
                ("werkelijkVerblijfGemeente", feiten.werkelijkVerblijfGemeente != nil),
                ("verblijf.brpGemeenteVoorVerblijf", feiten.verblijf?.brpGemeenteVoorVerblijf != nil),
                ("gezag.gemeente", feiten.gezag?.gemeente != nil),
            ]
            return ["verblijf.soort = \(verblijf)"] + (feiten.gezag == nil ? [] : ["gezag.soort = \(gezag)"])
                + namen.filter(\.1).map { "\($0.0) gegeven" }
        }
    }

    private static func gevallen(_ register: Gemeenteregister, metGezag: Bool) -> [Geval] {
        let codes = register.gemeenten.prefix(6).map(\.code)
        guard codes.count == 6 else { return [] }
        let gezagen: [Gezag?] =
            metGezag
            ? [nil, Gezag(soort: .gi), Gezag(soort: .eenOuder, gemeente: codes[4]), Gezag(soort: .eenOuder)]
                + [
                    Gezag(soort: .ouders, gemeente: codes[4], andereGemeente: codes[5]),
                    Gezag(soort: .voogd, gemeente: codes[4]),
                ]
            : [nil]
        var uit: [Geval] = []
        for gezag in gezagen {
            for soort in [nil] + Verblijfsoort.allCases.map(Optional.some) {
                for bits in 0..<64 {
                    func aan(_ bit: Int) -> Bool { bits & (1 << bit) != 0 }
                    if soort == nil, aan(5) { continue }
                    let verblijf = soort.map {
                        Verblijf(soort: $0, aaneengesloten: true, brpGemeenteVoorVerblijf: aan(5) ? codes[3] : nil)
                    }
                    uit.append(
                        Geval(
                            feiten: Woonplaatsfeiten(
                                brpGemeente: aan(0) ? codes[0] : nil, briefadres: aan(1), buitenland: aan(2),
                                moederBrpGemeenteBijGeboorte: aan(3) ? codes[1] : nil,
                                werkelijkVerblijfGemeente: aan(4) ? codes[2] : nil, verblijf: verblijf, gezag: gezag)))
                }
            }
        }
        return uit
    }
}
