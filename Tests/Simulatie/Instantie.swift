import Berichten
import Kafka
import Tafel
import Verzegeling

/// A matcher as its service keeps it going: a loop, and after trouble another one from an empty memory.
final class Instantie {
    let naam: String
    private unowned let wereld: Wereld
    private let stop: StopSignal
    private(set) var model: Modelinstantie
    private(set) var lus: MatcherLoop?
    private var isBegonnen = false
    /// In the middle of a step, perhaps waiting in it for others.
    private(set) var isBezig = false
    private(set) var isGestopt = false
    private var bewaard: MessageRouter?
    private var wachtTotMs: Int64 = 0

    init(_ naam: String, _ wereld: Wereld) throws {
        self.naam = naam
        self.wereld = wereld
        stop = try StopSignal()
        model = Modelinstantie(naam, wereld)
    }

    func stap() {
        guard !isBezig, !isGestopt, wereld.nuMs >= wachtTotMs else { return }
        isBezig = true
        defer { isBezig = false }
        do throws(StopReason) {
            try doe()
        } catch {
            eindig(error)
        }
    }

    private func doe() throws(StopReason) {
        let bezig = lus ?? nieuw()
        guard isBegonnen else {
            try bezig.begin()
            isBegonnen = true
            wereld.noteer("\(naam): ready for cases")
            return
        }
        let voor = bezig.tellingen
        try bezig.stap()
        wereld.verschillen += bezig.tellingen.verschillen - voor.verschillen
        wereld.vernieuwingen += bezig.tellingen.vernieuwd - voor.vernieuwd
        if let bewaard {
            bezig.router = bewaard
            bezig.router.bevestig()
            self.bewaard = nil
        }
    }

    private func nieuw() -> MatcherLoop {
        var inst = Matcherinstellingen(brokers: "model")
        inst.instantie = naam
        inst.topics = wereld.topics
        inst.commitAantalMax = 8
        inst.herzieAantalMax = 3
        inst.herstelStilMsMax = 60_000
        inst.verzegeling = wereld.hoofdsleutels.map { Verzegeling($0) }
        let lus = MatcherLoop(
            inst, klok: wereld.klok.klok, stop: stop, model, tellingen: RunCounters(), log: wereld.geenLog,
            naStoring: wereld.vertraagt
        ) { _ in }
        self.lus = lus
        return lus
    }

    private func eindig(_ reden: StopReason) {
        wereld.noteer("\(naam): \(reden)".prefix(160).description)
        if !model.isDood { lus?.sluit() }
        lus = nil
        isBegonnen = false
        bewaard = nil
        if case .verdrongen = reden {
            isGestopt = true
            return
        }
        wachtTotMs = wereld.nuMs + (wereld.stoort ? Int64.random(in: 0...3_000, using: &wereld.toeval) : 0)
        model = Modelinstantie(naam, wereld)
    }

    /// Stops in good order, as on Ctrl-C.
    func stopNet() {
        guard !isBezig, !isGestopt else { return }
        isBezig = true
        defer { isBezig = false }
        if isBegonnen, let lus {
            do throws(StopReason) {
                try lus.rondAf(totMs: 3_000)
            } catch {
                wereld.noteer("\(naam): the last transaction is left to the next")
            }
        }
        if !model.isDood { lus?.sluit() }
        lus = nil
        isGestopt = true
        wereld.noteer("\(naam): stopped")
    }

    /// Whether there is nothing it should do.
    var isRustig: Bool {
        guard let lus, isBegonnen, !isGestopt else { return isGestopt }
        return lus.isRustig
    }

    func onthoudGeheugen() { bewaard = lus?.router }
}
