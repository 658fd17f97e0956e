import Foundation
import Testing

@testable import Berichten

@Suite("Refusals have a code of a closed list, and one of a newer version goes through as it came")
struct AfkeuringTests {
    @Test("docs/contract.md lists exactly the codes there are")
    func lijst() throws {
        let tekst = try Pakket.tekst("docs/contract.md")
        let begin = try #require(tekst.range(of: "Codes (`Afkeuring.Code`"))
        let deel = tekst[begin.upperBound...].components(separatedBy: "\n\n")[0]
        // Only what stands behind "from …:", not what a code is explained with.
        let genoemd = deel.split(separator: "\n").filter { $0.hasPrefix("- from ") }
            .flatMap { $0.matches(of: /`([a-z-]+)`/).map { String($0.output.1) } }
        #expect(Set(genoemd) == Set(Afkeuring.Code.allCases.filter { $0 != .nieuwer }.map(\.rawValue)))
        #expect(genoemd.count == Set(genoemd).count)
    }

    @Test("a code that this version does not know is shown and sent on as it was written")
    func nieuwer() throws {
        let bron = BerichtAfgekeurd.Bron(topic: "doorbraak.aanvragen", partitie: 0, offset: 7)
        let bericht = BerichtAfgekeurd(
            berichtId: nil, casusId: nil, gi: nil, afkeuring: Afkeuring(.bsn, "Uitleg.", "Doe iets."), bron: bron,
            op: Tijdstip(ms: 0))
        let gebeurtenis = Gebeurtenis(
            id: "1", source: "urn:nld:kvknr:00000001", time: nil, inhoud: .berichtAfgekeurd(bericht))
        let anders = String(decoding: gebeurtenis.bytes, as: UTF8.self).replacing(
            #""code":"bsn""#, with: #""code":"van-morgen""#)
        let gelezen = try GebeurtenisReader().leesGestructureerd(Data(anders.utf8))
        #expect(String(decoding: gelezen.bytes, as: UTF8.self) == anders)
        guard case .berichtAfgekeurd(let terug) = gelezen.inhoud else { return }
        #expect(terug.afkeuring.code == .nieuwer && "\(terug.afkeuring)" == "van-morgen: Uitleg. Doe iets.")
        #expect(terug.sleutel == "afgekeurd/doorbraak.aanvragen/0/7")
    }
}
