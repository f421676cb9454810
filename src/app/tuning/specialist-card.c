/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tuning/specialist-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/tuning/try.h"
#include "app/tuning/tuning-words.h"
#include "report/format.h"
#include "stats/interval.h"

struct _FulSpecialistCard {
  GtkBox parent_instance;
  GtkLabel *chip;
  GtkWidget *facts;
  GtkLabel *quality_name;
  GtkLabel *quality;
  GtkLabel *quality_detail;
  GtkLabel *calibration;
  GtkLabel *calibration_detail;
  GtkLabel *time;
  GtkLabel *time_detail;
  GtkLabel *note;
  GtkButton *train;
  GtkButton *run;
  GtkButton *answers;
  GtkWidget *try_box;
  GtkEditable *try;
  GtkWidget *answer_box;
  GtkLabel *answer;
  GtkLabel *sure;
  GtkLabel *others;
  FulClassifier *classifier; /* that is tried; NULL: none is trained */
  GCancellable *trying;
};

G_DEFINE_FINAL_TYPE (FulSpecialistCard, ful_specialist_card, GTK_TYPE_BOX)

/* --- trying --- */

static void
show_tried (FulSpecialistCard *self, const FulTried *tried)
{
  g_autofree char *label = tried != NULL ? ful_format_stranger (tried->labels[0]) : NULL;
  g_autofree char *share = tried != NULL ? ful_format_share (tried->shares[0]) : NULL;
  g_autofree char *sure = tried != NULL ? g_strdup_printf (_ ("%s sure"), share) : NULL;
  g_autofree char *others = tried != NULL ? ful_tuning_words_others (tried) : NULL;

  gtk_widget_set_visible (self->answer_box, tried != NULL);
  if (tried == NULL)
    return;
  gtk_label_set_text (self->answer, label);
  gtk_label_set_text (self->sure, sure);
  gtk_label_set_text (self->others, others);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulSpecialistCard) self = user_data;
  g_autoptr (FulTried) tried = ful_try_finish (result);

  if (tried != NULL && self->classifier != NULL)
    show_tried (self, tried);
}

static void
try_typed (FulSpecialistCard *self)
{
  const char *text = gtk_editable_get_text (self->try);
  g_autofree char *plain = g_strstrip (g_strdup (text));

  g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  if (*plain == '\0' || self->classifier == NULL) {
    show_tried (self, NULL);
    return;
  }
  self->trying = g_cancellable_new ();
  ful_try_async (self->classifier, text, self->trying, tried_cb, g_object_ref (self));
}

static void
take_classifier (FulSpecialistCard *self, FulClassifier *classifier)
{
  if (self->classifier == classifier)
    return;
  g_clear_pointer (&self->classifier, ful_classifier_unref);
  self->classifier = classifier != NULL ? ful_classifier_ref (classifier) : NULL;
  gtk_widget_set_visible (self->try_box, classifier != NULL);
  try_typed (self);
}

/* --- facts --- */

static const FulLadderRung *
measured_rung (FulDocument *document)
{
  const FulVerdict *verdict = ful_document_verdict (document);
  const FulLadderRung *rung = verdict != NULL ? &verdict->ladder[FUL_RUNG_SPECIALIST] : NULL;

  return rung != NULL && rung->measured ? rung : NULL;
}

static void
show_interval (FulSpecialistCard *self, const FulInterval *interval, gboolean heldout)
{
  g_autofree char *share = ful_format_share (interval->estimate);
  g_autofree char *low = ful_format_number (interval->low * 100, 1);
  g_autofree char *high = ful_format_number (interval->high * 100, 1);
  g_autofree char *detail = heldout
                                ? g_strdup_printf (_ ("%s to %s, on a tenth of train"), low, high)
                                : g_strdup_printf (_ ("%s to %s"), low, high);

  gtk_label_set_text (self->quality, share);
  gtk_label_set_text (self->quality_detail, detail);
}

/* On the judging split once it has answered there, else on what was held out of its training. */
static void
show_quality (FulSpecialistCard *self,
              const FulSpecialistFacts *facts,
              const FulLadderRung *rung,
              FulSplit judging)
{
  g_autofree char *name = NULL;

  if (rung != NULL) {
    name = g_strdup_printf (_ ("Quality on %s"), ful_split_name (judging));
    show_interval (self, &rung->quality.interval, FALSE);
  } else if (facts->classifier != NULL && facts->n_heldout > 0) {
    FulInterval interval =
        ful_interval_wilson ((double)facts->heldout_right, (double)facts->n_heldout, FUL_Z95);

    name = g_strdup (_ ("Quality, held out"));
    show_interval (self, &interval, TRUE);
  } else {
    name = g_strdup (_ ("Quality"));
    gtk_label_set_text (self->quality, "–");
    gtk_label_set_text (self->quality_detail, _ ("not measured"));
  }
  gtk_label_set_text (self->quality_name, name);
}

