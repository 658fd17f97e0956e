/// Why a round of the loop does not go on.
///
/// Thrown by all that sends or takes in within a round, and caught in one place, in ``MatcherLoop/stap()``. Nobody in
/// between has to look whether something was aborted: what would have been sent next is not sent, because nobody gets
/// there. What must be done however a transaction ended (partitions that come or go) asks
/// ``LoopTransaction/eindig(totMs:spoelTerug:)`` instead, which answers how it ended and does not throw this.
enum Interruption: Error {
    /// The transaction was aborted. Memory and input are back where the last commit left them: the rest of the round is
    /// void, and is decided again in the next one.
    case aborted
    /// This life of the loop is over.
    case stop(StopReason)

    /// Lets what can only end the whole loop be called where a round can be interrupted.
    static func orStop<Uit>(_ doe: @autoclosure () throws(StopReason) -> Uit) throws(Interruption) -> Uit {
        do throws(StopReason) {
            return try doe()
        } catch {
            throw .stop(error)
        }
    }
}
