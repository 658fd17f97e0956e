extension Array where Element: Equatable {
    /// The first of each, in order.
    var zonderDubbele: [Element] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
