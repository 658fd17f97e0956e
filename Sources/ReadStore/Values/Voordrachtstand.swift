import Berichten

/// A voordracht as its aanbieder sees it: what is asked, and what came of it.
package struct Voordrachtstand: Sendable, Equatable {
    package let voordracht: VoordrachtGedaan
    package let op: Tijdstip
    /// `nil`: it stands.
    package let vervallen: VoordrachtVervallen?
    /// What the aanbieder answered last, as far as this board has read it.
    package let antwoord: AanbiederGeantwoord?

    /// Whether an answer is still waited for: a held intake is none.
    package var isOpen: Bool {
        vervallen == nil && antwoord?.antwoord != .geaccepteerd && antwoord?.antwoord != .afgewezen
    }
}
