/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/widgets/field-row.h"
#include "app/widgets/field-state.h"
#include "app/widgets/range-popover.h"

/* field-row.c shows and commits; field-row-make.c makes what a kind of field needs;
 * field-row-range.c opens low and high. */
struct _FulFieldRow {
  GtkBox parent_instance;
  GtkImage *mark;
  GtkBox *names;
  GtkLabel *label;
  GtkLabel *source;
  GtkBox *line;
  GtkBox *values; /* entry and range */
  GtkEntry *entry;
  GtkLabel *unit;
  GtkMenuButton *range;
  GtkLabel *range_label;
  GtkLabel *now;
  GtkLabel *problem;
  GtkDropDown *choice; /* of a choice; else NULL */
  GtkSwitch *flag;     /* of a flag; else NULL */
  FulRangePopover *popover;
  const FulField *field;
  char *look;
  FulDocument *document; /* weak */
  FulFieldState state;
  char *currency;         /* that units were shown in */
  const char *mark_class; /* interned */
  gboolean updating;
};

/* Makes the control of the field's kind and names everything. */
void ful_field_row_make (FulFieldRow *self);
/* Lets the range button open low and high. */
void ful_field_row_make_range (FulFieldRow *self);

gboolean ful_field_row_has_look (FulFieldRow *self, const char *look);
gboolean ful_field_row_is_number (FulFieldRow *self);
const char *ful_field_row_typed (FulFieldRow *self);
/* TRUE: the document holds @canonical now ("" unsets). The row is shown anew by its page. */
gboolean ful_field_row_put (FulFieldRow *self, const char *canonical);
void ful_field_row_choice_cb (FulFieldRow *self);
void ful_field_row_flag_cb (FulFieldRow *self);
