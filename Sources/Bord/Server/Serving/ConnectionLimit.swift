import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// So many connections at once. Who comes after that is told so and let go, instead of waiting without a word.
final class ConnectionLimit: Sendable {
    /// How many may be told so at the same time; beyond those the machine itself lets them wait.
    static let afgewezenMax = 100

    private let max: Int
    /// Of one address: half of all. More would let one keep everybody out; less would be too few for a proxy, by whose
    /// address everybody comes.
    private let perAdresMax: Int
    private let aantallen = Mutex((alle: 0, perAdres: [String: Int]()))

    init(max: Int) {
        self.max = max
        perAdresMax = Swift.max(1, (max + 1) / 2)
    }

    /// For the front of a connection.
    func deur() -> any RemovableChannelHandler { ConnectionLimitHandler(grens: self) }

    /// - Parameter adres: `nil` for one that has none, such as a socket of this machine.
    fileprivate func neem(_ adres: String?) -> Bool {
        aantallen.withLock { nu in
            let eigen = adres.map { nu.perAdres[$0, default: 0] } ?? 0
            guard nu.alle < max, adres == nil || eigen < perAdresMax else { return false }
            nu.alle += 1
            if let adres { nu.perAdres[adres] = eigen + 1 }
            return true
        }
    }

    fileprivate func geefTerug(_ adres: String?) {
        aantallen.withLock { nu in
            nu.alle -= 1
            guard let adres, let eigen = nu.perAdres[adres] else { return }
            nu.perAdres[adres] = eigen > 1 ? eigen - 1 : nil
        }
    }
}

/// Lets requests by, or answers the first one and closes.
private final class ConnectionLimitHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundOut = HTTPResponsePart

    private let grens: ConnectionLimit
    private var isBinnen = false

    /// Who is turned away and asks nothing is not waited for.
    private static let stilMsMax: Int64 = 5_000
    private static let woorden = "Het is hier nu te druk. Probeer het over een minuut opnieuw.\n"

    init(grens: ConnectionLimit) { self.grens = grens }

    func handlerAdded(context: ChannelHandlerContext) {
        let adres = context.channel.remoteAddress?.ipAddress
        isBinnen = grens.neem(adres)
        let (kanaal, grens) = (context.channel, grens)
        if isBinnen {
            kanaal.closeFuture.whenComplete { _ in grens.geefTerug(adres) }
        } else {
            let klok = kanaal.eventLoop.scheduleTask(in: .milliseconds(Self.stilMsMax)) {
                kanaal.close(promise: nil)
            }
            kanaal.closeFuture.whenComplete { _ in klok.cancel() }
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isBinnen else { return context.fireChannelRead(data) }
        guard case .head = unwrapInboundIn(data) else { return }
        let kop = HTTPResponse(
            status: .serviceUnavailable,
            headerFields: [
                .contentType: "text/plain; charset=utf-8", .contentLength: "\(Self.woorden.utf8.count)",
                .retryAfter: "60", .connection: "close", .cacheControl: "no-store",
            ])
        let kanaal = context.channel
        context.write(wrapOutboundOut(.head(kop)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(string: Self.woorden))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in kanaal.close(promise: nil) }
    }
}
