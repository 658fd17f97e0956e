// swift-tools-version: 6.2
import PackageDescription

// CI builds with DOORBRAAK_STRENG=1: every warning is an error there. Elsewhere a newer compiler with a new
// warning must not keep anyone from starting the program.
let streng = Context.environment["DOORBRAAK_STRENG"] == "1"

let instellingen: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (streng ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
    name: "doorbraaktafel",
    products: [
        .executable(name: "doorbraaktafel", targets: ["doorbraaktafel"]),
        .library(name: "Kafka", targets: ["Kafka"]),
        .library(name: "KafkaServices", targets: ["KafkaServices"]),
        // Apart, because it brings libcurl along.
        .library(name: "KafkaOAuth", targets: ["KafkaOAuth"]),
        .library(name: "KafkaTesting", targets: ["KafkaTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.2.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.1.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.30.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.20.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.0.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
    ]
        // Only `make docs` needs it, and nobody who depends on us should fetch it.
        + (Context.environment["DOORBRAAK_DOCS"] == "1"
            ? [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")] : []),
    targets: [
        .systemLibrary(name: "Crdkafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
        .systemLibrary(name: "Ccurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "BoundedHTTP", dependencies: ["Ccurl"], swiftSettings: instellingen),
        .target(
            name: "Kafka",
            dependencies: [
                "Crdkafka",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: instellingen
        ),
        .target(
            name: "KafkaOAuth",
            dependencies: ["BoundedHTTP", "Kafka"],
            swiftSettings: instellingen
        ),
        .target(
            name: "KafkaTesting",
            dependencies: ["Kafka", "Crdkafka", .product(name: "Logging", package: "swift-log")],
            swiftSettings: instellingen
        ),
        .target(
            name: "KafkaServices",
            dependencies: [
                "Kafka",
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: instellingen
        ),
        .target(
            name: "Jeugdhulp",
            dependencies: [.product(name: "Yams", package: "Yams")],
            exclude: ["Gegevens/BRON.md"],
            resources: [
                .embedInCode("Gegevens/gemeenten.csv"),
                .embedInCode("Gegevens/herindelingen.csv"),
                .embedInCode("Gegevens/productcategorieen.json"),
                .embedInCode("Gegevens/vocabulaire.json"),
                .embedInCode("Gegevens/Regios"),
                .embedInCode("Gegevens/Wetten/jeugdwet"),
            ],
            swiftSettings: instellingen
        ),
        .target(name: "Cvooruit"),
        .target(
            name: "Matching",
            dependencies: ["Cvooruit", "Jeugdhulp"],
            resources: [
                .embedInCode("Regels/Gewichten/gewichten-2026-11.json"),
                .embedInCode("Regels/Gewichten/gewichten-2026-12.json"),
            ],
            swiftSettings: instellingen + [.strictMemorySafety()]
        ),
        .target(name: "Csimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(
            name: "Berichten",
            dependencies: [
                "Csimdjson", "Jeugdhulp",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Instrumentation", package: "swift-distributed-tracing"),
            ],
            swiftSettings: instellingen),
        .target(
            name: "Verzegeling",
            dependencies: [
                "Berichten", "Kafka",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: instellingen
        ),
        .target(
            name: "Poort",
            dependencies: [
                "Berichten", "Jeugdhulp", "Kafka", "Verzegeling",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: instellingen
        ),
        .target(
            name: "Proefmarkt",
            dependencies: ["Berichten", "Jeugdhulp"],
            exclude: ["Gegevens/BRON.md"],
            resources: [.embedInCode("Gegevens/inwoners.csv")],
            swiftSettings: instellingen
        ),
        .target(
            name: "Voorstelbericht",
            dependencies: [
                "Berichten", "Matching", "Jeugdhulp", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: instellingen),
        .target(
            name: "Tafel",
            dependencies: [
                "Berichten", "Kafka", "Matching", "Jeugdhulp", "Verzegeling", "Voorstelbericht",
                .product(name: "Instrumentation", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            swiftSettings: instellingen
        ),
        .target(
            name: "Rollen",
            dependencies: [
                "Berichten", "Kafka", "Jeugdhulp", "Verzegeling",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: instellingen
        ),
        .target(
            name: "ReadStore",
            dependencies: [
                "Berichten", "Kafka", "Jeugdhulp", "Verzegeling",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Instrumentation", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: instellingen
        ),
        .target(
            name: "Bord",
            dependencies: [
                "BoundedHTTP", "ReadStore", "Berichten", "Kafka", "Jeugdhulp", "Poort", "Verzegeling",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Instrumentation", package: "swift-distributed-tracing"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            exclude: ["Pages/Kaart/BRON.md"],
            resources: [
                .embedInCode("Pages/Kaart/gemeenten.topo.json"),
                .embedInCode("Pages/Sjablonen"),
                .embedInCode("Pages/Stijl"),
                .embedInCode("Server/openapi.json"),
            ],
            swiftSettings: instellingen
        ),
        .target(
            name: "Beheer",
            dependencies: [
                "Tafel",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: instellingen
        ),
        .target(
            name: "Tafelronde", dependencies: ["Matching", "Jeugdhulp"],
            resources: [.embedInCode("Gewichten/ronde-2026-12.json")],
            swiftSettings: instellingen),
        .target(
            name: "Jaar",
            dependencies: ["Tafelronde", "Tafel", "Proefmarkt", "Berichten", "Matching", "Jeugdhulp"],
            swiftSettings: instellingen),
        .executableTarget(
            name: "doorbraaktafel",
            dependencies: [
                "Beheer", "Bord", "Jaar", "Poort", "Rollen", "Tafel", "Tafelronde", "Proefmarkt", "Berichten",
                "Kafka", "KafkaTesting", "Matching",
                "Jeugdhulp", "Verzegeling", "Voorstelbericht",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Instrumentation", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            exclude: ["Voorbeelden/BRON.md", "Voorbeelden/aanbod.csv"],
            resources: [
                .embedInCode("Voorbeelden/aanvragen.ndjson"),
                .embedInCode("Voorbeelden/aanbod.ndjson"),
                .embedInCode("Voorbeelden/contracten.ndjson"),
            ],
            swiftSettings: instellingen
        ),
        .executableTarget(
            name: "bench",
            dependencies: [
                "Jaar", "Tafel", "Proefmarkt", "Berichten", "Kafka", "KafkaTesting", "Matching", "Jeugdhulp", "Rollen",
                "Verzegeling", "Voorstelbericht", "Cmalloctelling",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Benchmarks",
            exclude: [
                "Bord", "CKafkaMaat", "Kafka", "Ronde", "Tafel", "Cmalloctelling", "Postgres", "bord.md", "matching.md",
                "ronde.md", "tafel.md",
            ],
            swiftSettings: instellingen
        ),
        .executableTarget(
            name: "bench-bord",
            dependencies: [
                "Bord", "ReadStore", "Berichten", "Kafka", "Jeugdhulp", "Proefmarkt",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Benchmarks/Bord",
            swiftSettings: instellingen
        ),
        .executableTarget(
            name: "bench-ronde", dependencies: ["Tafelronde", "Jeugdhulp"],
            path: "Benchmarks/Ronde", swiftSettings: instellingen),
        .target(name: "CKafkaMaat", dependencies: ["Crdkafka"], path: "Benchmarks/CKafkaMaat"),
        .executableTarget(
            name: "bench-kafka",
            dependencies: [
                "Kafka", "KafkaTesting", "CKafkaMaat", "Cmalloctelling",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Benchmarks/Kafka",
            swiftSettings: instellingen
        ),
        .executableTarget(
            name: "bench-tafel",
            dependencies: [
                "Tafel", "Beheer", "Proefmarkt", "Berichten", "Kafka", "KafkaTesting", "Jeugdhulp", "CKafkaMaat",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Benchmarks/Tafel", swiftSettings: instellingen),
        .systemLibrary(name: "Cmalloc", path: "Tests/Cmalloc"),
        .executableTarget(
            name: "lekproef",
            dependencies: ["Kafka", "KafkaTesting", "Cmalloc", .product(name: "Logging", package: "swift-log")],
            path: "Tests/Lekproef",
            swiftSettings: instellingen
        ),
        .target(name: "Cmalloctelling", path: "Benchmarks/Cmalloctelling"),
        .target(
            name: "Proefhulp",
            dependencies: [
                "Jeugdhulp",
                .product(name: "Instrumentation", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/Proefhulp", exclude: ["testserver.py"], swiftSettings: instellingen),
        .testTarget(
            name: "BoundedHTTPTests", dependencies: ["BoundedHTTP", "Proefhulp"], swiftSettings: instellingen),
        .testTarget(name: "JeugdhulpTests", dependencies: ["Jeugdhulp", "Proefhulp"], swiftSettings: instellingen),
        .testTarget(
            name: "MatchingTests", dependencies: ["Matching", "Jeugdhulp", "Proefhulp"], swiftSettings: instellingen),
        .testTarget(
            name: "TafelrondeTests", dependencies: ["Tafelronde", "Matching", "Jeugdhulp", "Proefhulp"],
            exclude: ["Scheidsrechter"], swiftSettings: instellingen),
        .testTarget(
            name: "BerichtenTests",
            dependencies: [
                "Berichten", "Jeugdhulp", "Proefhulp", "Proefmarkt",
                .product(name: "Instrumentation", package: "swift-distributed-tracing"),
                .product(name: "Yams", package: "Yams"),
            ],
            exclude: ["Scheidsrechter", "Vreemden"],
            swiftSettings: instellingen
        ),
        .executableTarget(
            name: "kopieerlus", dependencies: ["Kafka", .product(name: "Logging", package: "swift-log")],
            path: "Tests/Kopieerlus", swiftSettings: instellingen),
        .testTarget(
            name: "ProefmarktTests", dependencies: ["Proefmarkt", "Berichten", "Jeugdhulp"],
            swiftSettings: instellingen),
        .testTarget(
            name: "KafkaTests",
            dependencies: [
                "Kafka", "KafkaTesting", "Crdkafka", "kopieerlus",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: instellingen
        ),
        .testTarget(
            name: "KafkaOAuthTests",
            dependencies: ["Kafka", "KafkaOAuth", "Proefhulp"],
            swiftSettings: instellingen
        ),
        .testTarget(
            name: "KafkaServicesTests",
            dependencies: [
                "Kafka", "KafkaServices", "KafkaTesting",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ],
            swiftSettings: instellingen
        ),
        .target(
            name: "Simulatie",
            dependencies: [
                "Tafel", "Berichten", "Kafka", "Matching", "Jeugdhulp", "Proefhulp", "Verzegeling",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/Simulatie", swiftSettings: instellingen),
        .executableTarget(
            name: "simulatie", dependencies: ["Simulatie"], path: "Tests/Simulatieloper", swiftSettings: instellingen),
        .testTarget(name: "SimulatieTests", dependencies: ["Simulatie"], swiftSettings: instellingen),
        .testTarget(
            name: "TafelTests",
            dependencies: [
                "Tafel", "Rollen", "Berichten", "Kafka", "KafkaTesting", "Matching", "Jeugdhulp", "Proefhulp",
                "Verzegeling",
                .product(name: "Instrumentation", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Voorbeelden/verwacht.json", "Vorige/zaken-v1.ndjson"],
            swiftSettings: instellingen
        ),
        .target(
            name: "ReadStoreProef", dependencies: ["ReadStore", "Berichten", "Jeugdhulp", "Proefhulp"],
            path: "Tests/ReadStoreProef", swiftSettings: instellingen),
        .testTarget(
            name: "ReadStoreTests",
            dependencies: [
                "ReadStore", "ReadStoreProef", "Berichten", "Jeugdhulp", "Kafka", "KafkaTesting", "Proefhulp",
                "Proefmarkt", "Verzegeling",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: instellingen
        ),
        .testTarget(
            name: "BordTests",
            dependencies: [
                "Bord", "ReadStore", "ReadStoreProef", "Berichten", "Kafka", "KafkaTesting", "Jeugdhulp",
                "Proefmarkt", "Proefhulp", "Verzegeling",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            exclude: [
                "Bladen/voorstellen.ndjson", "Browser/bladen.py", "Browser/bord.py", "Browser/browser.py",
                "Browser/regels.js",
            ],
            swiftSettings: instellingen
        ),
        .testTarget(
            name: "VerzegelingTests",
            dependencies: [
                "Verzegeling", "Berichten", "Kafka", "KafkaTesting", "Proefhulp",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: instellingen
        ),
        .testTarget(
            name: "PoortTests",
            dependencies: [
                "Poort", "Berichten", "Jeugdhulp", "Kafka", "KafkaTesting", "Proefhulp", "Verzegeling",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: instellingen
        ),
        .testTarget(
            name: "RollenTests", dependencies: ["Rollen", "Berichten", "Jeugdhulp", "Kafka"],
            swiftSettings: instellingen),
        .testTarget(
            name: "JaarTests", dependencies: ["Jaar", "Tafelronde", "Jeugdhulp"], swiftSettings: instellingen),
        .testTarget(
            name: "CommandoTests",
            dependencies: [
                "doorbraaktafel", "Jaar", "Rollen", "Berichten", "Kafka", "Jeugdhulp", "Proefhulp", "Verzegeling",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: instellingen
        ),
        .testTarget(
            name: "BeheerTests",
            dependencies: [
                "Beheer", "BoundedHTTP", "Tafel", "Rollen", "Berichten", "Kafka", "KafkaTesting", "Jeugdhulp",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            swiftSettings: instellingen
        ),
        .testTarget(name: "DuurproefTests", dependencies: ["bench-tafel"], swiftSettings: instellingen),
        .target(name: "HouseModel", path: "Tests/HouseModel", swiftSettings: instellingen),
        .executableTarget(
            name: "kaart", dependencies: ["HouseModel"], path: "Tests/Kaart", swiftSettings: instellingen),
        .testTarget(name: "HuisTests", dependencies: ["HouseModel"], swiftSettings: instellingen),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

// `make test-asan` builds what computes over addresses and bytes, and not the rest of the house.
if Context.environment["DOORBRAAK_ASAN"] == "1" {
    let kamers: Set = [
        "Jeugdhulp", "Cvooruit", "Matching", "Csimdjson", "Berichten", "Proefmarkt", "Proefhulp", "JeugdhulpTests",
        "MatchingTests", "BerichtenTests",
    ]
    package.targets.removeAll { !kamers.contains($0.name) }
    package.products.removeAll()
}
