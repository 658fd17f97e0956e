import Jeugdhulp

/// One open case as the engine sees it: the aanvraag with everything that does not change from offer to offer worked
/// out once.
package struct Casus: Sendable, Equatable {
    package let aanvraag: Aanvraag
    /// The day the aanvraag was submitted: the ages in it are of that day.
    package let ingediendOp: Datum
    package let woonplaats: Woonplaats
    /// The responsible gemeente, `nil` when none can be named yet.
    package let gemeente: Gemeente?
    /// From where distance is measured: the wished gemeente, else the responsible one, else the BRP gemeente (#70).
    package let nabij: Gemeentecode?

    /// - Parameter woonplaats: the responsible gemeente as ``Woonplaatsbeginsel`` finds it.
    package init(aanvraag: Aanvraag, ingediendOp: Datum, woonplaats: Woonplaats, register: Gemeenteregister) {
        self.aanvraag = aanvraag
        self.ingediendOp = ingediendOp
        self.woonplaats = woonplaats
        gemeente = woonplaats.gemeente.flatMap(register.gemeente)
        nabij = aanvraag.wensen.nabijGemeente ?? woonplaats.gemeente ?? aanvraag.woonplaats.brpGemeente
    }

    /// Works out the responsible gemeente on the day of submission, and the rest from it.
    package init(aanvraag: Aanvraag, ingediendOp: Datum, register: Gemeenteregister) {
        let jongste = aanvraag.jeugdigen.map(\.leeftijd).min() ?? 0
        self.init(
            aanvraag: aanvraag,
            ingediendOp: ingediendOp,
            woonplaats: Woonplaatsbeginsel.bepaal(
                aanvraag.woonplaats, leeftijd: jongste, peildatum: ingediendOp, register: register,
                alleenAmbulant: !aanvraag.hulpvragen.contains { $0.hulpvorm.metVerblijf },
                jeugdreclassering: aanvraag.maatregel.soort == .jeugdreclassering),
            register: register
        )
    }

    /// Whether the help of an offer runs already and goes on there by law, after a move or the change of the law
    /// (article 2.7a and 10.1 Jeugdwet): a contract with the new gemeente is then no condition.
    func loopt(bij agb: AgbCode, _ hulpvorm: Hulpvorm, op dag: Datum) -> Bool {
        aanvraag.lopendeHulp.contains { $0.magDoorgaan(bij: agb, hulpvorm, op: dag) }
    }

    /// How many children want help together.
    var aantal: Int { aanvraag.jeugdigen.count }
}
