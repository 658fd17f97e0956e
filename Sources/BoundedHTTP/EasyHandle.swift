import Ccurl

/// Owns an easy handle of libcurl with all that it points at.
///
/// An option that this libcurl does not know is an error and never passed over: without its limit or its certificates
/// the question would be another one.
struct EasyHandle: ~Copyable {
    private let curl: UnsafeMutableRawPointer
    private let url: OpaquePointer
    /// libcurl reads them while it performs.
    private let lines = Lines()

    init() throws(FetchError) {
        guard let curl = curl_easy_init() else { throw .noConnection("libcurl gives no handle") }
        guard let url = curl_url() else {
            curl_easy_cleanup(curl)
            throw .noConnection("libcurl gives no address")
        }
        self.curl = curl
        self.url = url
    }

    deinit {
        curl_easy_cleanup(curl)
        curl_url_cleanup(url)
    }

    /// Read by libcurl's own parser, so that what was checked is where it goes.
    func setAddress(_ address: String) throws(FetchError) {
        guard curl_url_set(url, CURLUPART_URL, address, 0) == CURLUE_OK, let scheme = part(CURLUPART_SCHEME),
            let host = part(CURLUPART_HOST)
        else { throw .badRequest("an address is https:// with a host") }
        guard part(CURLUPART_USER) == nil, part(CURLUPART_PASSWORD) == nil else {
            throw .badRequest("an address has no user name in it")
        }
        guard scheme == "https" || scheme == "http" && ["localhost", "127.0.0.1", "[::1]"].contains(host) else {
            throw .badRequest("an address is https, or http on this machine")
        }
        try check(ccurl_set_url(curl, url))
        try check(ccurl_set_text(curl, CURLOPT_PROTOCOLS_STR, scheme))
    }

    func setHeaders(_ headers: [String: String]) throws(FetchError) {
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            let line = "\(name): \(value)"
            // Another line would be another header.
            guard !line.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
                throw .badRequest("a header is one line")
            }
            try lines.append(line)
        }
        try check(ccurl_set_headers(curl, lines.first))
    }

    func setBody(_ body: [UInt8]) throws(FetchError) {
        try check(ccurl_set_long(curl, CURLOPT_POST, 1))
        try check(ccurl_set_long(curl, CURLOPT_POSTFIELDSIZE, body.count))
        try check(body.withUnsafeBytes { ccurl_set_bytes(curl, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) })
    }

    /// These and no others: Debian's libcurl would look in the folder of the system as well.
    func setAuthorities(_ pem: [UInt8]) throws(FetchError) {
        guard !pem.isEmpty else { throw .badAuthorities }
        try check(ccurl_set_text(curl, CURLOPT_CAPATH, nil))
        try check(pem.withUnsafeBytes { ccurl_set_blob(curl, CURLOPT_CAINFO_BLOB, $0.baseAddress, $0.count) })
    }

    /// What holds for every question; written down also where it is what libcurl does by itself (7.88).
    func setHabits(timeoutMs: Int) throws(FetchError) {
        guard timeoutMs > 0 else { throw .badRequest("a limit of time is above zero") }
        try check(ccurl_set_long(curl, CURLOPT_TIMEOUT_MS, timeoutMs))
        try check(ccurl_set_long(curl, CURLOPT_SSL_VERIFYPEER, 1))
        try check(ccurl_set_long(curl, CURLOPT_SSL_VERIFYHOST, 2))
        try check(ccurl_set_long(curl, CURLOPT_SSLVERSION, 6))  // CURL_SSLVERSION_TLSv1_2 or later
        try check(ccurl_set_long(curl, CURLOPT_HTTP_VERSION, 2))  // CURL_HTTP_VERSION_1_1
        // A redirect would lead to an address that nobody chose, and take what is secret there.
        try check(ccurl_set_long(curl, CURLOPT_FOLLOWLOCATION, 0))
        try check(ccurl_set_text(curl, CURLOPT_NOPROXY, "*"))
        try check(ccurl_set_long(curl, CURLOPT_NETRC, 0))
        try check(ccurl_set_long(curl, CURLOPT_FORBID_REUSE, 1))
        // No signals, which belong to the program; and nobody waits for a name server that hangs.
        try check(ccurl_set_long(curl, CURLOPT_NOSIGNAL, 1))
        try check(ccurl_set_long(curl, CURLOPT_QUICK_EXIT, 1))
    }

    /// - Parameter opaque: is given to each of them, and must live until ``perform()`` has ended.
    func setTakers(
        head: ccurl_taker, body: ccurl_taker, watcher: ccurl_watcher, opaque: UnsafeMutableRawPointer
    ) throws(FetchError) {
        try check(ccurl_set_takers(curl, head, body, watcher, opaque))
    }

    func perform() -> CURLcode { curl_easy_perform(curl) }

    func status() throws(FetchError) -> Int {
        var status = 0
        try check(ccurl_status(curl, &status))
        return status
    }

    static func words(_ code: CURLcode) -> String { String(cString: curl_easy_strerror(code)) }

    // MARK: - Inside

    private func check(_ code: CURLcode) throws(FetchError) {
        guard code == CURLE_OK else { throw .noConnection("libcurl refuses an option: \(Self.words(code))") }
    }

    private func part(_ part: CURLUPart) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }

    /// A list of libcurl, freed with the handle.
    private final class Lines {
        private(set) var first: UnsafeMutablePointer<curl_slist>?

        func append(_ line: String) throws(FetchError) {
            guard let longer = curl_slist_append(first, line) else { throw .noConnection("libcurl has no memory") }
            first = longer
        }

        deinit { curl_slist_free_all(first) }
    }
}
