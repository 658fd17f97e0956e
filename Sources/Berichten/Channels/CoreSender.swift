import Jeugdhulp

/// Who sent a record of the core, by the word of the gate or of the board: nobody else may write there.
///
/// From the moment that the first gate stands every message has that word. What lies from before it counts as it did:
/// so a log of the previous version is taken over as it is.
package struct CoreSender: Sendable, Equatable {
    /// When the first gate wrote that it stands, by the clock of the log; `nil`: there is none.
    package var poortSindsMs: Int64?
    private let register: Gemeenteregister

    package init(poortSindsMs: Int64? = nil, register: Gemeenteregister) {
        self.poortSindsMs = poortSindsMs
        self.register = register
    }

    package static func == (a: Self, b: Self) -> Bool { a.poortSindsMs == b.poortSindsMs }

    /// - Parameters:
    ///   - kop: the header ``Toegangsrol/afzenderkop``.
    ///   - tijdMs: when the record was written, in milliseconds since 1970.
    /// - Returns: `nil` for a message from before there was a gate.
    /// - Throws: ``Afkeuring`` when there is no such word, or it is none.
    package func afzender(kop: String?, tijdMs: Int64?) throws(Afkeuring) -> Toegangsrol? {
        guard let kop else {
            guard let poortSindsMs, tijdMs.map({ $0 >= poortSindsMs }) ?? true else { return nil }
            throw Afkeuring(
                .afzenderOntbreekt, "Van dit bericht is niet vastgesteld wie het stuurde.",
                "Stuur het op uw eigen topic (doorbraak.in…), of met uw login.")
        }
        guard let wie = Toegangsrol(kenmerk: kop) else { throw Self.onjuist }
        return wie
    }

    /// As ``afzender(kop:tijdMs:)``, and what the message says of its sender must be the same.
    package func afzender(kop: String?, tijdMs: Int64?, van inhoud: Inhoud) throws(Afkeuring) -> Toegangsrol? {
        let wie = try afzender(kop: kop, tijdMs: tijdMs)
        guard let wie else { return nil }
        guard inhoud.isVan(wie, register) else { throw Self.onjuist }
        return wie
    }

    /// What the matcher writes as sender where it tidies up what is not its own.
    package static let matcher = "matcher"

    /// What takes something away from the core: only by whose it is.
    /// - Parameter sleutel: the key of the record, which is all that it says.
    package func keurSteen(
        _ kanaal: Channel, sleutel: String, kop: String?, tijdMs: Int64?
    ) throws(Afkeuring) {
        guard kop != Self.matcher, let wie = try afzender(kop: kop, tijdMs: tijdMs) else { return }
        guard isEigenaar(wie, kanaal, sleutel) else { throw Self.onjuist }
    }

    private func isEigenaar(_ wie: Toegangsrol, _ kanaal: Channel, _ sleutel: String) -> Bool {
        switch wie {
        case .aanbieder(let agb) where kanaal == .aanbod: return Aanbodsleutel(sleutel)?.agb == agb
        case .inkoop(let naam) where kanaal == .contracten:
            guard let regio = sleutel.split(separator: "/").first.flatMap({ register.inkoopregio(naam: String($0)) })
            else { return false }
            return register.inkoopregio(naam: naam) == regio
        default: return false
        }
    }

    private static var onjuist: Afkeuring {
        Afkeuring(
            .afzenderOnjuist, "Dit bericht zegt van een ander te zijn dan wie het stuurde.",
            "Stuur alleen berichten van uzelf.")
    }
}

extension Inhoud {
    /// Whether an event is of who sends it: what it says of its sender is that party.
    package func isVan(_ rol: Toegangsrol, _ register: Gemeenteregister) -> Bool {
        switch (afzender, rol) {
        case (.inkoop(let van)?, .inkoop(let naam)):
            register.inkoopregio(naam: van).map { $0 == register.inkoopregio(naam: naam) } ?? false
        case (let gezegd?, _): gezegd == rol
        case (nil, _): false
        }
    }
}
