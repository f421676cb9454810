/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompt-columns.h"

#include "app/prompts/column-choice.h"
#include "app/resource-path.h"

#define COLUMN_WIDTH 312 /* px with the gap after it */

struct _FulPromptColumns {
  AdwBin parent_instance;
  GtkScrolledWindow *scroller;
  GtkBox *box;
  FulDocument *document;
  FulTrainShelf *shelf;
  GArray *wanted;        /* gint64 ids, once somebody chose; NULL: as many as there is room for */
  GArray *ranked;        /* gint64 ids, the best first; NULL: not known */
  FulPromptColumn *last; /* that had the focus; borrowed */
  FulPromptView view;
  FulCase *item;
  int room; /* columns that fit */
  guint arranging;
};

enum { CHOSEN, EDITED, ACT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulPromptColumns, ful_prompt_columns, ADW_TYPE_BIN)

static FulPromptColumn *
first (FulPromptColumns *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  return child != NULL ? FUL_PROMPT_COLUMN (child) : NULL;
}

static FulPromptColumn *
next (FulPromptColumn *column)
{
  GtkWidget *sibling = gtk_widget_get_next_sibling (GTK_WIDGET (column));

  return sibling != NULL ? FUL_PROMPT_COLUMN (sibling) : NULL;
}

static gint64
id_of (FulPromptColumn *column)
{
  return ful_prompt_draft_id (ful_prompt_column_draft (column));
}

static FulPromptColumn *
find (FulPromptColumns *self, gint64 prompt_id)
{
  for (FulPromptColumn *column = first (self); column != NULL; column = next (column))
    if (id_of (column) == prompt_id)
      return column;
  return NULL;
}

guint
ful_prompt_columns_n (FulPromptColumns *self)
{
  guint n = 0;

  for (FulPromptColumn *column = first (self); column != NULL; column = next (column))
    n++;
  return n;
}

FulPromptColumn *
ful_prompt_columns_nth (FulPromptColumns *self, guint i)
{
  FulPromptColumn *column = first (self);

  while (column != NULL && i-- > 0)
    column = next (column);
  return column;
}

gboolean
ful_prompt_columns_shows (FulPromptColumns *self, gint64 prompt_id)
{
  return find (self, prompt_id) != NULL;
}

/* --- which are shown --- */

static void
edited_cb (FulPromptColumns *self, FulPromptColumn *column)
{
  g_signal_emit (self, signals[EDITED], 0, column);
}

static void
act_cb (FulPromptColumns *self, const char *verb, FulPromptColumn *column)
{
  g_signal_emit (self, signals[ACT], 0, column, verb);
}

static void
counted_cb (FulPromptColumns *self)
{
  gsize most = 0;

  for (FulPromptColumn *column = first (self); column != NULL; column = next (column))
    most = MAX (most, ful_prompt_column_tokens (column));
  for (FulPromptColumn *column = first (self); column != NULL; column = next (column))
    ful_prompt_column_set_scale (column, most);
}

static FulPromptColumn *
add_column (FulPromptColumns *self, gint64 prompt_id)
{
  GtkWidget *column = ful_prompt_column_new (self->document, prompt_id, self->shelf);

  ful_prompt_column_set_view (FUL_PROMPT_COLUMN (column), self->view);
  ful_prompt_column_set_case (FUL_PROMPT_COLUMN (column), self->item);
  g_signal_connect_object (column, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "act", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, column);
  return FUL_PROMPT_COLUMN (column);
}

static void
remove_column (FulPromptColumns *self, FulPromptColumn *column)
{
  if (self->last == column)
    self->last = NULL;
  ful_prompt_draft_write (ful_prompt_column_draft (column));
  gtk_box_remove (self->box, GTK_WIDGET (column));
}

