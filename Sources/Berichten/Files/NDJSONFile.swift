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

    /// Every line that is not empty.
    /// - Parameter soorten: the types that may be in the file; a line with only data is of the first.
    package func lees(_ bestand: Data, _ soorten: [Berichttype]) -> [FileLine] {
        var regels: [FileLine] = []
        for (index, deel) in bestand.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        {
            let regel = index == 0 && deel.starts(with: [0xEF, 0xBB, 0xBF]) ? deel.dropFirst(3) : deel
            guard regel.contains(where: { !Self.isWit($0) }) else { continue }
            regels.append(FileLine(nummer: index + 1, uitkomst: lees(regel: Data(regel), soorten)))
        }
        return regels
    }

    private static func isWit(_ teken: UInt8) -> Bool { teken == 0x20 || teken == 0x0D || teken == 0x09 }

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
