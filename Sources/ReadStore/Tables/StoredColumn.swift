import Jeugdhulp

/// Values of the domain as they stand in a column; `nil` for what is not there, or is none.
enum StoredColumn {
    /// - Parameter dagen: since 1970.
    static func datum(_ dagen: Int?) -> Datum? { dagen.flatMap { Int32(exactly: $0) }.map(Datum.init(dagen:)) }

    static func gemeente(_ nummer: Int?) -> Gemeentecode? {
        nummer.flatMap { UInt16(exactly: $0) }.flatMap(Gemeentecode.init(nummer:))
    }
}
