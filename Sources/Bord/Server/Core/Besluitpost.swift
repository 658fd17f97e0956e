import Berichten
import Foundation
import Jeugdhulp
import ReadStore

/// Sends decisions, one at a time for each case: between looking whether a colleague was first and the log having this
/// one, nobody else of this board decides on the same case. Two boards of one region are held apart by the matcher.
final class Besluitpost: Sendable {
    /// What a decision came to.
    enum BesluitOutcome: Sendable {
        case verzonden(id: String)
        /// Nothing was sent: a colleague decided since this reader saw the case.
        case collegaWasEerst(BesluitGenomen)
        /// Nothing was sent: there is a new version since.
        case nieuweVersie(Versieverschil)
        case nietGevonden
        /// Nothing was sent: what was chosen is not there, or is not complete.
        case fouten([FieldError])
    }

    private let model: ReadModel
    private let omroep: Broadcast
    private let uitgang: EventSink
    private let klok: Klok
    private let rijen = KeyedSerialQueue()
    /// How long to wait until the decision comes back by the log; longer, and the page tells it later.
    static let terugMsMax = 3_000

    init(model: ReadModel, omroep: Broadcast, uitgang: EventSink, klok: Klok) {
        self.model = model
        self.omroep = omroep
        self.uitgang = uitgang
        self.klok = klok
    }

    /// - Parameter gezien: how many decisions on this case the reader had seen; `nil`: does not look at that.
    func besluit(_ keuze: BesluitInput, gezien: Int?, bron: String, id: String? = nil) async throws -> BesluitOutcome {
        try await rijen.opBeurt("\(keuze.regio)/\(keuze.casusId)") { [self] in
            guard let beeld = try await model.casus(keuze.casusId, regio: keuze.regio) else { return .nietGevonden }
            if let gezien, beeld.besluiten.count > gezien, let laatste = beeld.besluiten.last {
                return .collegaWasEerst(laatste)
            }
            guard keuze.versie == beeld.voorstel.versie else {
                let sinds = try await model.gewijzigd(sinds: keuze.versie, keuze.casusId, regio: keuze.regio)
                return .nieuweVersie(
                    sinds ?? .init(sinds: keuze.versie, weg: [], nieuw: [], volgordeAnders: false))
            }
            let besluit: BesluitGenomen
            switch maak(keuze, beeld.voorstel) {
            case .success(let gemaakt): besluit = gemaakt
            case .failure(let fouten): return .fouten(fouten.lijst)
            }
            let gebeurtenis = Gebeurtenis(
                id: id ?? klok.nieuwId(), source: bron, time: klok.nu(), inhoud: .besluitGenomen(besluit))
            let luisteraar = omroep.luister()
            try await uitgang.stuur(
                gebeurtenis, model.topics.besluiten, keuze.casusId, .expertteam(regio: keuze.regio))
            await wachtOpTerug(gebeurtenis, keuze.regio, luisteraar)
            return .verzonden(id: gebeurtenis.id)
        }
    }

    private struct Fouten: Error { let lijst: [FieldError] }

    private func maak(_ keuze: BesluitInput, _ voorstel: VoorstelGedaan) -> Result<BesluitGenomen, Fouten> {
        var optie: BesluitGenomen.Keuze?
        if keuze.besluit == .voordracht {
            guard let rang = keuze.optie, let gekozen = voorstel.opties.first(where: { $0.rang == rang }) else {
                return .failure(Fouten(lijst: [FieldError(veld: "optie", tekst: "Kies bij een voordracht een optie.")]))
            }
            let sleutels = gekozen.aanbod.map { Aanbodsleutel($0.agb, $0.aanbodId) }.uniek
            optie = .init(rang: rang, aanbod: sleutels.map(\.aanbodId), agb: sleutels.map(\.agb))
        }
        return .success(
            BesluitGenomen(
                casusId: keuze.casusId, regio: keuze.regio, besluit: keuze.besluit, rol: keuze.rol, reden: keuze.reden,
                versie: keuze.versie, optie: optie, op: klok.nu()))
    }

    /// Until the read model has the decision: the page that follows then shows it, and the next in the row sees it.
    private func wachtOpTerug(
        _ gebeurtenis: Gebeurtenis, _ regio: String, _ luisteraar: AsyncStream<ChangeSet>?
    ) async {
        guard let luisteraar else { return }
        await Timeout.hooguit(ms: Self.terugMsMax) { [model] in
            let (bron, id) = (gebeurtenis.source, gebeurtenis.id)
            if (try? await model.kentBesluit(regio: regio, bron: bron, id: id)) == true { return }
            for await _ in luisteraar where (try? await model.kentBesluit(regio: regio, bron: bron, id: id)) == true {
                return
            }
        }
    }
}
