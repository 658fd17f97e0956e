/// How people write the names of gemeenten.
enum Gemeentenamen {
    /// Lower case, a slash as a hyphen: report S0 writes "Rijssen/Holten" (regels §2).
    static func sleutel(_ naam: String) -> String {
        String(naam.lowercased().map { $0 == "/" ? "-" : $0 })
    }

    /// From key to index. The full name comes first; without its addition ("Hengelo" for "Hengelo (O.)") a name
    /// counts only when it means one gemeente.
    static func tabel(_ gemeenten: [Gemeente]) -> [String: Int] {
        var tabel: [String: Int] = [:]
        var zonderToevoeging: [String: [Int]] = [:]
        for gemeente in gemeenten {
            let sleutel = sleutel(gemeente.naam)
            tabel[sleutel] = gemeente.index
            if let haakje = sleutel.firstIndex(of: "(") {
                let kort = String(sleutel[..<haakje].reversed().drop(while: { $0 == " " }).reversed())
                zonderToevoeging[kort, default: []].append(gemeente.index)
            }
        }
        for (kort, indexen) in zonderToevoeging where indexen.count == 1 && tabel[kort] == nil {
            tabel[kort] = indexen[0]
        }
        for (roepnaam, officieel) in [("den haag", "'s-gravenhage"), ("den bosch", "'s-hertogenbosch")]
        where tabel[roepnaam] == nil {
            tabel[roepnaam] = tabel[officieel]
        }
        return tabel
    }
}
