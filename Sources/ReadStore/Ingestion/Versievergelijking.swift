import Berichten

/// Two versions of a proposal held against each other.
enum Versievergelijking {
    /// Options as one text: aanbodIds with `+` between, options with a space.
    static func tekst(_ opties: [VoorstelGedaan.Optie]) -> String {
        opties.map { $0.aanbod.map(\.aanbodId).joined(separator: "+") }.joined(separator: " ")
    }

    static func lijst(_ tekst: String) -> [String] { tekst.split(separator: " ").map(String.init) }

    static func gewijzigd(sinds versie: Int, _ toen: [String], _ nu: [String]) -> Versieverschil {
        Versieverschil(sinds: versie, van: toen, naar: nu)
    }
}
