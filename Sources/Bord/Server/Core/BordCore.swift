import Berichten
import Foundation
import Jeugdhulp
import Logging
import Poort
import ReadStore

/// What the routes work with: the read model, the way out, and who may come in.
final class BordCore: Sendable {
    let model: ReadModel
    let stand: ReadProgress
    let omroep: Broadcast
    let register: Gemeenteregister
    let klok: Klok
    let poort: Authenticator
    let uitgang: EventSink
    let besluitpost: Besluitpost
    let audit: AuditLog
    /// What each sender may say: the same room as the gate of Kafka.
    let wachter: Poortwachter
    let inst: Bordinstellingen
    let beeldgeheugen: BeeldCache
    /// What comes in by HTTP with the same id waits for the one before it.
    let ontvangst = KeyedSerialQueue()
    let bestanden = UploadGate()

    init(
        model: ReadModel, stand: ReadProgress, omroep: Broadcast, klok: Klok, poort: Authenticator,
        uitgang: EventSink,
        inst: Bordinstellingen, audit: Logger
    ) {
        self.model = model
        self.stand = stand
        self.omroep = omroep
        register = model.register
        beeldgeheugen = BeeldCache(model)
        self.klok = klok
        self.poort = poort
        self.uitgang = uitgang
        self.inst = inst
        self.audit = AuditLog(log: audit)
        wachter = Poortwachter(
            topics: model.topics, register: model.register, partijen: inst.partijen, eigenBron: inst.bron)
        besluitpost = Besluitpost(model: model, omroep: omroep, uitgang: uitgang, klok: klok)
    }

    /// What stands around every page.
    func kader(_ bezoeker: Bezoeker) -> PageFrame {
        let nu = stand.waarde
        var kader = PageFrame(
            register: register, rol: bezoeker.rol, regio: nil, tafel: nil, vandaag: klok.vandaag,
            bijgewerkt: nu.bijgewerkt, storing: nu.storing.map(Wording.storing), csrf: bezoeker.sessie?.csrf ?? "",
            demo: inst.demo != nil)
        if case .expertteam(let slug)? = bezoeker.rol {
            let plek = Tafelplek(slug: slug, register)
            kader.regio = plek.naam
            kader.tafel = plek.tafel
        }
        return kader
    }
}
