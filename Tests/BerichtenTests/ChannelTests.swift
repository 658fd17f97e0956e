import Foundation
import Jeugdhulp
import Testing
import Yams

@testable import Berichten

/// The one table of channels against the pages that others build on.
@Suite("One table of channels")
struct ChannelTests {
    @Test("every type of event has a channel; parties write on their own topic alone, the core is ours")
    func compleet() {
        #expect(Set(Channel.alle.flatMap(\.types)) == Set(Berichttype.allCases))
        let metEigen = Set(Channel.vanPartijen.compactMap(\.inVan))
        #expect(metEigen == [.gi, .aanbieder, .inkoop, .expertteam])
        for kanaal in Channel.alle {
            let schrijvers = Set(kanaal.rechten.filter { $0.handeling == .schrijf }.map(\.partij))
            if let partij = kanaal.inVan {
                #expect(schrijvers == [partij] && kanaal.types == Channel.types(van: partij), "\(kanaal.naam)")
                #expect(kanaal.rechten.filter { $0.handeling == .lees }.map(\.partij) == [.poort])
                continue
            }
            #expect(schrijvers.isDisjoint(with: metEigen), "a party writes on \(kanaal.naam)")
            // What a party sends gets there by the gate.
            let zenders = Set(kanaal.berichten.flatMap(\.zenders)).subtracting(metEigen)
            #expect(zenders.isSubset(of: schrijvers), "\(kanaal.naam)")
        }
    }

    @Test("a topic is of one channel, whatever the prefix and whoever it is called after; another name is of none")
    func namen() throws {
        #expect(Set(Channel.alle.map(\.naam)).count == Channel.alle.count)
        for topics in [Topics.standaard, try #require(Topics(voorvoegsel: "proef.1"))] {
            for kanaal in Channel.alle {
                for eigenaar in kanaal.eigenaar == nil ? [nil] : ["twente", "a.b", "status"] {
                    let gevonden = try #require(topics.kanaal(topics.naam(kanaal, eigenaar)))
                    #expect(gevonden.kanaal == kanaal && gevonden.eigenaar == eigenaar)
                }
            }
        }
        for naam in [
            "", "doorbraak", "doorbraak.", "doorbraak.status", "doorbraak.status.", "doorbraak.zaken.x", "zaken",
        ] {
            #expect(Topics.standaard.kanaal(naam) == nil, "\(naam)")
        }
    }

    @Test("where an event goes, and under which key, follows from its type and who sends it")
    func bestemming() throws {
        let topics = Topics.standaard
        for type in Berichttype.allCases {
            let gebeurtenis = try GebeurtenisReader().leesGestructureerd(try Pakket.voorbeeld(type).data)
            let inhoud = gebeurtenis.inhoud
            for partij in Partij.allCases where partij != .matcher && partij != .poort {
                let rij = Channel.alle.first {
                    $0.berichten.contains { $0.type == type && $0.zenders.contains(partij) }
                }
                let bestemming = topics.bestemming(inhoud, door: partij)
                #expect(bestemming?.topic == rij.map { topics.naam($0) }, "\(type) \(partij)")
                #expect(bestemming.map { !$0.sleutel.isEmpty } ?? true)
                guard rij != nil, partij != .wisser else { continue }
                #expect(inhoud.afzender?.partij == partij)
            }
            // On its own topic a party gives what key it likes: it decides nothing.
            for kanaal in Channel.alle where kanaal.types.contains(type) && !kanaal.naam.hasPrefix("in.") {
                #expect(kanaal.sleutel(inhoud) != nil, "\(type) has no key on \(kanaal.naam)")
            }
        }
    }

