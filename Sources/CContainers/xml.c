#include "CContainers.h"
#include <expat.h>

struct walk {
    XML_Parser parser;
    const struct hedui_xml_handlers *handlers;
};

static void start(void *data, const XML_Char *name, const XML_Char **attributes) {
    const struct walk *walk = data;
    walk->handlers->start(walk->handlers->context, name, (const char *const *)attributes);
}

static void end(void *data, const XML_Char *name) {
    const struct walk *walk = data;
    walk->handlers->end(walk->handlers->context, name);
}

static void text(void *data, const XML_Char *bytes, int count) {
    const struct walk *walk = data;
    walk->handlers->text(walk->handlers->context, bytes, (size_t)count);
}

// Entities could make a small document endless, and name files of this machine.
static void refuse(
    void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int has_internal_subset) {
    (void)name, (void)system, (void)public, (void)has_internal_subset;
    const struct walk *walk = data;
    XML_StopParser(walk->parser, XML_FALSE);
}

int hedui_xml_walk(const uint8_t *bytes, size_t count, const struct hedui_xml_handlers *handlers) {
    if (count > INT32_MAX) return 1;
    struct walk walk = {.parser = XML_ParserCreate(NULL), .handlers = handlers};
    if (!walk.parser) return 1;
    XML_SetUserData(walk.parser, &walk);
    XML_SetElementHandler(walk.parser, start, end);
    XML_SetCharacterDataHandler(walk.parser, text);
    XML_SetStartDoctypeDeclHandler(walk.parser, refuse);
    const enum XML_Status status = XML_Parse(walk.parser, (const char *)bytes, (int)count, 1);
    XML_ParserFree(walk.parser);
    return status == XML_STATUS_OK ? 0 : 1;
}
