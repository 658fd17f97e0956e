import Berichten
import Rollen
import Testing

@Suite("Where a case stands on the log")
struct VindplaatsenTests {
    private func vind(_ records: [(topic: String, sleutel: String, waarde: String?)]) -> Vindplaatsen {
        var gevonden = Vindplaatsen(casusId: "zaak-1")
        for (offset, record) in records.enumerated() {
            gevonden.lees(
                topic: record.topic, compact: Topics.standaard.isCompact(record.topic), partitie: 0,
                offset: Int64(offset), sleutel: Array(record.sleutel.utf8),
                inhoud: record.waarde.map { .leesbaar(Array($0.utf8)) } ?? .weg, koppen: [])
        }
        return gevonden
    }

    @Test("on a compacted topic the last of a key stays; a tombstone or a later record overtakes it")
    func compact() {
        let topic = "doorbraak.zaken"
        #expect(vind([(topic, "zaak-1", "{}"), (topic, "zaak-1", "{}")]).alle.map(\.lot) == [.achterhaald, .blijft])
        let weg = vind([(topic, "zaak-1", "{}"), (topic, "zaak-1", nil)])
        #expect(weg.blijvend.isEmpty && weg.alle.count == 2)
        #expect(vind([(topic, "x", "{\"casusId\":\"zaak-1\"}")]).blijvend.map(\.sleutel) == ["x"])
    }

    @Test("on a topic that throws away what is old it expires, and does not stay")
    func verloopt() {
        for topic in ["aanvragen", "besluiten", "afgekeurd", "voordrachten.99000201"] {
            #expect(vind([("doorbraak.\(topic)", "zaak-1", "{}")]).alle.map(\.lot) == [.verloopt])
        }
        for topic in ["zaken", "aanbod", "contracten", "voorstellen.twente", "status.jbov"] {
            #expect(vind([("doorbraak.\(topic)", "zaak-1", "{}")]).alle.map(\.lot) == [.blijft])
        }
    }

    @Test("an id counts only where it stands whole; what is laid beside it under casusId/… too")
    func heel() {
        let topic = "doorbraak.voorstellen.twente"
        for ander in ["zaak-12", "a-zaak-1", "zaak-1.b", "zaak_1"] {
            #expect(vind([(topic, ander, "{}")]).alle.isEmpty)
        }
        #expect(vind([(topic, "zaak-1/opschaling", "{}"), (topic, "y", "\"zaak-1\"")]).blijvend.count == 2)
    }

    @Test("the GI's that know a case follow from their status topics, its own first")
    func gis() {
        let gevonden = vind([("doorbraak.status.jbov", "b", "zaak-1"), ("doorbraak.status.ljenr", "zaak-1", "{}")])
        #expect(gevonden.gis(.standaard) == ["ljenr", "jbov"])
    }
}
