import Jeugdhulp

/// A sender as one word, in the header that the core trusts: `gi:jbov`, `aanbieder:99000201`, `tafel:twente`.
extension Toegangsrol {
    /// The header of the verified sender. Only the gate and the board write it, on topics where nobody else may write.
    package static let afzenderkop = "doorbraak-afzender"

    /// - Returns: `nil` when a party of that kind cannot be called so, or sends nothing.
    package init?(_ partij: Partij, _ van: String) {
        switch partij {
        case .gi where TextFormat.gi.past(van): self = .gi(van)
        case .aanbieder:
            guard let agb = AgbCode(van) else { return nil }
            self = .aanbieder(agb)
        case .inkoop where Self.isNaam(van): self = .inkoop(van)
        case .expertteam where Self.isNaam(van): self = .expertteam(regio: van)
        case .gi, .inkoop, .expertteam, .bord, .matcher, .poort, .operatie, .wisser: return nil
        }
    }

    /// The sender as it stands in the header; `nil` for a role that sends nothing.
    package var kenmerk: String? {
        switch self {
        case .gi(let gi): "gi:\(gi)"
        case .aanbieder(let agb): "aanbieder:\(agb)"
        case .inkoop(let inkoop): "inkoop:\(inkoop)"
        case .expertteam(let regio): "tafel:\(regio)"
        case .bord, .matcher, .poort, .operatie, .wisser: nil
        }
    }

    /// Reads ``kenmerk`` back; `nil` for anything else.
    package init?(kenmerk: String) {
        guard kenmerk.utf8.count <= Self.kenmerkBytesMax, let dubbelpunt = kenmerk.firstIndex(of: ":") else {
            return nil
        }
        let van = String(kenmerk[kenmerk.index(after: dubbelpunt)...])
        switch kenmerk[..<dubbelpunt] {
        case "gi": self.init(.gi, van)
        case "aanbieder": self.init(.aanbieder, van)
        case "inkoop": self.init(.inkoop, van)
        case "tafel": self.init(.expertteam, van)
        default: return nil
        }
    }

    private static let kenmerkBytesMax = 120

    /// A slug: what a region or an inkoopregio is called in the name of a topic.
    private static func isNaam(_ tekst: String) -> Bool {
        (1...80).contains(tekst.utf8.count)
            && tekst.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
