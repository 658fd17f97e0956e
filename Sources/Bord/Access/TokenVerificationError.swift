/// Why a token is refused. What is in the token is not repeated.
enum TokenVerificationError: Error, Equatable {
    case ongeldig(String)
    case verlopen
    case geenRol
    /// The keys that were given are no good.
    case sleutels(String)
    /// The issuer cannot be reached, and what it gave before is too old.
    case geenSleutels
}
