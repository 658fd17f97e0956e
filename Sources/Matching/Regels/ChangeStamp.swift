/// Tells whether something is still what it was: a change makes a new one, so the same one says nothing happened.
final class ChangeStamp: Sendable {}
