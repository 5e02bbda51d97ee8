#ifndef LORCHECK_CZIP_SHIM_H
#define LORCHECK_CZIP_SHIM_H

#include <zip.h>

#endif
