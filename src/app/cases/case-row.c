/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/case-row.h"

#include <string.h>

#define MAX_TEXT 300   /* characters of a text in a row */
#define MAX_BYTES 2000 /* that are looked at for them */

char *
ful_case_line (const char *text, glong most)
{
  g_autofree char *head = g_strndup (text != NULL ? text : "", (gsize)most * 4 + MAX_BYTES);
  g_autofree char *valid = g_utf8_make_valid (head, -1);
  char *line = g_strchug (valid);

  for (char *p = line; *p != '\0'; p++)
    if ((guchar)*p < 0x20 || *p == 0x7f)
      *p = ' ';
  return g_utf8_strlen (line, -1) > most ? g_utf8_substring (line, 0, most) : g_strdup (line);
}

static char *
message_of (const FulCase *item)
{
  GString *text = g_string_new (NULL);
  gboolean several = item->var_names[0] != NULL && item->var_names[1] != NULL;

  for (guint i = 0; item->var_names[i] != NULL && text->len < MAX_TEXT; i++) {
    g_autofree char *name = ful_case_line (item->var_names[i], 60);
    g_autofree char *value = ful_case_line (item->var_values[i], MAX_TEXT);

    if (several)
      g_string_append_printf (text, "%s%s: ", i > 0 ? " · " : "", name);
    g_string_append (text, value);
  }
  return g_string_free (text, FALSE);
}

FulCaseBrief *
ful_case_brief_new (const FulCase *item)
{
  FulCaseBrief *self = g_rc_box_new0 (FulCaseBrief);
  g_autofree char *tags = ful_case_line (item->tags, MAX_TEXT);
  g_auto (GStrv) parts = g_strsplit (tags, ";", -1);

  self->name = ful_case_line (item->name, MAX_TEXT);
  self->message = message_of (item);
  self->expected = ful_case_line (item->expected, MAX_TEXT);
  self->tags = g_strjoinv (", ", parts);
  self->split = item->split;
  return self;
}

FulCaseBrief *
ful_case_brief_ref (FulCaseBrief *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_brief (gpointer data)
{
  FulCaseBrief *self = data;

  g_free (self->name);
  g_free (self->message);
  g_free (self->expected);
  g_free (self->tags);
}

void
ful_case_brief_unref (FulCaseBrief *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, clear_brief);
}

/* --- the item of the list --- */

struct _FulCaseRow {
  GObject parent_instance;
  guint position;
  gint64 id;
  FulCaseBrief *brief;
  FulCaseMarks *marks;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulCaseRow, ful_case_row, G_TYPE_OBJECT)

FulCaseRow *
ful_case_row_new (guint position, gint64 id, FulCaseBrief *brief, FulCaseMarks *marks)
{
  FulCaseRow *self = g_object_new (FUL_TYPE_CASE_ROW, NULL);

  self->position = position;
  self->id = id;
  self->brief = brief != NULL ? ful_case_brief_ref (brief) : NULL;
  self->marks = marks != NULL ? ful_case_marks_ref (marks) : NULL;
  return self;
}

gint64
ful_case_row_id (FulCaseRow *self)
{
  return self->id;
}

guint
ful_case_row_position (FulCaseRow *self)
{
  return self->position;
}

void
ful_case_row_set_position (FulCaseRow *self, guint position)
{
  self->position = position;
}

const FulCaseBrief *
ful_case_row_brief (FulCaseRow *self)
{
  return self->brief;
}

const FulCaseMarks *
ful_case_row_marks (FulCaseRow *self)
{
  return self->marks;
}

void
ful_case_row_set_brief (FulCaseRow *self, FulCaseBrief *brief)
{
  FulCaseBrief *old = self->brief;

  self->brief = ful_case_brief_ref (brief);
  ful_case_brief_unref (old);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
ful_case_row_set_case (FulCaseRow *self, gint64 id, FulCaseBrief *brief)
{
  FulCaseBrief *old = self->brief;

  self->id = id;
  self->brief = brief != NULL ? ful_case_brief_ref (brief) : NULL;
  ful_case_brief_unref (old);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
ful_case_row_set_marks (FulCaseRow *self, FulCaseMarks *marks)
{
  FulCaseMarks *old = self->marks;

  self->marks = marks != NULL ? ful_case_marks_ref (marks) : NULL;
  ful_case_marks_unref (old);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ful_case_row_finalize (GObject *object)
{
  ful_case_brief_unref (FUL_CASE_ROW (object)->brief);
  ful_case_marks_unref (FUL_CASE_ROW (object)->marks);
  G_OBJECT_CLASS (ful_case_row_parent_class)->finalize (object);
}

static void
ful_case_row_class_init (FulCaseRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ful_case_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_CASE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ful_case_row_init (FulCaseRow *self)
{
}
