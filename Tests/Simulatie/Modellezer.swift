import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Tafel

/// A consumer on the modelled log, of the group or by itself.
final class Modellezer: RecordReader {
    private let wereld: Wereld
    unowned var instantie: Modelinstantie!
    private let inGroep: Bool
    private var lid: Int?
    /// The generation that the client knows.
    private var generatie = 0
    /// The offset of the record to come, for each partition that is read.
    private(set) var plaatsen: [TopicPartition: Int64] = [:]
    private var eindGemeld: [TopicPartition: Int64] = [:]

    init(_ wereld: Wereld, inGroep: Bool) {
        self.wereld = wereld
        self.inGroep = inGroep
    }

    // MARK: Membership

    /// Whether the group takes offsets from this client.
    ///
    /// A client that was thrown out and knows it says so by naming nobody, which a broker lets pass as if there were no
    /// group: that the matcher does not send offsets then is up to the client.
    var herkend: Bool {
        guard let lid else { return false }
        if wereld.kanarie == .zonderVerdringing { return true }
        if wereld.groep.leden[lid] == nil { return wereld.kanarie == .naamlozeOffsets }
        return wereld.groep.herkent(lid, generatie)
    }

    func sta(stil: Bool) {
        guard let lid else { return }
        wereld.groep.sta(lid, stilSindsMs: stil ? wereld.nuMs : nil)
    }

    func sterf() {
        if let lid { wereld.groep.sterf(lid, nuMs: wereld.nuMs) }
    }

    func subscribe(_ topics: [String]) throws(KafkaError) {
        try instantie.vraag(.vragen)
        lid = wereld.groep.kom()
    }

    func accept(_ offsets: [TopicPartitionOffset]) throws(KafkaError) { try assign(offsets) }

    func assign(_ offsets: [TopicPartitionOffset]) throws(KafkaError) {
        try instantie.vraag(.toewijzen)
        let terug = Dictionary(uniqueKeysWithValues: offsets.map { ($0.topicPartition, $0.offset) })
        eindGemeld = [:]
        // A canary that does not go back after an abort: what it read stays read.
        plaatsen = wereld.kanarie == .zonderTerugspoelen ? terug.merging(plaatsen) { max($0, $1) } : terug
    }

    func release() throws(KafkaError) {
        try instantie.vraag(.toewijzen)
        plaatsen = [:]
        guard let lid else { return }
        if wereld.groep.leden[lid] == nil {
            kom()
        } else {
            wereld.groep.laatLos(lid)
        }
    }

    private func kom() {
        if let lid { wereld.groep.vertrek(lid) }
        lid = wereld.groep.kom()
    }

    func lag(_ place: TopicPartition) throws(KafkaError) -> Int64? { nil }
    func knownEnd(_ place: TopicPartition) -> Int64? { nil }

    func close(withinMs: Int) {
        guard !instantie.isDood, let lid else { return }
        wereld.groep.vertrek(lid)
        self.lid = nil
    }

    func committed(_ places: [TopicPartition], timeoutMs: Int) throws(KafkaError) -> [TopicPartitionOffset] {
        try instantie.vraag(.vragen)
        let uiterlijkMs = wereld.nuMs + Int64(timeoutMs)
        // As KIP-447 has it: no answer while a transaction with offsets of these partitions is open.
        while wereld.log.wacht(op: places) {
            guard wereld.nuMs < uiterlijkMs else { throw Modelfout.stil }
            wereld.laatGaan(500, instantie)
            try instantie.vraag(.vragen)
        }
        return places.map { TopicPartitionOffset($0, offset: wereld.log.vastgelegd[$0] ?? -1_001) }
    }

    // MARK: Reading

    func volgende(aantalMax: Int) -> ReaderTurn? {
        do throws(KafkaError) {
            try instantie.vraag(.lezen)
        } catch {
            return .failed(error)
        }
        if let bericht = groepsbericht() { return bericht }
        if wereld.kans(8) { return nil }
        let achter = plaatsen.keys.sorted().filter { !lees($0, 1).isEmpty }
        if let plek = achter.randomElement(using: &wereld.toeval) {
            return .records(neem(plek, inGroep ? 4 : 40))
        }
        return inGroep ? nil : eind()
    }

