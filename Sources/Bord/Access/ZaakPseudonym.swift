import Foundation

/// How a case is called in the log: to be found there by who knows its casusId, by nobody once that is forgotten.
///
/// Reads of a case must be accounted for longer than the case may stand. The mark is the first 16 hexadecimal digits of
/// the SHA-256 of `doorbraaktafel logboek ` and the casusId, so that whoever must answer for a read needs no program of
/// ours to look for it. It is not the mark under which decisions lie in the read model: the two say nothing together.
struct ZaakPseudonym: CustomStringConvertible {
    let description: String

    init(casusId: String) {
        description = String(Fingerprint.sha256(Data("doorbraaktafel logboek \(casusId)".utf8)).prefix(16))
    }
}
