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
    /// From where distance is measured: the wished gemeente, else where the child lives now (#70, #127). Who pays says
    /// nothing of that; it is the last resort, where nothing else is known.
    package let nabij: Gemeentecode?
    /// The responsible gemeente of each child that has facts of its own; `nil` for the others (#112).
    package let perJeugdige: [Woonplaats?]

    /// - Parameter woonplaats: the responsible gemeente as ``Woonplaatsbeginsel`` finds it.
    package init(aanvraag: Aanvraag, ingediendOp: Datum, woonplaats: Woonplaats, register: Gemeenteregister) {
        self.aanvraag = aanvraag
        self.ingediendOp = ingediendOp
        self.woonplaats = woonplaats
        let alleenAmbulant = !aanvraag.hulpvragen.contains { $0.hulpvorm.metVerblijf }
        let jeugdreclassering = aanvraag.maatregel.soort == .jeugdreclassering
        perJeugdige = aanvraag.jeugdigen.map { jeugdige in
            jeugdige.woonplaats.map {
                Woonplaatsbeginsel.bepaal(
                    $0, leeftijd: jeugdige.leeftijd, peildatum: ingediendOp, register: register,
                    alleenAmbulant: alleenAmbulant, jeugdreclassering: jeugdreclassering)
            }
        }
        gemeente = woonplaats.gemeente.flatMap(register.gemeente)
        nabij = aanvraag.wensen.nabijGemeente ?? aanvraag.woonplaats.woontNu ?? woonplaats.gemeente
    }

    /// The same case, of which all stays as it was worked out, for some of its children.
    init(_ casus: Casus, aanvraag: Aanvraag) {
        (self.aanvraag, ingediendOp, woonplaats) = (aanvraag, casus.ingediendOp, casus.woonplaats)
        (gemeente, nabij, perJeugdige) = (casus.gemeente, casus.nabij, casus.perJeugdige)
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

    /// Whether distance is measured from another gemeente than the responsible one, because the child lives there.
    var woontElders: Bool { aanvraag.wensen.nabijGemeente == nil && nabij != gemeente?.code }

    /// Whether the help of an offer runs already and goes on there by law, after a move or the change of the law
    /// (article 2.7a and 10.1 Jeugdwet): a contract with the new gemeente is then no condition.
    func loopt(bij agb: AgbCode, _ hulpvorm: Hulpvorm, op dag: Datum) -> Bool {
        aanvraag.lopendeHulp.contains { $0.magDoorgaan(bij: agb, hulpvorm, op: dag) }
    }

    /// How many children want help together.
    var aantal: Int { aanvraag.jeugdigen.count }
}
