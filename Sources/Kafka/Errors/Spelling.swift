/// Finds the word that was meant.
enum Spelling {
    /// The most letters that may be wrong: a third of the word, and at least two.
    private static func limit(_ word: String) -> Int { max(2, word.count / 3) }

    /// The nearest of the words, the first in order when two are as near; nil when all are too far.
    static func nearest(to word: String, in words: [String]) -> String? {
        let wanted = Array(word.lowercased().replacing("_", with: ".").utf8)
        var best: (word: String, distance: Int)?
        for candidate in words {
            let letters = Array(candidate.lowercased().replacing("_", with: ".").utf8)
            let distance = distance(wanted, letters)
            if distance <= limit(word), distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// How many letters to add, take away, change or swap with their neighbour.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var line = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(line[column], last[column + 1]) + 1
                cost = min(cost, last[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, before[column - 1] + 1)
                }
                line.append(cost)
            }
            (before, last) = (last, line)
        }
        return last[right.count]
    }

    /// Without spaces, tabs and line ends around it.
    static func trimmed(_ text: Substring) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
