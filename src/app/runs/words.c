/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/words.h"

#include <glib/gi18n.h>

const char *
ful_mode_words (FulMode mode)
{
  static const char *const words[FUL_N_MODES] = {
    [FUL_MODE_NONE] = N_ ("No reason named"),
    [FUL_MODE_WRONG_EXPECTED] = N_ ("Expected is wrong"),
    [FUL_MODE_REFUSAL] = N_ ("Empty or refused"),
    [FUL_MODE_TOOL] = N_ ("Tool missed or misused"),
    [FUL_MODE_FORMAT] = N_ ("Wrong format"),
    [FUL_MODE_CONSISTENCY] = N_ ("Right only sometimes"),
    [FUL_MODE_KNOWLEDGE] = N_ ("Missing facts"),
    [FUL_MODE_BEHAVIOUR] = N_ ("Well-formed but wrong, every time"),
  };

  return _ (words[mode]);
}

const char *
ful_rung_words (FulRung rung)
{
  static const char *const words[FUL_N_RUNGS] = {
    [FUL_RUNG_ZERO_SHOT] = N_ ("Zero-shot"),   [FUL_RUNG_FEW_SHOT] = N_ ("Few-shot"),
    [FUL_RUNG_ENGINEERED] = N_ ("Engineered"), [FUL_RUNG_RETRIEVAL] = N_ ("Retrieval"),
    [FUL_RUNG_SPECIALIST] = N_ ("Specialist"), [FUL_RUNG_TUNED] = N_ ("Tuned model"),
  };

  return rung >= 0 && rung < FUL_N_RUNGS ? _ (words[rung]) : "–";
}

const char *
ful_split_words (FulSplit split)
{
  switch (split) {
  case FUL_SPLIT_DEV:
    return C_ ("split", "dev");
  case FUL_SPLIT_TEST:
    return C_ ("split", "test");
  case FUL_SPLIT_TRAIN:
    return C_ ("split", "train");
  default:
    return _ ("in no split");
  }
}

typedef struct {
  const char *word;
  const char *icon;
  const char *colour;
  const char *css_class;
} Look;

static const Look looks[] = {
  [FUL_CELL_WAITING] = { N_ ("not answered"), "ful-pending-symbolic", "quiet_color", "s-pending" },
  [FUL_CELL_PASS] = { N_ ("pass"), "ful-pass-symbolic", "good_color", "s-pass" },
  [FUL_CELL_FAIL] = { N_ ("fail"), "ful-fail-symbolic", "bad_color", "s-fail" },
  [FUL_CELL_FLAKY] = { N_ ("right only sometimes"), "ful-flaky-symbolic", "warn_color", "s-flaky" },
  [FUL_CELL_ERROR] = { N_ ("no answer came"), "ful-error-symbolic", "quiet_color", "s-error" },
};

const char *
ful_cell_words (FulCellState state)
{
  return _ (looks[state].word);
}

const char *
ful_cell_icon (FulCellState state)
{
  return looks[state].icon;
}

const char *
ful_cell_colour (FulCellState state)
{
  return looks[state].colour;
}

const char *
ful_cell_class (FulCellState state)
{
  return looks[state].css_class;
}

const char *
ful_state_words (FulState state)
{
  switch (state) {
  case FUL_CLEARS:
    return _ ("clears the bar");
  case FUL_FAILS:
    return _ ("misses the bar");
  case FUL_UNDECIDED:
    return _ ("too close to call");
  default:
    return _ ("not measured");
  }
}
