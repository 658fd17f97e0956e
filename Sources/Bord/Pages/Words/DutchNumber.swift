/// Numbers as they are written in Dutch.
enum DutchNumber {
    /// "3,2".
    static func eenDecimaal(_ waarde: Double) -> String {
        let tienden = Int((waarde * 10).rounded())
        return "\(tienden / 10),\(abs(tienden % 10))"
    }

    /// "1.234".
    static func heel(_ waarde: Int) -> String {
        let cijfers = String(abs(waarde))
        var uit = ""
        for (plaats, cijfer) in cijfers.enumerated() {
            if plaats > 0, (cijfers.count - plaats) % 3 == 0 { uit += "." }
            uit.append(cijfer)
        }
        return (waarde < 0 ? "−" : "") + uit
    }
}
