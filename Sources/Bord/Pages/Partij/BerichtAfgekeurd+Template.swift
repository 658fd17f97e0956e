import Berichten
import Jeugdhulp

extension BerichtAfgekeurd {
    /// A refusal as a row: about which case, what is wrong and what to do.
    func vulling(_ vandaag: Datum) -> TemplateContext {
        [
            "wat": casusId.map { "Zaak \($0)" } ?? "Een bericht", "uitleg": afkeuring.uitleg,
            "watTeDoen": afkeuring.watTeDoen, "op": op.woorden(vandaag: vandaag), "opISO": op.description,
        ]
    }
}
