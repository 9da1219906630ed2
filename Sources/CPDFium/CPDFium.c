// The library itself is linked; this file only makes the headers a module.
#include "CPDFium.h"
