import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Logging
import Rollen
import Tafel

/// What every command that talks to a broker takes.
struct Brokeropties: ParsableArguments {
    @Option(help: "Adres van de broker, bijvoorbeeld 127.0.0.1:9092. Anders: omgevingsvariabele DOORBRAAK_BROKERS.")
    var brokers: String?

    @Option(help: "Waarmee de naam van elk topic begint.")
    var voorvoegsel = "doorbraak"

    @Option(
        name: [.customShort("X"), .customLong("instelling")],
        help: ArgumentHelp("Instelling van librdkafka, bijvoorbeeld security.protocol=SSL.", valueName: "naam=waarde"))
    var instellingen: [String] = []

    func adres() throws -> String {
        guard let adres = brokers ?? ProcessInfo.processInfo.environment["DOORBRAAK_BROKERS"], !adres.isEmpty else {
            throw ValidationError(
                "Geef het adres van de broker: --brokers HOST:POORT (of start er een: doorbraaktafel broker)")
        }
        return adres
    }

    func topics() throws -> Topics {
        guard let topics = Topics(voorvoegsel: voorvoegsel) else {
            throw ValidationError(
                "--voorvoegsel bestaat uit letters, cijfers, punten, streepjes; kreeg '\(voorvoegsel)'")
        }
        return topics
    }

    func extra() throws -> [String: String] {
        try instellingen.reduce(into: [:]) { uit, paar in
            let delen = paar.split(separator: "=", maxSplits: 1).map(String.init)
            guard delen.count == 2 else {
                throw ValidationError("-X verwacht naam=waarde (de waarde wordt hier niet getoond)")
            }
            uit[delen[0]] = delen[1]
        }
    }

    func verbinding(bron: String? = nil, log: Logger) throws -> Verbinding {
        if let bron, !Kenmerkvorm.isBron(bron) {
            throw ValidationError("--bron is urn:nld:oin: met 20 cijfers of urn:nld:kvknr: met 8 cijfers")
        }
        return Verbinding(
            brokers: try adres(), topics: try topics(), bron: bron ?? Verbinding.bronOnbekend, extra: try extra(),
            log: log)
    }
}

/// A date on the command line.
extension Datum: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

enum Logboek {
    /// Logs go to standard error, so that answers stay alone on standard output.
    static func maak(_ niveau: Logger.Level) -> Logger {
        var log = Logger(label: "doorbraaktafel") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = niveau
        return log
    }
}

/// Files named on the command line.
enum Bestand {
    /// The most bytes of a file: some hundreds of thousands of lines.
    static let bytesMax = 512 * 1_024 * 1_024

    /// The content of a file, or of standard input for `-`.
    static func lees(_ pad: String) throws -> Data {
        if pad == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
        do {
            let kenmerken = try FileManager.default.attributesOfItem(atPath: pad)
            if let grootte = kenmerken[.size] as? Int, grootte > bytesMax {
                throw Stopcode.fout(
                    "\(pad) is \(grootte) bytes. Er passen er hoogstens \(bytesMax): splits het bestand.")
            }
            return try Data(contentsOf: URL(fileURLWithPath: pad))
        } catch let fout as Stopcode {
            throw fout
        } catch {
            throw Stopcode.fout("Het bestand '\(pad)' is niet te lezen. Kijk of het bestaat en of u het mag lezen.")
        }
    }
}

/// An end with a message and code 1.
enum Stopcode: Error, CustomStringConvertible {
    case fout(String)
    var description: String {
        switch self {
        case .fout(let tekst): tekst
        }
    }
}
