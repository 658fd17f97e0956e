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
        guard let partij = vraag.rol?.partij,
            let (topic, sleutel) = vraag.bord.model.topics.bestemming(gebeurtenis.inhoud, door: partij)
        else { throw Weigering.nietVanU }
        return try await eenKeer(gebeurtenis) {
            try await vraag.bord.uitgang.stuur(gebeurtenis, topic, sleutel)
            // Reports of offers and contracts are about no child.
            let (soort, zaak) = (gebeurtenis.inhoud.type.rawValue, gebeurtenis.casusId)
            vraag.bord.audit.schrijf(
                .verstuurd, vraag.bezoeker, zaak == nil ? "\(soort) \(sleutel)" : soort, zaak: zaak)
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
            try vraag.bord.keuring.keur(gebeurtenis, waarde: waarde, vandaag: vraag.bord.klok.vandaag)
        } catch {
            throw Weigering.afgekeurd(error)
        }
    }

    private func isVanAfzender(_ inhoud: Inhoud) -> Bool {
        switch (inhoud.afzender, vraag.rol) {
        case (.gi(let van)?, .gi(let gi)?): van == gi
        case (.aanbieder(let van)?, .aanbieder(let agb)?): van == agb
        case (.inkoop(let van)?, .inkoop(let naam)?):
            vraag.bord.register.inkoopregio(naam: van).map {
                $0 == vraag.bord.register.inkoopregio(naam: naam)
            } ?? false
        default: false
        }
    }
}
