import Berichten
import Kafka

/// What was decided, on its way into the transaction: topics are made where they are missing, cases are sealed, and the
/// keys of a case that is forgotten go with it.
final class RecordSender {
    private let context: LoopContext
    private let transactie: LoopTransaction
    private let zegelrand: Sealing

    init(_ context: LoopContext, _ transactie: LoopTransaction, _ zegelrand: Sealing) {
        self.context = context
        self.transactie = transactie
        self.zegelrand = zegelrand
    }

    /// - Throws: ``Interruption/aborted`` when the transaction was aborted: what was not sent of these records is void.
    func verstuur(_ records: [OutgoingMessage]) throws(Interruption) {
        let vergeten = zegelrand.vergetenZaken(records)
        for record in records { try verstuur(record, vergeten) }
        for steen in zegelrand.vernietig(vergeten) { try transactie.zend(steen) }
    }

    private func verstuur(_ record: OutgoingMessage, _ vergeten: Set<String>) throws(Interruption) {
        try Interruption.orStop(try transactie.beginZoNodig())
        let magMaken = !record.isWoordVanAfkeuring
        guard context.logboek.zorgVoor(record.topic, magMaken: magMaken) else {
            // What was refused stands among the dead letters, whoever hears of it.
            if magMaken { try zonderTopic(record) }
            return
        }
        context.tellingen.tel(record, context.inst.topics)
        context.meters.verstuurd(record, context.inst.topics)
        guard zegelrand.isAan else { return try transactie.zend(record) }
        for deel in try Interruption.orStop(try zegelrand.verzegeld(record, vergeten)) { try transactie.zend(deel) }
    }

    /// A proposal that cannot reach its table, or a nomination its aanbieder, must not be lost: then nothing goes on.
    /// Word to a GI without a topic is kept for the operator.
    private func zonderTopic(_ record: OutgoingMessage) throws(Interruption) {
        let topics = context.inst.topics
        let onmisbaar = [topics.voorstellen(regio: ""), topics.voorvoegsel + ".voordrachten."]
        guard record.topic != topics.afgekeurd, !onmisbaar.contains(where: record.topic.hasPrefix) else {
            throw .stop(.opnieuw("topic \(record.topic) is missing and cannot be made"))
        }
        let brief = OutgoingMessage(
            topic: topics.afgekeurd, sleutel: record.sleutel, waarde: record.waarde,
            koppen: record.koppen + [
                .init(DeadLetter.codekop, "topic-ontbreekt"), .init("bestemd-voor", record.topic),
            ], casusId: record.casusId)
        try verstuur([brief])
    }

    /// Lets the segment with tombstones of keys be closed, once its time is over.
    func rolSleutels() throws(Interruption) {
        if let record = zegelrand.rol() { try transactie.zend(record) }
    }
}
