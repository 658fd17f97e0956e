import Foundation
import Synchronization

/// The program as a user runs it, with what it wrote and how it ended.
struct Uitslag: Sendable {
    let code: Int32
    let uit, fout: String
    let duur: Duration
    let eind: ContinuousClock.Instant

    var regels: [String] { uit.split(separator: "\n").map(String.init) }
}

/// A running program.
final class Proces: @unchecked Sendable {
    // Set up before it starts and only read afterwards; Process itself may be signalled from any thread.
    private let proces = Process()
    private let uit = Meelezer()
    private let fout = Meelezer()
    private let invoer: String?
    private let begin = ContinuousClock.now

    static let wortel = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let programma = wortel.appendingPathComponent(".build/debug/doorbraaktafel")
    static let voorbeelden = wortel.appendingPathComponent("Sources/doorbraaktafel/Voorbeelden").path

    /// Python with what the referees of the tests need; DOORBRAAK_PYTHON names another.
    static var scheidsrechter: URL {
        ProcessInfo.processInfo.environment["DOORBRAAK_PYTHON"].map { URL(fileURLWithPath: $0) }
            ?? wortel.appendingPathComponent(".build/referee/bin/python3")
    }

    /// - Parameter omgeving: variables beside those of the test itself.
    init(
        _ argumenten: [String], programma: URL = Proces.programma, invoer: String? = nil,
        omgeving: [String: String] = [:]
    ) {
        self.invoer = invoer
        if !omgeving.isEmpty {
            proces.environment = ProcessInfo.processInfo.environment.merging(omgeving) { $1 }
        }
        proces.executableURL = programma
        proces.arguments = argumenten
        proces.standardOutput = uit.pijp.schrijf
        proces.standardError = fout.pijp.schrijf
    }

    /// Runs it to its end; killed after `sMax` seconds, which then is its code.
    static func draai(
        _ argumenten: [String], invoer: String? = nil, omgeving: [String: String] = [:], sMax: Int = 240
    ) async throws -> Uitslag {
        let proces = Proces(argumenten, invoer: invoer, omgeving: omgeving)
        return try await proces.metEinde(sMax: sMax) { _ in }
    }

    /// Starts it, does something meanwhile, and waits for its end.
    func metEinde(sMax: Int, _ doe: (Proces) async throws -> Void) async throws -> Uitslag {
        let eindtijd = Eindtijd()
        // Here and not below: a busy machine may be late to tell.
        proces.terminationHandler = { _ in eindtijd.zet() }
        let pijp = Pijp()
        proces.standardInput = pijp.lees
        try Pijp.starten.withLock { _ in try proces.run() }
        try uit.pijp.schrijf.close()
        try fout.pijp.schrijf.close()
        if let invoer { try pijp.schrijf.write(contentsOf: Data(invoer.utf8)) }
        try pijp.schrijf.close()
        let bewaker = DispatchWorkItem { [proces] in kill(proces.processIdentifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(sMax), execute: bewaker)
        do {
            try await doe(self)
        } catch {
            kill(proces.processIdentifier, SIGKILL)
            throw error
        }
        // A test that is given up kills it, and waits for its end all the same: asking the code of a process that still
        // runs ends the whole test run.
        let nummer = proces.processIdentifier
        let eind = await withTaskCancellationHandler {
            await eindtijd.wacht()
        } onCancel: {
            kill(nummer, SIGKILL)
        }
        bewaker.cancel()
        return Uitslag(
            code: proces.terminationStatus, uit: await uit.alles(), fout: await fout.alles(), duur: eind - begin,
            eind: eind)
    }

    func sein(_ sein: Int32) { kill(proces.processIdentifier, sein) }

    /// Waits until it has written a line with `woord` on standard output, at most `sMax` seconds.
    /// - Returns: the line, or `nil` when it did not come.
    func wachtOp(_ woord: String, sMax: Int = 20) async -> String? { await uit.wachtOp(woord, sMax: sMax) }

    /// The same of standard error, where the log goes.
    func wachtOpLog(_ woord: String, sMax: Int = 20) async -> String? { await fout.wachtOp(woord, sMax: sMax) }
}

/// When a process ended.
private final class Eindtijd: Sendable {
    private struct Stand {
        var moment: ContinuousClock.Instant?
        var wachter: CheckedContinuation<ContinuousClock.Instant, Never>?
    }

    private let stand = Mutex(Stand())

