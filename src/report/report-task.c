/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "project/field.h"
#include "report/format.h"

/* Every field of @group that is set or has a default. */
static FulTable *
group_table (const FulReport *self, const char *group)
{
  FulTable *table = ful_table_new (NULL);
  gsize n;
  const FulField *fields = ful_fields (&n);

  ful_table_add_column (table, C_ ("column", "What"), FALSE);
  ful_table_add_column (table, C_ ("column", "Value (80\u00a0% range)"), FALSE);
  ful_table_add_column (table, C_ ("column", "Unit"), FALSE);
  ful_table_add_column (table, C_ ("column", "Where from"), FALSE);
  for (gsize i = 0; i < n; i++) {
    const FulFieldValue *value = ful_snapshot_field (self->snapshot, fields[i].key);
    char *text;

    if (!g_str_has_prefix (fields[i].key, group) || strcmp (fields[i].key, "workflow.title") == 0)
      continue;
    text = ful_report_field_text (self, &fields[i]);
    if (text == NULL)
      continue;
    ful_table_begin_row (table);
    ful_table_add_cell (table, FUL_CELL_PLAIN, _ (fields[i].summary));
    ful_table_take_cell (table, FUL_CELL_PLAIN, text);
    ful_table_add_cell (table, FUL_CELL_QUIET, ful_report_unit (fields[i].key));
    ful_table_take_cell (table, FUL_CELL_QUIET,
                         value != NULL && value->source != NULL
                             ? ful_format_stranger (value->source)
                             : g_strdup (_ ("default, never looked at")));
  }
  return table;
}

void
ful_report_add_task (const FulReport *self, FulBlock *parent)
{
  FulBlock *section = ful_block_section (parent, _ ("The task and the bar"));
  FulBlock *bar = NULL;

  ful_block_take_table (section, group_table (self, "workflow."));
  bar = ful_block_section (section, _ ("The bar"));
  if (isnan (self->bar.limits[FUL_MEASURE_QUALITY]))
    ful_block_take_paragraph (bar, FUL_PARAGRAPH_PLAIN, g_strdup (_ ("No bar is set.")));
  ful_block_take_table (bar, group_table (self, "bar."));
}
