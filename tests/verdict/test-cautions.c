/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cautions, each once there and once not (method §8 "Honesty"). */

#include <string.h>

#include "situation.h"

static gboolean
has_caution (const FulVerdict *verdict, const char *code)
{
  for (guint i = 0; i < verdict->cautions->len; i++)
    if (strcmp (((FulCaution *)g_ptr_array_index (verdict->cautions, i))->code, code) == 0)
      return TRUE;
  return FALSE;
}

static const struct {
  const char *name;
  const char *code;
  const char *with;
  const char *without;
} cautions[] = {
  { "few-cases", "few-cases", "set bar.quality=0.5\np@m zero-shot test 29/29",
    "set bar.quality=0.5\np@m zero-shot test 30/30" },
  { "few-cases/best-prompt-arm-not-judged", "few-cases",
    "set bar.quality=0.5\np@m few-shot dev 295/300\nq@m zero-shot test 10/60\n"
    "q@m zero-shot dev 50/300",
    "set bar.quality=0.5\np@m few-shot dev 295/300\np@m few-shot test 40/60" },
  { "near-bar/quality", "near-bar", "set bar.quality=0.9\np@m zero-shot test 1814/2000",
    "set bar.quality=0.9\np@m zero-shot test 1914/2000" },
  { "near-bar/of-what-does-not-stand", "near-bar",
    "set bar.quality=0.9\np@m zero-shot test 1814/2000\nq@m zero-shot test 1000/2000",
    "set bar.quality=0.9\np@m zero-shot test 1914/2000\nq@m zero-shot test 1814/2000" },
  { "few-clusters", "few-clusters", "set bar.quality=0.5\np@m zero-shot test 90/98 group=2",
    "set bar.quality=0.5\np@m zero-shot test 90/100 group=2" },
  { "one-split", "one-split", "p@m zero-shot test 90/100",
    "p@m zero-shot test 90/100\np@m zero-shot dev 90/100" },
  { "infrastructure", "infrastructure", "p@m zero-shot test 90/97 errors=3",
    "p@m zero-shot test 90/98 errors=2" },
  { "infrastructure/of-any-arm", "infrastructure",
    "p@m zero-shot test 90/97\nq@m zero-shot dev 9/9 errors=1",
    "p@m zero-shot test 90/97\nq@m zero-shot dev 9/9" },
  { "offline-models", "offline-models", "p@m zero-shot test 90/100 offline",
    "p@m zero-shot test 90/100" },
  { "invalid-evidence/stale", "invalid-evidence", "p@m zero-shot test 90/100 stale=1",
    "p@m zero-shot test 90/100" },
  { "invalid-evidence/invalid", "invalid-evidence", "p@m zero-shot test 90/100 invalid=1",
    "p@m zero-shot test 90/100" },
  { "few-common", "few-common", "p@m zero-shot test 90/100\nq@m few-shot test 90/100 from=21",
    "p@m zero-shot test 90/100\nq@m few-shot test 90/100 from=20" },
  { "few-common/of-the-smaller-one", "few-common",
    "p@m zero-shot test 90/100\nq@m few-shot test 40/50 from=70",
    "p@m zero-shot test 90/100\nq@m few-shot test 40/50" },
  { "few-common/on-dev", "few-common",
    "p@m zero-shot dev 90/100\nq@m few-shot dev 90/100 from=50\np@m zero-shot test 9/10",
    "p@m zero-shot dev 90/100\nq@m few-shot dev 90/100\np@m zero-shot test 9/10" },
  { "latency-under-load", "latency-under-load",
    "set bar.p95_latency_ms=2000\np@m zero-shot test 90/100 latency=900 in-flight=64",
    "p@m zero-shot test 90/100 latency=900 in-flight=64" },
  { "inputs-missing", "inputs-missing", "p@m zero-shot test 90/100",
    COSTS SMALL "p@m zero-shot test 90/100" },
  { "poor-fit", "poor-fit",
    COSTS LARGE "set workflow.task=qa\nset bar.quality=0.8\np@m zero-shot test 290/300",
    COSTS SMALL "set workflow.task=qa\nset bar.quality=0.8\np@m zero-shot test 290/300" },
  { "does-not-pay", "does-not-pay", COSTS SMALL PLATEAU "set bar.quality=0.9",
    COSTS LARGE PLATEAU "set bar.quality=0.9" },
  { "lifetime-unknown", "lifetime-unknown",
    COSTS LARGE "set bar.quality=0.8\np@m zero-shot test 290/300",
    COSTS LARGE "set bar.quality=0.8\nset cost.lifetime_months=36\np@m zero-shot test 290/300" },
  { "lifetime-unknown/short-horizon", "lifetime-unknown",
    COSTS LARGE PLATEAU "set bar.quality=0.9\nset cost.horizon_months=13",
    COSTS LARGE PLATEAU "set bar.quality=0.9\nset cost.horizon_months=12" },
  { "lifetime-unknown/specialist", "lifetime-unknown",
    COSTS LARGE READY PLATEAU "set bar.quality=0.9\nt@ft tuned test 385/400",
    COSTS LARGE READY PLATEAU "set bar.quality=0.9\ns@sp specialist test 385/400" },
  { "model-retires", "model-retires",
    COSTS LARGE READY PLATEAU
    "set bar.quality=0.9\nset cost.lifetime_months=24\nt@ft tuned test 385/400",
    COSTS LARGE READY PLATEAU
    "set bar.quality=0.9\nset cost.lifetime_months=25\nt@ft tuned test 385/400" },
};

static void
test_caution (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Situation) with = situation_new (cautions[i].with);
  g_autoptr (Situation) without = situation_new (cautions[i].without);
  g_autoptr (FulVerdict) yes = situation_verdict (with);
  g_autoptr (FulVerdict) no = situation_verdict (without);

  g_assert_true (has_caution (yes, cautions[i].code));
  g_assert_false (has_caution (no, cautions[i].code));
}

static void
test_caution_test_worn (void)
{
  g_autoptr (Situation) situation = situation_new ("p@m zero-shot test 90/100");
  g_autoptr (FulVerdict) ten = NULL;
  g_autoptr (FulVerdict) eleven = NULL;

  situation->evidence->test_looks = 10;
  ten = situation_verdict (situation);
  g_assert_false (has_caution (ten, "test-worn"));
  situation->evidence->test_looks = 11;
  eleven = situation_verdict (situation);
  g_assert_true (has_caution (eleven, "test-worn"));
}

static void
test_inputs_missing_names_fields (void)
{
  g_autoptr (Situation) situation = situation_new (COSTS "p@m zero-shot test 90/100");
  g_autoptr (FulVerdict) verdict = situation_verdict (situation);

  for (guint i = 0; i < verdict->cautions->len; i++) {
    const FulCaution *caution = g_ptr_array_index (verdict->cautions, i);

    if (strcmp (caution->code, "inputs-missing") == 0)
      g_assert_cmpstr (caution->text, ==, "Costs are unknown: workflow.volume_per_month");
  }
}

static void
add_table (const char *under, const char *name, gsize i, void (*func) (gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/verdict/%s/%s", under, name);

  g_test_add_data_func (path, GSIZE_TO_POINTER (i), func);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cautions); i++)
    add_table ("caution", cautions[i].name, i, test_caution);
  g_test_add_func ("/verdict/caution/test-worn", test_caution_test_worn);
  g_test_add_func ("/verdict/caution/inputs-missing/names-fields",
                   test_inputs_missing_names_fields);
  return g_test_run ();
}
