import Testing

@testable import Tafel

@Suite("The pause before the next life")
struct BackoffTests {
    /// The pauses after lives that were healthy or not, in order.
    private static func pauzes(_ levens: [Bool], _ regel: (Bool) -> Int) -> [Int] { levens.map(regel) }

    private static let mislukt = [Bool](repeating: false, count: 12)
    private static let groeit = [200, 500, 1_000, 2_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000]

    /// Whether a rule grows to the longest pause and stays there, and begins anew after a healthy life alone.
    private static func houdt(_ nieuw: () -> (Bool) -> Int) -> Bool {
        pauzes(mislukt, nieuw()) == groeit && pauzes([true] + mislukt.dropLast(), nieuw()) == groeit
            && pauzes(mislukt + [true] + mislukt, nieuw()) == groeit + [200] + [500] + groeit.dropFirst(2) + [5_000]
    }

    @Test("it grows to its longest and stays there; a life that did something begins it anew, once")
    func reeks() {
        #expect(
            Self.houdt {
                var backoff = Backoff()
                return { backoff.pauzeMs(wasGezond: $0) }
            })
    }

    @Test("a rule that counts what any earlier life did saw-tooths, and is caught")
    func kanarie() {
        #expect(
            !Self.houdt {
                var (poging, ooit) = (0, false)
                return { wasGezond in
                    ooit = ooit || wasGezond
                    defer { poging = ooit && poging > Backoff.pauzesMs.count ? 0 : poging + 1 }
                    return Backoff.pauzesMs[min(poging, Backoff.pauzesMs.count - 1)]
                }
            })
    }
}
