import Foundation

/// Where the program writes: answers on standard output, what went wrong on standard error.
enum ConsoleOutput {
    /// Each line is written at once, also into a pipe: whoever follows sees it when it happens.
    static func regel(_ tekst: String) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data((tekst + "\n").utf8))
        } catch {
            // A full disk or a closed file: going on would lose answers without a word.
            fout("De uitvoer kan niet worden geschreven: \(error.localizedDescription)")
            exit(1)
        }
    }

    static func fout(_ tekst: String) {
        // Where errors cannot be written either, there is nobody left to tell.
        try? FileHandle.standardError.write(contentsOf: Data((tekst + "\n").utf8))
    }

    /// Colour only for people: on a terminal, and not when NO_COLOR is set.
    static let kleur = isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil

    static func vet(_ tekst: String) -> String { stijl(tekst, "1") }
    static func zwak(_ tekst: String) -> String { stijl(tekst, "2") }
    static func groen(_ tekst: String) -> String { stijl(tekst, "32") }
    static func geel(_ tekst: String) -> String { stijl(tekst, "33") }
    static func rood(_ tekst: String) -> String { stijl(tekst, "31") }

    private static func stijl(_ tekst: String, _ code: String) -> String {
        kleur ? "\u{1B}[\(code)m\(tekst)\u{1B}[0m" : tekst
    }
}

/// Rows under column names, as wide as their content.
struct TextTable {
    let koppen: [String]
    var rijen: [[String]] = []

    func tekst(inspringen: Int) -> String {
        let breedtes = koppen.indices.map { kolom in
            ([koppen] + rijen).map { $0.indices.contains(kolom) ? $0[kolom].count : 0 }.max() ?? 0
        }
        func regel(_ velden: [String]) -> String {
            let delen = zip(velden, breedtes).map { veld, breedte in
                veld + String(repeating: " ", count: max(0, breedte - veld.count))
            }
            let tekst = String(repeating: " ", count: inspringen) + delen.joined(separator: "  ")
            return String(tekst.reversed().drop { $0 == " " }.reversed())
        }
        return ([ConsoleOutput.zwak(regel(koppen))] + rijen.map(regel)).joined(separator: "\n")
    }
}
