import Foundation

/// Reads a `Decodable` of our own making from JSON by way of ``JSONNode``.
///
/// A matcher that starts reads thousands of records of cases, each with some hundred members: looked up in a tree that
/// is there, that costs a fraction of what Foundation's decoder takes.
package enum NodeDecoder {
    /// - Throws: `DecodingError`; ``NotJSON`` when it is not JSON.
    package static func lees<W: Decodable>(_ type: W.Type, _ json: [UInt8]) throws -> W {
        guard let knoop = JSONNode(Data(json)) else { throw NotJSON() }
        return try W(from: ValueDecoder(knoop: knoop, codingPath: []))
    }

    package struct NotJSON: Error {}

    /// One value, and the road to it.
    private struct ValueDecoder: Decoder, SingleValueDecodingContainer {
        let knoop: JSONNode
        let codingPath: [any CodingKey]
        var userInfo: [CodingUserInfoKey: Any] { [:] }

        func container<S: CodingKey>(keyedBy type: S.Type) throws -> KeyedDecodingContainer<S> {
            guard knoop.isObject else { throw anders([String: Any].self) }
            return KeyedDecodingContainer(KeyedContainer<S>(knoop: knoop, codingPath: codingPath))
        }

        func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
            guard let elementen = knoop.elementen else { throw anders([Any].self) }
            return UnkeyedContainer(elementen: elementen, codingPath: codingPath)
        }

        func singleValueContainer() -> any SingleValueDecodingContainer { self }

        func decodeNil() -> Bool { knoop.isNiets }
        func decode(_ type: Bool.Type) throws -> Bool { try moet(knoop.waar) }
        func decode(_ type: String.Type) throws -> String { try moet(knoop.tekst) }
        func decode(_ type: Double.Type) throws -> Double { try moet(knoop.getal) }
        func decode(_ type: Float.Type) throws -> Float { Float(try moet(knoop.getal)) }
        func decode<G: FixedWidthInteger & Decodable>(_ type: G.Type) throws -> G {
            try moet(knoop.heelGetal.flatMap { G(exactly: $0) })
        }
        func decode<W: Decodable>(_ type: W.Type) throws -> W { try W(from: self) }

        private func moet<W>(_ waarde: W?) throws -> W {
            guard let waarde else { throw anders(W.self) }
            return waarde
        }

        private func anders(_ type: Any.Type) -> DecodingError {
            .typeMismatch(type, .init(codingPath: codingPath, debugDescription: "something else stands there"))
        }
    }

    private struct KeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let knoop: JSONNode
        let codingPath: [any CodingKey]

        var allKeys: [Key] { knoop.namen.compactMap(Key.init(stringValue:)) }
        func contains(_ key: Key) -> Bool { knoop.lid(key.stringValue) != nil }
        func decodeNil(forKey key: Key) -> Bool { !contains(key) }

        func decode<W: Decodable>(_ type: W.Type, forKey key: Key) throws -> W {
            try W(from: plek(key))
        }

        func decodeIfPresent<W: Decodable>(_ type: W.Type, forKey key: Key) throws -> W? {
            try knoop.lid(key.stringValue).map { try W(from: ValueDecoder(knoop: $0, codingPath: codingPath + [key])) }
        }

        private func plek(_ key: Key) throws -> ValueDecoder {
            guard let lid = knoop.lid(key.stringValue) else {
                throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "it is not there"))
            }
            return ValueDecoder(knoop: lid, codingPath: codingPath + [key])
        }

        func nestedContainer<S: CodingKey>(keyedBy type: S.Type, forKey key: Key) throws -> KeyedDecodingContainer<S> {
            try plek(key).container(keyedBy: type)
        }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try plek(key).unkeyedContainer()
        }
        func superDecoder() -> any Decoder { ValueDecoder(knoop: knoop, codingPath: codingPath) }
        func superDecoder(forKey key: Key) throws -> any Decoder { try plek(key) }
    }

    private struct UnkeyedContainer: UnkeyedDecodingContainer {
        let elementen: [JSONNode]
        let codingPath: [any CodingKey]
        private(set) var currentIndex = 0

        init(elementen: [JSONNode], codingPath: [any CodingKey]) {
            (self.elementen, self.codingPath) = (elementen, codingPath)
        }

        var count: Int? { elementen.count }
        var isAtEnd: Bool { currentIndex >= elementen.count }

        private mutating func volgende() throws -> ValueDecoder {
            guard !isAtEnd else {
                throw DecodingError.valueNotFound(
                    Any.self, .init(codingPath: codingPath, debugDescription: "the list ends at \(currentIndex)"))
            }
            defer { currentIndex += 1 }
            return ValueDecoder(knoop: elementen[currentIndex], codingPath: codingPath)
        }

        mutating func decodeNil() -> Bool {
            guard !isAtEnd, elementen[currentIndex].isNiets else { return false }
            currentIndex += 1
            return true
        }
        mutating func decode<W: Decodable>(_ type: W.Type) throws -> W { try W(from: volgende()) }
        mutating func nestedContainer<S: CodingKey>(keyedBy type: S.Type) throws -> KeyedDecodingContainer<S> {
            try volgende().container(keyedBy: type)
        }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
            try volgende().unkeyedContainer()
        }
        mutating func superDecoder() throws -> any Decoder { try volgende() }
    }
}
