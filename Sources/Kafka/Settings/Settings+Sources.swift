import Configuration
import Crdkafka
import SystemPackage

extension Settings {
    /// Everything librdkafka knows that the reader has, under librdkafka's own names.
    ///
    /// A reader cannot say what else is in its sources; ``load(overrides:environment:prefix:file:)`` looks itself, and
    /// refuses what it does not know.
    ///
    /// ```swift
    /// let settings = try Settings(config: ConfigReader(provider: EnvironmentVariablesProvider()).scoped(to: "kafka"))
    /// ```
    public init(config: ConfigReader, security: Security = .plaintext) throws(KafkaError) {
        var found: [String: String] = [:]
        for name in KnownSettings.names {
            let key = ConfigKey(name.split(separator: ".").map(String.init))
            guard let value = config.string(forKey: key, isSecret: Self.isSecret(name)) else { continue }
            try Self.check(name, value)
            found[name] = value
        }
        let brokers = Self.takeBrokers(&found)
        self.init(brokers: brokers, security: security, extra: found)
    }

    /// Settings from the command line, the environment and a file, the first that has one winning.
    ///
    /// - Parameters:
    ///   - overrides: names and values as given by hand.
    ///   - environment: such as `ProcessInfo.processInfo.environment`. `linger.ms` is `<PREFIX>_LINGER_MS` there.
    ///   - prefix: in capitals, without the last underscore.
    ///   - file: the path of a ``PropertiesFile``.
    /// - Throws: what is not known, out of range or not readable, with its place and the nearest known name. What
    ///   ``serviceVariables(in:prefix:)`` names is passed over.
    public static func load(
        overrides: [String: String] = [:], environment: [String: String] = [:], prefix: String = "KAFKA",
        file: String? = nil
    ) async throws(KafkaError) -> Settings {
        for (name, value) in overrides.sorted(by: { $0.key < $1.key }) { try check(name, value) }
        try checkEnvironment(environment, prefix)
        let given = overrides.map { (AbsoluteConfigKey($0.key.split(separator: ".").map(String.init)), $0) }
        let values = given.map { key, pair in
            (key, ConfigValue(.string(pair.value), isSecret: isSecret(pair.key)))
        }
        var providers: [any ConfigProvider] = [
            InMemoryProvider(values: Dictionary(values, uniquingKeysWith: { first, _ in first })),
            EnvironmentVariablesProvider(environmentVariables: environment, secretsSpecifier: .all)
                .prefixKeys(with: ConfigKey([prefix])),
        ]
        if let file { providers.append(try await read(file)) }
        let settings = try Settings(config: ConfigReader(providers: providers))
        try settings.checkSpellings()
        return settings
    }

    private static func read(_ file: String) async throws(KafkaError) -> FileProvider<PropertiesFile> {
        let origin = "file '\(file)'"
        do {
            return try await FileProvider<PropertiesFile>(
                parsingOptions: PropertiesFile.ParsingOptions(origin: origin), filePath: FilePath(file))
        } catch let error as KafkaError {
            throw error
        } catch {
            throw refusal("it cannot be read. Maybe it is not there, or is not ours to read.", from: origin)
        }
    }

    /// A misspelt variable would otherwise do nothing, and nobody would know.
    private static func checkEnvironment(_ environment: [String: String], _ prefix: String) throws(KafkaError) {
        let known = Dictionary(
            KnownSettings.names.map { (variable($0, prefix), $0) }, uniquingKeysWith: { first, _ in first })
        for (variable, value) in environment.sorted(by: { $0.key < $1.key }) where variable.hasPrefix(prefix + "_") {
            let origin = "environment variable \(variable)"
            guard let name = known[variable] else {
                if isOfKubernetes(variable.dropFirst(prefix.count + 1), value) { continue }
                let near = Spelling.nearest(to: variable, in: known.keys.sorted()).map { " Maybe \($0)." } ?? ""
                throw refusal("it is no setting of Kafka.\(near)", from: origin)
            }
            try check(name, value, from: origin)
        }
    }

    /// The variables that begin as settings do but that Kubernetes made of a Service in the same namespace:
    /// `KAFKA_PORT=tcp://10.0.0.7:9092` for one that is called `kafka`. Nobody set them, so they are no mistake;
    /// whoever starts the program may say that they were passed over.
    public static func serviceVariables(in environment: [String: String], prefix: String = "KAFKA") -> [String] {
        let known = Set(KnownSettings.names.map { variable($0, prefix) })
        return environment.filter { variable, value in
            variable.hasPrefix(prefix + "_") && !known.contains(variable)
                && isOfKubernetes(variable.dropFirst(prefix.count + 1), value)
        }.keys.sorted()
    }

    /// `…SERVICE_HOST`, `…SERVICE_PORT`, `…SERVICE_PORT_<NAME>`, `…PORT` with an address, `…PORT_9092_TCP` and what
    /// follows that: as Docker's links were called.
    private static func isOfKubernetes(_ name: Substring, _ value: String) -> Bool {
        let words = name.split(separator: "_")
        for (place, word) in words.enumerated() {
            let rest = words[(place + 1)...]
            if word == "SERVICE", rest.first == "PORT" || (rest.first == "HOST" && rest.count == 1) { return true }
            guard word == "PORT" else { continue }
            if rest.isEmpty { return value.contains("://") }
            let protocols = ["TCP", "UDP", "SCTP"]
            if rest.first?.allSatisfy({ ("0"..."9").contains($0) }) == true,
                rest.dropFirst().first.map({ protocols.contains(String($0)) }) == true
            {
                return true
            }
        }
        return false
    }

    private static func variable(_ name: String, _ prefix: String) -> String {
        prefix + "_" + name.uppercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    }

    private static func takeBrokers(_ found: inout [String: String]) -> String {
        let names = ["bootstrap.servers", "metadata.broker.list"]
        let given = names.compactMap { found.removeValue(forKey: $0) }
        return given.first ?? ""
    }
}
