import Foundation
import Jeugdhulp

/// Files with one event a line (NDJSON): whole CloudEvents, or only the data of one.
package struct NDJSONFile: Sendable {
    private let lezer = GebeurtenisReader()
    private let keuring: Keuring
    private let bron: String
    private let vandaag: Datum
    private let nu: Tijdstip
    private let nieuwId: @Sendable () -> String

    /// - Parameters:
    ///   - bron: the `source` of the events made of lines that are only data.
    ///   - vandaag: dates after it are refused.
    ///   - nieuwId: gives the `id` of the events made of lines that are only data.
    package init(
        register: Gemeenteregister = .landelijk, bron: String, vandaag: Datum, nu: Tijdstip,
        nieuwId: @escaping @Sendable () -> String
    ) {
        keuring = Keuring(register: register)
        self.bron = bron
        self.vandaag = vandaag
        self.nu = nu
        self.nieuwId = nieuwId
    }

    /// Every line that is not empty, or the one document that the whole file is.
    /// - Parameters:
    ///   - soorten: the types that may be in the file; a line with only data is of the first.
    ///   - regelsMax: no more are read.
    /// - Throws: ``TableError`` when the file is no text, or has more than `regelsMax` lines.
    package func lees(
        _ bestand: Data, _ soorten: [Berichttype], regelsMax: Int = .max
    ) throws(TableError) -> [FileLine] {
        let tekst = try FileText.json(bestand)
        let gevuld = LineSequence(tekst).lazy.filter { $0.regel.contains { $0 != 0x20 && $0 != 0x09 } }
        if tekst.count <= GebeurtenisReader.bytesMax, Array(gevuld.prefix(2)).count > 1, Self.isEenDocument(tekst) {
            return [lees(tekst, 1, soorten)]
        }
        var regels: [FileLine] = []
        for (nummer, regel) in gevuld {
            guard regels.count < regelsMax else {
                throw TableError.teVeelRegels(regelsMax)
            }
            regels.append(lees(Data(regel), nummer, soorten))
        }
        return regels
    }

    /// The lines of a text in bytes, with their numbers. CR, LF and CRLF end one.
    package struct LineSequence: Sequence, IteratorProtocol {
        private let tekst: Data
        private var plaats: Data.Index
        private var nummer = 0

        package init(_ tekst: Data) { (self.tekst, plaats) = (tekst, tekst.startIndex) }

        package mutating func next() -> (nummer: Int, regel: Data)? {
            guard plaats < tekst.endIndex else { return nil }
            nummer += 1
            let einde = tekst[plaats...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? tekst.endIndex
            defer {
                let isCRLF = einde + 1 < tekst.endIndex && tekst[einde] == 0x0D && tekst[einde + 1] == 0x0A
                plaats = Swift.min(einde + (isCRLF ? 2 : 1), tekst.endIndex)
            }
            return (nummer, tekst[plaats..<einde])
        }
    }

    private func lees(_ regel: Data, _ nummer: Int, _ soorten: [Berichttype]) -> FileLine {
        let uitkomst = lees(regel: regel, soorten)
        guard case .failure = uitkomst, regel.count <= GebeurtenisReader.bytesMax else {
            return FileLine(nummer: nummer, uitkomst: uitkomst)
        }
        return FileLine(nummer: nummer, uitkomst: uitkomst, casusId: EventHints(regel).casusId)
    }

    private func lees(regel: Data, _ soorten: [Berichttype]) -> Result<Gebeurtenis, Afkeuring> {
        do throws(Afkeuring) {
            guard regel.count <= GebeurtenisReader.bytesMax else {
                throw Afkeuring(
                    .teGroot, "De regel is \(regel.count) bytes.",
                    "Stuur hoogstens \(GebeurtenisReader.bytesMax) bytes."
                )
            }
            let gebeurtenis = try Self.isHeel(regel) ? lezer.leesGestructureerd(regel) : uitData(regel, soorten)
            guard soorten.contains(gebeurtenis.inhoud.type) else {
                throw Afkeuring(
                    .hoortHierNiet, veld: "type", "Dit type bericht hoort niet in dit bestand.",
                    "Kies uit: \(soorten.map(\.ceType).joined(separator: ", ")).")
            }
            try keuring.keur(gebeurtenis, waarde: regel, vandaag: vandaag)
            return .success(gebeurtenis)
        } catch {
            return .failure(error)
        }
    }

    /// Whether a file is one JSON document, an object or a list, and not one a line.
    package static func isEenDocument(_ bestand: Data) -> Bool {
        JSONNode(bestand).map { $0.isObject || $0.elementen != nil } ?? false
    }

    private static func isHeel(_ regel: Data) -> Bool {
        JSONNode(regel)?.lid("specversion")?.tekst != nil
    }

    private func uitData(_ regel: Data, _ soorten: [Berichttype]) throws(Afkeuring) -> Gebeurtenis {
        guard let eerste = soorten.first else {
            throw Afkeuring(.onbekendType, "Het type van het bericht ontbreekt.", "Geef het type mee.")
        }
        let inhoud = try lezer.leesInhoud(eerste, regel)
        return gebeurtenis(inhoud)
    }

    /// An event around data that came without an envelope.
    package func gebeurtenis(_ inhoud: Inhoud) -> Gebeurtenis {
        Gebeurtenis(id: nieuwId(), source: bron, time: nu, inhoud: inhoud)
    }

    /// Judges data that came from elsewhere than a line of JSON. The same data sent by the same on the same day is the
    /// same event: a file that is sent again after a broken connection says nothing twice.
    func keur(_ inhoud: Inhoud) -> Result<Gebeurtenis, Afkeuring> {
        do throws(Afkeuring) {
            let id = DerivedID.uuid([Data(bron.utf8), Data(vandaag.description.utf8), Data(inhoud.json.bytes)])
            let gebeurtenis = Gebeurtenis(id: id, source: bron, time: nu, inhoud: inhoud)
            try keuring.keur(gebeurtenis, waarde: Data(gebeurtenis.bytes), vandaag: vandaag)
            return .success(gebeurtenis)
        } catch {
            return .failure(error)
        }
    }
}
