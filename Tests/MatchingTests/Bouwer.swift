import Jeugdhulp
import Matching

/// The day of every example, unless it says otherwise.
let vandaag = dag("2026-11-20")

/// A value written in a test; a slip of the pen stops the test run.
private func moet<T>(_ waarde: T?, _ wat: String) -> T {
    guard let waarde else { preconditionFailure("a test names \(wat), which does not exist") }
    return waarde
}

func dag(_ iso: String) -> Datum { moet(Datum(iso), "the date \(iso)") }
func code(_ gemeente: String) -> Gemeentecode { moet(Gemeentecode(gemeente), "the gemeente \(gemeente)") }
func agb(_ nummer: Int) -> AgbCode { moet(AgbCode(nummer: UInt32(99_000_000 + nummer)), "aanbieder \(nummer)") }
func soort(_ voorziening: String) -> Voorziening { moet(Voorziening(voorziening), "the voorziening \(voorziening)") }
func groepen(_ namen: [String]) -> Doelgroepen { moet(Doelgroepen(namen: namen), "one of the doelgroepen \(namen)") }

func inkoop(_ naam: String, _ register: Gemeenteregister = .landelijk) -> Inkoopregio.ID {
    moet(register.inkoopregio(naam: naam), "the inkoopregio \(naam)").id
}

/// An offer that gets every point from the default case: a gezinshuis in Enschede with room, today.
struct Aanbodontwerp: Sendable {
    var id = "a1"
    var aanbieder = 1
    var gemeente = "0153"
    var voorziening = "gezinshuis"
    var doelgroepen: [String] = []
    var van = 0
    var tot = 18
    var door18 = false
    var totaal = 4
    var vrij = 4
    var vrijVanaf: String?
    var samenMax = 4
    var aanmeldWeken = 0
    var behandelWeken = 0
    var opgave = "2026-11-20"
    var stop: Patientenstop?
    var individueel = true
    var zonderBeschikking = false

    var aanbod: Aanbod {
        Aanbod(
            aanbodId: id, agb: agb(aanbieder), naam: "Huis \(id)", gemeente: code(gemeente),
            hulpvorm: soort(voorziening).hulpvorm, voorziening: soort(voorziening), doelgroepen: groepen(doelgroepen),
            leeftijd: Leeftijdsgrens(van: van, tot: tot), door18: door18,
            plaatsen: Plaatsen(totaal: totaal, vrij: vrij, vrijVanaf: vrijVanaf.map(dag), samenMax: samenMax),
            wachttijd: Wachttijd(
                aanmeldWeken: aanmeldWeken, behandelWeken: behandelWeken, peildatum: dag(opgave), methode: .verwacht),
            stop: stop, individueleOvereenkomst: individueel, startZonderBeschikking: zonderBeschikking)
    }
}

/// A case of one child of ten that lives at home in Enschede and needs a gezinshuis by 20 January.
struct Casusontwerp: Sendable {
    struct Vraag: Sendable {
        var id = "h1"
        var voorziening: String? = "gezinshuis"
        var hulpvorm: Hulpvorm?
        var doelgroepen: [String] = []
        var leveringsvorm = Leveringsvorm.zin
    }

    var id = "c1"
    var maatregel = Maatregelsoort.ots
    var uitgesproken = "2026-10-20"
    var machtigingen: Machtigingen = [.uithuisplaatsing, .gesloten]
    var jeugdigen = [Jeugdige(leeftijd: 10)]
    var woonplaats = Woonplaatsfeiten(brpGemeente: code("0153"))
    var vragen = [Vraag()]
    var uiterlijk: String?
    var maxAfstandKm: Int?
    var nabij: String?
    var geprobeerd: [Poging] = []
    var lopendeHulp: [LopendeHulp] = []
    var wachtOp: WachtOp?
    var splitsen = false
    var koers: String?
    var ingediend = "2026-11-20"
    var register = Gemeenteregister.landelijk

    var aanvraag: Aanvraag {
        var uit = Aanvraag(
            casusId: id, gi: "gi",
            maatregel: Maatregel(soort: maatregel, uitgesprokenOp: dag(uitgesproken), machtigingen: machtigingen),
            koersVastgesteldOp: koers.map(dag), jeugdigen: jeugdigen, woonplaats: woonplaats,
            hulpvragen: vragen.map { vraag in
                Hulpvraag(
                    id: vraag.id,
                    hulpvorm: vraag.hulpvorm
                        ?? moet(vraag.voorziening.map { soort($0).hulpvorm }, "neither voorziening nor hulpvorm"),
                    voorziening: vraag.voorziening.map(soort), doelgroepen: groepen(vraag.doelgroepen),
                    leveringsvorm: vraag.leveringsvorm)
            },
            uiterlijkeDatum: uiterlijk.map(dag),
            wensen: Wensen(maxAfstandKm: maxAfstandKm, nabijGemeente: nabij.map(code)),
            reedsGeprobeerd: geprobeerd, lopendeHulp: lopendeHulp, wachtOp: wachtOp)
        uit.splitsenAkkoord = splitsen
        return uit
    }

    var casus: Casus { Casus(aanvraag: aanvraag, ingediendOp: dag(ingediend), register: register) }
}

func eenAanbod(_ pas: (inout Aanbodontwerp) -> Void = { _ in }) -> Aanbod {
    var ontwerp = Aanbodontwerp()
    pas(&ontwerp)
    return ontwerp.aanbod
}

func eenCasus(_ pas: (inout Casusontwerp) -> Void = { _ in }) -> Casus {
    var ontwerp = Casusontwerp()
    pas(&ontwerp)
    return ontwerp.casus
}

func eenContract(
    _ aanbieder: Int = 1, _ regio: String = "Twente", _ plafond: Plafond = .ruim, voor: Hulpvormen = .alle,
    van: String = "2026-01-01", tot: String = "2027-12-31", register: Gemeenteregister = .landelijk
) -> Contract {
    Contract(
        inkoopregio: inkoop(regio, register), agb: agb(aanbieder), hulpvormen: voor, van: dag(van), tot: dag(tot),
        plafond: plafond)
}

/// A market with these offers; aanbieders 1 to 9 have a contract with Twente unless `contracten` says otherwise.
func eenMarkt(
    _ aanbod: [Aanbod], _ contracten: [Contract] = (1...9).map { eenContract($0) },
    register: Gemeenteregister = .landelijk, gewichten: Gewichten = .standaard
) -> Markt {
    var markt = Markt(register: register, gewichten: gewichten)
    for een in aanbod { markt.aanbod.meld(een) }
    for een in contracten { markt.contracten.meld(een) }
    return markt
}

extension Gewichten {
    func met(_ pas: (inout Gewichten) -> Void) -> Gewichten {
        var nieuw = self
        pas(&nieuw)
        return nieuw
    }
}

extension Markt {
    /// Of the one offer with this id.
    func waarom(_ aanbodId: String, voor casus: Casus, vandaag: Datum) -> Waarom? {
        aanbod.aanbod(aanbodId).flatMap { waarom($0.sleutel, voor: casus, vandaag: vandaag) }
    }
}

extension Voorstel {
    /// The offers of each option, best first.
    var ids: [[String]] { opties.map { $0.aanbod.map(\.aanbodId) } }
}

extension Optie {
    /// The row of a criterion; the first where there are several hulpvragen.
    func uitslag(_ criterium: Criterium) -> Criteriumuitslag? { criteria.first { $0.criterium == criterium } }
}
