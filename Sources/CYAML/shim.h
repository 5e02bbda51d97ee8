#ifndef LORCHECK_CYAML_SHIM_H
#define LORCHECK_CYAML_SHIM_H

#include <yaml.h>

#endif
