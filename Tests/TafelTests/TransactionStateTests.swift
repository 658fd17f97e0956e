import Berichten
import Kafka
import Testing

@testable import Tafel

@Suite("Where the input stands")
struct TransactionStateTests {
    private let een = TopicPartition(topic: "aanvragen", partition: 1)
    private let twee = TopicPartition(topic: "aanvragen", partition: 2)

    private func stand() -> TransactionState {
        var stand = TransactionState()
        stand.krijg([TopicPartitionOffset(een, offset: 10), TopicPartitionOffset(twee, offset: 0)])
        return stand
    }

    @Test("a transaction always carries offsets, so that the group looks at who commits")
    func nooitLeeg() {
        var stand = stand()
        #expect(stand.teBevestigen.count == 2)
        stand.verwerkt(een, volgende: 11)
        #expect(stand.teBevestigen == [TopicPartitionOffset(een, offset: 11)])
        stand.gesloten(bevestigd: true)
        #expect(stand.teBevestigen == [TopicPartitionOffset(een, offset: 11), TopicPartitionOffset(twee, offset: 0)])
    }

    @Test("an abort goes back to the last commit, and what was taken in before is not expected again")
    func terug() {
        var stand = stand()
        stand.begonnen(nuMs: 0)
        stand.verwerkt(een, volgende: 12)
        #expect(!stand.verwacht(een, 11) && stand.verwacht(een, 12))
        stand.gesloten(bevestigd: false)
        #expect(stand.verwacht(een, 10) && stand.terugNaar.first?.offset == 10)
        stand.laatLos()
        #expect(!stand.verwacht(een, 10) && stand.teBevestigen.isEmpty)
    }

    @Test("a transaction that is open longer than the coordinator allows may have been ended by it")
    func verlopen() {
        let inst = Matcherinstellingen(brokers: "")
        var stand = stand()
        #expect(!stand.isVerlopen(inst, nuMs: 1_000_000))
        stand.begonnen(nuMs: 0)
        #expect(!stand.isVerlopen(inst, nuMs: 14_999) && stand.isVerlopen(inst, nuMs: 15_000))
    }

    @Test("refused offers are told once by whoever tells, from where the last one came; others keep them")
    func marktbrieven() {
        var brieven = MarktDeadLetters()
        func slecht(_ offset: Int64) {
            let record = IncomingMessage(
                topic: "aanbod", partitie: 0, offset: offset, sleutel: nil, waarde: [1], koppen: [])
            brieven.gelezen(record)
            brieven.bewaar(record, Afkeuring(.geenJson, "", ""))
        }
        slecht(3)
        slecht(5)
        brieven.bevestigd()
        #expect(brieven.teMelden.isEmpty && brieven.stand.isEmpty)
        brieven.begin(vanaf: [TopicPartition(topic: "aanbod", partition: 0): 4])
        #expect(brieven.teMelden.map(\.0.offset) == [5])
        #expect(brieven.stand.map(\.offset) == [6])
        brieven.bevestigd()
        #expect(brieven.teMelden.isEmpty && brieven.stand.isEmpty)
        for offset in 6..<(6 + Int64(MarktDeadLetters.aantalMax) * 2) { slecht(offset) }
        #expect(brieven.teMelden.count <= MarktDeadLetters.aantalMax && brieven.vergeten > 0)
    }
}
