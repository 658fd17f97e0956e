import Yams

/// A text in YAML that people keep by hand: read within bounds, and told by line what is wrong with it.
struct YAMLText {
    let tekst: String
    /// The most that is read, in UTF-8 bytes.
    let bytesMax: Int
    /// What to do about a file that is too large, and about one that is empty.
    let bijTeGroot, bijLeeg: String

    /// - Parameter meld: told the line, counted from 1, what is wrong and what to do.
    /// - Returns: `nil` when there is nothing to go on with.
    func node(_ meld: (_ regel: Int, _ wat: String, _ watTeDoen: String) -> Void) -> Node? {
        guard tekst.utf8.count <= bytesMax else {
            meld(1, "het bestand is groter dan \(bytesMax) bytes", bijTeGroot)
            return nil
        }
        do {
            if let node = try Yams.compose(yaml: tekst) { return node }
            meld(1, "het bestand is leeg", bijLeeg)
        } catch YamlError.duplicatedKeysInMapping(let namen, let plek) {
            let dubbel = namen.map { "'\($0)'" }.joined(separator: ", ")
            meld(plek.mark.line, "de sleutel \(dubbel) staat er twee keer", "Laat er één staan.")
        } catch YamlError.scanner(_, let probleem, let plek, _), YamlError.parser(_, let probleem, let plek, _),
            YamlError.composer(_, let probleem, let plek, _)
        {
            meld(
                plek.line, "dit is geen YAML: \(probleem)",
                "Kijk naar inspringen, dubbelepunten en aanhalingstekens op deze regel en die erboven.")
        } catch {
            meld(1, "dit is geen YAML", "Bewaar het als gewone tekst in UTF-8.")
        }
        return nil
    }
}
