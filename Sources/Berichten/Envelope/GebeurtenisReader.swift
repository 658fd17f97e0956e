import Foundation
import Jeugdhulp

/// Bytes and headers of a Kafka record → event, or the reason why not. Knows nothing of Kafka.
///
/// Reads both modes of the CloudEvents Kafka binding: structured when `content-type` starts with
/// `application/cloudevents`, binary when there are `ce_` headers; and structured too when neither is there but the
/// value is an object with `specversion`, as a hand-made message often is.
package struct GebeurtenisReader: Sendable {
    /// The NL GOV profile wants events of at most 64 KB.
    package static let bytesMax = 65_536

    /// Where errors are kept; `nil`: the first is thrown.
    private var fouten: IssueList?

    package init() {}

    /// Reads again what was refused, for who must mend it: everything that is wrong with its form, at most 100.
    /// - Parameter lees: what was tried, by the reader that it is given.
    /// - Returns: the errors in the order of the contract; empty when it can be read.
    package func alleFouten<W>(_ lees: (GebeurtenisReader) throws(Afkeuring) -> W) -> [Afkeuring] {
        let fouten = IssueList()
        var lezer = self
        lezer.fouten = fouten
        do throws(Afkeuring) { _ = try lees(lezer) } catch { fouten.neem(error) }
        return fouten.alles
    }

    /// - Parameters:
    ///   - waarde: the record's value; empty is refused (a null value is the caller's to handle).
    ///   - kop: the last header of a name, or `nil`.
    package func lees(_ waarde: Data, kop: (String) -> String?) throws(Afkeuring) -> Gebeurtenis {
        guard waarde.count <= Self.bytesMax else {
            throw Afkeuring(
                .teGroot, "Het bericht is \(waarde.count) bytes.", "Stuur hoogstens \(Self.bytesMax) bytes.")
        }
        guard !waarde.isEmpty else {
            throw Afkeuring(.leeg, "Het bericht is leeg.", "Stuur een CloudEvent met data.")
        }
        let soort = MediaType(kop("content-type") ?? "")
        guard !soort.isAndereCloudEvents else { throw Self.andereVorm(soort) }
        if !soort.isGestructureerd, kop("ce_specversion") != nil || kop("ce_type") != nil {
            return try leesBinair(waarde, kop)
        }
        return try leesGestructureerd(waarde)
    }

    /// Reads an event in structured mode: the type decides how `data` is read.
    package func leesGestructureerd(_ waarde: Data) throws(Afkeuring) -> Gebeurtenis {
        let v = try FieldReader(Self.ontleed(waarde), fouten)
        let kenmerken = try CloudEventAttributes(v)
        let inhoud = try v.object("data") { (v) throws(Afkeuring) in try Inhoud(kenmerken.type, v) }
        return kenmerken.gebeurtenis(inhoud)
    }

    /// Reads only the data object of an event of `type`, as it stands in a line of a file.
    package func leesInhoud(_ type: Berichttype, _ waarde: Data) throws(Afkeuring) -> Inhoud {
        try Inhoud(type, FieldReader(Self.ontleed(waarde), fouten))
    }

    private func leesBinair(_ waarde: Data, _ kop: (String) -> String?) throws(Afkeuring) -> Gebeurtenis {
        let kenmerken = try CloudEventAttributes(
            specversion: kop("ce_specversion"), id: kop("ce_id"), source: kop("ce_source"), type: kop("ce_type"),
            time: kop("ce_time"))
        guard !Bsn.bevat(kop("ce_subject") ?? "") else { throw CloudEventAttributes.bsn("subject") }
        let inhoud = try leesInhoud(kenmerken.type, waarde)
        return kenmerken.gebeurtenis(inhoud)
    }

    private static func andereVorm(_ soort: MediaType) -> Afkeuring {
        soort.isBatch
            ? Afkeuring(
                .kenmerkOnjuist, veld: "content-type", "Dit zijn meer berichten bij elkaar (een batch).", Self.elkApart)
            : Afkeuring(
                .kenmerkOnjuist, veld: "content-type", "Deze vorm van CloudEvents lezen wij niet.",
                "Stuur JSON: application/cloudevents+json.")
    }

    private static let elkApart = "Stuur elk bericht apart; in een bestand op een eigen regel, zonder [ en ] eromheen."

    static func ontleed(_ waarde: Data) throws(Afkeuring) -> JSONNode {
        if let knoop = JSONNode(waarde) {
            guard knoop.elementen == nil else {
                throw Afkeuring(.verkeerdType, "Dit is een lijst van berichten (een batch).", elkApart)
            }
            return knoop
        }
        guard !waarde.contains(0), String(data: waarde, encoding: .utf8) != nil else {
            throw Afkeuring(.geenJson, "De tekst van het bericht is geen UTF-8.", "Stuur het bericht als UTF-8.")
        }
        throw Afkeuring(
            .geenJson, "Dit is geen geldige JSON.", "Kijk of het bericht compleet is en of alle haken sluiten.")
    }
}
