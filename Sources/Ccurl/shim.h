#ifndef DOORBRAAK_CCURL_SHIM_H
#define DOORBRAAK_CCURL_SHIM_H

#include <stddef.h>

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

/* curl_easy_setopt is variadic, and variadic C functions do not import into Swift: one function for each kind of value.
 * What a pointer points at must live as long as libcurl says of that option; a blob is copied. */
static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
        return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *text) {
        return curl_easy_setopt(handle, option, text);
}

static inline CURLcode ccurl_set_bytes(CURL *handle, CURLoption option, const void *bytes) {
        return curl_easy_setopt(handle, option, bytes);
}

static inline CURLcode ccurl_set_blob(CURL *handle, CURLoption option, const void *bytes, size_t size) {
        struct curl_blob blob;

        blob.data  = (void *)bytes;
        blob.len   = size;
        blob.flags = CURL_BLOB_COPY;
        return curl_easy_setopt(handle, option, &blob);
}

static inline CURLcode ccurl_set_headers(CURL *handle, struct curl_slist *headers) {
        return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
}

static inline CURLcode ccurl_set_url(CURL *handle, CURLU *url) {
        return curl_easy_setopt(handle, CURLOPT_CURLU, url);
}

/* Takes a piece of the answer; anything but its size ends the transfer with CURLE_WRITE_ERROR. */
typedef size_t (*ccurl_taker)(char *bytes, size_t one, size_t size, void *opaque);
/* Asked once a second at least; anything but 0 ends the transfer with CURLE_ABORTED_BY_CALLBACK. */
typedef int (*ccurl_watcher)(void *opaque,
                             curl_off_t down_total,
                             curl_off_t down,
                             curl_off_t up_total,
                             curl_off_t up);

static inline CURLcode ccurl_set_takers(
    CURL *handle, ccurl_taker head, ccurl_taker body, ccurl_watcher watcher, void *opaque) {
        CURLcode outcome = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, head);

        if (!outcome)
                outcome = curl_easy_setopt(handle, CURLOPT_HEADERDATA, opaque);
        if (!outcome)
                outcome = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, body);
        if (!outcome)
                outcome = curl_easy_setopt(handle, CURLOPT_WRITEDATA, opaque);
        if (!outcome)
                outcome = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, watcher);
        if (!outcome)
                outcome = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, opaque);
        if (!outcome)
                outcome = curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
        return outcome;
}

static inline CURLcode ccurl_status(CURL *handle, long *status) {
        return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, status);
}

/* The macros of curl.h do not import either. */
static inline CURLcode ccurl_initialise(void) {
        return curl_global_init(CURL_GLOBAL_DEFAULT);
}

#endif
