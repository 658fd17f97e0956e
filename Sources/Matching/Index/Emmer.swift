import Jeugdhulp

/// All offers of one voorziening, in order of id, in blocks of at most 512.
struct Emmer: Sendable {
    let voorziening: Voorziening
    private(set) var blokken: [Blok] = []
    let contracten = Contractlade()
    private(set) var aantal = 0
    /// No offer here waits longer, or names a later day for new places. They only grow: they are bounds.
    private var langsteWeken = 0
    private var laatsteVrijVanaf = Datum.eerste
    /// The few offers with numbers that fit no row, whole.
    private var groot: [String: Aanbod] = [:]

    /// Where an offer stands. Good until the next change.
    struct Plek: Sendable, Equatable {
        let blok, plaats: Int
    }

    init(_ voorziening: Voorziening) { self.voorziening = voorziening }

    /// The last day on which an offer of this bucket can be expected to start.
    func horizon(_ vandaag: Datum) -> Datum { max(vandaag.plus(weken: langsteWeken), laatsteVrijVanaf) }

    func plek(_ id: Tekstrij.Sleutel) -> Plek? {
        let blok = blok(voor: id)
        guard blok < blokken.count else { return nil }
        let (plaats, gevonden) = blokken[blok].zoek(id)
        return gevonden ? Plek(blok: blok, plaats: plaats) : nil
    }

    func id(_ plek: Plek) -> String { blokken[plek.blok].id(plek.plaats) }
    func sleutel(_ plek: Plek) -> ArraySlice<UInt8> { blokken[plek.blok].sleutel(plek.plaats) }

    func aanbod(_ plek: Plek) -> Aanbod? {
        let blok = blokken[plek.blok]
        if blok.feiten.rijen[plek.plaats].isGroot { return groot[blok.id(plek.plaats)] }
        return blok.aanbod(plek.plaats, voorziening)
    }

    func voorElk(_ doe: (Aanbod) -> Void) {
        for blok in blokken.indices {
            for plaats in 0..<blokken[blok].aantal {
                if let aanbod = aanbod(Plek(blok: blok, plaats: plaats)) { doe(aanbod) }
            }
        }
    }

    /// Takes in an offer that is not here yet.
    mutating func voegIn(_ aanbod: Aanbod, _ id: Tekstrij.Sleutel) {
        var blok = blok(voor: id)
        if blok == blokken.count { blokken.append(Blok()) }
        var plaats = blokken[blok].zoek(id).plaats
        if blokken[blok].isVol {
            // Past the end nothing has to move: reports in order of id fill their blocks to the last place.
            let knip = plaats == Blok.plaatsen ? plaats : Blok.plaatsen / 2
            blokken.insert(blokken[blok].splits(knip), at: blok + 1)
            if plaats >= knip { (blok, plaats) = (blok + 1, plaats - knip) }
        }
        blokken[blok].voegIn(plaats, aanbod)
        aantal += 1
        onthoud(aanbod)
    }

    mutating func vervang(_ plek: Plek, _ aanbod: Aanbod) {
        if blokken[plek.blok].feiten.rijen[plek.plaats].isGroot { groot[aanbod.aanbodId] = nil }
        blokken[plek.blok].vervang(plek.plaats, aanbod)
        onthoud(aanbod)
    }

    mutating func haalUit(_ plek: Plek) {
        if blokken[plek.blok].feiten.rijen[plek.plaats].isGroot { groot[id(plek)] = nil }
        blokken[plek.blok].haalUit(plek.plaats)
        aantal -= 1
        if blokken[plek.blok].aantal == 0 { blokken.remove(at: plek.blok) }
    }

    private mutating func onthoud(_ aanbod: Aanbod) {
        if Rij(aanbod).isGroot { groot[aanbod.aanbodId] = aanbod }
        langsteWeken = max(langsteWeken, aanbod.wachttijd.totaalWeken)
        if let dag = aanbod.plaatsen.vrijVanaf { laatsteVrijVanaf = max(laatsteVrijVanaf, dag) }
    }

    /// The block in which an id stands or belongs: the last that does not begin after it.
    private func blok(voor id: Tekstrij.Sleutel) -> Int {
        var (laag, hoog) = (0, blokken.count)
        while laag < hoog {
            let midden = (laag + hoog) / 2
            if blokken[midden].begintNa(id) { hoog = midden } else { laag = midden + 1 }
        }
        return max(0, laag - 1)
    }
}
