/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/dialogs/run-choice.h"

#include "app/resource-path.h"

struct _FulRunChoice {
  AdwActionRow parent_instance;
  GtkCheckButton *check;
  char *key;
};

enum { TOGGLED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulRunChoice, ful_run_choice, ADW_TYPE_ACTION_ROW)

GtkWidget *
ful_run_choice_new (const char *key, const char *title)
{
  FulRunChoice *self = g_object_new (FUL_TYPE_RUN_CHOICE, NULL);

  self->key = g_strdup (key);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  return GTK_WIDGET (self);
}

const char *
ful_run_choice_key (FulRunChoice *self)
{
  return self->key;
}

gboolean
ful_run_choice_is_chosen (FulRunChoice *self)
{
  return gtk_check_button_get_active (self->check);
}

void
ful_run_choice_set_chosen (FulRunChoice *self, gboolean chosen)
{
  gtk_check_button_set_active (self->check, chosen);
}

void
ful_run_choice_set_hindrance (FulRunChoice *self, const char *reason)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), reason == NULL);
  if (reason == NULL)
    return;
  gtk_check_button_set_active (self->check, FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), reason);
}

static void
toggled_cb (FulRunChoice *self)
{
  g_signal_emit (self, signals[TOGGLED], 0);
}

static void
ful_run_choice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_RUN_CHOICE);
  G_OBJECT_CLASS (ful_run_choice_parent_class)->dispose (object);
}

static void
ful_run_choice_finalize (GObject *object)
{
  g_free (FUL_RUN_CHOICE (object)->key);
  G_OBJECT_CLASS (ful_run_choice_parent_class)->finalize (object);
}

static void
ful_run_choice_class_init (FulRunChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_run_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_run_choice_finalize;
  signals[TOGGLED] = g_signal_new ("toggled", FUL_TYPE_RUN_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("run-choice.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulRunChoice, check);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
ful_run_choice_init (FulRunChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