    func zet() {
        let nu = ContinuousClock.now
        let wachter = stand.withLock { stand in
            stand.moment = nu
            return stand.wachter.take()
        }
        wachter?.resume(returning: nu)
    }

    /// Also in a task that was cancelled. For one waiter.
    func wacht() async -> ContinuousClock.Instant {
        await withCheckedContinuation { wachter in
            let moment = stand.withLock { stand in
                if stand.moment == nil { stand.wachter = wachter }
                return stand.moment
            }
            if let moment { wachter.resume(returning: moment) }
        }
    }
}

/// A pipe that no other process gets which starts at the same time: it would keep it open and the end would not come.
private struct Pijp: Sendable {
    /// Held while a pipe is made and while a process starts.
    static let starten = Mutex(())
    let lees, schrijf: FileHandle

    init() {
        let grepen = Self.starten.withLock { _ in
            var grepen: [Int32] = [-1, -1]
            precondition(pipe(&grepen) == 0, "no pipe: \(errno)")
            for greep in grepen { _ = fcntl(greep, F_SETFD, FD_CLOEXEC) }
            return grepen
        }
        lees = FileHandle(fileDescriptor: grepen[0], closeOnDealloc: true)
        schrijf = FileHandle(fileDescriptor: grepen[1], closeOnDealloc: true)
    }
}

/// Reads a pipe as it fills.
private final class Meelezer: Sendable {
    private struct Stand {
        var tekst = Data()
        var dicht = false
        var nummer = 0
        var wachters: [Int: (woord: String?, klaar: CheckedContinuation<String?, Never>)] = [:]
    }

    let pijp = Pijp()
    private let stand = Mutex(Stand())

    init() {
        // A thread of its own keeps the pieces in order.
        let greep = pijp.lees
        let deel = Deel(self)
        Thread.detachNewThread {
            while case let stuk = greep.availableData, !stuk.isEmpty { deel.lezer?.neem(stuk) }
            deel.lezer?.neem(Data())
        }
    }

    private func neem(_ stuk: Data) {
        let klaar = stand.withLock { stand in
            stand.tekst.append(stuk)
            if stuk.isEmpty { stand.dicht = true }
            return stand.wachters.compactMap { nummer, wachter -> (CheckedContinuation<String?, Never>, String?)? in
                guard let antwoord = Self.antwoord(stand, wachter.woord) else { return nil }
                stand.wachters[nummer] = nil
                return (wachter.klaar, antwoord)
            }
        }
        for (wachter, regel) in klaar { wachter.resume(returning: regel) }
    }

    /// What a waiter gets now: outer `nil` is nothing yet, inner `nil` is never.
    private static func antwoord(_ stand: Stand, _ woord: String?) -> String?? {
        let tekst = String(decoding: stand.tekst, as: UTF8.self)
        guard let woord else { return stand.dicht ? .some(tekst) : nil }
        let heel = tekst.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        if let regel = heel.first(where: { $0.contains(woord) }) { return .some(String(regel)) }
        return stand.dicht ? .some(nil) : nil
    }

    private func wacht(_ woord: String?, sMax: Int) async -> String? {
        await withCheckedContinuation { klaar in
            let (nu, nummer) = stand.withLock { stand -> (String??, Int) in
                if let antwoord = Self.antwoord(stand, woord) { return (.some(antwoord), 0) }
                stand.nummer += 1
                stand.wachters[stand.nummer] = (woord, klaar)
                return (nil, stand.nummer)
            }
            if let nu { return klaar.resume(returning: nu) }
            DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(sMax)) { [self] in
                let (wachter, tekst) = stand.withLock { ($0.wachters.removeValue(forKey: nummer), $0.tekst) }
                // Who waits for everything gets what there is: the process has ended, nothing more will come.
                wachter?.klaar.resume(returning: woord == nil ? String(decoding: tekst, as: UTF8.self) : nil)
            }
        }
    }

    func wachtOp(_ woord: String, sMax: Int) async -> String? { await wacht(woord, sMax: sMax) }

    /// Everything, once the other side has closed it.
    func alles() async -> String { await wacht(nil, sMax: 3) ?? "" }

    /// Keeps the thread from keeping the reader alive.
    private final class Deel: @unchecked Sendable {
        // Set once, before the thread starts.
        weak var lezer: Meelezer?
        init(_ lezer: Meelezer) { self.lezer = lezer }
    }
}
