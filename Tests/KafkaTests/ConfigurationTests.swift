import Configuration
import KafkaTesting
import Testing

@testable import Kafka

@Suite("Configuration")
struct ConfigurationTests {
    private func refusal(_ name: String, _ value: String) -> String? {
        #expect(throws: KafkaError.self) { try Settings.check(name, value) }?.detail
    }

    @Test("librdkafka itself says what it knows, with ranges and other names")
    func knownSettings() {
        #expect(KnownSettings.names.count > 120)
        #expect(KnownSettings.byName["linger.ms"]?.range == "0 .. 900000")
        #expect(KnownSettings.canonical("linger.ms") == "queue.buffering.max.ms")
        #expect(KnownSettings.byName["acks"]?.isForConsumers == false)
        #expect(!KnownSettings.names.contains("rebalance_cb"))
    }

    @Test(
        "a misspelt name is refused with the nearest that is known",
        arguments: [
            ("lingr.ms", "linger.ms"), ("sasl.mechansim", "sasl.mechanism"), ("bootstrap.server", "bootstrap.servers"),
            ("Security.Protocol", "security.protocol"), ("compresion.type", "compression.type"),
            ("ssl_ca_location", "ssl.ca.location"),
        ])
    func nearest(wrong: String, right: String) {
        #expect(refusal(wrong, "1") == "setting '\(wrong)' is not known. Maybe '\(right)'.")
    }

    @Test("a name that is like nothing gets no wild guess")
    func farAway() {
        #expect(KnownSettings.nearest(to: "zwaluw") == nil)
        #expect(Spelling.distance(Array("acks".utf8), Array("akcs".utf8)) == 1)
        #expect(Spelling.distance(Array("".utf8), Array("abc".utf8)) == 3)
    }

    @Test("a name of Java clients is answered with what it is called here")
    func java() {
        #expect(refusal("sasl.jaas.config", "geheim")?.contains("sasl.username") == true)
        #expect(refusal("ssl.truststore.location", "x")?.contains("ssl.ca.location") == true)
    }

