import Foundation
import ReadStore
import ServiceLifecycle

/// Every so often a word to all who listen, so that a proxy keeps the line open and a browser that left is found out.
struct HeartbeatService: Service {
    let omroep: Broadcast
    private static let secondenTussen = 15

    func run() async throws {
        let (slagen, einde) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let klok = DispatchSource.makeTimerSource()
        klok.schedule(deadline: .now() + .seconds(Self.secondenTussen), repeating: .seconds(Self.secondenTussen))
        klok.setEventHandler { einde.yield() }
        klok.resume()
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                for await _ in slagen { omroep.vertel(ChangeSet()) }
            } onGracefulShutdown: {
                // Streams that stay open would keep the server from stopping.
                omroep.sluit()
                einde.finish()
            }
        } onCancel: {
            omroep.sluit()
            einde.finish()
        }
        klok.cancel()
    }
}
