import Crypto
import Foundation

/// The keys of all cases, as the topic of keys has them: for each its wrapped form, opened when first needed.
///
/// A case may have several: two processes of one GI that begin on it at once each make one. All stay readable, and all
/// are destroyed together.
package struct Zaaksleutels: Sendable {
    /// What is about no case in particular, or about one that nobody knows, such as most refused messages: for these no
    /// keys are made that nobody would ever destroy.
    package static let zonderZaak = "*"

    /// A record of the topic of keys.
    package struct KeyRecord: Sendable, Equatable {
        package let sleutel: [UInt8]
        /// `nil`: destroyed.
        package let waarde: [UInt8]?
    }

    fileprivate struct KeySlot {
        let casusId: String
        var ingepakt: [UInt8]
        var geopend: Result<Zaaksleutel, Zegelfout>?
    }

    package let hoofdsleutels: Hoofdsleutels
    private var vakken: [Sleutelnummer: KeySlot] = [:]
    private var perZaak: [String: [Sleutelnummer]] = [:]
    /// Numbers are never used twice: what was destroyed here does not come back by a record that was on its way.
    private var vernietigd: Set<Sleutelnummer> = []

    package init(_ hoofdsleutels: Hoofdsleutels) { self.hoofdsleutels = hoofdsleutels }

    package var aantal: Int { vakken.count }
    package var aantalZaken: Int { perZaak.keys.count { $0 != Self.zonderZaak } }

    /// How many keys lie under each master key; under `""` what is no record of ours.
    package var perHoofdsleutel: [String: Int] {
        vakken.values.reduce(into: [:]) { $0[Hoofdsleutels.hoofdsleutel(van: $1.ingepakt) ?? "", default: 0] += 1 }
    }

    // MARK: What the topic says

    /// Takes in one record of the topic of keys, in the order of the log. What is not one of ours is passed over.
    package mutating func neem(sleutel: [UInt8], waarde: [UInt8]?) {
        guard let (casusId, nummer) = Self.delen(sleutel) else { return }
        guard let waarde else {
            haalWeg(nummer, casusId)
            vernietigd.remove(nummer)
            return
        }
        // A number belongs to the case that had it first.
        guard !vernietigd.contains(nummer), vakken[nummer].map({ $0.casusId == casusId }) ?? true else { return }
        // Wrapped anew it is still the same key.
        let geopend = vakken[nummer]?.geopend.flatMap { (try? $0.get()) == nil ? nil : $0 }
        zet(nummer, KeySlot(casusId: casusId, ingepakt: waarde, geopend: geopend))
    }

    static func recordsleutel(_ casusId: String, _ nummer: Sleutelnummer) -> [UInt8] {
        Array("\(casusId)/\(nummer)".utf8)
    }

    private static func delen(_ sleutel: [UInt8]) -> (String, Sleutelnummer)? {
        guard let tekst = String(validating: sleutel, as: UTF8.self), let streep = tekst.lastIndex(of: "/"),
            streep > tekst.startIndex, let nummer = Sleutelnummer(tekst: tekst[tekst.index(after: streep)...])
        else { return nil }
        return (String(tekst[..<streep]), nummer)
    }

    private mutating func zet(_ nummer: Sleutelnummer, _ vak: KeySlot) {
        if vakken.updateValue(vak, forKey: nummer) == nil {
            perZaak[vak.casusId, default: []].append(nummer)
        }
    }

    @discardableResult
    private mutating func haalWeg(_ nummer: Sleutelnummer, _ casusId: String) -> KeySlot? {
        guard vakken[nummer]?.casusId == casusId, let vak = vakken.removeValue(forKey: nummer) else { return nil }
        perZaak[casusId]?.removeAll { $0 == nummer }
        if perZaak[casusId]?.isEmpty == true { perZaak[casusId] = nil }
        return vak
    }

    // MARK: Sealing and opening

    /// Whether the key that a sealed value asks for is here. A value of an unknown layout asks for none.
    package func kent(_ waarde: [UInt8]) -> Bool { (try? ZegelFormat.nummer(waarde)).map { vakken[$0] != nil } ?? true }

    /// Opens a sealed value.
    /// - Returns: what was sealed, and the case whose key it was.
    package mutating func open(
        _ waarde: [UInt8], _ plaats: Zegelplaats
    ) throws(Zegelfout) -> (tekst: [UInt8], casusId: String) {
        let nummer = try ZegelFormat.nummer(waarde)
        guard let casusId = vakken[nummer]?.casusId else { throw .vergeten }
        return (try sleutel(nummer).open(waarde, plaats), casusId)
    }

    /// Whether the case has keys, of whatever use.
    package func heeftSleutel(_ casusId: String) -> Bool { perZaak[casusId] != nil }

    /// A key of the case that can be used; `nil` when one must be made.
    package mutating func sleutel(voor casusId: String) -> Zaaksleutel? {
        for nummer in perZaak[casusId] ?? [] {
            if let sleutel = try? sleutel(nummer) { return sleutel }
        }
        return nil
    }

    private mutating func sleutel(_ nummer: Sleutelnummer) throws(Zegelfout) -> Zaaksleutel {
        guard let vak = vakken[nummer] else { throw .vergeten }
        if let geopend = vak.geopend { return try geopend.get() }
        let geopend: Result<Zaaksleutel, Zegelfout>
        do throws(Zegelfout) {
            let geheim = try hoofdsleutels.pakUit(vak.ingepakt, casusId: vak.casusId, nummer)
            geopend = .success(Zaaksleutel(nummer, geheim: geheim))
        } catch {
            geopend = .failure(error)
        }
        vakken[nummer]?.geopend = geopend
        return try geopend.get()
    }

    // MARK: Making and destroying

    /// Makes a key, to be written before or with the first value that is sealed with it. It counts here only once it
    /// is given to ``neem(sleutel:waarde:)``.
    package func nieuw(
        _ casusId: String, _ toeval: inout some RandomNumberGenerator
    ) throws(Zegelfout) -> KeyRecord {
        let nummer = Sleutelnummer(&toeval)
        let geheim = SymmetricKey(data: Hoofdsleutels.bytes(&toeval))
        return KeyRecord(
            sleutel: Self.recordsleutel(casusId, nummer),
            waarde: try hoofdsleutels.pakIn(geheim, casusId: casusId, nummer, &toeval))
    }

    /// What was destroyed, for who must take it back.
    package struct Vernietigd: Sendable {
        fileprivate let weg: [(Sleutelnummer, KeySlot)]
        package var nummers: [Sleutelnummer] { weg.map(\.0) }
        /// To be written.
        package let records: [KeyRecord]
    }

    /// Destroys every key of a case.
    package mutating func vernietig(_ casusId: String) -> Vernietigd {
        let weg = (perZaak[casusId] ?? []).compactMap { nummer in haalWeg(nummer, casusId).map { (nummer, $0) } }
        vernietigd.formUnion(weg.map(\.0))
        return Vernietigd(
            weg: weg,
            records: weg.map { KeyRecord(sleutel: Self.recordsleutel(casusId, $0.0), waarde: nil) })
    }

    /// It was not written after all.
    package mutating func zetTerug(_ weg: Vernietigd) {
        for (nummer, vak) in weg.weg {
            vernietigd.remove(nummer)
            zet(nummer, vak)
        }
    }

    /// The same keys under the first master key, of those that lie under another; without those that cannot be opened.
    package mutating func vernieuwd(
        _ toeval: inout some RandomNumberGenerator
    ) -> (records: [KeyRecord], mislukt: Int) {
        var uit: [KeyRecord] = []
        var mislukt = 0
        for (nummer, vak) in vakken.sorted(by: { $0.key < $1.key })
        where Hoofdsleutels.hoofdsleutel(van: vak.ingepakt) != hoofdsleutels.eerste {
            if let geheim = try? hoofdsleutels.pakUit(vak.ingepakt, casusId: vak.casusId, nummer),
                let waarde = try? hoofdsleutels.pakIn(geheim, casusId: vak.casusId, nummer, &toeval)
            {
                uit.append(
                    KeyRecord(sleutel: Self.recordsleutel(vak.casusId, nummer), waarde: waarde))
            } else {
                mislukt += 1
            }
        }
        return (uit, mislukt)
    }
}
