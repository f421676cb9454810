/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/split-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/cases/case-jobs.h"
#include "app/cases/split-bar.h"
#include "app/resource-path.h"
#include "report/format.h"

struct _FulSplitDialog {
  AdwWindow parent_instance;
  GtkSpinButton *train;
  GtkSpinButton *dev;
  GtkSpinButton *test;
  GtkSpinButton *seed;
  FulSplitBar *bar;
  GtkLabel *outcome;
  GtkLabel *rules;
  GtkLabel *problem;
  GtkButton *act;
  FulDocument *document;
  gint64 total;
  GCancellable *cancellable; /* of the preview that is computed */
  guint previews;            /* that are computed: the last one counts */
  gboolean setting;
  gboolean splitting;
};

G_DEFINE_FINAL_TYPE (FulSplitDialog, ful_split_dialog, ADW_TYPE_WINDOW)

/* What stands there, also where it was typed and not taken over yet. */
static double
value_of (GtkSpinButton *spin)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  char *end = NULL;
  double typed = g_strtod (text, &end);

  return end != text && *end == '\0' ? typed : gtk_spin_button_get_value (spin);
}

static FulSplitShares *
shares_of (FulSplitDialog *self)
{
  FulSplitShares *shares = g_new0 (FulSplitShares, 1);

  shares->train = value_of (self->train) / 100;
  shares->dev = value_of (self->dev) / 100;
  shares->test = value_of (self->test) / 100;
  shares->seed = (guint64)CLAMP (value_of (self->seed), 0, G_MAXUINT32);
  return shares;
}

static void
show_problem (FulSplitDialog *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static char *
outcome_words (const FulSplitPreview *preview)
{
  g_autofree char *train = ful_format_count ((double)preview->splits[FUL_SPLIT_TRAIN]);
  g_autofree char *dev = ful_format_count ((double)preview->splits[FUL_SPLIT_DEV]);
  g_autofree char *test = ful_format_count ((double)preview->splits[FUL_SPLIT_TEST]);
  g_autofree char *none = ful_format_count ((double)preview->splits[FUL_SPLIT_NONE]);

  return preview->splits[FUL_SPLIT_NONE] > 0
             ? g_strdup_printf (_ ("%s train, %s dev, %s test, %s in no split"), train, dev, test,
                                none)
             : g_strdup_printf (_ ("%s train, %s dev, %s test"), train, dev, test);
}

static char *
rules_words (const FulSplitPreview *preview)
{
  g_autofree char *changed = ful_format_count ((double)preview->changed);
  g_autofree char *groups = ful_format_count ((double)preview->groups);
  g_autofree char *move =
      g_strdup_printf (ngettext ("%s case changes its split.", "%s cases change their split.",
                                 (gulong)preview->changed),
                       changed);
  g_autofree char *together =
      preview->groups > 0
          ? g_strdup_printf (ngettext ("%s group stays together.", "%s groups stay together.",
                                       (gulong)preview->groups),
                             groups)
          : g_strdup (_ ("No cases share a group."));

  return g_strdup_printf ("%s %s %s", move, _ ("Each label is divided as evenly as can be."),
                          together);
}

static void
show_preview (FulSplitDialog *self, const FulSplitPreview *preview)
{
  g_autofree char *outcome = outcome_words (preview);
  g_autofree char *rules = rules_words (preview);
  g_autofree char *n = ful_format_count ((double)preview->changed);
  g_autofree char *act = g_strdup_printf (_ ("Move %s"), n);

  gtk_label_set_text (self->outcome, outcome);
  gtk_label_set_text (self->rules, rules);
  ful_split_bar_set (self->bar, preview->splits, outcome);
  gtk_button_set_label (self->act, preview->changed > 0 ? act : _ ("Split"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), preview->changed > 0 && !self->splitting);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->act),
                               preview->changed > 0 ? NULL : _ ("The cases are split like this"));
}

