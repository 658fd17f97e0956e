import Berichten
import Jeugdhulp

/// What a GI says of the help in its case, and of its end.
extension Zaakbehandeling {
    /// Help started, for all that is needed or for a part of it.
    mutating func start(
        _ zaak: Zaak, _ start: HulpGestart, _ kenmerk: String, _ moment: Moment
    ) throws(Afkeuring) -> [OutgoingMessage] {
        let oordeel = try Startoordeel(
            start, zaak, bedient: { [aanbod = stand.aanbod] in aanbod.bedient(start, $0) }, vandaag: moment.vandaag)
        return try beleef(zaak, .hulpGestart(start, oordeel), kenmerk, moment)
    }

    /// Help stopped: everything that runs where it is named, or everything where nothing is.
    mutating func stop(
        _ zaak: Zaak, _ stop: HulpGestopt, _ kenmerk: String, _ moment: Moment
    ) throws(Afkeuring) -> [OutgoingMessage] {
        let bedoeld = zaak.loop.lopend.filter { help in
            guard stop.hulpvragen.isEmpty else { return stop.hulpvragen.contains(help.hulpvraag) }
            return (stop.aanbodId == nil || help.aanbodId == stop.aanbodId) && (stop.agb == nil || help.agb == stop.agb)
        }
        return try beleef(zaak, .hulpGestopt(stop, hulpvragen: bedoeld.map(\.hulpvraag)), kenmerk, moment)
    }

    /// The GI takes its case back.
    mutating func trekIn(
        _ zaak: Zaak, _ intrekking: AanvraagIngetrokken, _ kenmerk: String, _ moment: Moment
    ) throws(Afkeuring) -> [OutgoingMessage] {
        let teLaat = intrekking.teLaat(omstandigheden(zaak, moment).norm)
        return try beleef(zaak, .ingetrokken(teLaat: teLaat), kenmerk, moment)
    }
}
