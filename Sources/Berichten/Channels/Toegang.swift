import Jeugdhulp

/// Who stands behind a principal, for what it may do on the log (contract §2).
package enum Toegangsrol: Sendable, Hashable {
    case gi(String)
    case aanbieder(AgbCode)
    /// The name of an inkooporganisatie; it only gives the principal its name.
    case inkoop(String)
    /// The slug of a jeugdregio.
    case expertteam(regio: String)
    case bord(regio: String)
    /// All instances share one principal, each with a transactional id of its own.
    case matcher(instanties: [String])
    /// Keeps the topics in order and reads what was refused; reads nothing else.
    case operatie
    /// Forgets a case and proves it. Reads everything, so it is granted for the task and taken away after.
    case wisser

    /// The name by which the principal goes unless another is given: `gi-jbov`.
    package var naam: String {
        switch self {
        case .gi(let gi): "gi-\(gi)"
        case .aanbieder(let agb): "aanbieder-\(agb)"
        case .inkoop(let inkoop): "inkoop-\(inkoop)"
        case .expertteam(let regio): "tafel-\(regio)"
        case .bord(let regio): "bord-\(regio)"
        case .matcher: "matcher"
        case .operatie: "operator"
        case .wisser: "wisser"
        }
    }
}

/// One thing that a principal may do.
package struct Toegangsrecht: Sendable, Hashable {
    package enum ResourceType: String, Sendable, CaseIterable {
        case topic, groep, transactie
    }

    /// Reading and writing include describing, as the broker has it.
    package enum AccessOperation: String, Sendable, CaseIterable {
        case lees, schrijf, maak, beschrijf
        case beschrijfInstellingen = "beschrijf-instellingen"
    }

    package let soort: ResourceType
    package let naam: String
    /// Whether it holds for every name that begins so. Only where names come with use.
    package let isBegin: Bool
    package let handeling: AccessOperation
    /// What it is for, in a few words; not part of what is compared.
    package let reden: String

    init(_ soort: ResourceType, _ naam: String, isBegin: Bool = false, _ handeling: AccessOperation, _ reden: String) {
        self.soort = soort
        self.naam = naam
        self.isBegin = isBegin
        self.handeling = handeling
        self.reden = reden
    }

    /// Whether a broker would allow `handeling` on `naam` because of this right.
    package func dekt(_ soort: ResourceType, _ naam: String, _ handeling: AccessOperation) -> Bool {
        guard soort == self.soort, isBegin ? naam.hasPrefix(self.naam) : naam == self.naam else { return false }
        return self.handeling == handeling
            || (handeling == .beschrijf && [.lees, .schrijf].contains(self.handeling))
    }

    package static func == (a: Self, b: Self) -> Bool {
        (a.soort, a.naam, a.isBegin, a.handeling) == (b.soort, b.naam, b.isBegin, b.handeling)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(soort)
        hasher.combine(naam)
        hasher.combine(isBegin)
        hasher.combine(handeling)
    }
}

