/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/confusion-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/runs/choice.h"
#include "app/runs/confusion-matrix.h"
#include "app/runs/pair-row.h"
#include "app/runs/words.h"
#include "report/format.h"
#include "stats/confusion-load.h"

#define MOST_PAIRS 10
#define MOST_LABELS 10

struct _FulConfusionCard {
  GtkBox parent_instance;
  GtkDropDown *arms;
  GtkLabel *summary;
  GtkBox *columns;
  GtkBox *pairs;
  FulConfusionMatrix *matrix;
  FulDocument *document;
  FulRunsData *data;
  FulConfusion *confusion;
  GCancellable *cancellable;
  guint shown;  /* arm that confusion is of; G_MAXUINT: none */
  guint serial; /* of the newest reading */
  gboolean setting;
};

enum { CONFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulConfusionCard, ful_confusion_card, GTK_TYPE_BOX)

static void
show_cell (FulConfusionCard *self, guint expected, guint answered)
{
  if (self->confusion != NULL)
    g_signal_emit (self, signals[CONFUSED], 0, self->shown, self->data->facts[self->shown].split,
                   g_ptr_array_index (self->confusion->labels, expected),
                   g_ptr_array_index (self->confusion->labels, answered));
}

static void
pair_clicked_cb (FulConfusionCard *self, FulPairRow *row)
{
  const FulConfusionPair *pair = ful_pair_row_pair (row);

  show_cell (self, pair->expected, pair->answered);
}

static void
clear (FulConfusionCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pairs))) != NULL)
    gtk_box_remove (self->pairs, child);
  ful_confusion_matrix_set (self->matrix, NULL, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), FALSE);
  g_clear_pointer (&self->confusion, ful_confusion_free);
  self->shown = G_MAXUINT;
}

/* "87.8 % (86.6–88.9) of 3,080 test cases right; macro F1 0.87." */
static char *
summary_text (const FulConfusion *confusion, FulSplit split, guint n_pairs)
{
  g_autofree char *right = ful_format_interval (&confusion->accuracy.interval);
  g_autofree char *n = ful_format_count ((double)confusion->accuracy.n);
  g_autofree char *f1 = ful_format_number (confusion->macro_f1, 2);

  if (n_pairs == 0)
    return g_strdup_printf (_ ("Every one of %s %s cases got its label."), n,
                            ful_split_words (split));
  return g_strdup_printf (_ ("%s of %s %s cases got their label to the letter; F1 over all labels "
                             "%s. Press a pair or a cell to see its cases."),
                          right, n, ful_split_words (split), f1);
}

static void
show (FulConfusionCard *self)
{
  g_autoptr (GArray) pairs = ful_confusion_pairs (self->confusion);
  g_autoptr (GString) says = g_string_new (NULL);
  g_autofree char *summary =
      summary_text (self->confusion, self->data->facts[self->shown].split, pairs->len);

  for (guint i = 0; i < MIN (pairs->len, MOST_PAIRS); i++) {
    const FulConfusionPair *pair = &g_array_index (pairs, FulConfusionPair, i);
    GtkWidget *row = ful_pair_row_new (self->confusion, pair);
    g_autofree char *words = ful_pair_words (self->confusion, pair);

    g_signal_connect_object (row, "clicked", G_CALLBACK (pair_clicked_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (self->pairs, row);
    g_string_append_printf (says, "%s%s", i > 0 ? "; " : "", words);
  }
  ful_confusion_matrix_set (self->matrix, self->confusion,
                            ful_confusion_hardest (self->confusion, MOST_LABELS), says->str);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), pairs->len > 0);
  gtk_label_set_text (self->summary, summary);
}

/* --- reading --- */

typedef struct {
  FulRunsData *data;
  guint arm;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  ful_runs_data_unref (work->data);
  g_free (work);
}

static void
free_result (gpointer confusion)
{
  ful_confusion_free (confusion);
}

