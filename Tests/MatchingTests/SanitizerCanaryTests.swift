import Foundation
import Testing

/// `make test-asan` first breaks this on purpose: a sanitizer that is not there finds nothing either.
@Suite("A canary for the address sanitizer")
struct SanitizerCanaryTests {
    private static let isAsked = ProcessInfo.processInfo.environment["DOORBRAAK_OVERFLOW"] == "1"

    @Test("A read past an allocation ends the run (only when DOORBRAAK_OVERFLOW=1)", .enabled(if: isAsked))
    func overflow() {
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
        bytes.initialize(repeating: 1, count: 64)
        defer { bytes.deallocate() }
        var som = 0
        for plaats in 0...64 { som += Int(bytes[plaats]) }
        Issue.record("the sum over 65 bytes of 64 is \(som), and nobody noticed")
    }
}
