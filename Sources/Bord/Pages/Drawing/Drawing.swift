/// Small drawings as SVG, and what else is written without a template. Widths stand in attributes, because the page
/// allows no inline style; what a drawing says is always said in words beside it, so most are hidden from screen
/// readers.
enum Drawing {
    static func veilig(_ tekst: String) -> String {
        guard tekst.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return tekst }
        var uit = ""
        for teken in tekst {
            switch teken {
            case "&": uit += "&amp;"
            case "<": uit += "&lt;"
            case ">": uit += "&gt;"
            case "\"": uit += "&quot;"
            case "'": uit += "&#39;"
            default: uit.append(teken)
            }
        }
        return uit
    }

    /// What a list can be set to. The longest has every gemeente, and a template would take longer for it than for all
    /// else on the page.
    static func keuzes(_ keuzes: [(waarde: String, naam: String)], gekozen: String?) -> String {
        keuzes.map { waarde, naam in
            "<option value=\"\(veilig(waarde))\"\(waarde == gekozen ? " selected" : "")>\(veilig(naam))</option>"
        }.joined()
    }

    /// The three months before the day on which help must be there, and as many after it. The tick is that day.
    static func termijn(dagenOver: Int) -> String {
        let kwartaalDagen = 91
        let halfBreed = 60
        let nu = max(2, min(2 * halfBreed, halfBreed - dagenOver * halfBreed / kwartaalDagen))
        let over = max(0, nu - halfBreed)
        return """
            <svg class="termijnbalk" width="120" height="10" viewBox="0 0 120 10" aria-hidden="true" focusable="false">\
            <rect class="baan" x="0" y="3" width="120" height="4" rx="2"/>\
            <rect class="verstreken" x="0" y="3" width="\(min(nu, halfBreed))" height="4" rx="2"/>\
            <rect class="overtijd" x="60" y="1" width="\(over)" height="8"/>\
            <rect class="norm" x="59" y="0" width="2" height="10"/></svg>
            """
    }

    /// What part of the points was given.
    static func punten(_ punten: Int, van max: Int) -> String {
        let breedte = max > 0 ? Swift.max(0, min(100, punten * 100 / max)) : 0
        return """
            <svg class="puntenbalk" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" \
            focusable="false">\
            <rect class="baan" width="100" height="6"/><rect class="vol" width="\(breedte)" height="6"/></svg>
            """
    }
}
