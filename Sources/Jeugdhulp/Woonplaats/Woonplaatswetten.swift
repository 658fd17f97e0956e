/// The dated texts of the law of the woonplaats, compiled, and how an answer follows from them.
package struct Woonplaatswetten: Sendable {
    /// In order of their first day.
    package let wetten: [Wet]
    private let artikelen: [[Artikel]]

    /// An article with the places of what it gives.
    struct Artikel: Sendable {
        let programma: Wetsprogramma
        let rij, gemeente, zeker, onderdeel, woorden, toelichting, twijfels, feiten, geldtVanaf: Int
    }

    static let uitkomsten = [
        "rij", "gemeente", "zeker", "onderdeel", "woorden", "toelichting", "twijfels", "feiten", "geldt_vanaf",
    ]

    /// What the law says of one set of values.
    struct Uitspraak {
        var regel: String
        /// One of today; nil when none can be named.
        var gemeente: Gemeentecode?
        var zeker: Bool
        var feiten: [Feitnaam]
        /// The sentences of the row, as one text.
        var tekst: String
        /// Why a person must look, one sentence each.
        var twijfels: [String]
        var geldtVanaf: Datum
        /// Which of ``wetten`` gave the row, and which of its articles.
        var wet, artikel: Int
        var onderdeel: String?
        var woorden: [String]
    }

    /// - Parameter teksten: file name and content, in any order.
    /// - Throws: ``Wetsfouten`` of the first file with faults.
    package init(_ teksten: [(bestand: String, yaml: String)]) throws(Wetsfouten) {
        var wetten: [Wet] = []
        for tekst in teksten { wetten.append(try Self.lees(tekst.bestand, tekst.yaml)) }
        wetten.sort { $0.vanaf < $1.vanaf }
        self.wetten = wetten
        artikelen = wetten.map { $0.artikelen.compactMap(Artikel.init) }
    }

    /// Reads one file and looks whether it gives all that an answer needs.
    package static func lees(_ bestand: String, _ yaml: String) throws(Wetsfouten) -> Wet {
        let wet = try Wet(
            bestand: bestand, yaml: yaml, invoer: Woonplaatsgegeven.invoer, woorden: Woonplaatsgegeven.woorden)
        let mist = wet.artikelen.flatMap { artikel in
            uitkomsten.filter { artikel.uitkomst($0) == nil }.map { naam in
                Wetsfout(
                    bestand: bestand, regel: 1, wat: "artikel \(artikel.artikel) geeft geen '\(naam)'",
                    watTeDoen: "Zet die onder output, met een actie.")
            }
        }
        guard mist.isEmpty else { throw Wetsfouten(lijst: mist) }
        guard !wet.artikelen.isEmpty else {
            throw Wetsfouten(
                lijst: [
                    Wetsfout(
                        bestand: bestand, regel: 1, wat: "geen enkel artikel heeft regels ('machine_readable')",
                        watTeDoen: "Schrijf de regels naast de tekst.")
                ])
        }
        return wet
    }

    /// What the texts say on a day.
    ///
    /// An article that gives no row hands on: to the next of its text, and the last one to the same article of the next
    /// text. Its doubts and facts come after those of the row.
    func uitspraak(
        _ waarden: [Wetswaarde], op dag: Datum, _ register: Gemeenteregister, metGrond: Bool = false
    ) -> Uitspraak {
        var wet = max(0, (wetten.firstIndex { $0.vanaf > dag } ?? wetten.count) - 1)
        var later: [(twijfels: [String], feiten: [Feitnaam])] = []
        var nummer = 0
        while wet < artikelen.count {
            while nummer < artikelen[wet].count {
                let artikel = artikelen[wet][nummer]
                var loop = Wetsloop(artikel.programma, waarden)
                let rij = loop.uitkomst(artikel.rij)
                if rij.isLeeg {
                    let feiten = Self.feiten(artikel, &loop)
                    let twijfels = Self.zinnen(artikel.twijfels, &loop, register)
                    if !feiten.isEmpty || !twijfels.isEmpty { later.append((twijfels, feiten)) }
                    nummer += 1
                    continue
                }
                var uit = Self.uitspraak(artikel, rij, &loop, register, metGrond: metGrond)
                (uit.wet, uit.artikel) = (wet, nummer)
                for een in later.reversed() {
                    uit.twijfels += een.twijfels
                    uit.feiten += een.feiten
                }
                if !uit.twijfels.isEmpty { uit.zeker = false }
                return uit
            }
            guard wet + 1 < artikelen.count, let laatste = artikelen[wet].last?.programma.endpoint else { break }
            wet += 1
            nummer = artikelen[wet].firstIndex { $0.programma.endpoint == laatste } ?? 0
        }
        return Uitspraak(
            regel: "", gemeente: nil, zeker: false, feiten: [.peildatum], tekst: "De wet geeft geen antwoord.",
            twijfels: later.flatMap(\.twijfels), geldtVanaf: dag, wet: wet, artikel: nummer, onderdeel: nil, woorden: []
        )
    }

    private static func uitspraak(
        _ artikel: Artikel, _ rij: Wetswaarde, _ loop: inout Wetsloop, _ register: Gemeenteregister, metGrond: Bool
    ) -> Uitspraak {
        let programma = artikel.programma
        func woord(_ waarde: Wetswaarde) -> String? {
            waarde.soort == .tekst ? programma.woorden[Int(waarde.getal)] : nil
        }
        let zinnen = zinnen(artikel.toelichting, &loop, register)
        return Uitspraak(
            regel: woord(rij) ?? "", gemeente: loop.uitkomst(artikel.gemeente).gemeente,
            zeker: loop.uitkomst(artikel.zeker).isWaar, feiten: feiten(artikel, &loop),
            tekst: zinnen.count == 1 ? zinnen[0] : zinnen.joined(separator: " "),
            twijfels: Self.zinnen(artikel.twijfels, &loop, register),
            geldtVanaf: loop.uitkomst(artikel.geldtVanaf).dag ?? .eerste, wet: 0, artikel: 0,
            onderdeel: metGrond ? woord(loop.uitkomst(artikel.onderdeel)) : nil,
            woorden: metGrond ? loop.lijst(artikel.woorden).compactMap(woord) : [])
    }

    private static func feiten(_ artikel: Artikel, _ loop: inout Wetsloop) -> [Feitnaam] {
        loop.lijst(artikel.feiten).compactMap { $0.soort == .tekst ? Woonplaatsgegeven.feiten[Int($0.getal)] : nil }
    }

    private static func zinnen(_ uitkomst: Int, _ loop: inout Wetsloop, _ register: Gemeenteregister) -> [String] {
        loop.lijst(uitkomst).compactMap { $0.soort == .tekst ? loop.zin(Int($0.getal), register) : nil }
    }
}

extension Woonplaatswetten.Artikel {
    init?(_ programma: Wetsprogramma) {
        let plaatsen = Woonplaatswetten.uitkomsten.compactMap(programma.uitkomst)
        guard plaatsen.count == Woonplaatswetten.uitkomsten.count else { return nil }
        self.init(
            programma: programma, rij: plaatsen[0], gemeente: plaatsen[1], zeker: plaatsen[2], onderdeel: plaatsen[3],
            woorden: plaatsen[4], toelichting: plaatsen[5], twijfels: plaatsen[6], feiten: plaatsen[7],
            geldtVanaf: plaatsen[8])
    }
}
