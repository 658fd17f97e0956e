import Berichten
import Jeugdhulp
import Kafka
import Logging
import Proefhulp
import Synchronization
import Tafel
import Verzegeling

/// What is broken on purpose, to see that the checks see it.
public enum Kanarie: String, CaseIterable, Sendable {
    /// Memory stays where it was after an abort.
    case zonderTerugdraaien
    /// Nobody hears of an abort while sending: what is void by it is sent in the next transaction.
    case onderbrekingGeslikt
    /// The input does not go back after an abort.
    case zonderTerugspoelen
    /// Now and then a record of a transaction is not written.
    case offsetsZonderUitvoer
    /// Now and then a transaction is committed without how far was read.
    case uitvoerZonderOffsets
    /// Cases are read back from transactions that were aborted or are not closed yet.
    case onbevestigdLezen
    /// Cases are not read back at all.
    case zonderHerstel
    /// What was seen before is not recognised by the next instance.
    case zonderGezien
    /// The broker takes records and offsets from who was replaced.
    case zonderVerdringing
    /// A member that was thrown out commits as if there were no group.
    case naamlozeOffsets
    /// Who asked for a place last comes first.
    case omgekeerdePlaatsen
    /// Now and then the key that a record was sealed with is not written.
    case zonderSleutel
    /// Every report of an offer lies where its first one lay: a refusal never lapses by a new one.
    case weigeringVervaltNooit
    /// Now and then a place is given back as soon as its aanbieder said yes, as if it had reported since.
    case plaatsTerugNaJa
    /// A start counts for everything that was asked.
    case startSluitAlles
}

/// Day and ids of a run. One thread at a time; the lock is for the compiler.
final class Modelklok: Sendable {
    private let stand: Mutex<(dag: Datum, teller: Int)>

    init(_ dag: Datum) { stand = Mutex((dag, 0)) }

    var dag: Datum {
        get { stand.withLock { $0.dag } }
        set { stand.withLock { $0.dag = newValue } }
    }

    func nieuwId() -> String {
        let nummer = stand.withLock { stand in
            stand.teller += 1
            return stand.teller
        }
        return Self.voorvoegsel + "\(100_000_000_000 + nummer)"
    }

    static let voorvoegsel = "00000000-0000-4000-8000-"

    var klok: Klok { Klok(nu: { [self] in Tijdstip(dag) }, dag: { $0.datum }, nieuwId: { [self] in nieuwId() }) }
}

/// One run: the log, the matchers on it, and everything that can happen to them, from one seed.
final class Wereld {
    let topics = Topics.standaard
    let partities: Int32 = 2
    let log: Modellog
    let groep: Modelgroep
    let klok = Modelklok(Proefmarktje.vandaag)
    var toeval: Zaadgenerator
    let kanarie: Kanarie?
    /// `nil`: everything lies open.
    let hoofdsleutels: Hoofdsleutels?
    private(set) var nuMs: Int64 = 0
    var instanties: [Instantie] = []
    /// How much may go wrong still.
    var storingen: Int
    /// Whether now and then a request of a transaction goes unanswered, while it had its effect.
    var vertraagt = false
    /// How often a matcher found then that its memory was not what stood in the log.
    var verschillen = 0
    var vernieuwingen = 0
    /// Whether things still go wrong.
    var stoort: Bool { storingen > 0 }
    private var diepte = 0
    /// What happens beside the matchers, at any moment.
    var tussendoor: (Wereld) -> Void = { _ in }
    var spoor: [String] = []
    let metSpoor: Bool
    let geenLog = Logger(label: "simulatie") { _ in SwiftLogNoOpLogHandler() }

    init(zaad: UInt64, storingen: Int, verzegelt: Bool = false, kanarie: Kanarie? = nil, metSpoor: Bool = false) {
        hoofdsleutels = verzegelt ? Sleutelbos.hoofdsleutels : nil
        toeval = Zaadgenerator(zaad: zaad)
        self.storingen = storingen
        self.kanarie = kanarie
        self.metSpoor = metSpoor
        let vast = Matcherinstellingen(brokers: "model")
        log = Modellog(
            aantallen: [
                topics.aanvragen: partities, topics.besluiten: partities, topics.zaken: partities, topics.aanbod: 2,
            ], transactieMsMax: Int64(vast.transactieMsMax) + 1_000,
            sleutelbos: hoofdsleutels.map(Sleutelbos.init(_:)))
        groep = Modelgroep(
            [topics.aanvragen, topics.besluiten].flatMap(log.plekken(van:)), sessieMsMax: Int64(vast.sessieMsMax))
    }

