import Instrumentation

/// Takes a ``TraceContext`` out of what a message came in and lays it on what goes out, whatever kind of headers that
/// has.
package struct TracePropagator: Instrument {
    package init() {}

    package func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        context.spoor = extractor.extract(key: TraceContext.naam, from: carrier).flatMap(
            TraceContext.init(traceparent:))
    }

    package func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let spoor = context.spoor else { return }
        injector.inject(spoor.traceparent, forKey: TraceContext.naam, into: &carrier)
    }
}

extension ServiceContext {
    /// That the work in hand is this step, and nothing else.
    package static func met(_ spoor: TraceContext) -> ServiceContext {
        var context = topLevel
        context.spoor = spoor
        return context
    }

    private enum TraceKey: ServiceContextKey {
        typealias Value = TraceContext
        static let nameOverride: String? = TraceContext.naam
    }

    /// The step that the work in hand is.
    package var spoor: TraceContext? {
        get { self[TraceKey.self] }
        set { self[TraceKey.self] = newValue }
    }
}
