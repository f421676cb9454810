/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/step-source.h"

#include <glib/gi18n.h>

#include "app/dialogs/file-chooser.h"
#include "app/import/paste-area.h"
#include "app/resource-path.h"

struct _FulStepSource {
  FulDraftStep parent_instance;
  GtkWidget *choose;
  GtkWidget *file_box;
  GtkLabel *file;
  FulPasteArea *area;
};

enum { FILE_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulStepSource, ful_step_source, FUL_TYPE_DRAFT_STEP)

static void
chosen_cb (GtkWidget *widget, const char *path)
{
  g_signal_emit (widget, signals[FILE_CHOSEN], 0, path);
}

static void
choose_cb (FulStepSource *self)
{
  ful_file_chooser_open (GTK_WIDGET (self), _ ("Choose a Table"), FUL_FILES_TABLE, chosen_cb);
}

static void
area_changed_cb (FulStepSource *self)
{
  ful_draft_step_changed (FUL_DRAFT_STEP (self));
}

GBytes *
ful_step_source_get_text (FulStepSource *self)
{
  return ful_paste_area_is_empty (self->area) ? NULL : ful_paste_area_get_text (self->area);
}

/* A file that was chosen before stands there; what is pasted is taken rather than it. */
static void
ful_step_source_show (FulDraftStep *step, FulDraft *draft)
{
  FulStepSource *self = FUL_STEP_SOURCE (step);
  FulTable *table = ful_draft_table (draft);

  gtk_widget_set_visible (self->file_box, table != NULL && ful_paste_area_is_empty (self->area));
  if (table != NULL)
    gtk_label_set_text (self->file, ful_table_name (table));
}

static gboolean
ful_step_source_is_complete (FulDraftStep *step, FulDraft *draft)
{
  return ful_draft_table (draft) != NULL || !ful_paste_area_is_empty (FUL_STEP_SOURCE (step)->area);
}

static gboolean
ful_step_source_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FUL_STEP_SOURCE (widget)->choose);
}

static void
ful_step_source_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template forgets it */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_STEP_SOURCE);
  G_OBJECT_CLASS (ful_step_source_parent_class)->dispose (object);
}

static void
ful_step_source_class_init (FulStepSourceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_step_source_dispose;
  FUL_DRAFT_STEP_CLASS (klass)->show = ful_step_source_show;
  FUL_DRAFT_STEP_CLASS (klass)->is_complete = ful_step_source_is_complete;
  widget_class->grab_focus = ful_step_source_grab_focus;
  g_type_ensure (FUL_TYPE_PASTE_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("assistant-source.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulStepSource, choose);
  gtk_widget_class_bind_template_child (widget_class, FulStepSource, file_box);
  gtk_widget_class_bind_template_child (widget_class, FulStepSource, file);
  gtk_widget_class_bind_template_child (widget_class, FulStepSource, area);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, area_changed_cb);
  signals[FILE_CHOSEN] = g_signal_new ("file", FUL_TYPE_STEP_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_step_source_init (FulStepSource *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
