import Crypto
import Foundation

/// How decisions and answers lie in the read model: to be read only by who knows whose they are.
///
/// They stand on their topic for 90 days, and may be read before the proposal of their case, after its end, or without
/// it ever coming here. So they lie under a mark and a key that both follow from the casusId. While the case stands in
/// the file they can be read; once it is gone nothing in the file says whose they were or what they said. What counts
/// in the figures (region, rank, moment) lies open beside it.
struct Besluitzegel {
    /// The same for every decision on the case.
    let merk: Data
    private let sleutel: SymmetricKey
    private let nummersleutel: SymmetricKey

    init(casusId: String) {
        let bron = SymmetricKey(data: Data(casusId.utf8))
        func afgeleid(_ doel: String, _ bytes: Int) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: bron, info: Data("doorbraaktafel besluit \(doel)".utf8), outputByteCount: bytes)
        }
        merk = afgeleid("merk", 16).withUnsafeBytes { Data($0) }
        sleutel = afgeleid("sleutel", 32)
        nummersleutel = afgeleid("nummer", 32)
    }

    func sluit(_ json: Data) throws -> Data {
        // The number follows from what is sealed: never the same for two texts, and the same model from the same log.
        let nummer = HMAC<SHA256>.authenticationCode(for: json, using: nummersleutel).prefix(12)
        let gesloten = try AES.GCM.seal(json, using: sleutel, nonce: AES.GCM.Nonce(data: Data(nummer)))
        return Data(gesloten.nonce) + gesloten.ciphertext + gesloten.tag
    }

    /// - Returns: `nil` when it was not sealed for this case.
    func open(_ gesloten: Data) -> Data? {
        guard let doos = try? AES.GCM.SealedBox(combined: gesloten) else { return nil }
        return try? AES.GCM.open(doos, using: sleutel)
    }
}
