import Berichten
import Foundation
import Jeugdhulp
import ReadStore

/// From what someone sends to the log: judged as the matcher judges it, of the sender's own, and once.
struct EventSubmission {
    let vraag: RouteRequest

    init(_ vraag: RouteRequest) { self.vraag = vraag }

    /// - Parameter waarde: the bytes it was read from, for the search for a BSN in fields nobody knows.
    /// - Returns: whether it was sent: `false` when it came in before.
    @discardableResult
    func verstuur(_ gebeurtenis: Gebeurtenis, waarde: Data) async throws -> Bool {
        try await keur(gebeurtenis, waarde)
        let (topic, sleutel) = try bestemming(gebeurtenis)
        return try await eenKeer(gebeurtenis) {
            try await vraag.bord.uitgang.stuur(gebeurtenis, topic, sleutel)
            let (soort, topics) = (gebeurtenis.inhoud.type.rawValue, vraag.bord.model.topics)
            // Reports of offers and contracts are about no child.
            let isZaak = topic == topics.aanvragen || topic == topics.besluiten
            vraag.bord.audit.schrijf(
                .verstuurd, vraag.bezoeker, isZaak ? soort : "\(soort) \(sleutel)", zaak: isZaak ? sleutel : nil)
        }
    }

    /// Sends an event, unless it came in before: also when the same comes again while it is under way.
    /// - Returns: whether it was sent.
    /// - Throws: ``Weigering/botsing`` when what came in before under this source and id said something else.
    @discardableResult
    func eenKeer(_ gebeurtenis: Gebeurtenis, _ stuur: @Sendable () async throws -> Void) async throws -> Bool {
        let (bron, id) = (gebeurtenis.source, gebeurtenis.id)
        let som = Fingerprint.sha256(Data(gebeurtenis.inhoud.json.bytes))
        let model = vraag.bord.model
        return try await vraag.bord.ontvangst.opBeurt("\(bron) \(id)") {
            if let eerder = try await model.ontvangen(bron: bron, id: id) {
                guard eerder == som else { throw Weigering.botsing }
                return false
            }
            try await stuur()
            try await model.onthoudOntvangst(bron: bron, id: id, som: som, nu: vraag.nu)
            return true
        }
    }

    /// - Throws: ``Weigering`` when it is not good, or not the sender's to send.
    func keur(_ gebeurtenis: Gebeurtenis, _ waarde: Data) async throws {
        guard isVanAfzender(gebeurtenis.inhoud) else { throw Weigering.nietVanU }
        do throws(Afkeuring) {
            try vraag.bord.keuring.keur(gebeurtenis, waarde: waarde, vandaag: vraag.bord.klok.vandaag())
        } catch {
            throw Weigering.afgekeurd(error)
        }
        // A report replaces what stands under its aanbodId: nobody replaces the report of another.
        if case .aanbodGemeld(let aanbod) = gebeurtenis.inhoud,
            let van = try await vraag.bord.model.aanbieder(van: aanbod.aanbodId), van != aanbod.agb
        {
            throw Weigering.nietVanU
        }
    }

    private func isVanAfzender(_ inhoud: Inhoud) -> Bool {
        switch (inhoud, vraag.rol) {
        case (.aanvraagIngediend(let aanvraag), .gi(let gi)?): aanvraag.gi == gi
        case (.aanvraagIngetrokken(let intrekking), .gi(let gi)?): intrekking.gi == gi
        case (.hulpGestart(let start), .gi(let gi)?): start.gi == gi
        case (.aanbodGemeld(let aanbod), .aanbieder(let agb)?): aanbod.agb == agb
        case (.aanbiederGeantwoord(let antwoord), .aanbieder(let agb)?): antwoord.agb == agb
        case (.contractGemeld(let contract), .inkoop(let naam)?):
            vraag.bord.register.inkoopregio(naam: contract.inkoopregio).map {
                $0 == vraag.bord.register.inkoopregio(naam: naam)
            } ?? false
        default: false
        }
    }

    private func bestemming(_ gebeurtenis: Gebeurtenis) throws(Weigering) -> (topic: String, sleutel: String) {
        let topics = vraag.bord.model.topics
        return switch gebeurtenis.inhoud {
        case .aanvraagIngediend(let inhoud): (topics.aanvragen, inhoud.casusId)
        case .aanvraagIngetrokken(let inhoud): (topics.aanvragen, inhoud.casusId)
        case .hulpGestart(let inhoud): (topics.aanvragen, inhoud.casusId)
        case .aanbodGemeld(let inhoud): (topics.aanbod, inhoud.aanbodId)
        case .contractGemeld(let inhoud): (topics.contracten, inhoud.sleutel)
        case .aanbiederGeantwoord(let inhoud): (topics.besluiten, inhoud.casusId)
        default: throw .nietVanU
        }
    }
}
