import Testing

/// A wrong pointer is not an error that somebody reads: it is another child's data, or a crash somewhere else. So it is
/// known which files have any, and those are what the address sanitizer runs over (`make test-asan`).
@Suite("Unsafe pointers only where this list says")
struct UnsafeTests {
    /// Rooms that bind a C library: each file of them may hold its pointers.
    private static let rooms: Set = ["BoundedHTTP", "Kafka", "KafkaServices", "KafkaTesting"]

    /// Elsewhere by the name of the file, with what it needs them for.
    private static let files = [
        // Matching: columns and planes read by address, so that a ranking counts no references.
        "AanbiederBloomFilter.swift": "words of the filter of a block",
        "BitPlane.swift": "words of a vector, by index",
        "DeferredScores.swift": "the batch, on the stack",
        "FactColumns.swift": "memory of a block",
        "FactView.swift": "the same memory, read only",
        "ProximityScores.swift": "two arrays walked side by side, so that the loop is vectorised",
        "Selectie.swift": "room for the batch, on the stack",
        "TopK.swift": "insertion in place, without a look at the array's owner at each step",
        // Readers and writers of bytes.
        "Bsn.swift": "one pass over bytes",
        "Datum+Text.swift": "ten digits into a new string",
        "DigitCode.swift": "digits into a new string",
        "JSONNode.swift": "simdjson",
        "JSONWriter.swift": "one pass over bytes",
        "NameTable.swift": "one pass over characters",
        "ReadRecord.swift": "the key that librdkafka lends",
        "SearchWords.swift": "one pass over bytes",
        // Keys as swift-crypto hands them out.
        "Besluitzegel.swift": "the bytes of a key",
        "Hoofdsleutels.swift": "the bytes of a key",
        "Zaaksleutel.swift": "the bytes of a key",
    ]

    /// Types of pointers, and the functions that lend one.
    private static let words = [
        "UnsafePointer", "UnsafeMutablePointer", "UnsafeBufferPointer", "UnsafeMutableBufferPointer",
        "UnsafeRawPointer", "UnsafeMutableRawPointer", "UnsafeRawBufferPointer", "UnsafeMutableRawBufferPointer",
        "OpaquePointer", "Unmanaged", "withUnsafe", "withUTF8", "withCString", "withMemoryRebound",
        "withContiguousStorage", "withContiguousMutableStorage", "unsafeUninitializedCapacity", "unsafeBitCast",
        "unsafeDowncast", "nonisolated(unsafe)", "@unsafe", "unowned(unsafe)",
    ]

    /// The first line that has a pointer, from 1; `nil` when none has.
    private static func pointer(_ bestand: Huis.Bestand) -> Int? {
        bestand.regels.firstIndex { regel in
            let code = regel.prefix(upTo: regel.firstRange(of: "//")?.lowerBound ?? regel.endIndex)
            return words.contains { code.contains($0) }
        }.map { $0 + 1 }
    }

    private static func isAllowed(_ bestand: Huis.Bestand) -> Bool {
        rooms.contains(bestand.kamer) || files[bestand.naam] != nil
    }

    @Test("no other file of the sources has an unsafe pointer, and no file on the list is there for nothing")
    func alleenDaar() throws {
        var met: Set<String> = []
        for bestand in try Huis.bestanden("Sources") {
            guard let regel = Self.pointer(bestand) else { continue }
            met.insert(bestand.naam)
            #expect(
                Self.isAllowed(bestand), "\(bestand.pad):\(regel) has an unsafe pointer; do without, or list it here")
        }
        for naam in Self.files.keys.sorted() {
            #expect(met.contains(naam), "\(naam) has no unsafe pointer any more: take it off the list")
        }
    }

    @Test(
        "A canary: a pointer in a file that is not listed is seen, and one in a comment is none",
        arguments: [
            ("let p: UnsafeMutablePointer<Int>", true), ("data.withUnsafeBytes { $0.count } // why", true),
            ("nonisolated(unsafe) var teller = 0", true), ("/// Once an UnsafePointer.", false),
            ("let naam = \"zaak\" // no withUnsafeBytes", false),
        ])
    func kanarie(_ regel: String, _ heeft: Bool) {
        let bestand = Huis.Bestand(
            pad: "Sources/Matching/Uitleg/Nieuw.swift", regels: ["import Jeugdhulp", regel[...]])
        #expect((Self.pointer(bestand) == 2) == heeft)
        #expect(!Self.isAllowed(bestand))
    }
}

extension Huis.Bestand {
    /// The name without its folders.
    fileprivate var naam: String { pad.split(separator: "/").last.map(String.init) ?? "" }
}
