import Berichten

/// How a sealed value lies in a record: `DBZ`, the version of the layout (1), the number of its key (16 bytes), the
/// nonce (12), the text, the tag (16). AES-256-GCM over the text, with everything before the nonce and the place of
/// the record as associated data.
package enum ZegelFormat {
    static let merk: [UInt8] = Array("DBZ".utf8)
    static let versie: UInt8 = 1
    static let kopBytes = 4 + Sleutelnummer.bytesAantal
    static let nonceBytes = 12
    static let tagBytes = 16

    /// How much longer a value becomes.
    package static let extraBytes = kopBytes + nonceBytes + tagBytes

    /// The header that goes along, for readers of others: what is inside is as the other headers say.
    package static let kop = (naam: "content-encoding", waarde: "doorbraaktafel-zegel-v1")

    /// Whether a value is sealed, in this layout or a later one. No JSON begins so.
    package static func isVerzegeld(_ waarde: some Collection<UInt8>) -> Bool { waarde.starts(with: merk) }

    /// Which key a sealed value asks for.
    /// - Throws: ``Zegelfout/vorm`` when it is not of this layout.
    package static func nummer(_ waarde: [UInt8]) throws(Zegelfout) -> Sleutelnummer {
        guard waarde.count >= extraBytes, waarde.starts(with: merk + [versie]),
            let nummer = Sleutelnummer(waarde[4..<kopBytes])
        else { throw .vorm }
        return nummer
    }
}

/// Where a sealed value belongs; it opens nowhere else.
package struct Zegelplaats: Sendable {
    let bytes: [UInt8]

    /// - Parameters:
    ///   - topic: with its prefix, which is not part of the place: a copy under another prefix stays readable.
    ///   - sleutel: the record's key; none is as an empty one.
    package init(_ topics: Topics, topic: String, sleutel: [UInt8]?) {
        // No name holds a zero byte, so where the name ends is where the key begins.
        bytes = Array(topics.zonderVoorvoegsel(topic).utf8) + [0] + (sleutel ?? [])
    }
}
