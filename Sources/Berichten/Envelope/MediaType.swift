/// A media type as a header or `datacontenttype` has it (RFC 9110 section 8.3.1): letters of any size, perhaps with
/// parameters.
package struct MediaType: Sendable, Equatable {
    /// `application/json`: in small letters, without parameters.
    package let naam: String

    package init(_ tekst: String) {
        var zonder = tekst.prefix { $0 != ";" }
        zonder = zonder.drop { $0 == " " || $0 == "\t" }
        while let laatste = zonder.last, laatste == " " || laatste == "\t" { zonder.removeLast() }
        naam = zonder.lowercased()
    }

    /// JSON under any of its names: `application/json`, `text/json`, `application/vnd.jeugd+json`.
    package var isJson: Bool {
        guard let streep = naam.firstIndex(of: "/"), streep != naam.startIndex else { return false }
        let soort = naam[naam.index(after: streep)...]
        return soort == "json" || (soort.hasSuffix("+json") && soort.count > 5)
    }

    /// A whole event in one body.
    package var isGestructureerd: Bool { ["application/cloudevents+json", "application/cloudevents"].contains(naam) }
    /// Any other form in which CloudEvents has whole events: a batch of them, or in Avro, XML or Protobuf.
    package var isAndereCloudEvents: Bool { naam.hasPrefix("application/cloudevents") && !isGestructureerd }
    package var isBatch: Bool { naam.hasPrefix("application/cloudevents-batch") }
    /// One JSON text a line.
    package var isNdjson: Bool {
        [
            "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines",
            "application/jsonlines", "text/x-ndjson",
        ].contains(naam)
    }

    /// What browsers and programs call a spreadsheet, or a file that they do not know.
    package var isTabel: Bool {
        [
            "text/csv", "application/csv", "text/plain", "text/tab-separated-values", "application/vnd.ms-excel",
            "application/octet-stream", "application/zip", "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ].contains(naam)
    }
}
