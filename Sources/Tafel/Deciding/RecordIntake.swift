import Berichten
import Foundation
import Jeugdhulp

/// From records to what they say, or why they are refused; and where they belong.
struct RecordIntake {
    let topics: Topics
    /// The partition of aanvragen, besluiten and zaken that a case belongs to.
    let partitieVan: @Sendable (String) -> Int32
    private let lezer = GebeurtenisReader()
    private let keuring: Keuring
    /// Who sent what lies here, and since when that must be known.
    var zenders: CoreSender

    init(topics: Topics, register: Gemeenteregister, partitieVan: @escaping @Sendable (String) -> Int32) {
        self.topics = topics
        self.partitieVan = partitieVan
        keuring = Keuring(register: register)
        zenders = CoreSender(register: register)
    }

    /// A message as it was read, and who sent it; `nil`: from before there was a gate.
    struct Gelezen {
        let gebeurtenis: Gebeurtenis
        let afzender: Toegangsrol?

        /// By which the event is known when it comes again. Of one sender what another sends says nothing.
        var kenmerk: String {
            let naam = "\(gebeurtenis.source) \(gebeurtenis.id)"
            return afzender?.kenmerk.map { "\($0) \(naam)" } ?? naam
        }
        /// Every name under which it can be known: also that of before there was a gate.
        var kenmerken: [String] { [kenmerk, "\(gebeurtenis.source) \(gebeurtenis.id)"] }
    }

    func lees(_ inkomend: IncomingMessage, vandaag: Datum) throws(Afkeuring) -> Gelezen {
        let kop = inkomend.kop(Toegangsrol.afzenderkop)
        _ = try zenders.afzender(kop: kop, tijdMs: inkomend.tijdMs)
        guard let waarde = inkomend.waarde else {
            throw Afkeuring(.leeg, "Het bericht is leeg.", "Stuur een CloudEvent met data.")
        }
        if let sleutel = inkomend.sleuteltekst, Bsn.bevat(sleutel) {
            throw Afkeuring(
                .bsn, veld: "key", "In de sleutel (key) staat een getal dat een BSN kan zijn.",
                "Stuur nooit een BSN mee.")
        }
        let data = Data(waarde)
        let gebeurtenis = try lezer.lees(data, kop: inkomend.kop)
        try keuring.keur(gebeurtenis, waarde: data, vandaag: vandaag)
        let afzender = try zenders.afzender(kop: kop, tijdMs: inkomend.tijdMs, van: gebeurtenis.inhoud)
        return Gelezen(gebeurtenis: gebeurtenis, afzender: afzender)
    }

    /// The case that a record of aanvragen is about.
    func casusIdVanAanvraag(_ gebeurtenis: Gebeurtenis) throws(Afkeuring) -> String {
        switch gebeurtenis.inhoud {
        case .aanvraagIngediend(let aanvraag): return aanvraag.casusId
        case .aanvraagIngetrokken(let intrekking): return intrekking.casusId
        case .hulpGestart(let start): return start.casusId
        case .hulpGestopt(let stop): return stop.casusId
        default: throw hoortHierNiet(gebeurtenis, topics.aanvragen)
        }
    }

    /// What a record of besluiten says happens to which case.
    func besluit(_ gebeurtenis: Gebeurtenis) throws(Afkeuring) -> (casusId: String, Zaakgebeurtenis) {
        switch gebeurtenis.inhoud {
        case .besluitGenomen(let besluit): return (besluit.casusId, .besluit(besluit))
        case .aanbiederGeantwoord(let antwoord): return (antwoord.casusId, .antwoord(antwoord))
        default: throw hoortHierNiet(gebeurtenis, topics.besluiten)
        }
    }

    func hoortHierNiet(_ gebeurtenis: Gebeurtenis, _ topic: String) -> Afkeuring {
        Afkeuring(
            .hoortHierNiet, veld: "type", "Het type \(gebeurtenis.inhoud.type.ceType) hoort niet op topic \(topic).",
            "Stuur het bericht naar het goede topic.")
    }

    /// A message without the key of its case, or from a client with another partitioner, lies on a partition where the
    /// case's state is not. It is laid on the right one as it came: refusing it would cost a child its turn.
    func verplaatst(_ inkomend: IncomingMessage, _ casusId: String) -> OutgoingMessage? {
        let doel = partitieVan(casusId)
        guard doel != inkomend.partitie else { return nil }
        return OutgoingMessage(
            topic: inkomend.topic, partitie: doel, sleutel: Array(casusId.utf8), waarde: inkomend.waarde,
            koppen: DeadLetter.passend(inkomend.koppen.filter(Self.reistMee)), casusId: casusId)
    }