    func kans(_ procent: Int) -> Bool { Int.random(in: 0..<100, using: &toeval) < procent }

    func noteer(_ regel: @autoclosure () -> String) {
        guard metSpoor else { return }
        spoor.append("\(nuMs) ms: \(regel())")
        if spoor.count > 400 { spoor.removeFirst(200) }
    }

    // MARK: Time and turns

    /// Time passes for everybody.
    func verstrijk(_ ms: Int64) {
        nuMs += ms
        log.ruimVerlopenOp(nuMs: nuMs)
        groep.tik(nuMs: nuMs)
    }

    /// One who waits lets time pass, and others go on meanwhile.
    func laatGaan(_ ms: Int64, _ wie: Modelinstantie?) {
        verstrijk(ms)
        guard diepte < 3 else { return }
        laatAnderGaan()
    }

    private func laatAnderGaan() {
        diepte += 1
        defer { diepte -= 1 }
        if let ander = instanties.filter({ !$0.isBezig }).randomElement(using: &toeval) { ander.stap() }
        if stoort { tussendoor(self) }
    }

    /// A call on the log: time, others, and what goes wrong.
    func raak(_ wat: Aanroep, _ wie: Modelinstantie) -> Gevolg? {
        verstrijk(Int64.random(in: 0...2, using: &toeval))
        guard stoort else { return nil }
        if diepte < 2, kans(4) { laatAnderGaan() }
        // Reading goes on all the time: what is rare must not be hit less often by that.
        guard Int.random(in: 0..<(wat == .lezen ? 500 : 45), using: &toeval) == 0 else { return nil }
        storingen -= 1
        if kans(25), diepte < 2 {
            staStil(wie, wat)
            return nil
        }
        let gevolg = gevolg(wat)
        noteer("\(wie.naam): \(wat.rawValue) \(gevolg.map { "\($0)" } ?? "goes well")")
        return gevolg
    }

    private func gevolg(_ wat: Aanroep) -> Gevolg? {
        let na = kans(50)
        switch wat {
        case .lezen: return kans(50) ? .sterf(na: na) : .opnieuw(na: false)
        case .vragen, .toewijzen, .aanmelden: return kans(50) ? .sterf(na: na) : .opnieuw(na: na)
        case .beginnen, .zenden: return kans(50) ? .sterf(na: na) : .breekAf
        case .offsets, .bevestigen, .afbreken:
            switch Int.random(in: 0..<4, using: &toeval) {
            case 0: return .sterf(na: na)
            case 1: return .fataal(na: na)
            case 2: return wat == .afbreken ? .opnieuw(na: na) : .breekAf
            default: return .opnieuw(na: na)
            }
        }
    }

    /// A process is frozen in the middle of a call; the others go on without it, and then it wakes.
    private func staStil(_ wie: Modelinstantie, _ wat: Aanroep) {
        let totMs = nuMs + Int64([800, 7_000, 9_000, 18_000].randomElement(using: &toeval) ?? 0)
        noteer("\(wie.naam): frozen in \(wat.rawValue) for \(totMs - nuMs) ms")
        wie.groepslezer.sta(stil: true)
        diepte += 1
        while nuMs < totMs {
            verstrijk(400)
            if let ander = instanties.filter({ !$0.isBezig }).randomElement(using: &toeval) {
                for _ in 0..<3 { ander.stap() }
            }
        }
        diepte -= 1
        if !wie.isDood { wie.groepslezer.sta(stil: false) }
        noteer("\(wie.naam): goes on")
    }

    /// For the canary that aborts and goes on as if nothing happened.
    func breekStilAf(_ wie: Modelinstantie) throws(StopReason) {
        try instanties.first { $0.model === wie }?.lus?.breekStilAf()
    }

    /// For the canary that forgets to take memory back.
    func onthoudGeheugen(_ wie: Modelinstantie) {
        instanties.first { $0.model === wie }?.onthoudGeheugen()
    }
}