static void
show_measured (FulPromptColumns *self)
{
  for (FulPromptColumn *column = first (self); column != NULL; column = next (column)) {
    gboolean best;
    double out = ful_column_measured (self->document, id_of (column), &best);

    ful_prompt_column_set_measured (column, best, out);
  }
}

/* Shows those of @ids in the order of the project. */
static void
show_ids (FulPromptColumns *self, const GArray *ids)
{
  const FulSnapshot *snapshot = ful_document_snapshot (self->document);
  FulPromptColumn *before = NULL;
  gboolean changed = FALSE;

  for (FulPromptColumn *column = first (self), *after; column != NULL; column = after) {
    after = next (column);
    if (ful_ids_contains (ids, id_of (column)))
      continue;
    remove_column (self, column);
    changed = TRUE;
  }
  for (guint i = 0; i < snapshot->prompts->len; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];
    FulPromptColumn *column;

    if (prompt->hidden || !ful_ids_contains (ids, prompt->id))
      continue;
    column = find (self, prompt->id);
    changed |= column == NULL;
    if (column == NULL)
      column = add_column (self, prompt->id);
    gtk_box_reorder_child_after (self->box, GTK_WIDGET (column), (GtkWidget *)before);
    before = column;
  }
  if (!changed)
    return;
  show_measured (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
arrange (FulPromptColumns *self)
{
  const FulSnapshot *snapshot;
  g_autoptr (GArray) chosen = NULL;

  if (self->document == NULL || self->room == 0)
    return;
  snapshot = ful_document_snapshot (self->document);
  if (self->wanted != NULL)
    ful_ids_drop_hidden (self->wanted, snapshot);
  if (self->wanted != NULL && self->wanted->len == 0)
    g_clear_pointer (&self->wanted, g_array_unref);
  chosen = self->wanted != NULL ? g_array_ref (self->wanted)
                                : ful_column_choice (snapshot, self->ranked, (guint)self->room);
  ful_ids_drop_hidden (chosen, snapshot);
  show_ids (self, chosen);
}

/* From now on somebody chose: what is shown now, and what follows. */
static GArray *
wanted_of (FulPromptColumns *self)
{
  if (self->wanted == NULL) {
    self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
    for (FulPromptColumn *column = first (self); column != NULL; column = next (column))
      ful_ids_add (self->wanted, id_of (column));
  }
  return self->wanted;
}

void
ful_prompt_columns_show_prompt (FulPromptColumns *self, gint64 prompt_id, gboolean show)
{
  GArray *wanted = wanted_of (self);

  if (show)
    ful_ids_add (wanted, prompt_id);
  else
    ful_ids_remove (wanted, prompt_id);
  arrange (self);
}

/* --- the document --- */

void
ful_prompt_columns_settle (FulPromptColumns *self)
{
  for (FulPromptColumn *column = first (self); column != NULL; column = next (column))
    ful_prompt_draft_write (ful_prompt_column_draft (column));
}

void
ful_prompt_columns_refresh (FulPromptColumns *self)
{
  arrange (self);
  for (FulPromptColumn *column = first (self); column != NULL; column = next (column))
    ful_prompt_column_refresh (column);
}

void
ful_prompt_columns_rank (FulPromptColumns *self)
{
  gboolean first_time = self->ranked == NULL;

  if (self->document == NULL)
    return;
  if (first_time) {
    self->ranked = ful_column_rank (self->document);
    arrange (self);
  }
  show_measured (self);
}

void
ful_prompt_columns_set_document (FulPromptColumns *self, FulDocument *document)
{
  FulPromptColumn *column;

  if (self->document == document)
    return;
  while ((column = first (self)) != NULL)
    gtk_box_remove (self->box, GTK_WIDGET (column));
  self->last = NULL;
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->ranked, g_array_unref);
  g_clear_pointer (&self->shelf, ful_train_shelf_unref);
  g_clear_pointer (&self->item, ful_case_free);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  self->shelf = ful_train_shelf_new ();
  arrange (self);
}

