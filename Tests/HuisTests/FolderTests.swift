import HouseModel
import Testing

/// Within a module the folders are its stages, and mentions run one way through them, as imports do between modules.
@Suite("Folders")
struct FolderTests {
    /// Lowest first; what stands beside each other may not mention each other. Modules without folders are left out.
    private static let order = FolderOrder([
        "Kafka": [
            ["Errors"], ["Threads"], ["Settings"], ["Librdkafka"], ["Reading", "Writing", "Admin"], ["Transactions"],
        ],
        "Jeugdhulp": [["Kalender"], ["Gemeenten"], ["Wetten"], ["Woonplaats"], ["Begrippen"], ["Normen"]],
        "Berichten": [["JSON"], ["Inhoud"], ["Envelope"], ["Channels"], ["Files"]],
        "Matching": [
            ["Regels"], ["Index"], ["Search"], ["Shortlist"], ["Uitleg"], ["OpenCasussen"], ["Waarom"],
        ],
        "Poort": [["Deciding"], ["Loop"]],
        "Tafelronde": [["Pricing"], ["Solving", "Gewichten"], ["Feiten"], ["Uitkomst"]],
        "Tafel": [["Zaak"], ["Deciding"], ["Loop"], ["Kafka"]],
        "ReadStore": [["Values"], ["Tables"], ["Lists"], ["Ingestion"], ["Store"], ["Following"]],
        "Bord": [["Access", "Cijfers"], ["Pages"], ["Server"]],
        "Bord/Pages": [
            ["Words"], ["Drawing"], ["Frame"], ["Formulier"], ["Overzicht", "Casus", "Kaart", "Beeld", "Partij"],
        ],
        "Bord/Server": [["Core"], ["Requests"], ["Routes"], ["Serving"]],
        "doorbraaktafel": [["Rendering"], ["Options"], ["Commands"]],
    ])

    private static let filesMax = 25

    @Test("no folder mentions a folder above or beside it, and the order knows every folder")
    func oneWay() throws {
        let model = try Huis.model.get()
        #expect(model.types.count > 500, "the sources were not found")
        #expect(Self.order.strangers(in: model).isEmpty)
        for violation in Self.order.violations(in: model) where !ToMend.arrows.contains(violation.arrow) {
            Issue.record("an arrow the wrong way: \(violation)")
        }
    }

    @Test("an arrow the wrong way is seen: a type, a nested one, a member that only an extension gives")
    func canary() {
        let model = SourceModel(files: [
            SourceFile(path: "Sources/House/Low/Base.swift", text: "struct Base { var value = Top.Inner.some }"),
            SourceFile(path: "Sources/House/Low/Use.swift", text: "func use(_ base: Base) { base.heated() }"),
            SourceFile(path: "Sources/House/High/Top.swift", text: "enum Top { enum Inner { case some } }"),
            SourceFile(path: "Sources/House/High/Base+Heat.swift", text: "extension Base { func heated() {} }"),
            SourceFile(path: "Sources/House/Beside/Other.swift", text: "let other = Top.self"),
        ])
        let order = FolderOrder(["House": [["Low"], ["High", "Beside"]]])
        #expect(order.violations(in: model).map(\.arrow) == ["House: Beside → High", "House: Low → High"])
        #expect(order.violations(in: model).last?.places.count == 2)
        #expect(
            FolderOrder(["House": [["Low"], ["High"], ["Gone"]]]).strangers(in: model) == [
                "House/Beside", "House/Gone",
            ])
    }

    @Test("a mention in a comment, a string or a regex is none; one in an interpolation is")
    func tokens() {
        let text = #"""
            // Top
            /* Top /* Top */ Top */
            let a = "Top \(Seen.self) Top", b = """
                Top "quoted"
                """
            let c = /Top"/, d = x / Seen.y, e = `Seen`
            """#
        let words = Lexer.tokens(of: text).filter(\.isWord).map(\.text)
        #expect(!words.contains("Top"))
        #expect(words.filter { $0 == "Seen" }.count == 3)
    }

    @Test("a folder can be seen at a glance: at most 25 Swift files")
    func size() throws {
        let folders = Dictionary(grouping: try Huis.model.get().files.filter(\.isProduct), by: \.folder)
        for (folder, files) in folders {
            #expect(files.count <= Self.filesMax, "\(folder) has \(files.count) Swift files")
        }
    }

    @Test("a file is called after a type that it holds, or after the type that it extends and what with")
    func names() throws {
        for file in try Huis.model.get().files where file.isProduct {
            #expect(Self.isNamed(file), "\(file.path) is called after nothing that it holds")
        }
    }

    @Test("a file that is called after nothing in it is seen")
    func namesCanary() {
        func isNamed(_ name: String, _ text: String) -> Bool {
            Self.isNamed(SourceFile(path: "Sources/House/\(name).swift", text: text))
        }
        #expect(isNamed("Top", "struct Top {}") && isNamed("Inner", "enum Top { struct Inner {} }"))
        #expect(isNamed("Top+Heat", "extension Top { func heat() {} }"))
        #expect(isNamed("Inner+Heat", "extension Top.Inner { func heat() {} }"))
        #expect(isNamed("Fetch", "func fetch() {}") && !isNamed("Fetch", "struct Top { func fetch() {} }"))
        #expect(!isNamed("Other", "struct Top {}"))
        #expect(!isNamed("Top", "extension Top { func heat() {} }"))
        #expect(!isNamed("Other+Heat", "extension Top { func heat() {} }"))
    }

    private static func isNamed(_ file: SourceFile) -> Bool {
        let parts = file.name.split(separator: "+", maxSplits: 1).map(String.init)
        if file.declarations.contains(where: { Self.isFunction($0, called: parts[0]) }) { return true }
        let types = file.declarations.filter { $0.kind == .type }.map(\.name)
        if types.contains(parts[0]) { return true }
        let extended = file.declarations.filter { $0.kind == .extension }.compactMap {
            $0.name.split(separator: ".").last
        }
        return parts.count == 2 && extended.contains { $0 == parts[0] }
    }

    /// A file may hold a function of its own instead of a type: `fetch` in `Fetch.swift`.
    private static func isFunction(_ declaration: Declaration, called name: String) -> Bool {
        declaration.kind == .member && declaration.owner.isEmpty
            && "\(declaration.name.prefix(1).uppercased())\(declaration.name.dropFirst())" == name
    }
}
