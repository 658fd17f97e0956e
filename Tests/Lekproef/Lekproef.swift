import Foundation
import Kafka

/// Opens and closes each kind of client many times, and fails when file descriptors, threads or memory stay behind.
///
/// `lekproef [cycles] [kind …]` judges; `lekproef canary-<fd|thread|memory>` leaks on purpose, and must be caught. The
/// broker runs in a process of its own, so that what is counted here belongs to the clients.
///
/// Exit codes: 0 clean, 3 something leaks, 2 the test itself could not be done.
@main
enum Lekproef {
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == BrokerProcess.argument { return BrokerProcess.serve() }
        let cycles = arguments.compactMap { Int($0) }.first ?? 1_000
        let names = Set(arguments.filter { Int($0) == nil })
        do {
            exit(try await judge(cycles, names) ? 0 : 3)
        } catch {
            complain("lekproef: \(error)")
            exit(2)
        }
    }

    /// True when nothing leaked.
    private static func judge(_ cycles: Int, _ names: Set<String>) async throws -> Bool {
        let wanted = names.isEmpty ? Kind.clients : (Kind.clients + Kind.canaries).filter { names.contains($0.name) }
        guard !wanted.isEmpty, names.isEmpty || wanted.count == names.count else {
            throw Unusable(reason: "no such kind; there are \((Kind.clients + Kind.canaries).map(\.name))")
        }
        let broker = try BrokerProcess()
        defer { broker.stop() }
        try await broker.fill()
        await fillPool()
        var isClean = true
        for kind in wanted {
            let growth = try await measured(kind, cycles, broker.bootstrap)
            // Not by print, which keeps lines back when a file or a pipe reads them.
            FileHandle.standardOutput.write(Data((growth.line(kind.name) + "\n").utf8))
            if growth.isLeak { isClean = false }
        }
        return isClean
    }

    /// Swift's thread pool keeps the memory of past tasks for later ones, up to a limit. Most of that is filled at once
    /// here, because it would take some thousand cycles to stop growing by itself.
    private static func fillPool() async {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50_000 { group.addTask { await Task.yield() } }
        }
    }

    /// A cache that still fills is asked again: a leak never stops.
    private static func measured(_ kind: Kind, _ cycles: Int, _ bootstrap: String) async throws -> Growth {
        var growth = try await measure(kind, cycles, bootstrap)
        for _ in 1..<measurementCountMax where growth.leaks == ["memory"] {
            growth = try await measure(kind, cycles, bootstrap)
        }
        return growth
    }

    private static let measurementCountMax = 4

    /// What stays behind after `cycles`, against what was there after a first round that fills every cache.
    private static func measure(_ kind: Kind, _ cycles: Int, _ bootstrap: String) async throws -> Growth {
        let workers = max(1, min(kind.workers, cycles / Growth.stretches))
        try await run(kind, workers: workers, rounds: 2, bootstrap)
        let start = try Gauge.settled()
        let rounds = max(1, cycles / (workers * Growth.stretches))
        var stops: [Gauge] = []
        for _ in 0..<Growth.stretches {
            try await run(kind, workers: workers, rounds: rounds, bootstrap)
            stops.append(try Gauge.settled(downTo: start))
        }
        return Growth(cycles: workers * rounds * Growth.stretches, start: start, stops: stops)
    }

    /// Side by side, because closing a client mostly waits, and threads that race find more.
    private static func run(_ kind: Kind, workers: Int, rounds: Int, _ bootstrap: String) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<workers {
                group.addTask {
                    for round in 0..<rounds {
                        try await kind.cycle(Cycle(bootstrap: bootstrap, worker: worker, round: round))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    static func complain(_ words: String) { FileHandle.standardError.write(Data((words + "\n").utf8)) }
}

/// The test could not be done, which says nothing about leaks.
struct Unusable: Error, CustomStringConvertible {
    let reason: String

    var description: String { reason }
}
