import Foundation
import Jeugdhulp
import ReadStore
import Synchronization

/// Reports of offers that keep coming in while pages are asked: what was counted must be counted again.
final class Toevoer: Sendable {
    static let perSeconde = 100
    private static let perKeer = 10

    // Only started and cancelled, which a source of Dispatch takes from any thread.
    private nonisolated(unsafe) let klok: any DispatchSourceTimer
    private let fout = Mutex<(any Error)?>(nil)

    init(_ vulling: ReadModelFiller) throws {
        let rij = DispatchQueue(label: "toevoer")
        klok = DispatchSource.makeTimerSource(queue: rij)
        let meldingen = try Bordmarkt.meldingen(BordBench.aanbod / 10)
        nonisolated(unsafe) let vulling = vulling
        nonisolated(unsafe) var plaats = 0
        klok.schedule(deadline: .now(), repeating: .milliseconds(1_000 * Self.perKeer / Self.perSeconde))
        klok.setEventHandler { [self] in
            do {
                try vulling.neem((0..<Self.perKeer).map { meldingen[(plaats + $0) % meldingen.count] })
                plaats += Self.perKeer
            } catch {
                fout.withLock { $0 = error }
            }
        }
        klok.resume()
    }

    /// - Throws: what went wrong meanwhile: then nothing came in, and the figures say something else.
    func stop() throws {
        klok.cancel()
        if let fout = fout.withLock({ $0 }) { throw fout }
    }
}
