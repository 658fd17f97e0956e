import Bord
import Testing

@Suite("A role is a capacity and for whom")
struct RolTests {
    @Test(
        "a role read back from its two words is the same role",
        arguments: [
            ("gi", "ljenr"), ("aanbieder", "99000201"), ("inkoop", "Twente"), ("expertteam", "twente"), ("beheer", ""),
        ])
    func heenEnTerug(soort: String, van: String) throws {
        let rol = try #require(Rol(soort: soort, van: van))
        #expect(rol.soort.rawValue == soort)
        #expect(rol.van == van)
    }

    @Test(
        "words that make no role are refused",
        arguments: [
            ("expertteam", ""), ("aanbieder", "12"), ("directeur", "twente"), ("gi", "a\nb"),
        ])
    func geweigerd(soort: String, van: String) {
        #expect(Rol(soort: soort, van: van) == nil)
    }
}
