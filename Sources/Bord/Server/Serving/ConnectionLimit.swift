import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// So many connections at once. Who comes after that is told so and let go, instead of waiting without a word.
final class ConnectionLimit: Sendable {
    /// How many may be told so at the same time; beyond those the machine itself lets them wait.
    static let afgewezenMax = 100

    private let max: Int
    private let aantal = Mutex(0)

    init(max: Int) { self.max = max }

    /// For the front of a connection.
    func deur() -> any RemovableChannelHandler { ConnectionLimitHandler(grens: self) }

    fileprivate func neem() -> Bool {
        aantal.withLock { aantal in
            guard aantal < max else { return false }
            aantal += 1
            return true
        }
    }

    fileprivate func geefTerug() { aantal.withLock { $0 -= 1 } }
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
        isBinnen = grens.neem()
        let (kanaal, grens) = (context.channel, grens)
        if isBinnen {
            kanaal.closeFuture.whenComplete { _ in grens.geefTerug() }
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
