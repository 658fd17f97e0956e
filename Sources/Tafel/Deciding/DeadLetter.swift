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
        let gelezen = Herkomst(inkomend)
        var uit = [brief(inkomend, afkeuring, gelezen.casusId)]
        if let gi = gi ?? gelezen.gi {
            uit.append(bericht(inkomend, afkeuring, gelezen, gi: gi, topics.status(gi: gi), moment))
        }
        if let aanbieder {
            let topic = topics.voordrachten(agb: aanbieder)
            uit.append(bericht(inkomend, afkeuring, gelezen, gi: nil, topic, moment))
        }
        return uit
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
        if let heel = inkomend.waarde?.count, heel > Self.bytesMax {
            koppen.append(.init("afgekapt-van-bytes", "\(heel)"))
        }
        return OutgoingMessage(
            topic: topics.afgekeurd, sleutel: inkomend.sleutel.map { Array($0.prefix(Self.sleutelBytesMax)) },
            waarde: waarde, koppen: koppen,
            casusId: inkomend.verzegeldVoor ?? casusId.flatMap { Bsn.bevat($0) ? nil : $0 } ?? Zaaksleutels.zonderZaak)
    }

    private func bericht(
        _ inkomend: IncomingMessage, _ afkeuring: Afkeuring, _ gelezen: Herkomst, gi: String?, _ topic: String,
        _ moment: Moment
    ) -> OutgoingMessage {
        let plaats = "\(inkomend.topic)/\(inkomend.partitie)/\(inkomend.offset)"
        // A number that may be a BSN does not travel on in a key.
        let sleutel = gelezen.id.flatMap { Bsn.bevat($0) ? nil : $0 } ?? plaats
        let casusId = gelezen.casusId.flatMap { Bsn.bevat($0) ? nil : $0 }
        let inhoud = BerichtAfgekeurd(
            berichtId: gelezen.id.flatMap { Bsn.bevat($0) ? nil : $0 }, casusId: casusId, gi: gi, afkeuring: afkeuring,
            bron: .init(topic: inkomend.topic, partitie: Int(inkomend.partitie), offset: Int(inkomend.offset)),
            op: moment.nu)
        var uit = OutgoingMessage.gebeurtenis(
            Gebeurtenis(id: moment.nieuwId(), source: bron, time: moment.nu, inhoud: .berichtAfgekeurd(inhoud)),
            topic: topic, sleutel: sleutel)
        uit.isWoordVanAfkeuring = true
        return uit
    }
}

/// What can still be told of the sender of a message that could not be read.
private struct Herkomst {
    var id, gi, casusId: String?

    init(_ inkomend: IncomingMessage) {
        guard let waarde = inkomend.waarde, waarde.count <= GebeurtenisReader.bytesMax,
            let object = try? JSONSerialization.jsonObject(with: Data(waarde)) as? [String: Any]
        else { return }
        let data = object["data"] as? [String: Any] ?? object
        id = (object["data"] == nil ? inkomend.kop("ce_id") : object["id"] as? String).flatMap {
            (1...100).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? $0 : nil
        }
        gi = (data["gi"] as? String).flatMap { IdentifierFormat.isGi($0) && !Bsn.bevat($0) ? $0 : nil }
        casusId = (data["casusId"] as? String).flatMap { IdentifierFormat.isId($0) ? $0 : nil }
    }
}