    @Test("the keys of a case are told apart, and a key that nobody makes is none of them")
    func sleutels() {
        #expect(Channel.voorstellen.sleutels(casusId: "a-1") == ["a-1", "a-1/opschaling", "a-1/status"])
        let gevallen: [(String, KeyGrammar?)] = [
            ("a-1", .casusId), ("a-1/opschaling", .opschaling), ("a-1/status", .melding), ("a-1/", nil),
            ("a-1/status/x", nil), ("a-1/anders", nil), ("", .casusId),
        ]
        for (sleutel, grammar) in gevallen { #expect(KeyGrammar.vanZaak(Array(sleutel.utf8)) == grammar, "\(sleutel)") }
    }

    @Test("no party of many has a right on all topics that begin with a name")
    func eenVanVelen() {
        let rollen: [Toegangsrol] = [
            .gi("jbov"), .inkoop("twente"), .expertteam(regio: "twente"), .bord(regio: "twente"),
        ]
        for rol in rollen {
            let opBegin = Toegang(verzegeld: true).rechten(rol).filter(\.isBegin)
            #expect(opBegin.isEmpty, "\(rol)")
        }
    }

    @Test("a topic that is made for its first message is set up as one that was made before it")
    func gegroeid() throws {
        let agb = try #require(AgbCode("99000201"))
        let alle = Topics.standaard.instellingen(partities: 12, regios: ["twente"], gis: ["jbov"], agbs: [agb])
        for naam in ["voorstellen.twente", "status.jbov", "voordrachten.99000201"].map({ "doorbraak.\($0)" }) {
            #expect(Topics.standaard.instelling(vanGroeiend: naam) == alle.first { $0.naam == naam }, "\(naam)")
        }
        #expect(Topics.standaard.instelling(vanGroeiend: "doorbraak.verzonnen.x") == nil)
    }

    @Test("the table of deploy/topics.md has the same topics, keys, partitions and cleanup")
    func pagina() throws {
        let tekst = try Pakket.tekst("deploy/topics.md")
        let rijen = tekst.split(separator: "\n").filter { $0.hasPrefix("| `doorbraak.") && $0.count { $0 == "|" } > 5 }
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) } }
        #expect(rijen.count == Channel.alle.count)
        for kanaal in Channel.alle {
            let naam = Topics.standaard.naam(kanaal) + (kanaal.eigenaar.map { ".<\($0.rawValue)>" } ?? "")
            let rij = try #require(rijen.first { $0[0] == naam }, "\(naam)")
            #expect(rij[1].components(separatedBy: ", ") == Self.sleutels(kanaal), "\(naam)")
            #expect((rij[2].prefix { $0.isNumber } == "12") == (kanaal.partities == .verdeeld), "\(naam)")
            #expect(rij[3] == Self.opschoning(kanaal), "\(naam)")
            #expect(rij[6] == "\(kanaal.batchBytesMax)", "\(naam)")
        }
    }

    static func opschoning(_ kanaal: Channel) -> String {
        if case .delete = kanaal.opschoning { "delete" } else { "compact" }
    }

    /// The grammars of the keys of a channel, those of records that are no events too.
    static func sleutels(_ kanaal: Channel) -> [String] {
        let eigen: [String: KeyGrammar] = [
            "zaken": .casusId, "plaatsen": .reservering, "sleutels": .zaaksleutel, "afgekeurd": .oorspronkelijk,
            "poort": .poortstand,
        ]
        let vrij: KeyGrammar? = kanaal.inVan.map { _ in .vrij }
        let alle = kanaal.berichten.map(\.sleutel) + [eigen[kanaal.naam], vrij].compactMap { $0 }
        return alle.reduce(into: [String]()) { if !$0.contains($1.rawValue) { $0.append($1.rawValue) } }
    }
}

/// `Schemas/asyncapi.yaml` against the table: channels with their settings, and who sends and receives what.
@Suite("asyncapi.yaml says what the table of channels says")
struct AsyncAPITests {
    private struct Document: Decodable {
        struct Ref: Decodable {
            let doel: String
            private enum CodingKeys: String, CodingKey { case doel = "$ref" }
            var naam: String { doel.split(separator: "/").last.map(String.init) ?? "" }
        }
        struct Kanaal: Decodable {
            struct Bindings: Decodable {
                struct Kafka: Decodable {
                    let partitions: Int
                    let topicConfiguration: [String: Instelling]
                }
                let kafka: Kafka
            }
            let address: String
            let messages: [String: Ref]
            let bindings: Bindings
        }
        enum Instelling: Decodable, Equatable {
            case getal(Int)
            case lijst([String])
            init(from decoder: any Decoder) throws {
                let houder = try decoder.singleValueContainer()
                if let getal = try? houder.decode(Int.self) {
                    self = .getal(getal)
                } else {
                    self = .lijst(try houder.decode([String].self))
                }
            }
        }
        struct Operatie: Decodable {
            struct Tag: Decodable { let name: String }
            let action: String
            let channel: Ref
            let tags: [Tag]
            let messages: [Ref]
        }
        struct Bericht: Decodable {
            struct Bindings: Decodable {
                let doel: String?
                private enum CodingKeys: String, CodingKey { case doel = "$ref" }
            }
            let name: String
            let bindings: Bindings
        }
        struct Sleutelbinding: Decodable {
            struct Kafka: Decodable {
                struct Sleutel: Decodable { let description: String }
                let key: Sleutel
            }
            let kafka: Kafka
        }
        struct Onderdelen: Decodable {
            let messages: [String: Bericht]
            let messageBindings: [String: Sleutelbinding]
        }
        let channels: [String: Kanaal]
        let operations: [String: Operatie]
        let components: Onderdelen
    }

