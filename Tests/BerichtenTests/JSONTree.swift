import Foundation

/// A JSON document as text: leaves are literals, so that 3.0 stays 3.0.
indirect enum JSONTree: Decodable {
    case object([String: JSONTree])
    case lijst([JSONTree])
    /// `"text"`, `12`, `true` or `null`.
    case blad(String)

    init(_ json: String) throws { self = try JSONDecoder().decode(JSONTree.self, from: Data(json.utf8)) }

    init(from decoder: any Decoder) throws {
        let houder = try decoder.singleValueContainer()
        if let waarde = try? houder.decode(Bool.self) {
            self = .blad("\(waarde)")
        } else if let waarde = try? houder.decode(Int.self) {
            self = .blad("\(waarde)")
        } else if let waarde = try? houder.decode(Double.self) {
            self = .blad("\(waarde)")
        } else if let waarde = try? houder.decode(String.self) {
            self = .tekst(waarde)
        } else if let waarde = try? houder.decode([JSONTree].self) {
            self = .lijst(waarde)
        } else if let waarde = try? houder.decode([String: JSONTree].self) {
            self = .object(waarde)
        } else {
            self = .blad("null")
        }
    }

    static func tekst(_ tekst: String) -> JSONTree { .blad(literal(tekst)) }

    /// Text as it stands between quotes.
    static func literal(_ tekst: String) -> String {
        tekst.unicodeScalars.reduce(into: "\"") { uit, teken in
            switch teken {
            case "\"", "\\": uit += "\\\(teken)"
            case _ where teken.value < 0x20:
                uit += "\\u00" + (teken.value < 16 ? "0" : "") + String(teken.value, radix: 16)
            default: uit.unicodeScalars.append(teken)
            }
        } + "\""
    }

    /// On one line, members sorted.
    var json: String {
        var uit = ""
        schrijf(&uit)
        return uit
    }

    var data: Data { Data(json.utf8) }

    private func schrijf(_ uit: inout String) {
        switch self {
        case .blad(let literal): uit += literal
        case .lijst(let leden):
            uit += "["
            for (index, lid) in leden.enumerated() {
                if index > 0 { uit += "," }
                lid.schrijf(&uit)
            }
            uit += "]"
        case .object(let leden):
            uit += "{"
            for (index, naam) in leden.keys.sorted().enumerated() {
                if index > 0 { uit += "," }
                uit += Self.literal(naam) + ":"
                leden[naam]?.schrijf(&uit)
            }
            uit += "}"
        }
    }

    /// Every value in the document with its path; an index is a step too.
    func knopen(_ hier: [String] = []) -> [(pad: [String], waarde: JSONTree)] {
        let onder: [(String, JSONTree)] =
            switch self {
            case .blad: []
            case .lijst(let leden): leden.enumerated().map { ("\($0.offset)", $0.element) }
            case .object(let leden): leden.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
            }
        return [(hier, self)] + onder.flatMap { $0.1.knopen(hier + [$0.0]) }
    }

    /// The document with another value at a path, or without it (`nil`). A member that is not there is added.
    func met(_ pad: some Collection<String>, _ waarde: JSONTree?) -> JSONTree {
        guard let stap = pad.first else { return waarde ?? .blad("null") }
        let rest = pad.dropFirst()
        switch self {
        case .blad: return self
        case .lijst(var leden):
            guard let index = Int(stap), leden.indices.contains(index) else { return self }
            if rest.isEmpty, waarde == nil {
                leden.remove(at: index)
            } else {
                leden[index] = leden[index].met(rest, waarde)
            }
            return .lijst(leden)
        case .object(var leden):
            leden[stap] = rest.isEmpty ? waarde : (leden[stap] ?? .object([:])).met(rest, waarde)
            return .object(leden)
        }
    }

    /// The same with a dotted path and a literal: `met("data.jeugdigen.0.leeftijd", "12")`.
    func met(_ pad: String, _ literal: String?) -> JSONTree {
        met(pad.split(separator: ".").map(String.init), literal.map { .blad($0) })
    }
}
