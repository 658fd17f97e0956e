#include "csimdjson.h"

#include <cstring>
#include <new>
#include <simdjson.h>

using simdjson::dom::element;
using simdjson::dom::element_type;

static_assert(sizeof(element) == sizeof(csimdjson_value) && std::is_trivially_copyable<element>::value,
              "a value is an element of simdjson in C's clothes");

struct csimdjson_document {
        simdjson::dom::parser parser;
        element root;
};

static element from(csimdjson_value value) {
        element uit;
        memcpy(&uit, &value, sizeof uit);
        return uit;
}

static csimdjson_value to(element value) {
        csimdjson_value uit;
        memcpy(&uit, &value, sizeof uit);
        return uit;
}

csimdjson_document *csimdjson_parse(const char *bytes, size_t size) {
        auto *document = new (std::nothrow) csimdjson_document();
        if (document && document->parser.parse(bytes, size).get(document->root)) {
                delete document;
                return nullptr;
        }
        return document;
}

void csimdjson_free(csimdjson_document *document) { delete document; }

csimdjson_value csimdjson_root(const csimdjson_document *document) { return to(document->root); }

csimdjson_type csimdjson_type_of(csimdjson_value value) {
        switch (from(value).type()) {
        case element_type::ARRAY: return CSIMDJSON_ARRAY;
        case element_type::OBJECT: return CSIMDJSON_OBJECT;
        case element_type::INT64: return CSIMDJSON_INT;
        case element_type::UINT64:
        case element_type::DOUBLE: return CSIMDJSON_DOUBLE;
        case element_type::STRING: return CSIMDJSON_STRING;
        case element_type::BOOL: return CSIMDJSON_BOOL;
        default: return CSIMDJSON_NULL;
        }
}

bool csimdjson_find(csimdjson_value object, const char *name, size_t name_size, csimdjson_value *member) {
        element found;
        if (from(object).at_key(std::string_view(name, name_size)).get(found)) return false;
        *member = to(found);
        return true;
}

size_t csimdjson_members(csimdjson_value value, csimdjson_member *members, size_t count_max) {
        size_t count = 0;
        simdjson::dom::object object;
        simdjson::dom::array array;
        if (!from(value).get(object)) {
                for (auto field : object) {
                        if (count < count_max) members[count] = {field.key.data(), field.key.size(), to(field.value)};
                        count++;
                }
        } else if (!from(value).get(array)) {
                for (element item : array) {
                        if (count < count_max) members[count] = {"", 0, to(item)};
                        count++;
                }
        }
        return count;
}

bool csimdjson_bool(csimdjson_value value) { return from(value).get_bool().value_unsafe(); }

int64_t csimdjson_int(csimdjson_value value) { return from(value).get_int64().value_unsafe(); }

double csimdjson_double(csimdjson_value value) { return from(value).get_double().value_unsafe(); }

const char *csimdjson_string(csimdjson_value value, size_t *size) {
        std::string_view text = from(value).get_string().value_unsafe();
        *size                 = text.size();
        return text.data();
}

bool csimdjson_same(csimdjson_value one, csimdjson_value other) { return memcmp(&one, &other, sizeof one) == 0; }