static void
show_calibration (FulSpecialistCard *self, const FulSpecialistFacts *facts)
{
  gboolean known = !isnan (facts->calibration_error);
  g_autofree char *share = known ? ful_format_share (facts->calibration_error) : g_strdup ("–");
  g_autofree char *detail =
      known ? g_strdup_printf (_ ("on average, on %s"), ful_split_name (facts->calibrated_on))
            : g_strdup (_ ("not measured"));

  gtk_label_set_text (self->calibration, share);
  gtk_label_set_text (self->calibration_detail, detail);
}

static void
show_time (FulSpecialistCard *self, const FulSpecialistFacts *facts)
{
  g_autofree char *time = isnan (facts->train_seconds)
                              ? g_strdup ("–")
                              : ful_format_duration_ms (facts->train_seconds * 1000);
  g_autofree char *detail = NULL;

  if (facts->classifier != NULL)
    detail = ful_tuning_words_trained_on (ful_classifier_n_examples (facts->classifier),
                                          ful_classifier_n_labels (facts->classifier));
  gtk_label_set_text (self->time, time);
  gtk_label_set_text (self->time_detail, detail != NULL ? detail : _ ("not trained"));
}

static void
show_chip (FulSpecialistCard *self, const FulSpecialistFacts *facts, const FulLadderRung *rung)
{
  static const char *const looks[] = { "goodc", "badc", "warnc" };
  const char *look = NULL, *text;

  if (facts->classifier == NULL) {
    text = facts->outdated ? _ ("train has changed") : _ ("not trained");
    look = facts->outdated ? "warnc" : NULL;
  } else if (rung == NULL || rung->state == FUL_UNMEASURED) {
    text = _ ("trained");
  } else if (rung->state == FUL_CLEARS) {
    text = _ ("clears the bar");
    look = "goodc";
  } else {
    text = rung->state == FUL_FAILS ? _ ("misses the bar") : _ ("too close to call");
    look = rung->state == FUL_FAILS ? "badc" : "warnc";
  }
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->chip), looks[i]);
  if (look != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->chip), look);
  gtk_label_set_text (self->chip, text);
}

static void
show_answers_link (FulSpecialistCard *self, FulDocument *document, const FulLadderRung *rung)
{
  const FulEvidence *evidence = ful_document_evidence (document);
  const FulEvidenceArm *arm;
  g_autofree char *filter = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->answers), rung != NULL);
  if (rung == NULL)
    return;
  arm = evidence->arms->pdata[rung->arm];
  filter = g_strdup_printf ("failed arm:\"%s\"", arm->name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->answers), "s", filter);
}

void
ful_specialist_card_show (FulSpecialistCard *self, FulDocument *document, FulTraining *training)
{
  const FulSpecialistFacts *facts = ful_training_facts (training)->specialist;
  const FulLadderRung *rung = measured_rung (document);
  gboolean trained = facts->classifier != NULL;
  const char *hindrance = ful_tuning_words_no_training (document, facts);

  show_quality (self, facts, rung,
                rung != NULL ? ful_standings_splits (ful_document_standings (document)).judging
                             : FUL_SPLIT_TEST);
  show_calibration (self, facts);
  show_time (self, facts);
  show_chip (self, facts, rung);
  gtk_widget_set_visible (self->facts, trained || rung != NULL);
  gtk_label_set_text (self->note, hindrance != NULL ? hindrance : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), !trained && hindrance != NULL);
  /* "Train Specialist" is the button of the empty page. */
  gtk_button_set_label (self->train,
                        facts->outdated ? _ ("Train Again") : C_ ("specialist", "Train"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->train), hindrance);
  gtk_widget_set_visible (GTK_WIDGET (self->train), !trained);
  if (!trained && hindrance == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->train), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->train), "suggested-action");
  gtk_widget_set_visible (GTK_WIDGET (self->run), trained && rung == NULL);
  show_answers_link (self, document, rung);
  take_classifier (self, facts->classifier);
}

void
ful_specialist_card_focus (FulSpecialistCard *self)
{
  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->train))
                             ? GTK_WIDGET (self->train)
                             : GTK_WIDGET (self->try));
}

/* --- life --- */

static void
ful_specialist_card_dispose (GObject *object)
{
  FulSpecialistCard *self = FUL_SPECIALIST_CARD (object);

  g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  g_clear_pointer (&self->classifier, ful_classifier_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_SPECIALIST_CARD);
  G_OBJECT_CLASS (ful_specialist_card_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, chip);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, facts);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, quality_name);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, quality);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, quality_detail);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, calibration);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, calibration_detail);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, time);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, time_detail);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, note);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, train);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, run);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, answers);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, try_box);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, try);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, answer_box);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, answer);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, sure);
  gtk_widget_class_bind_template_child (widget_class, FulSpecialistCard, others);
}

static void
ful_specialist_card_class_init (FulSpecialistCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_specialist_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FUL_RESOURCE ("tuning-specialist-card.ui"));
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, try_typed);
}

static void
ful_specialist_card_init (FulSpecialistCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
