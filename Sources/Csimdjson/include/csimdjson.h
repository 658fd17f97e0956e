#ifndef DOORBRAAK_CSIMDJSON_H
#define DOORBRAAK_CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What we need of simdjson, a C++ library, from Swift: read one JSON text into a tree and look at its values. */

#ifdef __cplusplus
extern "C" {
#endif

/* A parsed text. Reading it is safe from any thread. */
typedef struct csimdjson_document csimdjson_document;

/* A value of a document: valid as long as the document is. */
typedef struct {
        uint64_t bits[2];
} csimdjson_value;

typedef enum {
        CSIMDJSON_NULL,
        CSIMDJSON_BOOL,
        CSIMDJSON_INT,
        CSIMDJSON_DOUBLE,
        CSIMDJSON_STRING,
        CSIMDJSON_ARRAY,
        CSIMDJSON_OBJECT
} csimdjson_type;

/* A member of an object or an element of an array, of which the name is empty. */
typedef struct {
        const char *name;
        size_t name_size;
        csimdjson_value value;
} csimdjson_member;

/* NULL when the bytes are not one JSON text in UTF-8 (RFC 8259), or without memory. Freed by csimdjson_free. */
csimdjson_document *csimdjson_parse(const char *bytes, size_t size);
void csimdjson_free(csimdjson_document *document);

csimdjson_value csimdjson_root(const csimdjson_document *document);
csimdjson_type csimdjson_type_of(csimdjson_value value);

/* False when the value is no object or has no such member. Of a name that stands there twice the first counts. */
bool csimdjson_find(csimdjson_value object, const char *name, size_t name_size, csimdjson_value *member);

/* How many members or elements there are; 0 for what is no object and no array. Up to count_max are written. */
size_t csimdjson_members(csimdjson_value value, csimdjson_member *members, size_t count_max);

/* Each only for a value of that type; an integer also as a double. */
bool csimdjson_bool(csimdjson_value value);
int64_t csimdjson_int(csimdjson_value value);
double csimdjson_double(csimdjson_value value);
const char *csimdjson_string(csimdjson_value value, size_t *size);

/* Whether two values are the same place of the same document. */
bool csimdjson_same(csimdjson_value one, csimdjson_value other);

#ifdef __cplusplus
}
#endif

#endif
