import Foundation
import Simulatie

/// `simulatie SEEDS [FIRST [CANARY]]`: runs that many seeds on all cores; names the first that fails, with what
/// happened. With the name of a canary the matcher or the log is broken on purpose.
@main
struct Loper {
    static func main() async {
        let getallen = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
        let (aantal, eerste) = (getallen.first ?? 1_000, getallen.dropFirst().first ?? 1)
        let kanarie = CommandLine.arguments.dropFirst(3).first.flatMap(Kanarie.init(rawValue:))
        let uitslag = await Reeks.draai(eerste..<(eerste + aantal), kanarie: kanarie)
        print(uitslag.samenvatting)
        guard let gezakt = uitslag.gezakt else { return }
        print(gezakt)
        exit(1)
    }
}
