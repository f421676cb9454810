/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault.h"

#include <string.h>

const char *
fault_name (Fault fault)
{
  static const char *const names[] = {
#define FAULT_NAME(id, name) name,
    FAULTS (FAULT_NAME)
#undef FAULT_NAME
  };

  return names[fault];
}

Fault
fault_from_name (const char *name)
{
  for (Fault fault = 0; fault < FAULT_N; fault++)
    if (strcmp (name, fault_name (fault)) == 0)
      return fault;
  return FAULT_N;
}

gboolean
fault_is_billed (Fault fault)
{
  switch (fault) {
  case FAULT_NONE:
  case FAULT_RESET:
  case FAULT_CLOSE:
  case FAULT_STALL:
  case FAULT_LINGER:
  case FAULT_TRUNCATED:
  case FAULT_MALFORMED:
  case FAULT_UTF8:
  case FAULT_SPLIT:
  case FAULT_ERROR_EVENT:
  case FAULT_SHORT_LENGTH:
  case FAULT_LONG_LENGTH:
  case FAULT_ENDLESS:
  case FAULT_CUT_PROMPT:
  case FAULT_EMPTY:
  case FAULT_NO_USAGE:
  case FAULT_LENGTH:
  case FAULT_NO_END:
    return TRUE;
  default:
    return FALSE;
  }
}
