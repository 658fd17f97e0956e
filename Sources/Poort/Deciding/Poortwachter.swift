import Berichten
import Foundation
import Jeugdhulp

/// Decides what a sender may say: who it is × what it says → where it goes, or why not. Kafka and HTTP ask it alike.
///
/// Who it is comes from where it was said: the topic that only one party may write, or a login. What a message says of
/// its sender must be the same. Nothing here follows a name out of a message: not to a topic, not to another party.
package struct Poortwachter: Sendable {
    package let topics: Topics
    private let register: Gemeenteregister
    private let partijen: Partijen?
    private let eigenBron: String?
    private let keuring: Keuring
    private let lezer = GebeurtenisReader()

    /// - Parameters:
    ///   - partijen: which `source` is whose; `nil`: only what our own processes write under is kept free.
    ///   - eigenBron: under which a board sends what people fill in there, whoever they are.
    package init(
        topics: Topics, register: Gemeenteregister, partijen: Partijen? = nil, eigenBron: String? = nil
    ) {
        self.eigenBron = eigenBron
        self.topics = topics
        self.register = register
        self.partijen = partijen
        keuring = Keuring(register: register)
    }

    // MARK: A record

    /// - Throws: ``Afkeuring``, in words for the sender.
    package func oordeel(
        _ record: GateRecord, van afzender: Toegangsrol, vandaag: Datum
    ) throws(Afkeuring) -> Doorlating {
        guard record.waarde != nil else { return try steen(record, afzender) }
        guard record.waardeBytes <= GebeurtenisReader.bytesMax, let waarde = record.waarde else {
            throw Afkeuring(
                .teGroot, "Het bericht is \(record.waardeBytes) bytes.",
                "Stuur hoogstens \(GebeurtenisReader.bytesMax) bytes.")
        }
        let data = Data(waarde)
        let gebeurtenis = try lezer.lees(data) { record.koppen[$0] }
        return try oordeel(gebeurtenis, waarde: data, van: afzender, vandaag: vandaag)
    }

    /// A null value takes away what stands under its key: an offer or a contract of the sender's own.
    private func steen(_ record: GateRecord, _ afzender: Toegangsrol) throws(Afkeuring) -> Doorlating {
        let sleutel = record.sleutel.flatMap { String(validating: $0, as: UTF8.self) } ?? ""
        switch afzender {
        case .aanbieder(let agb):
            let genoemd = Aanbodsleutel(sleutel)
            let aanbodId = genoemd?.aanbodId ?? sleutel
            guard IdentifierFormat.isId(aanbodId) else {
                throw Afkeuring(
                    .sleutelOnjuist, veld: "key", "Deze sleutel (key) is geen aanbodId.",
                    "Gebruik als sleutel het aanbodId, of agb/aanbodId.")
            }
            guard genoemd?.agb ?? agb == agb else { throw .nietVanU("key") }
            return steen(topics.aanbod, Aanbodsleutel(agb, aanbodId).description, afzender)
        case .inkoop(let naam):
            let delen = sleutel.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard delen.count == 2, AgbCode(delen[1]) != nil, let regio = register.inkoopregio(naam: delen[0]) else {
                throw Afkeuring(
                    .sleutelOnjuist, veld: "key", "De sleutel (key) van het bericht klopt niet.",
                    "Gebruik inkoopregio/agb als sleutel.")
            }
            guard register.inkoopregio(naam: naam) == regio else { throw .nietVanU("key") }
            return steen(topics.contracten, sleutel, afzender)
        default: throw Afkeuring(.leeg, "Het bericht is leeg.", "Stuur een CloudEvent met data.")
        }
    }

    private func steen(_ topic: String, _ sleutel: String, _ afzender: Toegangsrol) -> Doorlating {
        Doorlating(
            topic: topic, sleutel: Array(sleutel.utf8), waarde: nil, afzender: afzender, casusId: nil, kenmerk: nil)
    }

    // MARK: An event

    /// - Parameter waarde: the bytes it was read from, for the search for a BSN in fields nobody knows.
    package func oordeel(
        _ gebeurtenis: Gebeurtenis, waarde: Data, van afzender: Toegangsrol, vandaag: Datum
    ) throws(Afkeuring) -> Doorlating {
        guard let (topic, sleutel) = topics.bestemming(gebeurtenis.inhoud, door: afzender.partij) else {
            let mag = Channel.types(van: afzender.partij).map(\.ceType).joined(separator: ", ")
            throw Afkeuring(
                .hoortHierNiet, veld: "type", "Deze partij stuurt geen \(gebeurtenis.inhoud.type.ceType).",
                mag.isEmpty ? "Stuur hier niets." : "Stuur hier: \(mag).")
        }
        try keurAfzender(gebeurtenis, afzender)
        try keuring.keur(gebeurtenis, waarde: waarde, vandaag: vandaag)
        return Doorlating(
            topic: topic, sleutel: Array(sleutel.utf8), waarde: gebeurtenis.bytes, afzender: afzender,
            casusId: gebeurtenis.casusId, kenmerk: "\(gebeurtenis.source) \(gebeurtenis.id)")
    }

    /// What the message says of its sender must be who sent it.
    private func keurAfzender(_ gebeurtenis: Gebeurtenis, _ afzender: Toegangsrol) throws(Afkeuring) {
        // An inkoopregio that nobody knows is told by the rules of the domain, in better words.
        if case .inkoop(let van)? = gebeurtenis.inhoud.afzender, register.inkoopregio(naam: van) == nil { return }
        guard gebeurtenis.inhoud.isVan(afzender, register) else {
            throw .afzenderOnjuist("data.\(Self.veld(afzender))")
        }
        let bron = gebeurtenis.source
        guard bron == eigenBron || Self.isVrij(bron) && partijen?.mag(afzender, bron: bron) ?? true else {
            throw .afzenderOnjuist("source")
        }
    }

    private static func veld(_ afzender: Toegangsrol) -> String {
        switch afzender.partij {
        case .aanbieder: "agb"
        case .inkoop: "inkoopregio"
        case .expertteam: "regio"
        default: "gi"
        }
    }

    /// What our own processes send under nobody else may.
    private static func isVrij(_ bron: String) -> Bool { !bron.hasPrefix(Gebeurtenis.bronOnbekend + ":") }
}

extension Afkeuring {
    static func afzenderOnjuist(_ veld: String) -> Afkeuring {
        Afkeuring(
            .afzenderOnjuist, veld: veld, "Dit bericht zegt van een ander te zijn dan wie het stuurt.",
            "Stuur alleen berichten van uzelf, op uw eigen topic of met uw eigen login.")
    }

    static func nietVanU(_ veld: String) -> Afkeuring {
        Afkeuring(
            .nietVanU, veld: veld, "Wat onder deze sleutel staat, is van een andere aanbieder of inkooporganisatie.",
            "Haal alleen weg wat van uzelf is.")
    }
}
