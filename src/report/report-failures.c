/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>

#include "report/bars-chart.h"
#include "report/format.h"

#define MOST_CONFUSIONS 10

static int
compare_modes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const gsize *counts = user_data;
  gsize x = counts[*(const int *)a];
  gsize y = counts[*(const int *)b];

  if (x != y)
    return x > y ? -1 : 1;
  return *(const int *)a - *(const int *)b;
}

/* Failed cases by mode, most first; the dominant one stressed. */
static FulChart *
modes_chart (const FulFailureModes *modes)
{
  const char *heads[] = { C_ ("column", "Why"), _ ("Failed cases") };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  FulBarsRow rows[FUL_N_MODES];
  int order[FUL_N_MODES];
  gsize n = 0;

  for (int i = 0; i < FUL_N_MODES; i++)
    if (i != FUL_MODE_NONE && modes->counts[i] > 0)
      order[n++] = i;
  g_qsort_with_data (order, (int)n, sizeof *order, compare_modes, (gpointer)modes->counts);
  for (gsize i = 0; i < n; i++) {
    gsize count = modes->counts[order[i]];
    g_autofree char *number = ful_format_count ((double)count);
    g_autofree char *share = ful_format_share ((double)count / (double)modes->failed_cases);
    char *text = g_strdup_printf ("%s (%s)", number, share);

    g_ptr_array_add (texts, text);
    rows[i] = (FulBarsRow){ .name = ful_report_mode ((FulMode)order[i]),
                            .value = (double)count,
                            .text = text,
                            .stressed = (FulMode)order[i] == modes->dominant };
  }
  return ful_bars_chart_new (_ ("Why answers fail"), heads, rows, n);
}

static char *
conclusion (const FulReport *self)
{
  const FulFailureModes *modes = &self->verdict->failure_mode;
  g_autofree char *count = ful_format_count ((double)modes->failed_cases);

  if (modes->arm < 0)
    return g_strdup (_ ("Not measured: no prompt has run."));
  if (modes->dominant != FUL_MODE_NONE)
    return g_strdup_printf (_ ("Most failures are of one kind: %s."),
                            ful_report_mode (modes->dominant));
  if (g_strcmp0 (modes->name, "too-few") == 0)
    return g_strdup_printf (_ ("Too few failures to tell: %s cases."), count);
  return g_strdup_printf (_ ("No kind of failure stands out among %s failed cases."), count);
}

void
ful_report_add_failures (const FulReport *self, FulBlock *parent)
{
  const FulFailureModes *modes = &self->verdict->failure_mode;
  FulBlock *section = ful_block_section (parent, _ ("What goes wrong"));
  FulBlock *mixed;

  ful_block_take_paragraph (section, FUL_PARAGRAPH_LEAD, conclusion (self));
  if (modes->arm >= 0) {
    ful_block_take_paragraph (section, FUL_PARAGRAPH_PLAIN,
                              g_strdup_printf (_ ("Of the best prompt arm, %s, on the split %s."),
                                               ful_report_arm (self, modes->arm),
                                               ful_report_split (modes->split)));
    ful_block_take_figure (section, modes_chart (modes));
  }
  if (self->report->confusion == NULL || self->report->confusion_arm < 0)
    return;
  mixed = ful_block_section (section, _ ("What is mixed up"));
  ful_block_take_paragraph (mixed, FUL_PARAGRAPH_PLAIN,
                            g_strdup_printf (_ ("By %s, on the split %s."),
                                             ful_report_arm (self, self->report->confusion_arm),
                                             ful_report_split (self->splits.judging)));
  ful_block_take_figure (mixed, ful_confusion_chart_new (self->report->confusion, MOST_CONFUSIONS));
}
