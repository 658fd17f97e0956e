/// A version by identity: every change takes a new one, so finding the same one (`===`) says that nothing happened.
/// No counter, which two copies that went different ways could both count up to the same number.
final class ChangeStamp: Sendable {}
