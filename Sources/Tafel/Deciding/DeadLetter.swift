import Berichten
import Foundation
import Jeugdhulp
import Verzegeling

/// What is made of a refused message: the dead letter for the operator, and word to the GI when it is known.
struct DeadLetter {
    let topics: Topics
    let bron: String

    /// The most bytes of the original that a dead letter carries; the whole still stands at its offset.
    static let bytesMax = 524_288
    /// Neither key nor headers may make the letter too large to send: then nothing behind it would be answered.
    static let sleutelBytesMax = 1_024
    static let koppenMax = 32
    static let kopBytesMax = 4_096
    /// The header that says why.
    static let codekop = "afkeuring-code"

    /// - Parameters:
    ///   - gi: whose case it is about, where the message itself does not say.
    ///   - aanbieder: who sent it, when it is an aanbieder that is known here.
    func records(
        _ inkomend: IncomingMessage, _ afkeuring: Afkeuring, gi: String? = nil, aanbieder: AgbCode? = nil,
        _ moment: Moment
    ) -> [OutgoingMessage] {
        let leesbaar = inkomend.waarde.flatMap { $0.count <= GebeurtenisReader.bytesMax ? $0 : nil } ?? []
        let gelezen = EventHints(Data(leesbaar), ceId: inkomend.kop("ce_id"))
        var uit = [brief(inkomend, afkeuring, gelezen.casusId)]
        let zender = inkomend.kop(Toegangsrol.afzenderkop).flatMap(Toegangsrol.init(kenmerk:))
        if let gi = gi ?? Self.teHoren(zender, afkeuring, gelezen) {
            uit.append(bericht(inkomend, afkeuring, gelezen, gi: gi, topics.status(gi: gi), moment))
        }
        if let aanbieder {
            let topic = topics.voordrachten(agb: aanbieder)
            uit.append(bericht(inkomend, afkeuring, gelezen, gi: nil, topic, moment))
        }
        return uit
    }

    /// The GI that hears of it. Where the gate stands what a message names is nobody to tell anything: only who sent
    /// it.
    private static func teHoren(_ zender: Toegangsrol?, _ afkeuring: Afkeuring, _ gelezen: EventHints) -> String? {
        switch zender {
        case .gi(let gi)?: gi
        case nil where afkeuring.code != .afzenderOntbreekt: gelezen.gi
        default: nil
        }
    }

    /// The headers that go along with a record that is sent on.
    static func passend(_ koppen: [OutgoingMessage.Header]) -> [OutgoingMessage.Header] {
        koppen.filter { $0.waarde.count <= kopBytesMax && $0.naam.utf8.count <= 256 }.prefix(koppenMax).map { $0 }
    }

    /// - Parameter casusId: whose it seems to be; its bytes may be what should never have been sent.
    private func brief(_ inkomend: IncomingMessage, _ afkeuring: Afkeuring, _ casusId: String?) -> OutgoingMessage {
        let waarde = inkomend.waarde.map { Array($0.prefix(Self.bytesMax)) }
        var koppen = Self.passend(inkomend.koppen)
        koppen += [
            .init(Self.codekop, afkeuring.code.rawValue),
            .init("afkeuring-uitleg", afkeuring.uitleg),
            .init("afkeuring-wat-te-doen", afkeuring.watTeDoen),
            .init("bron-topic", inkomend.topic),
            .init("bron-partitie", "\(inkomend.partitie)"),
            .init("bron-offset", "\(inkomend.offset)"),
        ]
        if let veld = afkeuring.veld { koppen.append(.init("afkeuring-veld", veld)) }
        if let heel = inkomend.heelBytes ?? inkomend.waarde?.count, heel > Self.bytesMax {
            koppen.append(.init("afgekapt-van-bytes", "\(heel)"))
        }
        return OutgoingMessage(
            topic: topics.afgekeurd, sleutel: inkomend.sleutel.map { Array($0.prefix(Self.sleutelBytesMax)) },
            waarde: waarde, koppen: koppen,
            casusId: inkomend.verzegeldVoor ?? casusId ?? Zaaksleutels.zonderZaak)
    }

    private func bericht(
        _ inkomend: IncomingMessage, _ afkeuring: Afkeuring, _ gelezen: EventHints, gi: String?, _ topic: String,
        _ moment: Moment
    ) -> OutgoingMessage {
        let inhoud = BerichtAfgekeurd(
            berichtId: gelezen.id, casusId: gelezen.casusId, gi: gi, afkeuring: afkeuring,
            bron: .init(topic: inkomend.topic, partitie: Int(inkomend.partitie), offset: Int(inkomend.offset)),
            op: moment.nu)
        var uit = OutgoingMessage.gebeurtenis(
            Gebeurtenis(id: moment.nieuwId(), source: bron, time: moment.nu, inhoud: .berichtAfgekeurd(inhoud)),
            topic: topic, sleutel: inhoud.sleutel,
            // Also what was refused of an offer: on a topic that is sealed nothing lies open.
            casusId: Zaaksleutels.zonderZaak)
        uit.isWoordVanAfkeuring = true
        return uit
    }
}
