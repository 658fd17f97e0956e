import Jeugdhulp

/// The facts of one offer that a ranking seldom asks for, without its texts, in 32 bytes. What a party may report fits;
/// an offer with larger numbers is kept whole in its ``Bucket``, and then its row holds the nearest numbers that fit.
struct OfferRow: Sendable {
    /// The day of the report, counted as ``Jeugdhulp/Datum`` does.
    let peildag: Int32
    private let vrijVanafdag, stopdag: Int32
    private var aanmeldWeken, behandelWeken, opheffen: Int16
    private var totaal, vrijePlaatsen: UInt16
    private var groepen: UInt32
    private var van, tot, samenMax: UInt8
    private var vlaggen: UInt8

    /// No date, and no number of weeks.
    private static let geenDag = Int32.min
    private static let geenWeken = Int16.min

    init(_ aanbod: Aanbod) {
        peildag = aanbod.wachttijd.peildatum.dagen
        vrijVanafdag = aanbod.plaatsen.vrijVanaf?.dagen ?? Self.geenDag
        stopdag = aanbod.stop?.sinds.dagen ?? Self.geenDag
        aanmeldWeken = Int16(clamping: aanbod.wachttijd.aanmeldWeken)
        behandelWeken = Int16(clamping: aanbod.wachttijd.behandelWeken)
        opheffen = aanbod.stop?.opheffenBijWeken.map { Int16(clamping: $0) } ?? Self.geenWeken
        totaal = UInt16(clamping: aanbod.plaatsen.totaal)
        vrijePlaatsen = UInt16(clamping: aanbod.plaatsen.vrij)
        groepen = aanbod.doelgroepen.rawValue
        van = UInt8(clamping: aanbod.leeftijd.van)
        tot = UInt8(clamping: aanbod.leeftijd.tot)
        samenMax = UInt8(clamping: aanbod.plaatsen.samenMax)
        vlaggen = 0
        zet(.door18, aanbod.door18)
        zet(.individueel, aanbod.individueleOvereenkomst)
        zet(.zonderBeschikking, aanbod.startZonderBeschikking)
        zet(.verwacht, aanbod.wachttijd.methode == .verwacht)
        zet(.groot, !Self.past(aanbod))
    }

    private enum Flag: UInt8 {
        case door18 = 1
        case individueel = 2
        case zonderBeschikking = 4
        case verwacht = 8
        case groot = 16
    }

    private mutating func zet(_ vlag: Flag, _ waar: Bool) { if waar { vlaggen |= vlag.rawValue } }
    private func heeft(_ vlag: Flag) -> Bool { vlaggen & vlag.rawValue != 0 }

    /// Whether the row is all there is; else the offer is kept whole elsewhere.
    var isGroot: Bool { heeft(.groot) }

    private static func past(_ aanbod: Aanbod) -> Bool {
        let weken = [aanbod.wachttijd.aanmeldWeken, aanbod.wachttijd.behandelWeken, aanbod.stop?.opheffenBijWeken ?? 0]
        let plaatsen = [aanbod.plaatsen.totaal, aanbod.plaatsen.vrij]
        let klein = [aanbod.leeftijd.van, aanbod.leeftijd.tot, aanbod.plaatsen.samenMax]
        return weken.allSatisfy { (0...Int(Int16.max)).contains($0) }
            && plaatsen.allSatisfy { UInt16(exactly: $0) != nil } && klein.allSatisfy { UInt8(exactly: $0) != nil }
    }

    // MARK: What a ranking asks

    var vrij: Int { Int(vrijePlaatsen) }
    var doelgroepen: Doelgroepen { Doelgroepen(rawValue: groepen) }
    /// The age from which on nobody can stay; 255 for that and more.
    var leeftijdTot: Int { Int(tot) }
    /// Whether help goes on after the 18th birthday.
    var gaatDoorNa18: Bool { heeft(.door18) }
    /// Days since 1 January 1970; far before any day when none was reported.
    var vrijVanaf: Int32 { vrijVanafdag }

    // MARK: The offer again

    /// The offer that this row was made of.
    func aanbod(
        id: String, agb: AgbCode, naam: String, voorziening: Voorziening, gemeente: Gemeentecode
    ) -> Aanbod {
        let opheffenBij = opheffen == Self.geenWeken ? nil : Int(opheffen)
        return Aanbod(
            aanbodId: id, agb: agb, naam: naam, gemeente: gemeente, hulpvorm: voorziening.hulpvorm,
            voorziening: voorziening, doelgroepen: Doelgroepen(rawValue: groepen),
            leeftijd: Leeftijdsgrens(van: Int(van), tot: Int(tot)), door18: heeft(.door18),
            plaatsen: Plaatsen(
                totaal: Int(totaal), vrij: Int(vrijePlaatsen), vrijVanaf: Self.datum(vrijVanafdag),
                samenMax: Int(samenMax)),
            wachttijd: Wachttijd(
                aanmeldWeken: Int(aanmeldWeken), behandelWeken: Int(behandelWeken), peildatum: Datum(dagen: peildag),
                methode: heeft(.verwacht) ? .verwacht : .gerealiseerd),
            stop: Self.datum(stopdag).map { Patientenstop(sinds: $0, opheffenBijWeken: opheffenBij) },
            individueleOvereenkomst: heeft(.individueel), startZonderBeschikking: heeft(.zonderBeschikking))
    }

    private static func datum(_ dag: Int32) -> Datum? { dag == geenDag ? nil : Datum(dagen: dag) }
}
