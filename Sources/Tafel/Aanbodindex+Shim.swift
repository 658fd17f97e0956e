import Jeugdhulp
import Matching

extension Aanbodindex {
    func aanbod(_ s: Aanbodsleutel) -> Aanbod? { aanbod(s.aanbodId).flatMap { $0.sleutel == s ? $0 : nil } }
    mutating func verwijder(_ s: Aanbodsleutel) -> Aanbod? { aanbod(s) == nil ? nil : verwijder(s.aanbodId) }
}
