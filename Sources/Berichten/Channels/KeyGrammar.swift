import Jeugdhulp

/// The key under which a record stands on its channel: Kafka partitions and compacts by it. The raw value is the
/// grammar as `deploy/topics.md` and `Schemas/asyncapi.yaml` write it.
package enum KeyGrammar: String, Sendable, CaseIterable {
    case casusId
    /// Compaction keeps one record a key: the latest step of the ladder stands beside the proposal, not in its place.
    case opschaling = "casusId/opschaling"
    /// Where the case stands lies beside the proposal too.
    case melding = "casusId/status"
    /// An `aanbodId` is unique within its aanbieder.
    case aanbod = "agb/aanbodId"
    case contract = "inkoopregio/agb"
    case bericht = "afgekeurd/ and the refused event's id (else topic/partition/offset)"
    case reservering = "agb/aanbodId/casusId"
    case zaaksleutel = "casusId/number"
    case oorspronkelijk = "original key"
    case poortstand = "begin or stil/ and a topic"
    /// What a party writes: nothing is decided by it, but which offer or contract a null value takes away.
    case vrij = "any"

    /// What stands behind the casusId and a slash; `nil` where nothing does.
    package var achtervoegsel: String? {
        switch self {
        case .opschaling: "opschaling"
        case .melding: "status"
        case .casusId, .aanbod, .contract, .bericht, .reservering, .zaaksleutel, .oorspronkelijk,
            .poortstand, .vrij:
            nil
        }
    }

    /// The key of a record about a case, for ``casusId``, ``opschaling`` and ``melding``.
    package func sleutel(casusId: String) -> String { achtervoegsel.map { "\(casusId)/\($0)" } ?? casusId }

    /// The key of the record that carries an event.
    /// - Returns: `nil` when such an event has no such key.
    package func sleutel(_ inhoud: Inhoud) -> String? {
        switch (self, inhoud) {
        case (.casusId, _), (.opschaling, _), (.melding, _): inhoud.casusId.map(sleutel(casusId:))
        case (.aanbod, .aanbodGemeld(let aanbod)): aanbod.sleutel.description
        case (.contract, .contractGemeld(let contract)): contract.sleutel
        case (.bericht, .berichtAfgekeurd(let afgekeurd)): afgekeurd.sleutel
        default: nil
        }
    }

    /// Which of the records of one case a key is of.
    /// - Parameter sleutel: a key on a channel of which every key begins with the casusId.
    /// - Returns: `nil` when no record of the contract has such a key there.
    package static func vanZaak(_ sleutel: [UInt8]) -> KeyGrammar? {
        guard let streep = sleutel.firstIndex(of: UInt8(ascii: "/")) else { return .casusId }
        return [KeyGrammar.opschaling, .melding].first { grammar in
            grammar.achtervoegsel.map { sleutel[streep...].dropFirst().elementsEqual($0.utf8) } ?? false
        }
    }
}
