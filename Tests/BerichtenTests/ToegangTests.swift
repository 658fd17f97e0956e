import Berichten
import Foundation
import Jeugdhulp
import Testing

/// Who may do what: every role × topic × operation, against the table that operators read.
@Suite("Access by role")
struct ToegangTests {
    private static let agb = AgbCode("99000201")!
    private static let rollen: [Toegangsrol] = [
        .gi("jbov"), .aanbieder(agb), .inkoop("twente"), .expertteam(regio: "twente"), .bord(regio: "twente"),
        .matcher(instanties: ["0", "1"]), .poort(instanties: ["0", "1"]), .operatie, .wisser,
    ]

    /// For each topic of the table the one that belongs to the roles above, and one of somebody else.
    private static let namen: [String: (eigen: String, ander: String?)] = [
        "doorbraak.voorstellen.<regio>": ("doorbraak.voorstellen.twente", "doorbraak.voorstellen.twente-oost"),
        "doorbraak.voordrachten.<agb>": ("doorbraak.voordrachten.99000201", "doorbraak.voordrachten.99000202"),
        "doorbraak.status.<gi>": ("doorbraak.status.jbov", "doorbraak.status.jbo"),
        "doorbraak.meldingen.<inkoop>": ("doorbraak.meldingen.twente", "doorbraak.meldingen.ijsselland"),
        "doorbraak.in.gi.<gi>": ("doorbraak.in.gi.jbov", "doorbraak.in.gi.jbo"),
        "doorbraak.in.aanbieder.<agb>": ("doorbraak.in.aanbieder.99000201", "doorbraak.in.aanbieder.99000202"),
        "doorbraak.in.inkoop.<inkoop>": ("doorbraak.in.inkoop.twente", "doorbraak.in.inkoop.ijsselland"),
        "doorbraak.in.tafel.<regio>": ("doorbraak.in.tafel.twente", "doorbraak.in.tafel.twente-oost"),
    ]

    /// What comes with the first case of a region, of a GI, or nomination of an aanbieder.
    private static let maaktMatcher = [
        "doorbraak.voorstellen.<regio>", "doorbraak.voordrachten.<agb>", "doorbraak.status.<gi>",
    ]

    private struct Rij {
        let topic: String
        let schrijft, leest: [String]
    }

    private static func tabel() throws -> [Rij] {
        let pad = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("deploy/topics.md")
        let tekst = try String(contentsOf: pad, encoding: .utf8)
        let deel = try #require(tekst.range(of: "## Access"))
        return tekst[deel.upperBound...].split(separator: "\n").compactMap { regel in
            let velden = regel.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
            guard velden.count == 3, velden[0].hasPrefix("doorbraak.") else { return nil }
            let lijsten = velden.dropFirst().map { $0.components(separatedBy: ", ") }
            return Rij(topic: velden[0], schrijft: lijsten[0], leest: lijsten[1])
        }
    }

    private static func woord(_ rol: Toegangsrol) -> String {
        switch rol {
        case .gi: "gi"
        case .aanbieder: "aanbieder"
        case .inkoop: "inkoop"
        case .expertteam: "expertteam"
        case .bord: "bord"
        case .matcher: "matcher"
        case .poort: "poort"
        case .operatie: "operator"
        case .wisser: "wisser"
        }
    }

    /// What the table says of one topic; `eigen`: whether it is the one of this region, GI or aanbieder.
    private static func mag(
        _ rol: Toegangsrol, _ handeling: Toegangsrecht.AccessOperation, _ rij: Rij, eigen: Bool
    ) -> Bool {
        func staat(_ lijst: [String]) -> Bool {
            lijst.contains { $0 == woord(rol) || (eigen && $0.hasPrefix(woord(rol) + " of that ")) }
        }
        let beheert = rol == .operatie
        switch handeling {
        case .lees: return staat(rij.leest)
        case .schrijf: return staat(rij.schrijft)
        case .beschrijf: return staat(rij.leest) || staat(rij.schrijft) || beheert
        case .beschrijfInstellingen: return beheert
        case .maak: return beheert || (woord(rol) == "matcher" && maaktMatcher.contains(rij.topic))
        }
    }

