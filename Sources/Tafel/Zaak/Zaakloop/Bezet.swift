import Jeugdhulp

/// A place that a child took, until its aanbieder has reported since.
package struct Bezet: Sendable, Equatable, Decodable {
    /// Absent in records of when an id alone named an offer.
    package let agb: AgbCode?
    package let aanbodId: String
    /// The day help started there.
    package let sinds: Datum
    /// The report that stood then; absent in records of before it was kept.
    package internal(set) var opgave: Opgaveplek?

    package init(agb: AgbCode?, aanbodId: String, sinds: Datum, opgave: Opgaveplek? = nil) {
        self.agb = agb
        self.aanbodId = aanbodId
        self.sinds = sinds
        self.opgave = opgave
    }

    var aanbod: Aanbodverwijzing { Aanbodverwijzing(agb, aanbodId) }
}
