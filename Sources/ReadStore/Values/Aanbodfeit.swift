import Berichten
import Jeugdhulp

/// One offer in this region as it was last reported.
package struct Aanbodfeit: Sendable, Hashable {
    package var gemeente: Gemeentecode
    package var hulpvorm: Hulpvorm
    /// Weeks from application to the start of help.
    package var wachtWeken: Int
    /// The day the wait was true.
    package var peildatum: Datum
    package var plaatsenVrij: Int
}
