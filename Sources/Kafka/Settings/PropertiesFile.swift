import Configuration

/// A file of settings as swift-configuration reads one: `FileProvider<PropertiesFile>(filePath: path)`.
///
/// What it holds is in the form of a Java properties file; errors are ``KafkaError`` and name the line.
public struct PropertiesFile: FileConfigSnapshot {
    public struct ParsingOptions: FileParsingOptions {
        /// What an error calls the file.
        public var origin: String

        public init(origin: String = "file") { self.origin = origin }

        public static let `default` = ParsingOptions()
    }

    /// More than any list of settings with its certificates.
    public static let bytesMax = 1 << 20

    public let providerName: String
    private let values: [String: String]

    public init(data: RawSpan, providerName: String, parsingOptions: ParsingOptions) throws {
        self.providerName = providerName
        guard data.byteCount <= Self.bytesMax else {
            throw Settings.refusal(
                "it has \(data.byteCount) bytes; at most \(Self.bytesMax) are read. Maybe another file was meant.",
                from: parsingOptions.origin)
        }
        let text = data.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        values = try PropertiesText(text, origin: parsingOptions.origin).values
    }

    public func value(forKey key: AbsoluteConfigKey, type: ConfigType) throws -> LookupResult {
        let name = key.components.joined(separator: ".")
        let value = values[name].map { ConfigValue(.string($0), isSecret: Settings.isSecret(name)) }
        return LookupResult(encodedKey: name, value: value)
    }

    /// Without secrets.
    public var description: String { "PropertiesFile(\(values.count) settings)" }

    public var debugDescription: String {
        let shown = values.sorted { $0.key < $1.key }.map { "\($0.key)=\(Settings.shown($0.key, $0.value))" }
        return "PropertiesFile(\(shown.joined(separator: " ")))"
    }
}
