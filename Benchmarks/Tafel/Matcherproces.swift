import Beheer
import Berichten
import Dispatch
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Tafel

/// The matcher as a process, and what can be seen of a process from outside.
enum Matcherproces {
    static let vandaag = Datum("2026-11-20") ?? Datum(dagen: 0)

    /// Until it is told to end (SIGTERM); then it prints its figures, in the text form of Prometheus.
    ///
    /// - Parameter lek: what it loses on purpose each second, so that whoever watches it is seen to notice.
    static func draai(brokers: String, voorvoegsel: String, groep: String, lek: Lek? = nil) async throws {
        guard let topics = Topics(voorvoegsel: voorvoegsel) else { throw Mis(description: "prefix \(voorvoegsel)") }
        var inst = Matcherinstellingen(brokers: brokers)
        inst.topics = topics
        inst.groep = groep
        let boek = MetricsRegistry()
        inst.meetfabriek = boek
        lek?.begin()
        let stop = try StopSignal()
        signal(SIGTERM, SIG_IGN)
        let einde = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .global())
        einde.setEventHandler { stop.ask() }
        einde.resume()
        defer { einde.cancel() }
        try await Matcher(inst, klok: .stil(op: vandaag), log: Logger(label: "matcher") { _ in Regels() }).draai(stop)
        FileHandle.standardOutput.write(Data(boek.tekst().utf8))
    }

    /// Every line of the log with its figures, to be read by the process that started this one.
    private struct Regels: LogHandler {
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info
        subscript(metadataKey sleutel: String) -> Logger.Metadata.Value? {
            get { metadata[sleutel] }
            set { metadata[sleutel] = newValue }
        }

        func log(event: LogEvent) {
            let cijfers = (event.metadata ?? [:]).map { " \($0.key)=\($0.value)" }.sorted().joined()
            FileHandle.standardOutput.write(Data("\(event.message)\(cijfers)\n".utf8))
        }
    }
}

/// This program once more, with other work.
final class Kind {
    private let proces = Process()
    private let uit = Pipe()
    private let begin = ContinuousClock.now
    private var tekst = ""

    init(_ woorden: [String]) throws {
        proces.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        proces.arguments = woorden
        proces.standardOutput = uit
        try proces.run()
    }

    deinit { stop() }

    func stop() {
        guard proces.isRunning else { return }
        kill(proces.processIdentifier, SIGKILL)
        proces.waitUntilExit()
    }

    /// Reads on until a line begins with these words.
    /// - Returns: the line, and seconds since the start.
    func wachtOp(_ woorden: String) throws -> (regel: String, sinds: Double) {
        while true {
            let regels = tekst.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            if let regel = regels.last(where: { $0.hasPrefix(woorden) }) {
                let duur = (ContinuousClock.now - begin).components
                return (String(regel), Double(duur.seconds) + Double(duur.attoseconds) / 1e18)
            }
            let stuk = uit.fileHandleForReading.availableData
            guard !stuk.isEmpty else { throw Mis(description: "the process ended before '\(woorden)': \(tekst)") }
            tekst += String(decoding: stuk, as: UTF8.self)
        }
    }

    /// Asks it to end, and reads what it counted.
    func cijfers() -> Cijfers {
        if proces.isRunning { proces.terminate() }
        return Cijfers(alles())
    }

    private func alles() -> String {
        let rest = uit.fileHandleForReading.readDataToEndOfFile()
        proces.waitUntilExit()
        return tekst + String(decoding: rest, as: UTF8.self)
    }

    /// What it prints at its end.
    func einde() throws -> Double {
        let alles = alles()
        guard let seconden = Double(alles.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw Mis(description: "the process printed '\(alles)'")
        }
        return seconden
    }

    /// Seconds of processor time so far.
    var rekenSeconden: Double {
        let stat = (try? String(contentsOfFile: "/proc/\(proces.processIdentifier)/stat", encoding: .utf8)) ?? ""
        let velden = stat.split(separator: ")").last?.split(separator: " ") ?? []
        guard velden.count > 13, let eigen = Double(velden[11]), let kern = Double(velden[12]) else { return .nan }
        return (eigen + kern) / 100
    }

    /// Whether it has not ended.
    var leeft: Bool { proces.isRunning }
    /// Open descriptors, and threads.
    var grepen: Int { inMap("fd") }
    var draden: Int { inMap("task") }

    private func inMap(_ naam: String) -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(proces.processIdentifier)/\(naam)").count) ?? 0
    }

    /// Memory in use, in MB.
    var geheugenMB: Double {
        let status = (try? String(contentsOfFile: "/proc/\(proces.processIdentifier)/status", encoding: .utf8)) ?? ""
        let regel = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return (regel.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? .nan) / 1_024
    }
}
