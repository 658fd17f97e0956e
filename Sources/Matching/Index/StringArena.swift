/// The ids and names of the offers of a block, end to end in one piece of memory: no string, no reference, no hole.
struct StringArena: Sendable {
    /// An id as bytes: ids stand in the order of their UTF-8.
    typealias IdBytes = [UInt8]

    private var bytes: [UInt8] = []
    /// Where the id of each offer begins, and after the last one the end.
    private var begin: [UInt32] = [0]
    /// Where its name begins, counted from the start of its id.
    private var idLengte: [UInt32] = []

    func id(_ plaats: Int) -> String { String(decoding: sleutel(plaats), as: UTF8.self) }

    func sleutel(_ plaats: Int) -> ArraySlice<UInt8> {
        let van = Int(begin[plaats])
        return bytes[van..<van + Int(idLengte[plaats])]
    }

    func naam(_ plaats: Int) -> String {
        String(decoding: bytes[naambereik(plaats)], as: UTF8.self)
    }

    /// Below 0 when the id at this place comes before `sleutel`, 0 when it is the same.
    func vergelijk(_ plaats: Int, _ sleutel: IdBytes) -> Int {
        let (van, lengte) = (Int(begin[plaats]), Int(idLengte[plaats]))
        for index in 0..<min(lengte, sleutel.count) {
            let verschil = Int(bytes[van + index]) - Int(sleutel[index])
            if verschil != 0 { return verschil }
        }
        return lengte - sleutel.count
    }

    mutating func voegIn(_ plaats: Int, id: String, naam: String) {
        let van = Int(begin[plaats])
        bytes.replaceSubrange(van..<van, with: Array(id.utf8) + naam.utf8)
        begin.insert(UInt32(van), at: plaats)
        idLengte.insert(UInt32(id.utf8.count), at: plaats)
        verschuif(na: plaats, id.utf8.count + naam.utf8.count)
    }

    mutating func hernoem(_ plaats: Int, _ naam: String) {
        let bereik = naambereik(plaats)
        guard !bytes[bereik].elementsEqual(naam.utf8) else { return }
        bytes.replaceSubrange(bereik, with: Array(naam.utf8))
        verschuif(na: plaats, naam.utf8.count - bereik.count)
    }

    mutating func haalUit(_ plaats: Int) {
        let (van, tot) = (Int(begin[plaats]), Int(begin[plaats + 1]))
        bytes.removeSubrange(van..<tot)
        verschuif(na: plaats, van - tot)
        begin.remove(at: plaats)
        idLengte.remove(at: plaats)
    }

    /// Moves everything from `plaats` on into a new row of texts.
    mutating func splits(_ plaats: Int) -> StringArena {
        let van = begin[plaats]
        var nieuw = StringArena()
        nieuw.bytes = Array(bytes[Int(van)...])
        nieuw.begin = begin[plaats...].map { $0 - van }
        nieuw.idLengte = Array(idLengte[plaats...])
        bytes = Array(bytes[..<Int(van)])
        begin = Array(begin[...plaats])
        idLengte = Array(idLengte[..<plaats])
        return nieuw
    }

    private func naambereik(_ plaats: Int) -> Range<Int> {
        Int(begin[plaats]) + Int(idLengte[plaats])..<Int(begin[plaats + 1])
    }

    private mutating func verschuif(na plaats: Int, _ bytes: Int) {
        for later in plaats + 1..<begin.count { begin[later] = UInt32(Int(begin[later]) + bytes) }
    }
}
