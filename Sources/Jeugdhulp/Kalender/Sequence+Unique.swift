extension Sequence where Element: Hashable {
    /// The first of each, in order.
    package var uniek: [Element] {
        var gezien: Set<Element> = []
        return filter { gezien.insert($0).inserted }
    }
}
