import Foundation

/// Prints one line a figure: `BENCH <name> <value> <unit> [ratio=<x> vs=<baseline>]`.
///
/// Wall time on a shared machine says little by itself: the ratios, to a baseline in the same run, are what counts.
@main
struct Bench {
    static func main() async {
        let keuze = Set(CommandLine.arguments.dropFirst())
        // A year takes long: only when it is asked for.
        if keuze.contains("jaren") { return Jaartabel.toon(zaden: keuze.compactMap { UInt64($0) }.max() ?? 2) }
        func gekozen(_ naam: String) -> Bool { keuze.isEmpty || keuze.contains(naam) }
        if gekozen("match") { Matchmeting.meet() }
        if gekozen("bericht") { Berichtmeting.meet() }
        if gekozen("zegel") { Zegelmeting.meet() }
        if gekozen("ladder") { Laddermeting.meet() }
        if gekozen("lijn") {
            do {
                try await Lijnmeting.meet()
            } catch {
                FileHandle.standardError.write(Data("lijn: \(error)\n".utf8))
                exit(1)
            }
        }
    }

    static func regel(_ naam: String, _ waarde: Double, _ eenheid: String, _ tegen: (Double, String)? = nil) {
        let vergelijking = tegen.map { String(format: " ratio=%.2f vs=%@", $0.0, $0.1 as NSString) } ?? ""
        print(String(format: "BENCH %@ %.2f %@", naam as NSString, waarde, eenheid as NSString) + vergelijking)
    }

    /// The median and the 99th percentile of many measurements; the ratio is of the medians.
    static func regel(_ naam: String, _ metingen: [Double], _ eenheid: String, _ tegen: (Double, String)? = nil) {
        let vergelijking = tegen.map { String(format: " ratio=%.1f vs=%@", $0.0, $0.1 as NSString) } ?? ""
        print(
            String(
                format: "BENCH %@ p50=%.2f p99=%.2f %@", naam as NSString, p(0.5, metingen), p(0.99, metingen),
                eenheid as NSString) + vergelijking)
    }

    /// Microseconds that `doe` takes.
    static func us(_ doe: () -> Void) -> Double {
        let begin = DispatchTime.now().uptimeNanoseconds
        doe()
        return Double(DispatchTime.now().uptimeNanoseconds - begin) / 1_000
    }

    static func p(_ deel: Double, _ metingen: [Double]) -> Double {
        let gesorteerd = metingen.sorted()
        guard !gesorteerd.isEmpty else { return 0 }
        return gesorteerd[min(gesorteerd.count - 1, Int(Double(gesorteerd.count) * deel))]
    }
}