    private static func reistMee(_ kop: OutgoingMessage.Header) -> Bool {
        kop.naam == "content-type" || kop.naam == Toegangsrol.afzenderkop || kop.naam.hasPrefix("ce_")
    }

    // MARK: Offers and contracts

    /// What a record of aanbod or contracten reports, or takes away.
    enum Marktbericht {
        /// - `bron`: its source, where nothing else tells who sent it; `nil`: that is known.
        /// - `oudeSleutel`: whether it lies under its id alone, as records of before do.
        case aanbod(Aanbod, Opgaveplek, bron: String?, oudeSleutel: Bool)
        case aanbodWeg(Aanbodverwijzing)
        case contract(Contract)
        case contractWeg(Inkoopregio, AgbCode)
    }

    func markt(
        _ inkomend: IncomingMessage, _ register: Gemeenteregister, vandaag: Datum
    ) throws(Afkeuring) -> Marktbericht {
        inkomend.topic == topics.aanbod
            ? try aanbod(inkomend, vandaag) : try contract(inkomend, register, vandaag)
    }

    private func aanbod(_ inkomend: IncomingMessage, _ vandaag: Datum) throws(Afkeuring) -> Marktbericht {
        guard inkomend.waarde != nil else {
            guard let sleutel = inkomend.sleuteltekst else { throw Self.aanbodsleutel }
            try keurSteen(.aanbod, inkomend, sleutel)
            return .aanbodWeg(Aanbodsleutel(sleutel).map(Aanbodverwijzing.init) ?? Aanbodverwijzing(nil, sleutel))
        }
        let gelezen = try lees(inkomend, vandaag: vandaag)
        guard case .aanbodGemeld(let aanbod) = gelezen.gebeurtenis.inhoud else {
            throw hoortHierNiet(gelezen.gebeurtenis, topics.aanbod)
        }
        // Compaction keeps the latest record of a key: under another key the offer would never be replaced.
        let sleutel = inkomend.sleuteltekst
        let oud = sleutel == aanbod.aanbodId
        guard inkomend.sleutel == nil || oud || sleutel == aanbod.sleutel.description else { throw Self.aanbodsleutel }
        let plek = Opgaveplek(
            partitie: inkomend.partitie, offset: inkomend.offset, peildatum: aanbod.wachttijd.peildatum,
            gelezenOp: vandaag)
        return .aanbod(aanbod, plek, bron: gelezen.afzender == nil ? gelezen.gebeurtenis.source : nil, oudeSleutel: oud)
    }

    /// What takes something away has no more to tell than its key and who sent it.
    private func keurSteen(
        _ kanaal: Channel, _ inkomend: IncomingMessage, _ sleutel: String
    ) throws(Afkeuring) {
        try zenders.keurSteen(
            kanaal, sleutel: sleutel, kop: inkomend.kop(Toegangsrol.afzenderkop), tijdMs: inkomend.tijdMs)
    }

    private func contract(
        _ inkomend: IncomingMessage, _ register: Gemeenteregister, _ vandaag: Datum
    ) throws(Afkeuring) -> Marktbericht {
        guard inkomend.waarde != nil else {
            let delen = (inkomend.sleuteltekst ?? "").split(separator: "/", omittingEmptySubsequences: false)
            guard delen.count == 2, let agb = AgbCode(String(delen[1])),
                let regio = register.inkoopregio(naam: String(delen[0]))
            else { throw Self.sleutelOnjuist("inkoopregio/agb") }
            try keurSteen(.contracten, inkomend, inkomend.sleuteltekst ?? "")
            return .contractWeg(regio, agb)
        }
        let gelezen = try lees(inkomend, vandaag: vandaag)
        guard case .contractGemeld(let gemeld) = gelezen.gebeurtenis.inhoud else {
            throw hoortHierNiet(gelezen.gebeurtenis, topics.contracten)
        }
        if inkomend.sleutel != nil, inkomend.sleuteltekst != gemeld.sleutel {
            throw Self.sleutelOnjuist("inkoopregio/agb")
        }
        return .contract(try gemeld.contract(register))
    }

    static let aanbodsleutel = sleutelOnjuist("agb/aanbodId")

    private static func sleutelOnjuist(_ hoort: String) -> Afkeuring {
        Afkeuring(
            .sleutelOnjuist, veld: "key", "De sleutel (key) van het bericht klopt niet.",
            "Gebruik \(hoort) als sleutel.")
    }
}
