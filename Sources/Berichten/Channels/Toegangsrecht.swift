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
