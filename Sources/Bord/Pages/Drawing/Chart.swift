/// Charts as SVG, drawn on the server. Each has a name and a description for who does not see it, and stands above a
/// table with the same numbers.
enum Chart {
    struct Bar: Sendable {
        /// Under the column: "nov".
        var kort: String
        /// On the second line, where a year begins: "2026".
        var jaar: String?
        var waarde: Int
    }

    private static let breedte = 560
    private static let hoogte = 170
    private static let boven = 22
    private static let onder = 38

    /// Columns with their number on top. The last one is marked when it is of a month that still runs.
    static func kolommen(_ punten: [Bar], id: String, titel: String, uitleg: String, looptNog: Bool) -> String {
        let max = Swift.max(1, punten.map(\.waarde).max() ?? 1)
        let vlak = hoogte - boven - onder
        let vak = breedte / Swift.max(1, punten.count)
        let breed = vak * 6 / 10
        let staven = punten.enumerated().map { plaats, punt in
            let x = plaats * vak + (vak - breed) / 2
            let hoog = punt.waarde * vlak / max
            let midden = x + breed / 2
            let klasse = looptNog && plaats == punten.count - 1 ? "staaf loopt" : "staaf"
            let jaar = punt.jaar.map { "<text class=\"as\" x=\"\(midden)\" y=\"\(hoogte - 4)\">\($0)</text>" } ?? ""
            return """
                <rect class="\(klasse)" x="\(x)" y="\(boven + vlak - hoog)" width="\(breed)" height="\(hoog)"/>\
                <text class="waarde" x="\(midden)" y="\(boven + vlak - hoog - 6)">\(punt.waarde)</text>\
                <text class="as" x="\(midden)" y="\(hoogte - 21)">\(Drawing.veilig(punt.kort))</text>\(jaar)
                """
        }
        return """
            <svg class="grafiek" viewBox="0 0 \(breedte) \(hoogte)" role="img" aria-labelledby="\(id)-t \(id)-d">\
            <title id="\(id)-t">\(Drawing.veilig(titel))</title><desc id="\(id)-d">\(Drawing.veilig(uitleg))</desc>\
            <line class="grond" x1="0" x2="\(breedte)" y1="\(boven + vlak)" y2="\(boven + vlak)"/>\
            \(staven.joined())</svg>
            """
    }
}