    private static func heeft(
        _ rol: Toegangsrol, _ handeling: Toegangsrecht.AccessOperation, _ topic: String, verzegeld: Bool = true
    ) -> Bool {
        Toegang(verzegeld: verzegeld).rechten(rol).contains { $0.dekt(.topic, topic, handeling) }
    }

    @Test("without sealing nobody has a right on the keys, and every other right is the same", arguments: rollen)
    func onverzegeld(rol: Toegangsrol) {
        let open = Toegang().rechten(rol)
        #expect(!open.contains { $0.naam == Topics.standaard.sleutels })
        #expect(open == Toegang(verzegeld: true).rechten(rol).filter { $0.naam != Topics.standaard.sleutels })
    }

    @Test("every role × topic × operation is allowed or refused as deploy/topics.md says", arguments: rollen)
    func matrix(rol: Toegangsrol) throws {
        let tabel = try Self.tabel()
        #expect(
            Set(Topics.standaard.vast + [Topics.standaard.sleutels]).isSubset(of: tabel.map(\.topic))
                && tabel.count == Channel.alle.count)
        for rij in tabel {
            let (eigen, ander) = Self.namen[rij.topic] ?? (rij.topic, nil)
            for handeling in Toegangsrecht.AccessOperation.allCases {
                #expect(
                    Self.heeft(rol, handeling, eigen) == Self.mag(rol, handeling, rij, eigen: true),
                    "\(rol) \(handeling) \(eigen)")
                guard let ander else { continue }
                #expect(
                    Self.heeft(rol, handeling, ander) == Self.mag(rol, handeling, rij, eigen: false),
                    "\(rol) \(handeling) \(ander)")
            }
        }
    }

    @Test("nobody has any right on a topic that is not of the contract", arguments: rollen)
    func elders(rol: Toegangsrol) {
        for topic in ["doorbraak", "doorbraak.", "doorbraak.aanvragen2", "ander.aanvragen", "__consumer_offsets", "*"] {
            for handeling in Toegangsrecht.AccessOperation.allCases {
                #expect(!Self.heeft(rol, handeling, topic), "\(rol) \(handeling) \(topic)")
            }
        }
    }

    @Test("a beginning is granted only where names come with use")
    func beginnen() {
        let toegestaan = Set(Topics.standaard.groeiend)
        for recht in Self.rollen.flatMap({ Toegang(verzegeld: true).rechten($0) }) {
            #expect(!recht.isBegin || toegestaan.contains(recht.naam), "\(recht.naam)")
            #expect(recht.naam.contains(where: \.isLetter) && !recht.naam.contains("*") && !recht.reden.isEmpty)
        }
    }

    @Test("only matcher and gate have a group to themselves and transactional ids, one for each instance")
    func transacties() {
        for rol in Self.rollen {
            let rechten = Toegang().rechten(rol)
            let ids = rechten.filter { $0.soort == .transactie }.map(\.naam)
            for (woord, groep) in [("matcher", "doorbraaktafel-matcher"), ("poort", "doorbraaktafel-poort")] {
                let isEigen = Self.woord(rol) == woord
                #expect(rechten.contains { $0.dekt(.groep, groep, .lees) } == isEigen)
                #expect(ids.filter { $0.hasPrefix(groep) } == (isEigen ? ["\(groep)-0", "\(groep)-1"] : []))
            }
        }
    }

    @Test("roles together give the rights of each, and nothing twice")
    func samen() {
        let rollen: [Toegangsrol] = [.bord(regio: "twente"), .expertteam(regio: "twente"), .gi("jbov")]
        let samen = Toegang().rechten(rollen)
        #expect(Set(samen) == Set(rollen.flatMap { Toegang().rechten($0) }))
        #expect(Set(samen).count == samen.count)
    }
}
