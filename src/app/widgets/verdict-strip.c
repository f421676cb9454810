/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/verdict-strip.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/resource-path.h"
#include "app/widgets/beam.h"
#include "app/widgets/step-mark.h"

struct _FulVerdictStrip {
  GtkBox parent_instance;
  FulBeam *beam;
  GtkLabel *headline;
  GtkLabel *because;
  GtkBox *steps;
  GtkButton *next;
  GtkWidget *marks[5];
  GtkWidget *lines[4];
  char *reason;
  char *note;
  int detail;
};

enum { STEP, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulVerdictStrip, ful_verdict_strip, GTK_TYPE_BOX)

static const char *const side_classes[] = { "evidence", "promptside", "tuneside", "evidence" };

const char *
ful_next_label (const FulNext *next)
{
  static const struct {
    const char *action;
    const char *label;
  } labels[] = {
    { "record-decision", N_ ("Export Report…") },
    { "add-lever", N_ ("Add a Lever") },
    { "new-revision", N_ ("New Revision") },
    { "add-retrieval", N_ ("Add Retrieval") },
    { "set-bar", N_ ("Set the Bar") },
    { "import-cases", N_ ("Import Cases…") },
    { "run", N_ ("Run Cases") },
    { "add-cases", N_ ("Add Cases") },
    { "fill-costs", N_ ("Fill In Costs") },
    { "meet-readiness", N_ ("Show Checklist") },
    { "train-specialist", N_ ("Train Specialist") },
    { "pilot-tuning", N_ ("Show Checklist") },
    { "review-bar", N_ ("Review the Bar") },
    { "review-costs", N_ ("Review Costs") },
    { "show-failures", N_ ("Show Failures") },
    { "use-arm", N_ ("Show Arms") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i].action, next->action) == 0)
      return _ (labels[i].label);
  return next->action;
}

static void
show_second_line (FulVerdictStrip *self)
{
  const char *text = self->note != NULL ? self->note : self->reason;

  gtk_label_set_text (self->because, text != NULL ? text : "");
}

static void
show_steps (FulVerdictStrip *self, const FulVerdict *verdict)
{
  for (int i = 0; i < 5; i++) {
    ful_step_mark_set_step (FUL_STEP_MARK (self->marks[i]), verdict, i + 1, self->detail > 1);
    if (i == 4)
      break;
    if (verdict->steps[i].state == FUL_STEP_DONE)
      gtk_widget_add_css_class (self->lines[i], "done");
    else
      gtk_widget_remove_css_class (self->lines[i], "done");
  }
}

void
ful_verdict_strip_set_verdict (FulVerdictStrip *self, const FulVerdict *verdict)
{
  g_autofree char *says = NULL;

  g_return_if_fail (FUL_IS_VERDICT_STRIP (self));
  for (gsize i = 0; i < G_N_ELEMENTS (side_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), side_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), side_classes[ful_side_of (verdict)]);
  ful_beam_set_verdict (self->beam, verdict);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), verdict != NULL && self->detail > 0);
  g_clear_pointer (&self->reason, g_free);
  if (verdict == NULL) {
    gtk_label_set_text (self->headline, _ ("Reading the evidence…"));
    show_second_line (self);
    return;
  }
  gtk_label_set_text (self->headline, verdict->name);
  self->reason = g_strdup (verdict->why[0]);
  show_second_line (self);
  show_steps (self, verdict);
  gtk_button_set_label (self->next, ful_next_label (verdict->next->pdata[0]));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->next),
                               ((const FulNext *)verdict->next->pdata[0])->why);
  says = g_strdup_printf (_ ("Verdict: %s"), verdict->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
}

void
ful_verdict_strip_set_note (FulVerdictStrip *self, const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
  show_second_line (self);
}

void
ful_verdict_strip_set_detail (FulVerdictStrip *self, int detail)
{
  if (self->detail == detail)
    return;
  self->detail = detail;
  gtk_widget_set_visible (GTK_WIDGET (self->steps), detail > 0 && self->reason != NULL);
  for (int i = 0; i < 5; i++) {
    GtkWidget *box = gtk_button_get_child (GTK_BUTTON (self->marks[i]));

    gtk_widget_set_visible (gtk_widget_get_last_child (box), detail > 1);
  }
}

static void
mark_clicked_cb (FulVerdictStrip *self, GtkButton *mark)
{
  for (int i = 0; i < 5; i++)
    if (self->marks[i] == GTK_WIDGET (mark))
      g_signal_emit (self, signals[STEP], 0, i + 1);
}

static void
ful_verdict_strip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_VERDICT_STRIP);
  G_OBJECT_CLASS (ful_verdict_strip_parent_class)->dispose (object);
}

static void
ful_verdict_strip_finalize (GObject *object)
{
  FulVerdictStrip *self = FUL_VERDICT_STRIP (object);

  g_free (self->reason);
  g_free (self->note);
  G_OBJECT_CLASS (ful_verdict_strip_parent_class)->finalize (object);
}

static void
ful_verdict_strip_class_init (FulVerdictStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_verdict_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_verdict_strip_finalize;
  g_type_ensure (FUL_TYPE_BEAM);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("verdict-strip.ui"));
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictStrip, beam);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictStrip, headline);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictStrip, because);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictStrip, steps);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictStrip, next);
  signals[STEP] = g_signal_new ("step", FUL_TYPE_VERDICT_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
ful_verdict_strip_init (FulVerdictStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->detail = 2;
  for (int i = 0; i < 5; i++) {
    self->marks[i] = ful_step_mark_new ();
    gtk_box_append (self->steps, self->marks[i]);
    g_signal_connect_swapped (self->marks[i], "clicked", G_CALLBACK (mark_clicked_cb), self);
    if (i == 4)
      break;
    self->lines[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    gtk_widget_set_valign (self->lines[i], GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (self->lines[i], "step-line");
    gtk_box_append (self->steps, self->lines[i]);
  }
}
