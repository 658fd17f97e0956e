import Berichten
import Jeugdhulp
import Yams

/// Which `source` is whose, as the operator wrote it down. With it only parties that stand in it may send.
///
/// ```yaml
/// partijen:
///   - gi: jbov
///     bronnen: [urn:nld:oin:00000001234567890000]
///   - aanbieder: "99000201"
///     bronnen: [urn:nld:kvknr:12345678]
/// ```
///
/// A source counts with everything that stands behind it after `:` or `.`: one organisation may have several systems.
package struct Partijen: Sendable, Equatable {
    private let bronnen: [Toegangsrol: [String]]

    package static let bytesMax = 1_048_576
    package static let aantalMax = 20_000

    package init(_ bronnen: [Toegangsrol: [String]]) { self.bronnen = bronnen }

    /// - Throws: ``PartijenFout`` with the line that is wrong.
    package init(yaml: String) throws(PartijenFout) {
        guard yaml.utf8.count <= Self.bytesMax else { throw PartijenFout(regel: 1, "het bestand is te groot") }
        let blad: Node?
        do { blad = try Yams.compose(yaml: yaml) } catch { throw PartijenFout(regel: 1, "dit is geen YAML") }
        guard let lijst = blad?.mapping?["partijen"]?.sequence else {
            throw PartijenFout(regel: 1, "er staat geen lijst 'partijen'")
        }
        guard lijst.count <= Self.aantalMax else { throw PartijenFout(regel: 1, "er staan te veel partijen in") }
        var gelezen: [Toegangsrol: [String]] = [:]
        for knoop in lijst {
            let (rol, van) = try Self.partij(knoop)
            guard gelezen.updateValue(van, forKey: rol) == nil else {
                throw PartijenFout(regel: knoop.mark?.line ?? 1, "deze partij staat er twee keer in")
            }
        }
        bronnen = gelezen
    }

    private static let soorten: [(naam: String, partij: Partij)] = [
        ("gi", .gi), ("aanbieder", .aanbieder), ("inkoop", .inkoop), ("tafel", .expertteam),
    ]

    private static func partij(_ knoop: Node) throws(PartijenFout) -> (Toegangsrol, [String]) {
        let regel = knoop.mark?.line ?? 1
        guard let velden = knoop.mapping else { throw PartijenFout(regel: regel, "dit is geen partij") }
        let genoemd = soorten.compactMap { soort in
            velden[soort.naam]?.scalar.flatMap { Toegangsrol(soort.partij, $0.string) }
        }
        guard genoemd.count == 1, velden.count == 2 else {
            throw PartijenFout(regel: regel, "een partij heeft één van gi, aanbieder, inkoop of tafel, en bronnen")
        }
        let bronnen = velden["bronnen"]?.sequence?.compactMap { $0.scalar?.string } ?? []
        guard !bronnen.isEmpty, bronnen.allSatisfy(IdentifierFormat.isBron) else {
            throw PartijenFout(regel: regel, "bronnen is een lijst van urn:nld:oin:… of urn:nld:kvknr:…")
        }
        return (genoemd[0], bronnen)
    }

    /// Every party that may send, for who makes their topics.
    package var alle: [Toegangsrol] { bronnen.keys.sorted { ($0.kenmerk ?? "") < ($1.kenmerk ?? "") } }

    /// Whether a party may send under a source.
    package func mag(_ afzender: Toegangsrol, bron: String) -> Bool {
        bronnen[afzender]?.contains { eigen in
            bron == eigen || bron.hasPrefix(eigen + ":") || bron.hasPrefix(eigen + ".")
        } ?? false
    }
}

/// What is wrong with the file of parties.
package struct PartijenFout: Error, Sendable, Equatable, CustomStringConvertible {
    package let regel: Int
    package let wat: String

    init(regel: Int, _ wat: String) {
        self.regel = regel
        self.wat = wat
    }

    package var description: String { "regel \(regel): \(wat)" }
}
