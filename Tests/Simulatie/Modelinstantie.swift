import Berichten
import Kafka
import Tafel

/// The modelled log as one matcher sees it: every call may fail, take time, or let others go first.
final class Modelinstantie: RecordLog {
    let naam: String
    let wereld: Wereld
    private(set) var isDood = false
    /// Stands still without beating, such as a frozen machine.
    var staatStil = false
    let groepslezer: Modellezer
    let marktlezer: Modellezer
    private let modelschrijver: Modelschrijver

    init(_ naam: String, _ wereld: Wereld) {
        self.naam = naam
        self.wereld = wereld
        groepslezer = Modellezer(wereld, inGroep: true)
        marktlezer = Modellezer(wereld, inGroep: false)
        modelschrijver = Modelschrijver(wereld, id: naam)
        for lezer in [groepslezer, marktlezer] { lezer.instantie = self }
        modelschrijver.instantie = self
    }

    var groep: any RecordReader { groepslezer }
    var globaal: any RecordReader { marktlezer }
    var schrijver: any TransactionalWriter { modelschrijver }
    var partities: Int32 { wereld.partities }

    /// The process is killed: nothing it does from here has any effect.
    func sterf() {
        isDood = true
        groepslezer.sterf()
    }

    /// Whether the call goes on.
    func raak(_ wat: Aanroep) -> Gevolg? { wereld.raak(wat, self) }

    func nieuweLezer() throws(KafkaError) -> any RecordReader {
        let lezer = Modellezer(wereld, inGroep: false)
        lezer.instantie = self
        return lezer
    }

    func partities(van topics: [String]) throws(KafkaError) -> [TopicPartition] {
        try vraag(.vragen)
        return topics.flatMap(wereld.log.plekken(van:))
    }

    func grenzen(_ plekken: [TopicPartition]) throws(KafkaError) -> [TopicPartition: (low: Int64, high: Int64)] {
        try vraag(.vragen)
        let vergeet = wereld.kanarie == .zonderHerstel
        return Dictionary(
            uniqueKeysWithValues: plekken.map { plek in
                (plek, (0, vergeet && plek.topic == wereld.topics.zaken ? 0 : wereld.log.eind(plek)))
            })
    }

    func vraag(_ wat: Aanroep) throws(KafkaError) {
        guard !isDood else { throw Modelfout.dood }
        switch raak(wat) {
        case nil: return
        case .sterf:
            sterf()
            throw Modelfout.dood
        default: throw Modelfout.stil
        }
    }

    func zorgVoor(_ topic: String, magMaken: Bool) -> Bool { true }
    func nuMs() -> Int64 { wereld.nuMs }

    func wacht(ms: Int) {
        guard !isDood else { return }
        wereld.laatGaan(min(Int64(ms), 200), self)
    }

    func pauzeer(ms: Int) { wacht(ms: ms) }
}

/// What a matcher asks of the log.
enum Aanroep: String {
    case aanmelden, beginnen, zenden, offsets, bevestigen, afbreken, lezen, vragen, toewijzen
}

/// What goes wrong with a call.
enum Gevolg {
    /// The process is killed, before the call or after it had its effect.
    case sterf(na: Bool)
    /// No answer in time; the call may have had its effect.
    case opnieuw(na: Bool)
    case breekAf
    /// The client is of no use any more; the call may have had its effect.
    case fataal(na: Bool)
}

enum Modelfout {
    static let dood = KafkaError(
        code: -150, operation: "modelled log", detail: "this process was killed", isFatal: true)
    static let stil = KafkaError(code: -185, operation: "modelled log", detail: "no answer", isRetriable: true)
    static let fataal = KafkaError(code: -150, operation: "modelled log", detail: "fatal", isFatal: true)
    static let verdrongen = KafkaError(code: -144, operation: "modelled log", detail: "fenced", isFatal: true)
    static let generatie = KafkaError(code: 22, operation: "modelled log", detail: "generation", requiresAbort: true)
    static let afgebroken = KafkaError(code: 48, operation: "modelled log", detail: "must abort", requiresAbort: true)
}

/// A transactional producer on the modelled log.
final class Modelschrijver: TransactionalWriter {
    private let wereld: Wereld
    unowned var instantie: Modelinstantie!
    private let id: String
    private var tijdperk = 0
    private var open: Int?

    init(_ wereld: Wereld, id: String) {
        self.wereld = wereld
        self.id = id
    }

