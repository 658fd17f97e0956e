import Jeugdhulp
import Testing

/// A date that must exist.
func datum(_ iso: String) throws -> Datum {
    try #require(Datum(iso), "\(iso) is not a date")
}

/// A gemeentecode that must be well formed.
func gemeente(_ code: String) throws -> Gemeentecode {
    try #require(Gemeentecode(code), "\(code) is not a gemeentecode")
}

func regio(_ naam: String) throws -> Regio {
    try #require(Gemeenteregister.landelijk.regio(naam: naam), "no region \(naam)")
}

func voorziening(_ naam: String) throws -> Voorziening {
    try #require(Voorziening(naam), "no voorziening \(naam)")
}
