import Berichten
import Jeugdhulp

/// One moment of a ``Klok``: what is decided together has one time and one day.
struct Moment {
    let nu: Tijdstip
    /// The day it is for people in the Netherlands.
    let vandaag: Datum
    /// A new UUID for an event.
    let nieuwId: @Sendable () -> String
}

extension Klok {
    var moment: Moment {
        let nu = nu()
        return Moment(nu: nu, vandaag: dag(nu), nieuwId: nieuwId)
    }
}
