/// Settings as text, one `name=value` a line, as in the `client.properties` of other Kafka clients.
///
/// Lines that begin with `#` or `!` are remarks. In a value `\\` is a backslash, `\n` a line end, and a backslash at
/// the end of a line goes on with the next: so a certificate fits. Names that nobody knows are refused with their line.
/// A byte order mark in front is passed over.
///
/// ```
/// security.protocol=SASL_SSL
/// sasl.mechanism=SCRAM-SHA-512
/// ```
struct PropertiesText: Sendable {
    private(set) var values: [String: String] = [:]

    /// - Parameter origin: what an error calls it, such as `file 'client.properties'`.
    init(_ text: String, origin: String) throws(KafkaError) {
        var held = ""
        let text = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let isFirst = held.isEmpty
            let content = Spelling.trimmed(line)
            if isFirst, content.isEmpty || content.hasPrefix("#") || content.hasPrefix("!") { continue }
            held += content
            if Self.goesOn(held) {
                held.removeLast()
                continue
            }
            try add(held, "\(origin) line \(index + 1)")
            held = ""
        }
        if !held.isEmpty { try add(held, "\(origin), last line") }
    }

    /// An odd number of backslashes at the end: an even one is backslashes.
    private static func goesOn(_ line: String) -> Bool { line.reversed().prefix { $0 == "\\" }.count % 2 == 1 }

    private mutating func add(_ line: String, _ place: String) throws(KafkaError) {
        guard let equals = line.firstIndex(of: "=") else {
            throw Settings.refusal("there is no '=' here. Maybe name=value.", from: place)
        }
        let name = Spelling.trimmed(line[..<equals])
        let value = try Self.plain(Spelling.trimmed(line[line.index(after: equals)...]), name, place)
        try Settings.check(name, value, from: place)
        guard values.updateValue(value, forKey: name) == nil else {
            throw Settings.refusal("setting '\(name)' stands here for the second time. Maybe drop one.", from: place)
        }
    }

    private static func plain(_ raw: String, _ name: String, _ place: String) throws(KafkaError) -> String {
        var value = ""
        var isEscaped = false
        for letter in raw {
            if isEscaped {
                switch letter {
                case "\\": value.append("\\")
                case "n": value.append("\n")
                case "=", ":", "#", "!", " ": value.append(letter)
                default:
                    throw Settings.refusal(
                        "a backslash in '\(name)' is followed by something else than \\ or n. Maybe write it twice.",
                        from: place)
                }
                isEscaped = false
            } else if letter == "\\" {
                isEscaped = true
            } else {
                value.append(letter)
            }
        }
        return value
    }
}
