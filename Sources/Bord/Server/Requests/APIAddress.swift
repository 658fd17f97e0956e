/// Where the API is, and which version of it.
enum APIAddress {
    /// In the header `API-Version` of every answer.
    static let versie = "1.2.0"
    static let voorvoegsel = "/api/v1"
    /// Its description (OpenAPI).
    static let document = voorvoegsel + "/openapi.json"
}
