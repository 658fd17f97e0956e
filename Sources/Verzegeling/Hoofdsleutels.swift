import Crypto
import Foundation

/// The master keys, under which the keys of cases lie wrapped. The first wraps; all of them unwrap, so that one can be
/// replaced while records under the old one are still there.
package struct Hoofdsleutels: Sendable, CustomStringConvertible, CustomReflectable {
    private let lijst: [(id: String, sleutel: SymmetricKey)]

    static let bytesAantal = 32
    static let aantalMax = 16

    /// - Parameter tekst: lines `id base64`; empty ones and those that begin with `#` are passed over.
    /// - Throws: ``Hoofdsleutelfout`` with the number of the line, never with what stands there.
    package init(tekst: String) throws(Hoofdsleutelfout) {
        var lijst: [(id: String, sleutel: SymmetricKey)] = []
        for (index, regel) in tekst.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let delen = regel.split(whereSeparator: \.isWhitespace)
            guard let id = delen.first.map(String.init), !id.hasPrefix("#") else { continue }
            let nummer = index + 1
            guard delen.count == 2, Self.isId(id) else { throw .regel(nummer, "expected: id base64") }
            guard let bytes = Data(base64Encoded: String(delen[1])), bytes.count == Self.bytesAantal else {
                throw .regel(nummer, "a master key is \(Self.bytesAantal) random bytes in base64")
            }
            guard Set(bytes).count > 1 else { throw .regel(nummer, "a master key of one byte repeated is no secret") }
            guard !lijst.contains(where: { $0.id == id }) else { throw .regel(nummer, "master key '\(id)' twice") }
            lijst.append((id, SymmetricKey(data: bytes)))
        }
        guard !lijst.isEmpty else { throw .leeg }
        guard lijst.count <= Self.aantalMax else { throw .regel(0, "more than \(Self.aantalMax) master keys") }
        self.lijst = lijst
    }

    /// A new key as a line of the file.
    package static func regel(id: String, _ toeval: inout some RandomNumberGenerator) -> String {
        "\(id) \(Data(bytes(&toeval)).base64EncodedString())\n"
    }

    /// Letters, digits, dots, dashes and underscores; at most 64.
    package static func isId(_ tekst: String) -> Bool {
        (1...64).contains(tekst.utf8.count)
            && tekst.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    }

    package var ids: [String] { lijst.map(\.id) }
    /// Under which new keys are wrapped.
    package var eerste: String { lijst.first?.id ?? "" }

    package var description: String { "master keys \(ids.joined(separator: ", "))" }
    /// A key never comes into a log by way of whatever holds it.
    package var customMirror: Mirror { Mirror(self, children: ["ids": ids]) }

    static func bytes(_ toeval: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<bytesAantal / 8).flatMap { _ in withUnsafeBytes(of: toeval.next()) { [UInt8]($0) } }
    }

    // MARK: Wrapping

    /// The value of a record of the topic of keys.
    private struct WrappedKey: Codable {
        let v: Int
        let hoofdsleutel: String
        /// Nonce, text and tag of AES-256-GCM.
        let sleutel: Data
    }

    /// Which master key a wrapped key lies under; `nil` when it is not a record of ours.
    static func hoofdsleutel(van waarde: [UInt8]) -> String? {
        (try? JSONDecoder().decode(WrappedKey.self, from: Data(waarde)))?.hoofdsleutel
    }

    func pakIn(
        _ geheim: SymmetricKey, casusId: String, _ nummer: Sleutelnummer, _ toeval: inout some RandomNumberGenerator
    ) throws(Zegelfout) -> [UInt8] {
        guard let (id, hoofd) = lijst.first else { throw .zonderHoofdsleutels }
        do {
            let nonce = try AES.GCM.Nonce(data: Self.bytes(&toeval).prefix(ZegelFormat.nonceBytes))
            let doos = try geheim.withUnsafeBytes {
                try AES.GCM.seal($0, using: hoofd, nonce: nonce, authenticating: Self.plaats(id, casusId, nummer))
            }
            let inhoud = WrappedKey(v: 1, hoofdsleutel: id, sleutel: doos.nonce + doos.ciphertext + doos.tag)
            return try [UInt8](Self.schrijver.encode(inhoud))
        } catch {
            throw .sleutelGeschonden
        }
    }

    func pakUit(_ waarde: [UInt8], casusId: String, _ nummer: Sleutelnummer) throws(Zegelfout) -> SymmetricKey {
        guard let inhoud = try? JSONDecoder().decode(WrappedKey.self, from: Data(waarde)) else {
            throw .sleutelGeschonden
        }
        guard inhoud.v == 1 else { throw .vorm }
        guard let hoofd = lijst.first(where: { $0.id == inhoud.hoofdsleutel }) else {
            // It ends up in a log, and who wrote it may be anybody.
            throw .hoofdsleutelOnbekend(Self.isId(inhoud.hoofdsleutel) ? inhoud.hoofdsleutel : "?")
        }
        do {
            let bytes = try AES.GCM.open(
                AES.GCM.SealedBox(combined: inhoud.sleutel), using: hoofd.sleutel,
                authenticating: Self.plaats(hoofd.id, casusId, nummer))
            guard bytes.count == Zaaksleutel.geheimBytes else { throw Zegelfout.sleutelGeschonden }
            return SymmetricKey(data: bytes)
        } catch {
            throw .sleutelGeschonden
        }
    }

    private static var schrijver: JSONEncoder {
        let schrijver = JSONEncoder()
        schrijver.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return schrijver
    }

    /// A wrapped key opens for its own case and number alone.
    private static func plaats(_ id: String, _ casusId: String, _ nummer: Sleutelnummer) -> Data {
        Data("doorbraaktafel sleutel v1\0\(id)\0\(casusId)\0\(nummer)".utf8)
    }
}

/// What is wrong with a file of master keys. Never says what stands in it.
package enum Hoofdsleutelfout: Error, Sendable, Equatable, CustomStringConvertible {
    case regel(Int, String)
    case leeg
    case onleesbaar(String)
    case teOpen(String, rechten: String)
    case bestaat(String)
    case nietTeMaken(String)

    package var description: String {
        switch self {
        case .regel(let nummer, let wat): "De hoofdsleutels kloppen niet. Regel \(nummer): \(wat)"
        case .leeg: "Er staan geen hoofdsleutels in het bestand. Maak er een: doorbraaktafel sleutels maak"
        case .onleesbaar(let pad): "Het bestand '\(pad)' is niet te lezen. Kijk of het bestaat en of u het mag lezen."
        case .teOpen(let pad, let rechten):
            "Anderen kunnen '\(pad)' lezen (rechten \(rechten)). Maak dat eerst onmogelijk: chmod 600 \(pad)"
        case .bestaat(let pad):
            """
            '\(pad)' bestaat al en blijft zoals het is: met de sleutels daarin kan verzegeld zijn wat nog nodig is.
            Zet een nieuwe sleutel als eerste regel bij de oude, en kies een ander bestand om die te maken.
            """
        case .nietTeMaken(let pad):
            "Het bestand '\(pad)' is niet te maken. Kijk of de map bestaat en u er mag schrijven."
        }
    }
}