void
ful_prompt_columns_set_view (FulPromptColumns *self, FulPromptView view)
{
  self->view = view;
  for (FulPromptColumn *column = first (self); column != NULL; column = next (column))
    ful_prompt_column_set_view (column, view);
}

void
ful_prompt_columns_set_case (FulPromptColumns *self, const FulCase *item)
{
  g_clear_pointer (&self->item, ful_case_free);
  self->item = item != NULL ? ful_case_copy (item) : NULL;
  for (FulPromptColumn *column = first (self); column != NULL; column = next (column))
    ful_prompt_column_set_case (column, item);
}

/* --- focus --- */

FulPromptColumn *
ful_prompt_columns_current (FulPromptColumns *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *column =
      focus != NULL ? gtk_widget_get_ancestor (focus, FUL_TYPE_PROMPT_COLUMN) : NULL;

  if (column != NULL && gtk_widget_is_ancestor (column, GTK_WIDGET (self)))
    self->last = FUL_PROMPT_COLUMN (column);
  return self->last != NULL ? self->last : first (self);
}

static void
focus_column (FulPromptColumns *self, FulPromptColumn *column)
{
  self->last = column;
  ful_prompt_column_focus (column);
}

void
ful_prompt_columns_focus_prompt (FulPromptColumns *self, gint64 prompt_id)
{
  if (find (self, prompt_id) == NULL)
    ful_prompt_columns_show_prompt (self, prompt_id, TRUE);
  if (find (self, prompt_id) != NULL)
    focus_column (self, find (self, prompt_id));
}

void
ful_prompt_columns_step (FulPromptColumns *self, int by)
{
  FulPromptColumn *current = ful_prompt_columns_current (self);
  GtkWidget *wanted;

  if (current == NULL)
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    by = -by;
  wanted = by > 0 ? gtk_widget_get_next_sibling (GTK_WIDGET (current))
                  : gtk_widget_get_prev_sibling (GTK_WIDGET (current));
  focus_column (self, wanted != NULL ? FUL_PROMPT_COLUMN (wanted) : current);
}

/* --- life --- */

static gboolean
arrange_cb (gpointer user_data)
{
  FulPromptColumns *self = user_data;

  self->arranging = 0;
  arrange (self);
  return G_SOURCE_REMOVE;
}

static void
width_cb (FulPromptColumns *self, GParamSpec *pspec, GtkAdjustment *across)
{
  int width = (int)gtk_adjustment_get_page_size (across);
  int room = CLAMP ((width + 12) / COLUMN_WIDTH, 1, FUL_MOST_COLUMNS);

  if (width <= 0 || room == self->room)
    return;
  self->room = room;
  if (self->arranging == 0)
    self->arranging = g_idle_add (arrange_cb, self);
}

static void
ful_prompt_columns_dispose (GObject *object)
{
  FulPromptColumns *self = FUL_PROMPT_COLUMNS (object);

  g_clear_handle_id (&self->arranging, g_source_remove);
  if (self->box != NULL)
    ful_prompt_columns_set_document (self, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin does not see the template disposed */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PROMPT_COLUMNS);
  G_OBJECT_CLASS (ful_prompt_columns_parent_class)->dispose (object);
}

static void
ful_prompt_columns_class_init (FulPromptColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_prompt_columns_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("prompt-columns.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulPromptColumns, scroller);
  gtk_widget_class_bind_template_child (widget_class, FulPromptColumns, box);
  signals[CHOSEN] = g_signal_new ("chosen", FUL_TYPE_PROMPT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITED] = g_signal_new ("edited", FUL_TYPE_PROMPT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, FUL_TYPE_PROMPT_COLUMN);
  signals[ACT] = g_signal_new ("act", FUL_TYPE_PROMPT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 2, FUL_TYPE_PROMPT_COLUMN, G_TYPE_STRING);
}

static void
ful_prompt_columns_init (FulPromptColumns *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
}
