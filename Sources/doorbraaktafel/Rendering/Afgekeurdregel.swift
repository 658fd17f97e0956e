import Berichten
import Foundation
import Jeugdhulp

/// How a refused aanvraag is shown.
enum Afgekeurdregel {
    static func json(_ casusId: String?, _ afkeuring: Afkeuring) -> String {
        let regel = JSONValue.object([
            "casusId": casusId.map { .tekst($0) } ?? .niets,
            "afgekeurd": .object([
                "code": .tekst(afkeuring.codetekst), "veld": afkeuring.veld.map { .tekst($0) } ?? .niets,
                "reden": .tekst("\(afkeuring.uitleg) \(afkeuring.watTeDoen)"),
            ]),
        ])
        return String(decoding: regel.bytes, as: UTF8.self)
    }

    static func tekst(_ regel: FileLine, _ casusId: String?, _ afkeuring: Afkeuring) -> String {
        ConsoleOutput.rood("Casus \(casusId ?? "op regel \(regel.nummer)") afgekeurd") + "  \(afkeuring)\n"
    }
}