    private func voer(
        _ wat: Aanroep, _ doe: () throws(TransactionFailure) -> Void
    ) throws(TransactionFailure) {
        guard !instantie.isDood else { throw .fatal(Modelfout.dood) }
        switch instantie.raak(wat) {
        case nil: try doe()
        case .sterf(let na):
            if na { try doe() }
            instantie.sterf()
            throw .fatal(Modelfout.dood)
        case .opnieuw(let na):
            if na { try doe() }
            throw .retry(Modelfout.stil)
        case .breekAf: throw .abort(Modelfout.afgebroken)
        case .fataal(let na):
            if na { try doe() }
            throw .fatal(Modelfout.fataal)
        }
    }

    private func moetMogen() throws(TransactionFailure) {
        guard wereld.kanarie == .zonderVerdringing || wereld.log.mag(id, tijdperk) else {
            throw .fenced(Modelfout.verdrongen)
        }
    }

    func meldAan(timeoutMs: Int) throws(TransactionFailure) {
        try voer(.aanmelden) { tijdperk = wereld.log.meldAan(id) }
    }

    func begin() throws(TransactionFailure) {
        try voer(.beginnen) { () throws(TransactionFailure) in
            try moetMogen()
            open = wereld.log.begin(id, nuMs: wereld.nuMs)
        }
    }

    func zend(_ record: OutgoingMessage) throws(TransactionFailure) {
        do throws(TransactionFailure) {
            try schrijf(record)
        } catch {
            guard case .abort = error, wereld.kanarie == .onderbrekingGeslikt else { throw error }
            do throws(StopReason) {
                try wereld.breekStilAf(instantie)
            } catch {
                throw .fatal(Modelfout.fataal)
            }
        }
    }

    private func schrijf(_ record: OutgoingMessage) throws(TransactionFailure) {
        try voer(.zenden) { () throws(TransactionFailure) in
            try moetMogen()
            guard let open else { throw .fatal(Modelfout.fataal) }
            if wereld.kanarie == .offsetsZonderUitvoer, wereld.kans(10) { return }
            if wereld.kanarie == .zonderSleutel, record.topic == wereld.topics.sleutels, wereld.kans(10) { return }
            if wereld.kanarie == .plaatsTerugNaJa, wereld.kans(50) { geefTerug(record, open) }
            wereld.log.schrijf(
                record.topic, partitie: record.partitie, sleutel: record.sleutel, waarde: record.waarde,
                koppen: record.koppen.map { ($0.naam, $0.waarde) }, transactie: open,
                markt: instantie.marktlezer.plaatsen)
        }
    }

    /// A canary that gives a place back whose aanbieder has not reported.
    private func geefTerug(_ record: OutgoingMessage, _ open: Int) {
        guard record.topic == wereld.topics.zaken, let waarde = record.waarde,
            let zaak = try? Zaak(json: waarde, partitie: 0),
            let deel = zaak.loop.voordracht.first(where: { $0.geaccepteerd && $0.reservering == .toegekend })
        else { return }
        wereld.log.schrijf(
            wereld.topics.plaatsen, partitie: 0, sleutel: Array("\(deel.sleutel)/\(zaak.casusId)".utf8), waarde: nil,
            koppen: [], transactie: open, markt: instantie.marktlezer.plaatsen)
    }

    func zend(offsets: [TopicPartitionOffset], timeoutMs: Int) throws(TransactionFailure) {
        try voer(.offsets) { () throws(TransactionFailure) in
            try moetMogen()
            guard let open else { throw .fatal(Modelfout.fataal) }
            guard instantie.groepslezer.herkend else { throw .abort(Modelfout.generatie) }
            if wereld.kanarie == .uitvoerZonderOffsets, wereld.kans(10) { return }
            wereld.log.voegToe(offsets, open)
        }
    }

    func bevestig(timeoutMs: Int) throws(TransactionFailure) {
        try voer(.bevestigen) { () throws(TransactionFailure) in
            // Asked again after it was done: the client answers as it did.
            guard let open else { return }
            try moetMogen()
            wereld.log.sluit(open, .bevestigd)
            self.open = nil
            beeindigd += 1
            isOnbeantwoord = wereld.vertraagt && beeindigd % 5 == 0
        }
    }

    private var beeindigd = 0
    private(set) var isOnbeantwoord = false

    func vernieuw(timeoutMs: Int) throws(TransactionFailure) {
        try meldAan(timeoutMs: timeoutMs)
        isOnbeantwoord = false
    }

    func breekAf(timeoutMs: Int) throws(TransactionFailure) {
        try voer(.afbreken) { () throws(TransactionFailure) in
            guard let open else { return }
            try moetMogen()
            if wereld.kanarie == .zonderTerugdraaien { wereld.onthoudGeheugen(instantie) }
            wereld.log.sluit(open, .afgebroken)
            self.open = nil
        }
    }

    func close(withinMs: Int) {
        guard !instantie.isDood, let open, wereld.log.mag(id, tijdperk) else { return }
        wereld.log.sluit(open, .afgebroken)
        self.open = nil
    }
}
