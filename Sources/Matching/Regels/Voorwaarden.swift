import Jeugdhulp

/// What an offer is judged by besides itself and the case: the contracts of today, the register and the weights.
///
/// Two references, so that it is cheap to hand on; a snapshot, so that later contracts do not show in it.
package struct Voorwaarden: Sendable {
    let contracten: Contractenboek
    private let grondslag: Grondslag

    var register: Gemeenteregister { grondslag.register }
    var gewichten: Gewichten { grondslag.gewichten }

    init(_ contracten: Contractenboek, _ grondslag: Grondslag) {
        (self.contracten, self.grondslag) = (contracten, grondslag)
    }
}
