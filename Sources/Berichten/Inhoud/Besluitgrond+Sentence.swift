extension Besluitgrond {
    /// How ``StatusGewijzigd/wat`` ends when it tells of a decision: in codes, for whoever reads nothing but the
    /// sentence. Who has words for the codes leaves this end off, and says it himself.
    package var zin: String { " Besloten door: \(rol). Reden: \(reden)." }
}
