/// What the gate remembers on its own topic: since when it stands, and which topics it left alone.
package struct GateState: Sendable, Equatable {
    /// When the first gate wrote that it stands, by the clock of the log; `nil`: there was none yet.
    package private(set) var sindsMs: Int64?
    /// Topics that are not read until the operator lets them.
    package private(set) var stil: Set<String> = []

    package static let beginSleutel = "begin"
    private static let stilBegin = "stil/"

    package init() {}

    package static func sleutel(stil topic: String) -> [UInt8] { Array((stilBegin + topic).utf8) }
    /// What stands under a key; the key says it all.
    package static let waarde: [UInt8] = Array(#"{"v":1}"#.utf8)

    /// Takes in one record of the topic, in the order of the log. What is not one of ours is passed over.
    /// - Parameters:
    ///   - tijdMs: when the log had it, in milliseconds since 1970.
    package mutating func neem(sleutel: [UInt8], isWeg: Bool, tijdMs: Int64?) {
        let tekst = String(decoding: sleutel, as: UTF8.self)
        if tekst == Self.beginSleutel {
            // The first counts: what came before a later start of a gate did not come by itself.
            if !isWeg, let tijdMs { sindsMs = min(sindsMs ?? tijdMs, tijdMs) }
        } else if tekst.hasPrefix(Self.stilBegin) {
            let topic = String(tekst.dropFirst(Self.stilBegin.count))
            if isWeg { stil.remove(topic) } else { stil.insert(topic) }
        }
    }

    /// A topic is left alone from now on, or again read; before the log has it.
    package mutating func zet(_ topic: String, isStil: Bool) {
        if isStil { stil.insert(topic) } else { stil.remove(topic) }
    }
}
