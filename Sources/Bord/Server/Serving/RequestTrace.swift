import Berichten
import HTTPTypes
import Hummingbird
import Instrumentation

/// The trace of a request: what is sent because of it carries it on, and every line of the log says which it was.
enum RequestTrace {
    /// - Parameter nieuwId: what nothing else is called; where the request brings no trace, one begins here.
    static func context(_ koppen: HTTPFields, nieuwId: String) -> ServiceContext {
        var context = ServiceContext.topLevel
        TracePropagator().extract(koppen, into: &context, using: HeaderExtractor())
        context.spoor = context.spoor?.vervolg(nieuwId) ?? .begin(nieuwId)
        return context
    }

    private struct HeaderExtractor: Extractor {
        func extract(key: String, from koppen: HTTPFields) -> String? { HTTPField.Name(key).flatMap { koppen[$0] } }
    }
}
