/// The facts of cases and decisions that the figures are counted from. No figure is stored: all can be made again from
/// the log.
package struct Beeldfeiten: Sendable {
    /// Open and closed cases that were with this region at any time.
    package var zaken: [Zaakfeit]
    package var besluiten: [Besluitfeit]
}
