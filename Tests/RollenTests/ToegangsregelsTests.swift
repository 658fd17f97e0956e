import Berichten
import Jeugdhulp
import Kafka
import Rollen
import Testing

@Suite("Rules on a cluster against what a role needs")
struct ToegangsregelsTests {
    private let rechten = Toegang().rechten(.matcher(instanties: ["0"]))
    private let principal = "User:matcher"

    /// As a cluster tells them: of a transactional id librdkafka does not know the kind.
    private var goed: [ACL] {
        rechten.map { recht in
            recht.regel(voor: principal) ?? ACL(.other, recht.naam, principal: principal, .write)
        }
    }

    private func verschil(_ regels: [ACL]) -> Toegangsverschil {
        Toegangsverschil(gevraagd: rechten, principal: principal, regels: regels)
    }

    @Test("exactly the rules: no difference, whatever others may do")
    func precies() {
        let ander = ACL(.topic, "doorbraak.zaken", principal: "User:iemand", .all)
        #expect(verschil(goed.reversed() + [ander]).klopt)
    }

    @Test("each rule that is gone is named as missing, and nothing else")
    func ontbreekt() {
        for index in goed.indices {
            var regels = goed
            regels.remove(at: index)
            let gevonden = verschil(regels)
            #expect(gevonden.ontbreekt == [rechten[index]] && gevonden.teveel.isEmpty && gevonden.verboden.isEmpty)
        }
    }

    @Test("a rule that is wider, for everybody or on another host is told, and does not count as the one that is asked")
    func teveel() {
        let anders = [
            ACL(.topic, "doorbraak.zaken", pattern: .prefixed, principal: principal, .read),
            ACL(.topic, "*", principal: principal, .read),
            ACL(.topic, "doorbraak.zaken", principal: "User:*", .read),
            ACL(.topic, "doorbraak.zaken", principal: principal, .all),
            ACL(.cluster, ACL.clusterName, principal: principal, .idempotentWrite),
            ACL(.topic, "doorbraak.zaken", principal: principal, host: "10.0.0.1", .read),
        ]
        for regel in anders {
            #expect(verschil(goed + [regel]).teveel == [regel])
            let zonder = goed.filter { $0 != ACL(.topic, "doorbraak.zaken", principal: principal, .read) }
            #expect(verschil(zonder + [regel]).ontbreekt.map(\.naam) == ["doorbraak.zaken"])
        }
    }

    @Test("a rule that forbids is told: it wins of every right")
    func verbod() {
        let verbod = ACL(.topic, "doorbraak.zaken", principal: "User:*", .write, permission: .deny)
        #expect(verschil(goed + [verbod]).verboden == [verbod])
    }
}
