#ifndef LORCHECK_CXML_SHIM_H
#define LORCHECK_CXML_SHIM_H

#include <libxml/xmlversion.h>

/// A libxml2 built with ICU drags in ICU's headers, which clash with those of Foundation. They only
/// matter to the fields of an encoding handler, which nothing here touches.
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

/// `xmlFree` is a mutable global, which Swift 6 rejects.
static inline void lorcheck_xmlFree(void *pointer) { xmlFree(pointer); }

#endif
