/// A claim that is a text or a list of texts; anything else counts as none.
struct ClaimValue: Codable, Sendable {
    let teksten: [String]

    init(from decoder: any Decoder) throws {
        let houder = try decoder.singleValueContainer()
        if let een = try? houder.decode(String.self) {
            teksten = [een]
        } else {
            teksten = (try? houder.decode([String].self)) ?? []
        }
    }
}
