import Crdkafka
import Glibc

/// The settings that the librdkafka of this machine knows, as it lists them itself (rdkafka.h,
/// rd_kafka_conf_properties_show): a newer library brings its new settings along.
///
/// ```swift
/// KnownSettings.nearest(to: "lingr.ms")  // "linger.ms"
/// ```
public enum KnownSettings {
    /// One row of the list.
    struct Setting: Sendable, Equatable {
        var name: String
        /// `0 .. 900000`, or the words to choose from; empty where anything goes.
        var range: String
        /// The name of the setting that this is another word for.
        var alias: String?
        var isForConsumers: Bool
        var isForProducers: Bool
        /// Callbacks and the like, which no text can set.
        var isSettable: Bool
    }

    static let byName: [String: Setting] = Dictionary(
        list().map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// The names of everything that text can set, sorted.
    public static let names: [String] = byName.values.filter(\.isSettable).map(\.name).sorted()

    /// The name that was probably meant, or nil when nothing is near.
    public static func nearest(to name: String) -> String? { Spelling.nearest(to: name, in: names) }

    /// Two names of one setting have the same.
    static func canonical(_ name: String) -> String { byName[name]?.alias ?? name }

    private static func list() -> [Setting] {
        var text: UnsafeMutablePointer<CChar>?
        var count = 0
        guard let file = open_memstream(&text, &count) else { return [] }
        rd_kafka_conf_properties_show(file)
        // The text is there only once the stream is closed.
        fclose(file)
        guard let text else { return [] }
        defer { free(text) }
        return String(cString: text).split(separator: "\n").compactMap(row)
    }

    /// `name | C/P | range | default | importance | text <br>*Type: …*`
    private static func row(_ line: Substring) -> Setting? {
        let cells = line.split(separator: "|", maxSplits: 5, omittingEmptySubsequences: false).map(Spelling.trimmed)
        guard cells.count == 6, ["*", "C", "P"].contains(cells[1]) else { return nil }
        return Setting(
            name: cells[0], range: cells[2], alias: alias(cells[5]),
            isForConsumers: cells[1] != "P", isForProducers: cells[1] != "C",
            isSettable: !cells[5].contains("*Type: see dedicated API*") && cells[0] != "builtin.features")
    }

    private static func alias(_ text: String) -> String? {
        let begin = "Alias for `"
        guard text.hasPrefix(begin) else { return nil }
        return String(text.dropFirst(begin.count).prefix { $0 != "`" })
    }
}
