import Jeugdhulp

/// The whole matrix of contract §2 as a value: roles in, rights out, from the table of channels. Who has no right has
/// none.
package struct Toegang: Sendable {
    package let topics: Topics
    /// The consumer group of the matchers, also the beginning of their transactional ids.
    package let groep: String
    /// The consumer group of the gates, also the beginning of their transactional ids.
    package let poortgroep: String
    /// Whether messages about cases are sealed: then there are keys to read and to make.
    package let verzegeld: Bool

    package static let matchergroep = "doorbraaktafel-matcher"
    package static let poortgroep = "doorbraaktafel-poort"

    /// The group of the gates beside matchers of this group: two installations on one cluster share neither.
    package static func poortgroep(bij groep: String) -> String {
        groep == matchergroep ? poortgroep : "\(groep)-poort"
    }

    package init(topics: Topics = .standaard, groep: String = Toegang.matchergroep, verzegeld: Bool = false) {
        self.topics = topics
        self.groep = groep
        poortgroep = Self.poortgroep(bij: groep)
        self.verzegeld = verzegeld
    }

    /// The rights of a principal that stands for all these roles, each once, in a fixed order.
    ///
    /// `IDEMPOTENT_WRITE` is not among them: since Kafka 2.8 (KIP-679) whoever may write to any topic may do so
    /// idempotently.
    package func rechten(_ rollen: [Toegangsrol]) -> [Toegangsrecht] {
        rollen.flatMap(opTopicsEnGroep).uniek
    }

    package func rechten(_ rol: Toegangsrol) -> [Toegangsrecht] { rechten([rol]) }

    private func opTopicsEnGroep(_ rol: Toegangsrol) -> [Toegangsrecht] {
        let kanalen = Channel.alle.filter { verzegeld || !$0.alleenVerzegeld }
        return kanalen.flatMap { kanaal in
            kanaal.rechten.compactMap { recht($0, kanaal, rol) }
                + Channel.overal.compactMap { recht($0, kanaal, rol, groeit: "; namen groeien") }
        } + opGroep(rol)
    }

    /// What a line of the table gives a role; `nil` when it is about others.
    private func recht(
        _ lijn: Channel.Right, _ kanaal: Channel, _ rol: Toegangsrol, groeit: String = ""
    ) -> Toegangsrecht? {
        guard lijn.partij == rol.partij else { return nil }
        guard let eigenaar = kanaal.eigenaar else {
            return Toegangsrecht(.topic, topics.naam(kanaal), lijn.handeling, lijn.reden)
        }
        if let naam = rol.naam(als: eigenaar) {
            return Toegangsrecht(.topic, topics.naam(kanaal, naam), lijn.handeling, lijn.reden)
        }
        // A right on a beginning is a right on the topics of all: never for one of many.
        guard rol.partij.isVanOns else { return nil }
        return Toegangsrecht(.topic, topics.naam(kanaal, ""), isBegin: true, lijn.handeling, lijn.reden + groeit)
    }

    private func opGroep(_ rol: Toegangsrol) -> [Toegangsrecht] {
        switch rol {
        case .matcher(let instanties):
            [Toegangsrecht(.groep, groep, .lees, "zaken verdelen")]
                + instanties.map { Toegangsrecht(.transactie, "\(groep)-\($0)", .schrijf, "instantie \($0)") }
        case .poort(let instanties):
            [Toegangsrecht(.groep, poortgroep, .lees, "topics van partijen verdelen")]
                + instanties.map { Toegangsrecht(.transactie, "\(poortgroep)-\($0)", .schrijf, "instantie \($0)") }
        case .operatie: [groep, poortgroep].map { Toegangsrecht(.groep, $0, .beschrijf, "achterstand zien") }
        case .gi, .aanbieder, .inkoop, .expertteam, .bord, .wisser: []
        }
    }
}