    private let document: Document

    init() throws {
        document = try YAMLDecoder().decode(Document.self, from: try Pakket.tekst("Schemas/asyncapi.yaml"))
    }

    private func soort(_ bericht: String) -> Berichttype? {
        document.components.messages[bericht].flatMap { Berichttype(ceType: $0.name) }
    }

    @Test("the same channels, with the same address, events, keys and settings", arguments: Channel.alle)
    func kanaal(_ kanaal: Channel) throws {
        #expect(document.channels.count == Channel.alle.count)
        // A key of AsyncAPI has no dots.
        let gevonden = try #require(document.channels[kanaal.naam.replacing(".", with: "-")])
        #expect(
            gevonden.address == Topics.standaard.naam(kanaal) + (kanaal.eigenaar.map { ".{\($0.rawValue)}" } ?? ""))
        let sleutels = Dictionary(uniqueKeysWithValues: kanaal.berichten.map { ($0.type, $0.sleutel) })
        #expect(Set(gevonden.messages.keys.compactMap(soort)) == Set(kanaal.types))
        for naam in gevonden.messages.keys {
            guard let type = soort(naam), let sleutel = sleutels[type] else { continue }
            let binding = document.components.messages[naam]?.bindings.doel?.split(separator: "/").last
            let tekst = document.components.messageBindings[binding.map(String.init) ?? ""]?.kafka.key.description
            #expect(tekst == "\(sleutel.rawValue), in UTF-8.", "\(naam)")
        }
        let kafka = gevonden.bindings.kafka
        #expect((kafka.partitions == 12) == (kanaal.partities == .verdeeld))
        #expect(kafka.topicConfiguration["cleanup.policy"] == .lijst([ChannelTests.opschoning(kanaal)]))
        #expect(kafka.topicConfiguration["max.message.bytes"] == .getal(kanaal.batchBytesMax))
        if case .delete(let dagen) = kanaal.opschoning {
            #expect(kafka.topicConfiguration["retention.ms"] == .getal(dagen * 86_400_000))
        }
    }

    /// Who does what with which type of event, in words.
    private func lijnen(_ actie: String) -> Set<String> {
        Set(
            document.operations.values.filter { $0.action == actie }.flatMap { operatie in
                operatie.messages.compactMap { soort($0.naam) }.map {
                    let kanaal = operatie.channel.naam.replacing("-", with: ".")
                    return "\(operatie.tags.map(\.name).joined()) \(kanaal) \($0.rawValue)"
                }
            })
    }

    private static func woord(_ partij: Partij) -> String? {
        switch partij {
        // Reads and writes for an errand of the operator; no party of the contract.
        case .wisser: nil
        case .operatie: "operator"
        case .gi, .aanbieder, .inkoop, .expertteam, .bord, .matcher, .poort: partij.rawValue
        }
    }

    @Test("each party sends exactly the events that the table lets it send")
    func zendt() {
        let tabel = Channel.alle.flatMap { kanaal in
            kanaal.berichten.flatMap { bericht in
                bericht.zenders.compactMap { partij in
                    Self.woord(partij).map { woord in
                        let over = Channel.vanPartijen.first { $0.inVan == partij } ?? kanaal
                        return "\(woord) \(over.naam) \(bericht.type.rawValue)"
                    }
                }
            }
        }
        #expect(lijnen("send") == Set(tabel))
    }

    @Test("each party receives what is on the channels that the table lets it read")
    func ontvangt() {
        let tabel = Channel.alle.flatMap { kanaal in
            kanaal.rechten.filter { $0.handeling == .lees }.compactMap { Self.woord($0.partij) }.flatMap { woord in
                kanaal.types.map { "\(woord) \(kanaal.naam) \($0.rawValue)" }
            }
        }
        #expect(lijnen("receive") == Set(tabel))
    }
}
