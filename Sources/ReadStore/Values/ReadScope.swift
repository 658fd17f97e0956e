import Berichten
import Crypto
import Foundation
import Jeugdhulp

/// What a read model is about: which regions, on which topics, by which register. The register is the one of the
/// matcher: with another, a page would show a gemeente at a table that does not have it.
package struct ReadScope: Sendable {
    /// The slugs of the regions whose proposals are followed, in order.
    package let regios: [String]
    package let topics: Topics
    package let register: Gemeenteregister
    /// Whose own topics are followed too.
    package let partijen: FollowedParties

    package init(
        regios: [String], topics: Topics, register: Gemeenteregister, partijen: FollowedParties = .none
    ) {
        self.regios = regios.sorted()
        self.partijen = partijen
        self.topics = topics
        self.register = register
    }

    /// The topics that are read, as far as they are known by name.
    package var gelezenTopics: [String] {
        regios.map { topics.voorstellen(regio: $0) } + [topics.aanbod, topics.contracten, topics.besluiten]
            + partijen.topics(topics)
    }

    /// The topics that are read of those that are there.
    func gelezen(van bekend: [String]) -> [String] {
        let vast = Set(gelezenTopics)
        return bekend.filter { vast.contains($0) || partijen.volgt($0, topics) }.sorted()
    }

    /// Tells this scope from every other, to know whether a file was made for it. Of the register what is kept in rows
    /// counts: gemeenten, inkoopregio's and regions by name. What it says of tables and neighbours is looked up anew.
    package var kenmerk: String {
        let namen =
            register.gemeenten.map { "\($0.code) \($0.naam)" } + register.inkoopregios.map(\.slug)
            + register.regios.map(\.slug)
        let som = SHA256.hash(data: Data(namen.joined(separator: "\n").utf8)).prefix(8)
        let merk = Hex.tekst(som)
        return "\(topics.voorvoegsel) \(regios.joined(separator: " ")) \(merk) \(partijen.kenmerk)"
    }
}