static gpointer
load (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;

  return ful_confusion_load (project, work->data->snapshot, work->data->evidence,
                             ful_runs_data_arm (work->data, work->arm),
                             work->data->facts[work->arm].split, NULL, error);
}

typedef struct {
  FulConfusionCard *self;
  guint arm;
  guint serial;
} Asked;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (FulConfusionCard) self = asked->self;
  g_autoptr (GError) error = NULL;
  FulConfusion *confusion = ful_document_read_finish (FUL_DOCUMENT (source), result, &error);

  if (asked->serial != self->serial || self->matrix == NULL) {
    ful_confusion_free (confusion);
    return;
  }
  g_clear_object (&self->cancellable);
  clear (self);
  if (confusion == NULL) {
    gtk_label_set_text (self->summary, error->message);
    return;
  }
  self->confusion = confusion;
  self->shown = asked->arm;
  show (self);
}

static void
start_reading (FulConfusionCard *self)
{
  guint arm = gtk_drop_down_get_selected (self->arms);
  Asked *asked;
  Work *work;

  if (self->setting || self->data == NULL || arm >= self->data->n_measured || arm == self->shown ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  work = g_new (Work, 1);
  *work = (Work){ ful_runs_data_ref (self->data), arm };
  asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (self), arm, ++self->serial };
  gtk_label_set_text (self->summary, _ ("Reading the answers"));
  ful_document_read_async (self->document, load, work, work_free, free_result, self->cancellable,
                           loaded_cb, asked);
}

void
ful_confusion_card_set_data (FulConfusionCard *self, FulDocument *document, FulRunsData *data)
{
  g_autoptr (GPtrArray) names = ful_runs_data_arm_titles (data, /* measured= */ TRUE);
  FulRunsData *old = self->data;
  gboolean same = old != NULL && old->n_measured == data->n_measured;

  g_return_if_fail (FUL_IS_CONFUSION_CARD (self));
  gtk_widget_set_visible (GTK_WIDGET (self), data->n_measured > 0);
  if (old == NULL || old->evidence != data->evidence)
    clear (self);
  g_set_object (&self->document, document);
  self->data = ful_runs_data_ref (data);
  ful_runs_data_unref (old);
  self->setting = TRUE;
  ful_choice_set_names (self->arms, (const char *const *)names->pdata, 20);
  if (!same)
    gtk_drop_down_set_selected (self->arms, ful_runs_data_first_arm (data));
  self->setting = FALSE;
  start_reading (self);
}

void
ful_confusion_card_set_wide (FulConfusionCard *self, gboolean wide)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ful_confusion_card_parent_class)->map (widget);
  start_reading (FUL_CONFUSION_CARD (widget));
}

static void
ful_confusion_card_dispose (GObject *object)
{
  FulConfusionCard *self = FUL_CONFUSION_CARD (object);

  self->serial++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->matrix != NULL)
    clear (self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->data, ful_runs_data_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CONFUSION_CARD);
  G_OBJECT_CLASS (ful_confusion_card_parent_class)->dispose (object);
}

static void
ful_confusion_card_class_init (FulConfusionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_confusion_card_dispose;
  widget_class->map = map;
  signals[CONFUSED] =
      g_signal_new ("confused", FUL_TYPE_CONFUSION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_UINT, G_TYPE_INT, G_TYPE_STRING, G_TYPE_STRING);
  g_type_ensure (FUL_TYPE_CONFUSION_MATRIX);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("confusion-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulConfusionCard, arms);
  gtk_widget_class_bind_template_child (widget_class, FulConfusionCard, summary);
  gtk_widget_class_bind_template_child (widget_class, FulConfusionCard, columns);
  gtk_widget_class_bind_template_child (widget_class, FulConfusionCard, pairs);
  gtk_widget_class_bind_template_child (widget_class, FulConfusionCard, matrix);
  gtk_widget_class_bind_template_callback (widget_class, start_reading);
  gtk_widget_class_bind_template_callback (widget_class, show_cell);
}

static void
ful_confusion_card_init (FulConfusionCard *self)
{
  self->shown = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
}
