/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tuning/job-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"

struct _FulJobCard {
  GtkBox parent_instance;
  GtkLabel *name;
  GtkLabel *detail;
  GtkButton *cancel;
  GtkProgressBar *bar;
  FulTraining *training;
  FulJobKind job;
};

G_DEFINE_FINAL_TYPE (FulJobCard, ful_job_card, GTK_TYPE_BOX)

static const struct {
  const char *name;
  const char *cancel;
  const char *bar;
  const char *kept;
} words[] = {
  [FUL_JOB_TRAIN] = { N_ ("Training the specialist"), N_ ("Cancel Training"),
                      N_ ("How far the training is"), N_ ("it is kept once it is whole") },
  [FUL_JOB_CURVE] = { N_ ("Measuring the learning curve"), N_ ("Cancel Measuring"),
                      N_ ("How far the learning curve is"), N_ ("it is kept once it is whole") },
};

static char *
detail_text (FulJobCard *self)
{
  double fraction = ful_training_fraction (self->training, self->job);
  double left = ful_training_seconds_left (self->training, self->job);
  const char *kept = _ (words[self->job].kept);

  if (isnan (fraction))
    return g_strdup_printf (_ ("Preparing; %s"), kept);
  if (isnan (left))
    return g_strdup_printf (_ ("%.0f %% done; %s"), fraction * 100, kept);
  if (left >= 90)
    return g_strdup_printf (_ ("%.0f %% done, about %.0f min left; %s"), fraction * 100,
                            ceil (left / 60), kept);
  return g_strdup_printf (_ ("%.0f %% done, about %.0f s left; %s"), fraction * 100,
                          fmax (ceil (left), 1), kept);
}

static void
changed_cb (FulJobCard *self)
{
  gboolean going = ful_training_is_going (self->training, self->job);
  g_autofree char *detail = NULL;
  double fraction;

  gtk_widget_set_visible (GTK_WIDGET (self), going);
  if (!going)
    return;
  fraction = ful_training_fraction (self->training, self->job);
  detail = detail_text (self);
  gtk_label_set_text (self->detail, detail);
  if (isnan (fraction))
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, fraction);
}

static void
cancel_cb (FulJobCard *self)
{
  ful_training_cancel (self->training, self->job);
}

void
ful_job_card_set_training (FulJobCard *self, FulTraining *training, FulJobKind job)
{
  if (self->training != NULL)
    g_signal_handlers_disconnect_by_data (self->training, self);
  g_set_object (&self->training, training);
  self->job = job;
  if (training == NULL)
    return;
  gtk_label_set_text (self->name, _ (words[job].name));
  gtk_button_set_label (self->cancel, _ (words[job].cancel));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (words[job].bar), -1);
  g_signal_connect_object (training, "jobs-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

static void
ful_job_card_dispose (GObject *object)
{
  ful_job_card_set_training (FUL_JOB_CARD (object), NULL, FUL_JOB_TRAIN);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_JOB_CARD);
  G_OBJECT_CLASS (ful_job_card_parent_class)->dispose (object);
}

static void
ful_job_card_class_init (FulJobCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_job_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("tuning-job-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulJobCard, name);
  gtk_widget_class_bind_template_child (widget_class, FulJobCard, detail);
  gtk_widget_class_bind_template_child (widget_class, FulJobCard, cancel);
  gtk_widget_class_bind_template_child (widget_class, FulJobCard, bar);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
ful_job_card_init (FulJobCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
