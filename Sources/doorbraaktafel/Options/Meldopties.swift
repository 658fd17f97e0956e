import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Rollen
import Tafel

/// What every command that sends a file takes, and the sending itself.
struct Meldopties: ParsableArguments {
    @Option(help: "Wie verstuurt: urn:nld:oin:… of urn:nld:kvknr:….") var bron: String?
    @Option(help: "Keur datums alsof het deze dag is (jjjj-mm-dd). Anders: vandaag.") var vandaag: Datum?
    @Flag(help: "Uitvoer voor machines: één regel JSON per regel van het bestand.") var json = false
    @OptionGroup var poort: Poortkeuze

    func lezer() -> NDJSONFile {
        let klok = Klok.echt
        return NDJSONFile(
            bron: bron ?? Gebeurtenis.bronOnbekend, vandaag: vandaag ?? klok.vandaag, nu: klok.nu(),
            nieuwId: klok.nieuwId)
    }

    /// At most this many lines are on their way at once.
    private static let perKeerMax = 1_000

    /// Sends the good lines, tells of every bad one with its number, and ends with 1 when there was one.
    /// - Parameter soorten: the types that may be among them: their topics must be there before anything is sent.
    func verstuur(
        _ regels: [FileLine], _ broker: Brokeropties, _ soorten: [Berichttype], als partij: Partij
    ) async throws {
        guard !regels.isEmpty else { throw ExitFailure.fout("Het bestand heeft geen regels om te sturen.") }
        var verbinding = try await broker.verbinding(bron: bron, log: LogSetup.maak(.critical))
        verbinding.weg = try await poort.weg(verbinding)
        _ = try await verbinding.controleer(topics(regels, verbinding, soorten, partij))
        let zender = try EventSender(verbinding)
        var (verstuurd, mislukt) = (0, 0)
        for begin in stride(from: 0, to: regels.count, by: Self.perKeerMax) {
            let deel = regels[begin..<min(begin + Self.perKeerMax, regels.count)]
            let voorheen = verstuurd
            let goed = deel.compactMap { regel in (try? regel.uitkomst.get()).map { (regel.nummer, $0) } }
            for case let regel in deel {
                guard case .failure(let afkeuring) = regel.uitkomst else { continue }
                mislukt += 1
                meld(regel.nummer, "afgekeurd", "\(afkeuring)", afkeuring.code.rawValue)
            }
            for (uitkomst, (nummer, gebeurtenis)) in zip(await zender.stuur(goed.map(\.1), als: partij), goed) {
                switch uitkomst {
                case .success:
                    verstuurd += 1
                    if json { meld(nummer, "verstuurd", gebeurtenis.id, nil) }
                case .failure(let fout):
                    mislukt += 1
                    meld(nummer, "niet-verstuurd", "\(fout)", "broker")
                }
            }
            voortgang(begin + deel.count, van: regels.count)
            // Nothing of this part arrived: the broker is gone, and waiting for it once more for each next part helps
            // nobody.
            if !goed.isEmpty, verstuurd == voorheen {
                let rest = regels.count - begin - deel.count
                mislukt += rest
                if rest > 0 {
                    ConsoleOutput.fout(
                        "De broker antwoordt niet meer. \(rest) regels zijn niet geprobeerd; stuur ze opnieuw.")
                }
                break
            }
        }
        await zender.sluit()
        if !json { ConsoleOutput.regel("\(verstuurd) verstuurd, \(mislukt) niet.") }
        if mislukt > 0 { throw ExitCode(1) }
    }

    /// The topics that these lines go to: of each party its own, where it has one, or else those of the core.
    private func topics(
        _ regels: [FileLine], _ verbinding: Connection, _ soorten: [Berichttype], _ partij: Partij
    ) -> [String] {
        let kern = Set(soorten.compactMap { Channel.bestemming($0, door: partij) }.map { verbinding.topics.naam($0) })
        guard case .poort(let er) = verbinding.weg else { return kern.sorted() }
        let zenders = Set(regels.compactMap { (try? $0.uitkomst.get()).flatMap { EventSender.afzender($0.inhoud) } })
        let eigen = zenders.map { verbinding.topics.invoer(van: $0).flatMap { er.contains($0) ? $0 : nil } }
        return Set(eigen.compactMap { $0 }).union(eigen.contains(nil) || eigen.isEmpty ? kern : []).sorted()
    }

    private func voortgang(_ gedaan: Int, van totaal: Int) {
        guard totaal > Self.perKeerMax, isatty(STDERR_FILENO) == 1 else { return }
        try? FileHandle.standardError.write(
            contentsOf: Data("\r\(gedaan)/\(totaal)\(gedaan == totaal ? "\n" : "")".utf8))
    }

    private func meld(_ regel: Int, _ wat: String, _ tekst: String, _ code: String?) {
        guard json else {
            ConsoleOutput.fout("regel \(regel) \(wat): \(tekst)")
            return
        }
        var leden: JSONMembers = ["regel": .getal(regel), "uitkomst": .tekst(wat)]
        leden[code == nil ? "id" : "reden"] = .tekst(tekst)
        if let code { leden["code"] = .tekst(code) }
        ConsoleOutput.regel(String(decoding: JSONValue.object(leden).bytes, as: UTF8.self))
    }
}

extension NDJSONFile {
    /// What was given on the command line, read and judged as if it stood in a file.
    func gelezen(_ inhoud: Inhoud) throws -> [FileLine] {
        try lees(Data(gebeurtenis(inhoud).bytes), [inhoud.type])
    }
}
