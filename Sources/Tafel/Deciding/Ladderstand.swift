import Berichten
import Jeugdhulp
import Matching

/// Where a case stands on the ladder of its region on a day: what must be told now, and on which day the next.
///
/// What was told stands in the case's record, written in the same transaction as the telling: a crash before the commit
/// tells again what nobody read, one after it does not. A step is told once for each ladder: a case that moves to
/// another region, or whose region takes another wording into use, is told once where it stands on the new one.
struct Ladderstand {
    private let zaak: Zaak
    private let geldend: Geldendeladder
    private let vandaag: Datum
    /// Steps to tell, lowest first.
    private let nieuw: [Opschaling]
    /// The day of the next step after these; `nil` when there is none.
    let volgendeDag: Datum?

    /// - Parameter start: the earliest start among the options of the latest proposal.
    init(_ zaak: Zaak, _ aanvraag: Aanvraag, _ geldend: Geldendeladder, start: Datum?, vandaag: Datum) {
        self.zaak = zaak
        self.geldend = geldend
        self.vandaag = vandaag
        let feiten = Wachtfeiten(aanvraag, vandaag: vandaag, startVerwacht: start)
        let verteld = Self.verteld(zaak, geldend)
        nieuw = geldend.ladder.teVertellen(na: verteld, feiten, bekendSinds: zaak.ingediendOp, vandaag: vandaag)
        volgendeDag = geldend.ladder.volgendeDag(
            na: nieuw.last?.trede.nummer ?? verteld, feiten, vandaag: vandaag)
    }

    /// The highest step of this ladder that was told.
    private static func verteld(_ zaak: Zaak, _ geldend: Geldendeladder) -> Int {
        zaak.opschaling?.ladder == geldend.kenmerk ? zaak.opschaling?.trede ?? 0 : 0
    }

    /// What is told: each step to the table, the highest to the GI.
    var teVertellen: (berichten: [OpschalingBereikt], melding: Zaakmelding, stand: Zaak.Opgeschaald)? {
        guard let hoogste = nieuw.last else { return nil }
        let melding = Zaakmelding.tredeBereikt(
            geldend.ingevuld(hoogste.trede), uiterlijk: geldend.uiterlijk(hoogste.trede, verteldOp: vandaag),
            fase: zaak.loop.fase.status)
        return (
            nieuw.map(bericht), melding, Zaak.Opgeschaald(ladder: geldend.kenmerk, trede: hoogste.trede.nummer)
        )
    }

    private func bericht(_ opschaling: Opschaling) -> OpschalingBereikt {
        OpschalingBereikt(
            casusId: zaak.casusId, regio: zaak.regio, ladder: geldend.kenmerk, opschaling: opschaling,
            trede: geldend.ingevuld(opschaling.trede),
            uiterlijk: geldend.uiterlijk(opschaling.trede, verteldOp: vandaag))
    }

    /// What the ladder asks next, in plain Dutch; `nil` when it has no further step.
    static func volgendeTrede(_ zaak: Zaak, _ geldend: Geldendeladder) -> String? {
        let verteld = verteld(zaak, geldend)
        return geldend.ladder.treden.first { $0.nummer > verteld }.map { trede in
            let ingevuld = geldend.ingevuld(trede)
            return "\(ingevuld.naam) (\(ingevuld.wie)). \(ingevuld.actie)"
        }
    }
}
