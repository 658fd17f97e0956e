/// What a ladder must know of a case.
package struct Wachtfeiten: Sendable, Hashable {
    /// The day the wait for this help began.
    package let wachtSinds: Datum
    /// The day the measure was pronounced.
    package let uitgesprokenOp: Datum
    /// The last day on which help is in time (#3).
    package let norm: Datum
    /// The earliest start that any option announces; `nil` when there is none.
    package let startVerwacht: Datum?

    package init(wachtSinds: Datum, uitgesprokenOp: Datum, norm: Datum, startVerwacht: Datum? = nil) {
        self.wachtSinds = wachtSinds
        self.uitgesprokenOp = uitgesprokenOp
        self.norm = norm
        self.startVerwacht = startVerwacht
    }

    /// A GI that does not say since when the child waits is read as: since the measure. That is the reading by which
    /// nobody acts too late.
    package init(_ aanvraag: Aanvraag, vandaag: Datum, startVerwacht: Datum?) {
        let norm = Norm.passendeHulp(
            maatregel: aanvraag.maatregel, uiterlijkeDatum: aanvraag.uiterlijkeDatum, vandaag: vandaag)
        self.init(
            wachtSinds: aanvraag.wachtSinds ?? aanvraag.maatregel.uitgesprokenOp,
            uitgesprokenOp: aanvraag.maatregel.uitgesprokenOp, norm: norm.uiterlijk, startVerwacht: startVerwacht)
    }
}
