import Crypto
import Foundation

/// The key of one case, ready for use.
package struct Zaaksleutel: Sendable {
    package let nummer: Sleutelnummer
    private let sleutel: SymmetricKey
    private let noncesleutel: SymmetricKey

    static let geheimBytes = 32

    init(_ nummer: Sleutelnummer, geheim: SymmetricKey) {
        self.nummer = nummer
        func afgeleid(_ doel: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: geheim, info: Data("doorbraaktafel zegel \(doel) v1".utf8),
                outputByteCount: Self.geheimBytes)
        }
        sleutel = afgeleid("tekst")
        noncesleutel = afgeleid("nonce")
    }

    /// - Parameter plaats: where the record goes; it opens there alone.
    package func verzegel(_ tekst: [UInt8], _ plaats: Zegelplaats) throws(Zegelfout) -> [UInt8] {
        var uit = ZegelFormat.merk + [ZegelFormat.versie] + nummer.bytes
        uit.reserveCapacity(tekst.count + ZegelFormat.extraBytes)
        let buiten = uit + plaats.bytes
        do {
            let nonce = try AES.GCM.Nonce(data: nonce(tekst, buiten))
            let doos = try AES.GCM.seal(tekst, using: sleutel, nonce: nonce, authenticating: buiten)
            uit.append(contentsOf: doos.nonce)
            uit.append(contentsOf: doos.ciphertext)
            uit.append(contentsOf: doos.tag)
            return uit
        } catch {
            throw .geschonden
        }
    }

    /// - Throws: ``Zegelfout/geschonden`` when one bit of it or its place is another.
    package func open(_ waarde: [UInt8], _ plaats: Zegelplaats) throws(Zegelfout) -> [UInt8] {
        guard try ZegelFormat.nummer(waarde) == nummer else { throw .geschonden }
        do {
            let doos = try AES.GCM.SealedBox(combined: waarde[ZegelFormat.kopBytes...])
            let tekst = try AES.GCM.open(
                doos, using: sleutel, authenticating: waarde[..<ZegelFormat.kopBytes] + plaats.bytes)
            return [UInt8](tekst)
        } catch {
            throw .geschonden
        }
    }

    /// Follows from what is sealed and where, so that work done again after an abort writes the same bytes. The place
    /// is in it because one nonce with two places would give away the key of the tags (NIST SP 800-38D, 8).
    private func nonce(_ tekst: [UInt8], _ buiten: [UInt8]) -> [UInt8] {
        var mac = HMAC<SHA256>(key: noncesleutel)
        withUnsafeBytes(of: UInt64(buiten.count).bigEndian) { mac.update(data: $0) }
        mac.update(data: buiten)
        mac.update(data: tekst)
        return Array(mac.finalize().prefix(ZegelFormat.nonceBytes))
    }
}
