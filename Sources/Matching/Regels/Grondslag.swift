import Jeugdhulp

/// What stays the same for as long as a market lives: the register of gemeenten and regions, and the weights.
///
/// A class, so that everything that needs both holds them by one reference: copied as values they are dozens.
final class Grondslag: Sendable {
    let register: Gemeenteregister
    let gewichten: Gewichten

    init(_ register: Gemeenteregister, _ gewichten: Gewichten) {
        (self.register, self.gewichten) = (register, gewichten)
    }
}
