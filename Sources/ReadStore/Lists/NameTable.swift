/// Names, each once, one after the other in one text: a search goes through it in one walk.
struct NameTable: Sendable {
    /// In lower case, as UTF-8, each with a line break behind it.
    private var tekst: [UInt8] = []
    /// Where each begins, and where the next would.
    private var begin: [Int] = [0]
    private var plaatsOp: [String: Int32] = [:]

    var aantal: Int { begin.count - 1 }

    /// The number of a name; a new one gets the next.
    mutating func plaats(_ naam: String) -> Int32 {
        if let bekend = plaatsOp[naam] { return bekend }
        let nieuw = Int32(aantal)
        tekst += naam.utf8
        tekst.append(UInt8(ascii: "\n"))
        begin.append(tekst.count)
        plaatsOp[naam] = nieuw
        return nieuw
    }

    /// Of each name whether the word stands in it.
    func met(_ woord: [UInt8]) -> [Bool] {
        var raak = [Bool](repeating: woord.isEmpty, count: aantal)
        guard let eerste = woord.first else { return raak }
        tekst.withUnsafeBufferPointer { tekst in
            var (plek, naam) = (0, 0)
            while plek + woord.count <= tekst.count {
                var gelijk = tekst[plek] == eerste ? 1 : 0
                while gelijk > 0, gelijk < woord.count, tekst[plek + gelijk] == woord[gelijk] { gelijk += 1 }
                guard gelijk == woord.count else {
                    plek += 1
                    continue
                }
                while begin[naam + 1] <= plek { naam += 1 }
                raak[naam] = true
                plek = begin[naam + 1]
            }
        }
        return raak
    }
}