    private func groepsbericht() -> ReaderTurn? {
        guard let lid else { return nil }
        guard let bericht = wereld.kans(20) ? nil : wereld.groep.volgende(lid) else {
            // Thrown out while there was nothing to lose: the client joins again by itself.
            if wereld.groep.leden[lid] == nil, wereld.groep.berichten[lid]?.isEmpty ?? true { kom() }
            return nil
        }
        if case .assigned = bericht { generatie = wereld.groep.leden[lid]?.generatie ?? 0 }
        return bericht
    }

    private func lees(_ plek: TopicPartition, _ aantalMax: Int) -> [Modellog.Regel] {
        let ookOnbevestigd = wereld.kanarie == .onbevestigdLezen && plek.topic == wereld.topics.zaken
        return wereld.log.lees(
            plek, vanaf: plaatsen[plek] ?? 0, aantalMax: aantalMax, ookOnbevestigd: ookOnbevestigd)
    }

    private func neem(_ plek: TopicPartition, _ aantalMax: Int) -> [IncomingMessage] {
        // Now and then what was read just before comes once more, as after partitions moved.
        if inGroep, wereld.stoort, wereld.kans(3), let plaats = plaatsen[plek] { plaatsen[plek] = max(0, plaats - 2) }
        let regels = lees(plek, Int.random(in: 1...aantalMax, using: &wereld.toeval))
        if let laatste = regels.last { plaatsen[plek] = laatste.offset + 1 }
        return regels.map { regel in
            IncomingMessage(
                topic: plek.topic, partitie: plek.partition, offset: volgorde(regel), sleutel: regel.sleutel,
                waarde: vergeetGezien(regel), koppen: regel.koppen)
        }
    }

    /// A canary that turns round who came first.
    private func volgorde(_ regel: Modellog.Regel) -> Int64 {
        let keertOm = wereld.kanarie == .omgekeerdePlaatsen && regel.plek.topic == wereld.topics.plaatsen
        if wereld.kanarie == .weigeringVervaltNooit, regel.plek.topic == wereld.topics.aanbod, isOpgave(regel) {
            return 0
        }
        return keertOm ? -regel.offset : regel.offset
    }

    /// A report under its own key: what is refused tells at which offset it stands, and that must stay true.
    private func isOpgave(_ regel: Modellog.Regel) -> Bool {
        guard let sleutel = Aanbodsleutel(Toets.sleutel(regel)), let waarde = regel.waarde,
            case .aanbodGemeld(let aanbod)? = try? GebeurtenisReader().leesGestructureerd(Data(waarde)).inhoud
        else { return false }
        return aanbod.sleutel == sleutel
    }

    /// A canary that does not know any more which events it has seen.
    private func vergeetGezien(_ regel: Modellog.Regel) -> [UInt8]? {
        if wereld.kanarie == .startSluitAlles, regel.plek.topic == wereld.topics.aanvragen, let waarde = regel.waarde {
            let tekst = String(decoding: waarde, as: UTF8.self)
            guard tekst.contains("hulp-gestart") else { return waarde }
            return Array(tekst.replacing(/,"hulpvragen":\["h[12]"\]/, with: "").utf8)
        }
        guard wereld.kanarie == .zonderGezien, regel.plek.topic == wereld.topics.zaken, let waarde = regel.waarde,
            let begin = String(decoding: waarde, as: UTF8.self).range(of: #""gezien":["#)
        else { return regel.waarde }
        let tekst = String(decoding: waarde, as: UTF8.self)
        guard let slot = tekst[begin.upperBound...].firstIndex(of: "]") else { return waarde }
        return Array((tekst[..<begin.upperBound] + tekst[slot...]).utf8)
    }

    private func eind() -> ReaderTurn? {
        for plek in plaatsen.keys.sorted() {
            let stabiel = wereld.log.stabiel(plek)
            guard eindGemeld[plek] != stabiel else { continue }
            eindGemeld[plek] = stabiel
            plaatsen[plek] = max(plaatsen[plek] ?? 0, stabiel)
            return .endOfPartition(plek, offset: stabiel)
        }
        return nil
    }
}
