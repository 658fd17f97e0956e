import Berichten
import Foundation
import Jeugdhulp
import Poort
import ReadStore

/// From what someone sends to the log: judged as the matcher judges it, of the sender's own, and once.
struct EventSubmission {
    let vraag: RouteRequest

    init(_ vraag: RouteRequest) { self.vraag = vraag }

    /// - Parameter waarde: the bytes it was read from, for the search for a BSN in fields nobody knows.
    /// - Returns: whether it was sent: `false` when it came in before.
    @discardableResult
    func verstuur(_ gebeurtenis: Gebeurtenis, waarde: Data) async throws -> Bool {
        let door = try await keur(gebeurtenis, waarde)
        let sleutel = String(decoding: door.sleutel, as: UTF8.self)
        return try await eenKeer(gebeurtenis) {
            try await vraag.bord.uitgang.stuur(gebeurtenis, door.topic, sleutel, door.afzender)
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
        // Of one sender what another sends under the same source and id says nothing.
        let (bron, id) = ("\(vraag.rol?.tekst ?? "") \(gebeurtenis.source)", gebeurtenis.id)
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

    /// - Returns: where it goes, under which key, by whose word.
    /// - Throws: ``Weigering`` when it is not good, or not the sender's to send.
    @discardableResult
    func keur(_ gebeurtenis: Gebeurtenis, _ waarde: Data) async throws -> Doorlating {
        guard let afzender = vraag.rol?.afzender(vraag.bord.register) else { throw Weigering.nietVanU }
        do throws(Afkeuring) {
            return try vraag.bord.wachter.oordeel(
                gebeurtenis, waarde: waarde, van: afzender, vandaag: vraag.bord.klok.vandaag)
        } catch {
            switch error.code {
            case .afzenderOnjuist, .nietVanU, .hoortHierNiet: throw Weigering.nietVanU
            default: throw Weigering.afgekeurd(error)
            }
        }
    }
}
