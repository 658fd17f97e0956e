import Foundation

/// Asks one question over HTTP, on a connection of its own, and gives the answer when it is whole.
///
/// ```swift
/// let answer = try await fetch(
///     FetchRequest("https://id.example.nl/jwks"), FetchLimits(timeoutMs: 5_000, answerBytesMax: 262_144))
/// guard answer.status == 200 else { return }
/// ```
///
/// Everything has its limit: the time from the first byte to the last together, the size of the answer while it is
/// read, and who is believed. A redirect is not followed (its status is the answer), no proxy and no password of the
/// environment is used, and what goes over plain HTTP does not leave this machine.
///
/// libcurl and not Foundation's `URLSession`: on Linux that one is libcurl too, but it takes no certificates of one's
/// own (`URLSessionCertificateAuthorityInfoFile` is read on Android only), and its limit of time starts anew with every
/// byte that comes.
///
/// - Returns: the answer, whichever status it has.
/// - Throws: ``FetchError``; in no text of it is what was sent, or what was answered.
public func fetch(_ request: FetchRequest, _ limits: FetchLimits) async throws(FetchError) -> FetchAnswer {
    let exchange = Exchange(request, limits)
    let outcome = await withTaskCancellationHandler {
        await withCheckedContinuation { (done: CheckedContinuation<Result<FetchAnswer, FetchError>, Never>) in
            // libcurl blocks: on a thread of its own, for Swift's shared pool and Dispatch's have one a core.
            Thread.detachNewThread { done.resume(returning: exchange.run()) }
        }
    } onCancel: {
        exchange.cancel()
    }
    return try outcome.get()
}
