/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "project/field.h"
#include "report/format.h"

const FulArmName *
ful_report_arm_name (const FulReport *self, int arm)
{
  return arm >= 0 ? g_ptr_array_index (self->names, arm) : NULL;
}

const char *
ful_report_arm (const FulReport *self, int arm)
{
  return arm >= 0 ? ful_report_arm_name (self, arm)->whole : "–";
}

const char *
ful_report_split (FulSplit split)
{
  static const char *const names[FUL_N_SPLITS] = {
    [FUL_SPLIT_NONE] = N_ ("in no split"),
    [FUL_SPLIT_DEV] = NC_ ("split", "dev"),
    [FUL_SPLIT_TEST] = NC_ ("split", "test"),
    [FUL_SPLIT_TRAIN] = NC_ ("split", "train"),
  };

  return split == FUL_SPLIT_NONE ? _ (names[split])
                                 : g_dpgettext2 (GETTEXT_PACKAGE, "split", names[split]);
}

const char *
ful_report_mode (FulMode mode)
{
  static const char *const names[FUL_N_MODES] = {
    [FUL_MODE_NONE] = N_ ("passed"),
    [FUL_MODE_WRONG_EXPECTED] = N_ ("the expected answer is wrong"),
    [FUL_MODE_REFUSAL] = N_ ("empty or refused"),
    [FUL_MODE_TOOL] = N_ ("tool missed or misused"),
    [FUL_MODE_FORMAT] = N_ ("wrong format"),
    [FUL_MODE_CONSISTENCY] = N_ ("right only sometimes"),
    [FUL_MODE_KNOWLEDGE] = N_ ("missing facts"),
    [FUL_MODE_BEHAVIOUR] = N_ ("well-formed, repeatably wrong"),
  };

  return _ (names[mode]);
}

FulSign
ful_report_sign (FulState state)
{
  switch (state) {
  case FUL_CLEARS:
    return FUL_SIGN_CLEARS;
  case FUL_FAILS:
    return FUL_SIGN_FAILS;
  case FUL_UNDECIDED:
    return FUL_SIGN_UNDECIDED;
  case FUL_UNMEASURED:
  default:
    return FUL_SIGN_UNMEASURED;
  }
}

const char *
ful_report_field_label (const char *key)
{
  const FulField *field = ful_field_lookup (key);

  return field != NULL ? _ (field->summary) : key;
}

/* What a unit counts: shares, money, or things of that name. */
typedef enum { UNIT_COUNT, UNIT_SHARE, UNIT_MONEY, UNIT_DOLLARS } Unit;

/* "a month" of "money a month". */
static const char *
after (const char *unit, const char *word)
{
  const char *rest = g_str_has_prefix (unit, word) ? unit + strlen (word) : unit;

  while (*rest == ' ')
    rest++;
  return rest;
}

static Unit
unit_of (const FulField *field, const char **rest)
{
  Unit unit = UNIT_COUNT;

  *rest = field->unit;
  if (field->kind == FUL_FIELD_SHARE || field->kind == FUL_FIELD_OPEN_SHARE ||
      field->kind == FUL_FIELD_GROWTH) {
    unit = UNIT_SHARE;
    *rest = after (field->unit, "share");
  } else if (g_str_has_prefix (field->unit, "money")) {
    unit = UNIT_MONEY;
    *rest = after (field->unit, "money");
  } else if (g_str_has_prefix (field->unit, "USD")) {
    unit = UNIT_DOLLARS;
    *rest = after (field->unit, "USD");
  }
  return unit;
}

/* Money of less than a cent needs its digits: a price for one error, or for one call. */
static char *
money (double amount, const char *currency)
{
  gboolean tiny = fabs (amount) > 0 && fabs (amount) < 0.1;

  return ful_format_money (amount, currency, tiny ? FUL_MONEY_CALL : FUL_MONEY_TABLE);
}

static char *
in_unit (Unit unit, double value, const char *currency)
{
  switch (unit) {
  case UNIT_SHARE:
    return ful_format_plain_share (value);
  case UNIT_MONEY:
    return money (value, currency);
  case UNIT_DOLLARS:
    return money (value, "USD");
  case UNIT_COUNT:
  default:
    return ful_format_plain_number (value);
  }
}

char *
ful_report_value (const FulReport *self, const char *key, double low, double likely, double high)
{
  const FulField *field = ful_field_lookup (key);
  const char *rest;
  Unit unit = field != NULL ? unit_of (field, &rest) : UNIT_COUNT;
  g_autofree char *value = in_unit (unit, likely, self->currency);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (isnan (likely) || isnan (low) || (low == likely && high == likely))
    return g_steal_pointer (&value);
  from = in_unit (unit, low, self->currency);
  to = in_unit (unit, high, self->currency);
  /* Translators: a likely value and its range (P10 to P90). */
  return g_strdup_printf (C_ ("range", "%s (%s to %s)"), value, from, to);
}

const char *
ful_report_unit (const char *key)
{
  const FulField *field = ful_field_lookup (key);
  const char *rest = "";

  if (field != NULL)
    unit_of (field, &rest);
  return *rest != '\0' ? _ (rest) : "";
}

char *
ful_report_field_text (const FulReport *self, const FulField *field)
{
  const FulFieldValue *value = ful_snapshot_field (self->snapshot, field->key);
  const char *text = value != NULL ? value->text : field->fallback;
  double number;

  if (text == NULL || *text == '\0')
    return NULL;
  if (field->kind == FUL_FIELD_FLAG)
    return g_strdup (strcmp (text, "true") == 0 ? _ ("yes") : _ ("no"));
  if (field->kind == FUL_FIELD_TEXT || field->kind == FUL_FIELD_CHOICE)
    return ful_format_stranger (text);
  if (value != NULL)
    return ful_report_value (self, field->key, value->low, value->likely, value->high);
  number = ful_snapshot_number (self->snapshot, field->key);
  return ful_report_value (self, field->key, number, number, number);
}
