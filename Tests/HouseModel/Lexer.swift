/// Cuts Swift into tokens, as far as a map of the house needs it: what is a comment or a string must not count as a
/// mention of a type.
///
/// Works on bytes, for it reads the whole tree in a debug build. A regex literal is told from a division by what stands
/// before it. Not known: a regex literal with a newline that is not in `#/ /#`.
package struct Lexer {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private var tokens: [Token] = []

    package static func tokens(of text: String) -> [Token] {
        var lexer = Lexer(bytes: Array(text.utf8))
        lexer.read(untilParenthesis: false)
        return lexer.tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func peek(_ ahead: Int = 0) -> UInt8 { at + ahead < bytes.count ? bytes[at + ahead] : 0 }

    private mutating func step() {
        if bytes[at] == Sign.newline { line += 1 }
        at += 1
    }

    private func starts(with signs: [UInt8]) -> Bool {
        at + signs.count <= bytes.count && zip(bytes[at...], signs).allSatisfy { $0 == $1 }
    }

    /// The code up to the end, or up to the parenthesis that closes an interpolation.
    private mutating func read(untilParenthesis: Bool) {
        var depth = 0
        while at < bytes.count {
            let byte = bytes[at]
            if untilParenthesis {
                if byte == Sign.open { depth += 1 }
                if byte == Sign.close {
                    if depth == 0 { return }
                    depth -= 1
                }
            }
            if Sign.isSpace(byte) {
                step()
            } else if Sign.isWord(byte) {
                word()
            } else if byte == Sign.slash, peek(1) == Sign.slash {
                while at < bytes.count, bytes[at] != Sign.newline { at += 1 }
            } else if byte == Sign.slash, peek(1) == Sign.star {
                blockComment()
            } else if !literal(byte) {
                sign(byte)
            }
        }
    }

    private mutating func word() {
        let start = at
        while at < bytes.count, Sign.isWord(bytes[at]) { at += 1 }
        tokens.append(Token(String(decoding: bytes[start..<at], as: UTF8.self), line: line, isWord: true))
    }

    /// Backticks are left out, so that `` `self` `` is a word like another.
    private mutating func sign(_ byte: UInt8) {
        if byte != Sign.backtick {
            tokens.append(Token(String(UnicodeScalar(byte)), line: line, isWord: false))
        }
        step()
    }

    /// Comments in Swift nest.
    private mutating func blockComment() {
        var depth = 0
        repeat {
            if starts(with: [Sign.slash, Sign.star]) {
                depth += 1
                at += 2
            } else if starts(with: [Sign.star, Sign.slash]) {
                depth -= 1
                at += 2
            } else {
                step()
            }
        } while depth > 0 && at < bytes.count
    }

    /// Steps over a string or regex literal, if one begins here; what is interpolated is read as code.
    private mutating func literal(_ byte: UInt8) -> Bool {
        var hashes = 0
        while peek(hashes) == Sign.hash { hashes += 1 }
        if peek(hashes) == Sign.quote {
            at += hashes
            string(hashes: hashes)
            return true
        }
        if peek(hashes) == Sign.slash, hashes > 0 || regexMayBegin() {
            at += hashes
            regex(hashes: hashes)
            return true
        }
        return false
    }

    private mutating func string(hashes: Int) {
        let triple = starts(with: [Sign.quote, Sign.quote, Sign.quote])
        let end = Array(repeating: Sign.quote, count: triple ? 3 : 1) + Array(repeating: Sign.hash, count: hashes)
        let escape = [Sign.backslash] + Array(repeating: Sign.hash, count: hashes)
        at += triple ? 3 : 1
        while at < bytes.count {
            if starts(with: end) {
                at += end.count
                return
            }
            if bytes[at] == Sign.newline, !triple { return }
            guard bytes[at] == Sign.backslash, starts(with: escape) else {
                step()
                continue
            }
            at += escape.count
            if peek() == Sign.open {
                at += 1
                read(untilParenthesis: true)
            }
            if at < bytes.count { step() }
        }
    }

    /// After a name, a number or a closing bracket a slash divides, and so does one with a space after it.
    private func regexMayBegin() -> Bool {
        guard !Sign.isSpace(peek(1)), let last = tokens.last else { return false }
        if last.isWord { return last.line != line || ["return", "in", "case", "of", "try"].contains(last.text) }
        return ![")", "]", "}", "."].contains(last.text)
    }

    private mutating func regex(hashes: Int) {
        let end = [Sign.slash] + Array(repeating: Sign.hash, count: hashes)
        at += 1
        while at < bytes.count {
            if starts(with: end) {
                at += end.count
                return
            }
            if bytes[at] == Sign.newline, hashes == 0 { return }
            if bytes[at] == Sign.backslash { at += 1 }
            if at < bytes.count { step() }
        }
    }
}

private enum Sign {
    static let newline: UInt8 = 10
    static let quote: UInt8 = 34
    static let hash: UInt8 = 35
    static let open: UInt8 = 40
    static let close: UInt8 = 41
    static let star: UInt8 = 42
    static let slash: UInt8 = 47
    static let backslash: UInt8 = 92
    static let backtick: UInt8 = 96

    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == newline || byte == 9 || byte == 13 }

    /// Letters, digits, `_`, and all of UTF-8 beyond ASCII.
    static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 95, 97...122, 128...: true
        default: false
        }
    }
}
