import Instrumentation

/// Takes a ``Spoor`` out of what a message came in and lays it on what goes out, whatever kind of headers that has.
public struct Spoordrager: Instrument {
    public init() {}

    public func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        context.spoor = extractor.extract(key: Spoor.naam, from: carrier).flatMap(Spoor.init(traceparent:))
    }

    public func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let spoor = context.spoor else { return }
        injector.inject(spoor.traceparent, forKey: Spoor.naam, into: &carrier)
    }
}

extension ServiceContext {
    /// That the work in hand is this step, and nothing else.
    public static func met(_ spoor: Spoor) -> ServiceContext {
        var context = topLevel
        context.spoor = spoor
        return context
    }

    private enum Sleutel: ServiceContextKey {
        typealias Value = Spoor
        static let nameOverride: String? = Spoor.naam
    }

    /// The step that the work in hand is.
    public var spoor: Spoor? {
        get { self[Sleutel.self] }
        set { self[Sleutel.self] = newValue }
    }
}
