import Foundation
import HouseModel
import Testing

/// What a comment, a test or a page leads to is there.
@Suite("References")
struct CitationTests {
    private static let folders = ["Sources", "Tests", "Benchmarks", "Schemas", "Snippets", "deploy"]
    private static let suffixes = [".swift", ".json", ".yaml", ".md", ".sh"]
    /// Pages that lead readers round the house.
    private static let pages = [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "Schemas/README.md", "deploy/README.md",
    ]

    private static func cited() throws -> CitedPages {
        try CitedPages(regels: Huis.page("docs/regels.md"), contract: Huis.page("docs/contract.md"))
    }

    private static func texts() throws -> [Page] {
        try Huis.repository.get().paths.filter { path in
            folders.contains { path.hasPrefix("\($0)/") } && suffixes.contains { path.hasSuffix($0) }
                && !path.hasSuffix(".topo.json")
        }.sorted().compactMap { try? Huis.page($0) }
    }

    @Test(
        "every #n, Wn, Rn and § in sources, tests, schemas and deploy is a row or section of regels.md or contract.md")
    func resolve() throws {
        let cited = try Self.cited()
        #expect(cited.marks.count > 180)
        var count = 0
        for text in try Self.texts() where text.path != "Tests/HuisTests/CitationTests.swift" {
            count += text.lines.reduce(0) { $0 + Citation.all(in: $1).count }
            for (line, citation) in cited.unresolved(in: text.lines) {
                Issue.record("\(text.path):\(line) cites \(citation), which is not there")
            }
        }
        #expect(count > 900, "citations were not found")
    }

    @Test("regels.md and contract.md resolve their own citations")
    func ownCitations() throws {
        let cited = try Self.cited()
        for path in try Huis.repository.get().paths.filter({ $0.hasPrefix("docs/") && $0.hasSuffix(".md") }) {
            for (line, citation) in cited.unresolved(in: try Huis.page(path).lines) {
                Issue.record("\(path):\(line) cites \(citation), which is not there")
            }
        }
    }

    @Test("a citation is found in every form, and nothing else is taken for one")
    func forms() {
        func marks(_ line: Substring) -> [String] { Citation.all(in: line).map(\.description) }
        #expect(
            marks("/// (#41, #8-#10, #8–9; W8 and W1-W3)") == [
                "#41", "#8", "#9", "#10", "#8", "#9", "W8", "W1", "W2", "W3",
            ])
        #expect(
            marks("R3 (221610/232738), regels §3b-§3e, contract §4, S1") == [
                "R3", "regels §3b", "regels §3e", "contract §4",
            ])
        #expect(marks("&#39; #64748b PKCS#12 RS256 R1 GM-W12 W3C #if #1234 x#3 Wn").isEmpty)
    }

    @Test("a citation that leads nowhere is seen")
    func canary() {
        let cited = CitedPages(
            regels: Page(path: "r", text: "## 3b. Table\n\n| #1 | a |\n| W8 | b |"),
            contract: Page(path: "c", text: "## 2. Topics"))
        let lines: [Substring] = ["#1 W8 §3b contract §2", "#2 W9 §3c contract §3"]
        #expect(cited.unresolved(in: lines).map(\.citation.description) == ["#2", "W9", "regels §3c", "contract §3"])
        #expect(cited.unresolved(in: lines).allSatisfy { $0.line == 2 })
    }

    @Test("every path that a page names is there")
    func paths() throws {
        let repository = try Huis.repository.get()
        let docs = repository.paths.filter { $0.hasPrefix("docs/") && $0.hasSuffix(".md") }
        for path in Self.pages + docs.sorted() {
            let page = try Huis.page(path)
            for wrong in Self.wrongPaths(in: page, repository) { Issue.record("\(path):\(wrong) is not there") }
        }
    }

    /// Made by a command that the page describes, and kept out of git.
    private static let made = "deploy/geheim/"

    private static func wrongPaths(in page: Page, _ repository: Repository) -> [String] {
        page.codeSpans
            .filter { repository.isPath($0.text) && !$0.text.hasPrefix(made) && !repository.exists($0.text) }.map {
                "\($0.line) \($0.text)"
            }
            + page.links.filter { !repository.exists(Repository.resolve($0.target, from: page.path)) }
            .map { "\($0.line) \($0.target)" }
    }

    @Test("a path that is not there is seen, in a link and in code; a pattern stands for what it matches")
    func pathsCanary() {
        let repository = Repository(paths: [
            "docs", "docs/a.md", "README.md", "Sources", "Sources/Kafka", "Sources/Kafka/A.swift",
        ])
        let page = Page(
            path: "docs/a.md",
            text: """
                [up](../README.md) [gone](b.md) [web](https://example.org/x) `Sources/Kafka/` `Sources/*/A.swift`
                `Sources/Gone/` `make docs` `Kafka/Reading` `Sources/<module>/A.swift:name` `Sources/*/B.swift`
                ```
                Sources/Fenced/
                ```
                """)
        #expect(Self.wrongPaths(in: page, repository) == ["2 Sources/Gone/", "2 Sources/*/B.swift", "1 b.md"])
    }

    @Test("a symbol that a doc comment links to is declared")
    func links() throws {
        let model = try Huis.model.get()
        let names = DeclaredNames(model)
        var count = 0
        for file in model.files where file.isProduct {
            for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                for link in Self.links(in: line) {
                    count += 1
                    #expect(names.resolves(link: link), "\(file.path):\(number + 1) links to \(link)")
                }
            }
        }
        #expect(count > 200, "links were not found")
    }

    private static func links(in line: Substring) -> [Substring] {
        guard line.contains("///"), !line.contains("```") else { return [] }
        return line.components(separatedBy: "``").enumerated().filter { !$0.offset.isMultiple(of: 2) }
            .map { Substring($0.element) }
    }

    @Test("a link to what is not declared is seen")
    func linksCanary() {
        let file = SourceFile(
            path: "Sources/House/Top.swift",
            text:
                "struct Top { enum Inner { case some }; func heat() {} }\nextension Top { var warm: Bool { true } }"
        )
        let names = DeclaredNames(SourceModel(files: [file]))
        for link in ["Top", "Top/heat(_:)", "Top/Inner/some", "Top/warm", "heat(_:)"] {
            #expect(names.resolves(link: Substring(link)), "\(link)")
        }
        for link in ["Bottom", "Top/cool()", "Top/some", "Inner/warm"] {
            #expect(!names.resolves(link: Substring(link)), "\(link)")
        }
        #expect(Self.links(in: "    /// As ``Top/heat(_:)`` and ``Top``.") == ["Top/heat(_:)", "Top"])
    }

    @Test("a type that regels.md or contract.md names is declared")
    func typesInPages() throws {
        let names = DeclaredNames(try Huis.model.get())
        for path in ["docs/regels.md", "docs/contract.md"] {
            for (line, span) in try Huis.page(path).codeSpans where Self.isCode(span) && !span.hasSuffix(".md") {
                #expect(names.resolves(dotted: span), "\(path):\(line) names \(span)")
            }
        }
    }

    /// `Type`, `Type.member` or `Type.member(_:)`; not a path, not a word of the contract.
    private static func isCode(_ span: Substring) -> Bool {
        guard let first = span.first, first.isUppercase, span.count > 2, span.contains(where: \.isLowercase) else {
            return false
        }
        return span.allSatisfy { $0.isLetter || $0.isNumber || ".()_:".contains($0) }
    }
}
