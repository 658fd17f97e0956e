import Jeugdhulp
import Matching

/// How strong a child's claim to a place is (#138): past the norm and how long, come back after help that ended, near
/// 18, then who was submitted first. The id settles what is left, so that there always is an order.
package struct Aanspraak: Sendable, Hashable {
    /// Days past the norm, 0 when it is not.
    package let dagenNaNorm: Int
    /// Help had begun and ended before its time.
    package let isTerug: Bool
    package let isBijna18: Bool
    /// Days since the case was submitted.
    package let dagenIngediend: Int
    package let casusId: String

    package init(dagenNaNorm: Int, isTerug: Bool, isBijna18: Bool, dagenIngediend: Int, casusId: String) {
        self.dagenNaNorm = min(max(0, dagenNaNorm), 4_095)
        (self.isTerug, self.isBijna18, self.casusId) = (isTerug, isBijna18, casusId)
        self.dagenIngediend = min(max(0, dagenIngediend), (1 << 18) - 1)
    }

    /// All but the id in one number: the larger is the stronger.
    package var gewicht: Int {
        ((dagenNaNorm << 1 | (isTerug ? 1 : 0)) << 1 | (isBijna18 ? 1 : 0)) << 18 | dagenIngediend
    }

    package func isSterker(dan ander: Aanspraak) -> Bool {
        gewicht != ander.gewicht ? gewicht > ander.gewicht : casusId < ander.casusId
    }
}

extension Aanspraak {
    init(_ casus: Casus, norm: Norm, vandaag: Datum, bijna18Dagen: Int) {
        self.init(
            dagenNaNorm: -norm.dagenOver,
            isTerug: casus.aanvraag.reedsGeprobeerd.contains { $0.uitkomst == .mislukt || $0.uitkomst == .beeindigd },
            isBijna18: casus.aanvraag.jeugdigen.contains { jeugdige in
                jeugdige.wordt18Op.map { $0 - vandaag <= bijna18Dagen } ?? (jeugdige.leeftijd >= 18)
            },
            dagenIngediend: vandaag - casus.ingediendOp, casusId: casus.aanvraag.casusId)
    }
}
