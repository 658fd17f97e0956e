import ArgumentParser
import Rollen

/// Over which topics a party sends.
struct Poortkeuze: ParsableArguments {
    @Flag(
        help: """
            Stuur rechtstreeks op de kern, ook als de partij een eigen topic heeft. Alleen voor wie daar zelf mag \
            schrijven.
            """)
    var zonderPoort = false

    /// The party's own topic where it has one.
    func weg(_ verbinding: Connection) async throws -> Connection.Route {
        zonderPoort ? .kern : .poort(try await verbinding.invoertopics())
    }
}
