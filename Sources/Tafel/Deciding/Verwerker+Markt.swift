import Berichten
import Jeugdhulp
import Matching

/// Offers and contracts: facts of others, the same for every instance.
extension Verwerker {
    /// One record of aanbod or contracten. The cases it touches are looked at again by ``herzie(aantalMax:_:)``.
    /// - Returns: why it was refused, if it was; what stood there before then stays.
    package mutating func neemMarkt(_ inkomend: IncomingMessage, vandaag: Datum) -> Afkeuring? {
        do throws(Afkeuring) {
            inkomend.topic == topics.aanbod
                ? try neemAanbod(inkomend, vandaag) : try neemContract(inkomend, vandaag)
            return nil
        } catch {
            return error
        }
    }

    private mutating func neemAanbod(_ inkomend: IncomingMessage, _ vandaag: Datum) throws(Afkeuring) {
        guard inkomend.waarde != nil else {
            guard let aanbodId = inkomend.sleuteltekst else { throw sleutelOnjuist("het aanbodId") }
            let vorig = markt.aanbod.verwijder(aanbodId)
            opgaven[aanbodId] = nil
            teBeslissen.formUnion(betrokken[aanbodId] ?? [])
            herzieHouders(aanbodId)
            teHerzien.formUnion(open.geraakt(door: vorig, nil, bij: markt.voorwaarden, vandaag: vandaag))
            return
        }
        let gebeurtenis = try lees(inkomend, vandaag: vandaag)
        guard case .aanbodGemeld(let aanbod) = gebeurtenis.inhoud else {
            throw hoortHierNiet(gebeurtenis, topics.aanbod)
        }
        // Compaction keeps the latest record of a key: under another key the offer would never be replaced.
        if inkomend.sleutel != nil, inkomend.sleuteltekst != aanbod.aanbodId { throw sleutelOnjuist("het aanbodId") }
        let beschikbaar = zonderReserveringen(aanbod)
        let vorig = markt.aanbod.meld(beschikbaar)
        teBeslissen.formUnion(betrokken[aanbod.aanbodId] ?? [])
        herzieHouders(aanbod.aanbodId)
        guard vorig != beschikbaar else { return }
        teHerzien.formUnion(open.geraakt(door: vorig, beschikbaar, bij: markt.voorwaarden, vandaag: vandaag))
    }

    private mutating func neemContract(_ inkomend: IncomingMessage, _ vandaag: Datum) throws(Afkeuring) {
        guard inkomend.waarde != nil else {
            let delen = (inkomend.sleuteltekst ?? "").split(separator: "/", omittingEmptySubsequences: false)
            guard delen.count == 2, let agb = AgbCode(String(delen[1])),
                let regio = markt.register.inkoopregio(naam: String(delen[0]))
            else { throw sleutelOnjuist("inkoopregio/agb") }
            let vorig = markt.contracten.verwijder(regio.id, agb)
            teHerzien.formUnion(open.geraakt(door: vorig, nil))
            return
        }
        let gebeurtenis = try lees(inkomend, vandaag: vandaag)
        guard case .contractGemeld(let gemeld) = gebeurtenis.inhoud else {
            throw hoortHierNiet(gebeurtenis, topics.contracten)
        }
        if inkomend.sleutel != nil, inkomend.sleuteltekst != gemeld.sleutel { throw sleutelOnjuist("inkoopregio/agb") }
        let contract = try gemeld.contract(markt.register)
        let vorig = markt.contracten.meld(contract)
        guard vorig != contract else { return }
        teHerzien.formUnion(open.geraakt(door: vorig, contract))
    }

    private func sleutelOnjuist(_ hoort: String) -> Afkeuring {
        Afkeuring(
            .sleutelOnjuist, veld: "key", "De sleutel (key) van het bericht klopt niet.",
            "Gebruik \(hoort) als sleutel.")
    }

    /// The dead letter for a refused record of aanbod or contracten, and word to the aanbieder whose offer it replaces.
    package func brief(voor inkomend: IncomingMessage, _ afkeuring: Afkeuring, _ klok: Klok) -> [OutgoingMessage] {
        let aanbieder = inkomend.topic == topics.aanbod ? inkomend.sleuteltekst.flatMap { opgave($0)?.agb } : nil
        return brief.records(inkomend, afkeuring, aanbieder: aanbieder, nu: klok.nu(), nieuwId: klok.nieuwId)
    }
}
