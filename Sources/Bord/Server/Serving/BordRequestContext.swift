import Hummingbird
import NIOCore

/// What the server knows of a connection.
struct BordRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address of who connects; behind a proxy that is the proxy's.
    let adres: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        adres = source.channel.remoteAddress?.ipAddress ?? "-"
    }
}
