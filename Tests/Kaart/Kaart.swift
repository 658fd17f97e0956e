import Foundation
import HouseModel

/// `make kaart`: the map of the house, derived from its sources.
@main
enum Kaart {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let root = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        let map = HouseMap(try SourceModel(root: root))
        let wanted = arguments.filter { !$0.hasPrefix("--") }
        print(arguments.contains("--json") ? try map.json(modules: wanted) : map.markdown(modules: wanted))
    }
}
