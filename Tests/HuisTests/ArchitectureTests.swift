import HouseModel
import Testing

/// `docs/ARCHITECTURE.md` cannot drift from the tree: its map has every folder, its hops are functions that are there.
@Suite("Architecture page")
struct ArchitectureTests {
    private static let page = "docs/ARCHITECTURE.md"

    /// Folders of Sources with files of their own, but for what a folder of the map holds in bulk.
    private static func folders() throws -> Set<String> {
        let paths = try Huis.repository.get().paths.filter { $0.hasPrefix("Sources/") }
        let files = paths.filter { $0.split(separator: "/").last?.contains(".") ?? false }
            .filter { !$0.hasSuffix(".docc") }
        return Set(files.map { $0.split(separator: "/").dropLast().joined(separator: "/") })
    }

    /// Rows that begin with a folder between backticks, with a slash at its end.
    private static func mapped(_ page: Page) -> [String] {
        page.rows.compactMap { row in
            guard let cell = row.cells.first, cell.hasPrefix("`Sources/"), cell.hasSuffix("/`") else { return nil }
            return String(cell.dropFirst().dropLast(2))
        }
    }

    @Test("the map lists every folder under Sources, once, and no other")
    func map() throws {
        let mapped = try Self.mapped(Huis.page(Self.page))
        let folders = try Self.folders()
        #expect(Set(mapped).count == mapped.count, "a folder stands in the map twice")
        #expect(folders.subtracting(mapped).sorted() == [], "not in the map")
        #expect(Set(mapped).subtracting(folders).sorted() == [], "in the map, not in the tree")
        #expect(folders.count > 50)
    }

    @Test("a folder that the map lacks is seen")
    func mapCanary() {
        let page = Page(
            path: "x.md", text: "| folder | what |\n|---|---|\n| `Sources/Kafka/Errors/` | errors |\n| Kafka | x |")
        #expect(Self.mapped(page) == ["Sources/Kafka/Errors"])
    }

    /// `Sources/…/File.swift:function`
    private static func hops(_ page: Page) -> [(line: Int, file: String, function: String)] {
        page.codeSpans.compactMap { line, span in
            let parts = span.split(separator: ":")
            guard parts.count == 2, parts[0].hasSuffix(".swift") else { return nil }
            return (line, String(parts[0]), String(parts[1]))
        }
    }

    @Test("every file:function that the page names is there")
    func functions() throws {
        let files = Dictionary(try Huis.model.get().files.map { ($0.path, $0) }) { first, _ in first }
        let hops = try Self.hops(Huis.page(Self.page))
        #expect(hops.count >= 30)
        for hop in hops {
            let file = files[hop.file]
            #expect(file != nil, "\(Self.page):\(hop.line) names \(hop.file)")
            let there = file?.declarations.contains { $0.name == hop.function } ?? true
            #expect(there, "\(Self.page):\(hop.line): \(hop.file) has no \(hop.function)")
        }
    }

    @Test("every type that the page speaks of is declared")
    func types() throws {
        let names = DeclaredNames(try Huis.model.get())
        for (line, span) in try Huis.page(Self.page).codeSpans {
            guard let first = span.first, first.isUppercase, span.contains(where: \.isLowercase),
                span.allSatisfy({ $0.isLetter || $0.isNumber || ".()_:".contains($0) }), !span.hasSuffix(".md"),
                !span.hasSuffix(".swift")
            else { continue }
            #expect(names.resolves(dotted: span), "\(Self.page):\(line) names \(span)")
        }
    }

    @Test("every decision has its page in the index, its four parts, and a number of its own")
    func decisions() throws {
        let folder = "docs/beslissingen/"
        let paths = try Huis.repository.get().paths.filter { $0.hasPrefix(folder) && !$0.hasSuffix("README.md") }
        let linked = Set(try Huis.page("\(folder)README.md").links.map { "\(folder)\($0.target)" })
        #expect(linked.isSuperset(of: paths), "not in the index: \(paths.subtracting(linked).sorted())")
        #expect(paths.count >= 10)
        let numbers = paths.map { $0.dropFirst(folder.count).prefix(4) }
        #expect(Set(numbers).count == numbers.count && numbers.allSatisfy { Int($0) != nil })
        for path in paths {
            let heads = Set(try Huis.page(path).lines.filter { $0.hasPrefix("## ") })
            for part in ["Context", "Decision", "What it costs", "When to look again"] {
                #expect(heads.contains("## \(part)"), "\(path) does not say: \(part)")
            }
        }
    }

    @Test("the map that make kaart prints knows module, folder, type and who mentions it")
    func kaart() throws {
        let model = SourceModel(files: [
            SourceFile(path: "Sources/House/Low/Base.swift", text: "package struct Base {}"),
            SourceFile(path: "Sources/House/High/Top.swift", text: "struct Top { let base: Base, other: Base }"),
            SourceFile(path: "Sources/Other/Guest.swift", text: "import House\nlet guest = Base()"),
            SourceFile(path: "Sources/Third/Stranger.swift", text: "let stranger = Base()"),
        ])
        let map = HouseMap(model)
        #expect(map.markdown(modules: ["House"]).contains("| House | Low | Base | House/High 2, Other 1 |"))
        #expect(try map.json(modules: ["House"]).contains(#""type" : "Top""#))
    }
}
