#ifndef LORCHECK_CXML_SHIM_H
#define LORCHECK_CXML_SHIM_H

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

/// `xmlFree` is a mutable global, which Swift 6 rejects.
static inline void lorcheck_xmlFree(void *pointer) { xmlFree(pointer); }

#endif