    @Test("a value out of range is refused under the name that was used, with the range")
    func outOfRange() {
        #expect(
            refusal("linger.ms", "99999999")
                == "setting 'linger.ms' cannot be '99999999'. Maybe one of: 0 .. 900000.")
        #expect(refusal("linger.ms", "snel")?.contains("0 .. 900000") == true)
        #expect(refusal("acks", "5000")?.contains("-1 .. 1000") == true)
    }

    @Test("a compression that this build does not have names those that it has")
    func compression() {
        let refusal = refusal("compression.codec", "brotli")
        #expect(refusal?.contains("'compression.codec' cannot be 'brotli'") == true)
        #expect(refusal?.contains("lz4, zstd") == true)
    }

    @Test("what no text can set is told so")
    func callbacks() {
        #expect(refusal("rebalance_cb", "x")?.contains("no text can set it") == true)
        #expect(refusal("ssl_key", "x")?.contains("cannot be what was given: no text can set it") == true)
    }

    @Test("a client refuses at its making what check refuses")
    func clientRefuses() {
        let error = #expect(throws: KafkaError.self) {
            _ = try Producer(ProducerSettings(brokers: nobody, extra: ["lingr.ms": "5"]), logger: logger)
        }
        #expect("\(error.map(String.init(describing:)) ?? "")".contains("Maybe 'linger.ms'."))
    }

    @Test("settings for producers do not trouble a consumer, and the other way round")
    func ofTheOther() throws {
        let extra = ["acks": "all", "fetch.wait.max.ms": "7"]
        let consumer = try Consumer(ConsumerSettings(brokers: nobody, extra: extra), waker: Waker(), logger: logger)
        consumer.close(withinMs: 1_000)
        let admin = try Admin(brokers: nobody, extra: extra, logger: logger)
        admin.close(withinMs: 1_000)
    }

    @Test("two spellings of one setting that differ are refused; that agree are not")
    func twice() throws {
        var settings = Settings(brokers: "a:1", extra: ["acks": "all", "request.required.acks": "all"])
        try settings.check()
        settings.extra["acks"] = "1"
        let error = #expect(throws: KafkaError.self) { try settings.check() }
        #expect(error?.detail.contains("'acks' and 'request.required.acks' are the same one") == true)
    }

    @Test("no brokers, SASL without a mechanism and OAUTHBEARER without tokens are refused before anything connects")
    func incomplete() {
        let wrong: [(Settings, String)] = [
            (Settings(brokers: ""), "'bootstrap.servers' is not set"),
            (Settings(brokers: "a:1", extra: ["security.protocol": "sasl_ssl"]), "'sasl.mechanism' is not set"),
            (
                Settings(
                    brokers: "a:1", extra: ["security.protocol": "SASL_SSL", "sasl.mechanism": "OAUTHBEARER"]),
                "no source of tokens"
            ),
            (
                Settings(brokers: "a:1", security: Security(tls: TLS(authorities: .file("/weg.pem")))),
                "ssl.ca.location"
            ),
            (
                Settings(brokers: "a:1", security: Security(tls: TLS(authorities: .pem("geen certificaat")))),
                "ssl.ca.pem"
            ),
        ]
        for (settings, words) in wrong {
            let error = #expect(throws: KafkaError.self) { try settings.check() }
            #expect(error?.detail.contains(words) == true, "\(error?.detail ?? "-")")
            #expect(error?.detail.contains("geen certificaat") == false)
        }
    }

    @Test("who we are becomes librdkafka's settings, with the mechanism always written down")
    func security() {
        let secret = Credentials(username: "tafel", password: "geheim")
        let cases: [(Security, [String])] = [
            (.plaintext, []),
            (Security(tls: TLS()), ["security.protocol=SSL", "ssl.endpoint.identification.algorithm=https"]),
            (
                Security(sasl: .plain(secret)),
                [
                    "security.protocol=SASL_PLAINTEXT", "sasl.mechanism=PLAIN", "sasl.username=tafel",
                    "sasl.password=geheim",
                ]
            ),
            (
                Security(
                    tls: TLS(
                        authorities: .file("ca.pem"),
                        identity: TLS.Identity(
                            certificate: .file("wij.pem"), key: .pem("SLEUTEL"), keyPassword: "wachtwoord"),
                        verifiesHost: false), sasl: .scramSHA512(secret)),
                [
                    "security.protocol=SASL_SSL", "ssl.endpoint.identification.algorithm=none",
                    "ssl.ca.location=ca.pem", "ssl.certificate.location=wij.pem", "ssl.key.pem=SLEUTEL",
                    "ssl.key.password=wachtwoord", "sasl.mechanism=SCRAM-SHA-512", "sasl.username=tafel",
                    "sasl.password=geheim",
                ]
            ),
        ]
        for (security, pairs) in cases { #expect(security.pairs.map { "\($0.0)=\($0.1)" } == pairs) }
    }

    @Test("no secret is in any text about settings, not even under a misspelt name")
    func secrets() {
        let secret = Credentials(username: "tafel", password: "geheim")
        let identity = TLS.Identity(certificate: .pem("x"), key: .pem("geheim"), keyPassword: "geheim")
        let security = Security(tls: TLS(identity: identity), sasl: .scramSHA256(secret))
        let settings = Settings(
            brokers: "a:1", security: security,
            extra: ["sasl.pasword": "geheim", "sasl.oauthbearer.config": "geheim", "ssl.key.pem": "geheim"])
        let consumer = ConsumerSettings(brokers: "a:1", security: security, extra: settings.extra)
        let producer = ProducerSettings(brokers: "a:1", security: security, extra: settings.extra)
        let token = Token(value: "geheim", principal: "tafel", expiresAtMs: 1)
        for thing in [secret, identity, security, settings, consumer, producer, token, security.tls as Any] {
            var dumped = ""
            dump(thing, to: &dumped)
            for text in ["\(thing)", String(reflecting: thing), dumped] { #expect(!text.contains("geheim"), "\(text)") }
        }
        for name in ["sasl.pasword", "ssl_key"] {
            #expect(refusal(name, "geheim")?.contains("geheim") == false)
        }
    }
}
