import Berichten
import Jeugdhulp

/// All that is known of one open case at one table.
package struct Casusbeeld: Sendable {
    package var voorstel: VoorstelGedaan
    package var status: StatusGewijzigd?
    package var opschalingen: [OpschalingBereikt]
    package var gebeurd: [Verloopfeit]
    package var versies: [Voorstelversie]
    package var aanbod: [String: Aanbod]
    /// Decisions that the table took on this case, oldest first.
    package var besluiten: [BesluitGenomen]
}
