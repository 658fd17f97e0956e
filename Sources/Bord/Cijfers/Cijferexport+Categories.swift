import Jeugdhulp
import ReadStore

extension Cijferexport {
    /// The whole of something, where a column names its parts.
    static let alle = "alle"
    static let onbekend = "onbekend"
    /// How many whole months, and quarters, are given.
    static let maanden = 12
    static let kwartalen = 4

    /// - Parameters:
    ///   - aanbod: what the waits are counted from; no other kind looks at it.
    ///   - vandaag: only months and quarters that ended before this day are given: one that runs still changes.
    init(_ soort: Category, _ feiten: Beeldfeiten, aanbod: [Aanbodfeit], regio: String, vandaag: Datum) {
        let (kolommen, rijen) =
            switch soort {
            case .maand: Self.maand(feiten, vandaag: vandaag)
            case .kwartaal: Self.kwartaal(feiten, vandaag: vandaag)
            case .wachttijden: Self.wachttijden(feiten, aanbod, vandaag: vandaag)
            }
        self.init(soort: soort, regio: regio, gemaaktOp: vandaag, kolommen: kolommen, rijen: rijen)
    }

    private static func gedaan(_ aantal: Int, vandaag: Datum) -> [Maand] {
        Maand.laatste(aantal, tot: Maand(vandaag).plus(-1).eersteDag)
    }

    /// The last months of the last whole quarters.
    private static func kwartaaleinden(vandaag: Datum) -> [Maand] {
        gedaan(kwartalen * 3 + 2, vandaag: vandaag).filter { $0.maand % 3 == 0 }.suffix(kwartalen)
    }

    /// The stock at the end of a month as one tree: hulpvorm, gemeente, GI. The quarterly waits take theirs from the
    /// same tree, so that no two publications can be laid side by side to find what one of them hides.
    private static func voorraad(_ zaken: [Zaakfeit], _ maand: Maand) -> PublishedTree {
        let open = zaken.filter { $0.isOpen(op: maand.laatsteDag) }
        return Suppression.publiek(
            CountTree(
                alle,
                paden: open.map { [$0.hulpvorm.rawValue, $0.gemeente?.description ?? onbekend, $0.gi ?? onbekend] }))
    }

    // MARK: By month

    private static func maand(_ feiten: Beeldfeiten, vandaag: Datum) -> ([String], [[CellValue]]) {
        let rijen = gedaan(maanden, vandaag: vandaag).flatMap { maand in
            takken(voorraad(feiten.zaken, maand), [], diepte: 3).map { [.tekst(maand.code)] + $0 }
        }
        return (["maand", "hulpvorm", "gemeentecode", "gi", "wachtend"], rijen)
    }

    /// One row a node: the names on its way, `alle` for the levels below it, and its number.
    private static func takken(_ boom: PublishedTree, _ weg: [String], diepte: Int) -> [[CellValue]] {
        let namen = weg + Array(repeating: alle, count: diepte - weg.count)
        let eigen = namen.map { CellValue.tekst($0) } + [boom.aantal.map { .getal($0) } ?? .verborgen]
        guard weg.count < diepte else { return [eigen] }
        return [eigen] + boom.takken.flatMap { takken($0, weg + [$0.naam], diepte: diepte) }
    }

    // MARK: By quarter

    private static func kwartaal(_ feiten: Beeldfeiten, vandaag: Datum) -> ([String], [[CellValue]]) {
        let rijen = kwartaaleinden(vandaag: vandaag).flatMap { laatste -> [[CellValue]] in
            let van = laatste.plus(-2).eersteDag
            let tot = laatste.laatsteDag
            let ingekomen = feiten.zaken.filter { van <= $0.ingekomen && $0.ingekomen <= tot }
            let gestart = feiten.zaken.filter { zaak in zaak.gestart.map { van <= $0 && $0 <= tot } ?? false }
            return instroom(ingekomen).map { naam, aantal in
                let van = gestart.filter { naam == alle || ($0.gemeente?.description ?? onbekend) == naam }
                return [
                    .tekst("\(laatste.jaar)-K\(laatste.kwartaal)"), .tekst(naam), aantal, doorlooptijd(van),
                    opTijd(van),
                ]
            }
        }
        return (
            ["kwartaal", "gemeentecode", "instroom", "doorlooptijd_weken_mediaan", "op_tijd_procent"], rijen
        )
    }

    private static func instroom(_ zaken: [Zaakfeit]) -> [(String, CellValue)] {
        let boom = Suppression.publiek(
            CountTree(alle, paden: zaken.map { [$0.gemeente?.description ?? onbekend] }))
        return ([boom] + boom.takken).map { ($0.naam, $0.aantal.map { .getal($0) } ?? .verborgen) }
    }

    /// Weeks from coming in to the start of help: the middle one, so that no single child can be read from it.
    private static func doorlooptijd(_ gestart: [Zaakfeit]) -> CellValue {
        let weken = gestart.compactMap { zaak in zaak.gestart.map { max(0, $0 - zaak.ingekomen) / 7 } }.sorted()
        guard !weken.isEmpty else { return .geen }
        return weken.count < Suppression.drempel ? .verborgen : .getal(weken[weken.count / 2])
    }

    /// In steps of ten percent: a finer share of a few children gives their number away.
    private static func opTijd(_ gestart: [Zaakfeit]) -> CellValue {
        guard !gestart.isEmpty else { return .geen }
        guard gestart.count >= Suppression.drempel else { return .verborgen }
        let tijdig = gestart.filter { zaak in zaak.gestart.map { $0 <= zaak.norm } ?? false }.count
        return .getal((tijdig * 10 + gestart.count / 2) / gestart.count * 10)
    }

    // MARK: Waits

    private static func wachttijden(
        _ feiten: Beeldfeiten, _ alleAanbod: [Aanbodfeit], vandaag: Datum
    ) -> ([String], [[CellValue]]) {
        guard let maand = kwartaaleinden(vandaag: vandaag).last else { return ([], []) }
        let wachtend = voorraad(feiten.zaken, maand)
        let rijen = Hulpvorm.allCases.compactMap { hulpvorm -> [CellValue]? in
            // What was reported after the quarter says nothing of it.
            let aanbod = alleAanbod.filter { $0.hulpvorm == hulpvorm && $0.peildatum <= maand.laatsteDag }
            let tak = wachtend.takken.first { $0.naam == hulpvorm.rawValue }
            if aanbod.isEmpty && tak == nil { return nil }
            let weken = aanbod.map(\.wachtWeken).sorted()
            return [
                .tekst("\(maand.jaar)-K\(maand.kwartaal)"), .tekst(hulpvorm.rawValue), .getal(aanbod.count),
                weken.first.map { .getal($0) } ?? .geen,
                weken.isEmpty ? .geen : .getal(weken[weken.count / 2]),
                weken.last.map { .getal($0) } ?? .geen,
                tak.map { $0.aantal.map { .getal($0) } ?? .verborgen } ?? .getal(0),
            ]
        }
        return (
            [
                "kwartaal", "hulpvorm", "aanbod", "wachtweken_kortst", "wachtweken_mediaan", "wachtweken_langst",
                "wachtend",
            ], rijen
        )
    }
}