/// The whole matrix of contract §2 as a value: roles in, rights out. Who has no right has none.
package struct Toegang: Sendable {
    package let topics: Topics
    /// The consumer group of the matchers, also the beginning of their transactional ids.
    package let groep: String
    /// Whether messages about cases are sealed: then there are keys to read and to make.
    package let verzegeld: Bool

    package init(topics: Topics = .standaard, groep: String = "doorbraaktafel-matcher", verzegeld: Bool = false) {
        self.topics = topics
        self.groep = groep
        self.verzegeld = verzegeld
    }

    /// The rights of a principal that stands for all these roles, each once, in a fixed order.
    ///
    /// `IDEMPOTENT_WRITE` is not among them: since Kafka 2.8 (KIP-679) whoever may write to any topic may do so
    /// idempotently.
    package func rechten(_ rollen: [Toegangsrol]) -> [Toegangsrecht] {
        var gezien: Set<Toegangsrecht> = []
        return rollen.flatMap(rechten).filter { gezien.insert($0).inserted }
    }

    package func rechten(_ rol: Toegangsrol) -> [Toegangsrecht] {
        zonderSleutels(rol) + (verzegeld ? opSleutels(rol) : [])
    }

    /// Who writes the first message about a case makes its key; who may have it forgotten destroys it. Aanbieders and
    /// tables write of a case that has one.
    private func opSleutels(_ rol: Toegangsrol) -> [Toegangsrecht] {
        let leest = lees(topics.sleutels, "berichten openen")
        switch rol {
        case .gi: return [leest, schrijf(topics.sleutels, "sleutel van een nieuwe zaak")]
        case .matcher: return [leest, schrijf(topics.sleutels, "sleutels maken en vernietigen")]
        case .wisser: return [leest, schrijf(topics.sleutels, "sleutels vernietigen")]
        case .aanbieder, .expertteam, .bord: return [leest]
        case .inkoop: return []
        case .operatie:
            return [Toegangsrecht.AccessOperation.maak, .beschrijf, .beschrijfInstellingen].map {
                Toegangsrecht(.topic, topics.sleutels, $0, $0 == .maak ? "topics maak" : "topics toon")
            }
        }
    }

    private func zonderSleutels(_ rol: Toegangsrol) -> [Toegangsrecht] {
        switch rol {
        case .gi(let gi):
            [schrijf(topics.aanvragen, "aanvragen indienen"), lees(topics.status(gi: gi), "eigen zaken volgen")]
        case .aanbieder(let agb):
            [
                schrijf(topics.aanbod, "aanbod melden"), schrijf(topics.besluiten, "voordrachten beantwoorden"),
                lees(topics.voordrachten(agb: agb), "eigen voordrachten lezen"),
            ]
        case .inkoop: [schrijf(topics.contracten, "contracten melden")]
        case .expertteam(let regio):
            [
                schrijf(topics.besluiten, "besluiten"),
                lees(topics.voorstellen(regio: regio), "voorstellen van de eigen regio"),
            ]
        case .bord(let regio):
            [
                lees(topics.aanbod, "sociale kaart"), lees(topics.contracten, "sociale kaart"),
                lees(topics.besluiten, "wat van een voorstel kwam"),
                lees(topics.voorstellen(regio: regio), "voorstellen van de eigen regio"),
            ]
        case .matcher(let instanties): matcher(instanties)
        case .operatie: operatie
        case .wisser:
            [schrijf(topics.aanvragen, "laten vergeten")] + overal(.lees, "nagaan dat niets blijft staan")
        }
    }

    private func matcher(_ instanties: [String]) -> [Toegangsrecht] {
        let invoer = [topics.aanvragen, topics.besluiten]
        return invoer.map { lees($0, "zaken") }
            // A record on the wrong partition is laid on the right one.
            + invoer.map { schrijf($0, "op de goede partitie leggen") }
            + [lees(topics.aanbod, "aanbod"), lees(topics.contracten, "contracten")]
            + topics.eigen.flatMap { [lees($0, "eigen geheugen"), schrijf($0, "eigen geheugen")] }
            + [schrijf(topics.afgekeurd, "afgekeurde berichten")]
            + topics.groeiend.flatMap { naam in
                [Toegangsrecht.AccessOperation.schrijf, .maak].map {
                    Toegangsrecht(.topic, naam, isBegin: true, $0, "namen komen er met het gebruik bij")
                }
            }
            + [Toegangsrecht(.groep, groep, .lees, "zaken verdelen")]
            + instanties.map { Toegangsrecht(.transactie, "\(groep)-\($0)", .schrijf, "instantie \($0)") }
    }

    private var operatie: [Toegangsrecht] {
        [lees(topics.afgekeurd, "afgekeurde berichten")]
            + overal(.maak, "topics maak") + overal(.beschrijf, "topics toon")
            + overal(.beschrijfInstellingen, "topics toon")
            + [Toegangsrecht(.groep, groep, .beschrijf, "achterstand zien")]
    }

    /// On every topic there is and every one that can come, and on no other name.
    private func overal(_ handeling: Toegangsrecht.AccessOperation, _ reden: String) -> [Toegangsrecht] {
        topics.vast.map { Toegangsrecht(.topic, $0, handeling, reden) }
            + topics.groeiend.map { Toegangsrecht(.topic, $0, isBegin: true, handeling, reden + "; namen groeien") }
    }

    private func lees(_ topic: String, _ reden: String) -> Toegangsrecht { Toegangsrecht(.topic, topic, .lees, reden) }
    private func schrijf(_ topic: String, _ reden: String) -> Toegangsrecht {
        Toegangsrecht(.topic, topic, .schrijf, reden)
    }
}
