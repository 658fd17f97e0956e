import Foundation
import Testing

@testable import Verzegeling

@Suite("The file of master keys")
struct HoofdsleutelsTests {
    private static let goed = Data((0..<32).map { UInt8($0) }).base64EncodedString()

    private func metMap(_ doe: (String) throws -> Void) throws {
        let map = NSTemporaryDirectory() + "hoofdsleutels-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: map, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: map) }
        try doe(map + "/hoofdsleutels")
    }

    @Test("comments and empty lines are passed over; the first key wraps")
    func lijst() throws {
        let sleutels = try Hoofdsleutels(tekst: "# keys\n\n nieuw  \(Self.goed)\r\noud \(Self.goed)\n")
        #expect(sleutels.ids == ["nieuw", "oud"] && sleutels.eerste == "nieuw")
    }

    @Test(
        "what is wrong is told by its line, and never with what stands there",
        arguments: [
            "a", "a b c", "a \(goed) x", "a \(goed.dropLast(4))", "a \(goed)AAAA", "a niet-base64", "sl/ash \(goed)",
            "a \(goed)\na \(goed)", "a \(Data(repeating: 0, count: 32).base64EncodedString())",
        ])
    func verkeerd(tekst: String) {
        do {
            _ = try Hoofdsleutels(tekst: tekst)
            Issue.record("accepted: \(tekst)")
        } catch {
            #expect("\(error)".contains("Regel \(tekst.contains("\n") ? 2 : 1):") && !"\(error)".contains(Self.goed))
        }
    }

    @Test("without keys it is no file of keys")
    func leeg() {
        #expect(throws: Hoofdsleutelfout.leeg) { try Hoofdsleutels(tekst: "# nothing\n") }
    }

    @Test("nothing that shows the keys in words or in a debugger shows what they are")
    func geheim() throws {
        let sleutels = try Hoofdsleutels(tekst: "a \(Self.goed)")
        var uit = "\(sleutels) \(Verzegeling(sleutels))"
        dump(Zaaksleutels(sleutels), to: &uit)
        #expect(!uit.contains(Self.goed) && !uit.lowercased().contains("symmetrickey") && uit.contains("a"))
    }

    @Test("a file is made for its owner alone, once, and read back; one that others can read is refused")
    func bestand() throws {
        try metMap { pad in
            try HoofdsleutelFile.maak(pad, id: "2026-11")
            let rechten = try FileManager.default.attributesOfItem(atPath: pad)[.posixPermissions] as? Int
            #expect(rechten == 0o600)
            #expect(try HoofdsleutelFile.lees(pad).ids == ["2026-11"])
            let was = FileManager.default.contents(atPath: pad)
            #expect(throws: Hoofdsleutelfout.bestaat(pad)) { try HoofdsleutelFile.maak(pad, id: "2026-12") }
            #expect(FileManager.default.contents(atPath: pad) == was)
            for open in [0o640, 0o604, 0o644] {
                try FileManager.default.setAttributes([.posixPermissions: open], ofItemAtPath: pad)
                #expect(throws: Hoofdsleutelfout.teOpen(pad, rechten: String(open, radix: 8))) {
                    try HoofdsleutelFile.lees(pad)
                }
            }
            #expect(throws: Hoofdsleutelfout.onleesbaar(pad + "-weg")) { try HoofdsleutelFile.lees(pad + "-weg") }
            #expect(throws: Hoofdsleutelfout.nietTeMaken(pad + "/x/y")) {
                try HoofdsleutelFile.maak(pad + "/x/y", id: "a")
            }
        }
    }

    @Test("two keys are never the same")
    func verschillend() throws {
        var toeval = SystemRandomNumberGenerator()
        #expect(Set((0..<100).map { _ in Hoofdsleutels.regel(id: "a", &toeval) }).count == 100)
    }
}