typedef struct {
  FulSplitDialog *dialog;
  guint number;
} Preview;

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Preview *asked = user_data;
  g_autoptr (FulSplitDialog) self = asked->dialog;
  g_autoptr (GError) error = NULL;
  g_autofree FulSplitPreview *preview =
      ful_document_read_finish (FUL_DOCUMENT (source), result, &error);

  if (self->act == NULL || asked->number != self->previews ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_problem (self, error != NULL ? error->message : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), preview != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), preview != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->rules), preview != NULL);
  if (preview != NULL)
    show_preview (self, preview);
  else
    gtk_button_set_label (self->act, _ ("Split"));
}

/* One that is broken off may come to an end all the same. */
static void
preview (FulSplitDialog *self)
{
  Preview *asked;

  if (self->setting)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  asked = g_new0 (Preview, 1);
  asked->dialog = g_object_ref (self);
  asked->number = ++self->previews;
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), FALSE);
  ful_document_read_async (self->document, ful_case_preview_job, shares_of (self), g_free, g_free,
                           self->cancellable, previewed_cb, asked);
}

static void
split_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulSplitDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->splitting = FALSE;
  if (ful_document_work_finish (FUL_DOCUMENT (source), result, &error)) {
    if (self->act != NULL)
      gtk_window_destroy (GTK_WINDOW (self));
  } else if (self->act != NULL) {
    show_problem (self, error->message);
    gtk_widget_set_sensitive (GTK_WIDGET (self->act), TRUE);
  }
}

static void
act_cb (FulSplitDialog *self)
{
  self->splitting = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), FALSE);
  ful_document_work_async (self->document, ful_case_split_job, shares_of (self), g_free, NULL,
                           split_cb, g_object_ref (self));
}

/* The shares of now where the cases are split, else those of the documentation. */
static void
set_shares (FulSplitDialog *self, const FulCaseSummary *summary)
{
  gboolean is_split = summary->splits[FUL_SPLIT_DEV] > 0 && summary->splits[FUL_SPLIT_TEST] > 0;
  double train = is_split ? (double)summary->splits[FUL_SPLIT_TRAIN] / (double)summary->total : 0.4;
  double dev = is_split ? (double)summary->splits[FUL_SPLIT_DEV] / (double)summary->total : 0.3;
  double test = is_split ? (double)summary->splits[FUL_SPLIT_TEST] / (double)summary->total : 0.3;

  self->setting = TRUE;
  gtk_spin_button_set_value (self->train, round (train * 100));
  gtk_spin_button_set_value (self->dev, round (dev * 100));
  gtk_spin_button_set_value (self->test, summary->splits[FUL_SPLIT_NONE] > 0 && is_split
                                             ? round (test * 100)
                                             : 100 - round (train * 100) - round (dev * 100));
  self->setting = FALSE;
}

void
ful_split_dialog_present (GtkWidget *parent, FulDocument *document, const FulCaseSummary *summary)
{
  FulSplitDialog *self =
      g_object_new (FUL_TYPE_SPLIT_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  self->document = g_object_ref (document);
  self->total = summary->total;
  set_shares (self, summary);
  preview (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
ful_split_dialog_dispose (GObject *object)
{
  FulSplitDialog *self = FUL_SPLIT_DIALOG (object);

  self->setting = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_SPLIT_DIALOG);
  G_OBJECT_CLASS (ful_split_dialog_parent_class)->dispose (object);
}

static void
ful_split_dialog_class_init (FulSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_split_dialog_dispose;
  g_type_ensure (FUL_TYPE_SPLIT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("split-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulSplitDialog, train);
  gtk_widget_class_bind_template_child (widget_class, FulSplitDialog, dev);
  gtk_widget_class_bind_template_child (widget_class, FulSplitDialog, test);
  gtk_widget_class_bind_template_child (widget_class, FulSplitDialog, seed);
  gtk_widget_class_bind_template_child (widget_class, FulSplitDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, FulSplitDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, FulSplitDialog, rules);
  gtk_widget_class_bind_template_child (widget_class, FulSplitDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, FulSplitDialog, act);
  gtk_widget_class_bind_template_callback (widget_class, preview);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ful_split_dialog_init (FulSplitDialog *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->setting = FALSE;
}
