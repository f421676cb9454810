/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/answer-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "report/format.h"
#include "stats/sample.h"

#define LONGEST 400 /* characters of an answer in the line */
#define LONGEST_TIP 2000

struct _FulAnswerView {
  GtkBox parent_instance;
  GtkStack *state;
  GtkImage *icon;
  GtkSpinner *spinner;
  GtkLabel *text;
  GtkLabel *expected;
  GtkLabel *usage;
};

G_DEFINE_FINAL_TYPE (FulAnswerView, ful_answer_view, GTK_TYPE_BOX)

static char *
cut (const char *text, glong most)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_utf8_strlen (valid, -1) > most ? g_utf8_substring (valid, 0, most)
                                          : g_steal_pointer (&valid);
}

static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
}

static void
set_icon (FulAnswerView *self, const char *icon, const char *css_class)
{
  gtk_stack_set_visible_child_name (self->state, "icon");
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]){ "score", css_class, NULL });
}

/* The answer as its own text: monospace; what is said of it: not. */
static void
set_text (FulAnswerView *self, const char *text, gboolean answer)
{
  g_autofree char *line = cut (text, LONGEST);
  g_autofree char *tip = cut (text, LONGEST_TIP);

  gtk_label_set_text (self->text, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), tip);
  if (answer)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "mono");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "mono");
}

static void
show_score (FulAnswerView *self, double score, const char *expected)
{
  g_autofree char *valid = expected != NULL ? cut (expected, LONGEST) : NULL;
  g_autofree char *words = NULL;

  if (isnan (score)) {
    set_icon (self, "ful-open-symbolic", "s-pending");
    words = g_strdup (_ ("not scored"));
  } else if (ful_score_passes (score)) {
    set_icon (self, "ful-pass-symbolic", "s-pass");
    words = g_strdup (_ ("as expected"));
  } else {
    set_icon (self, "ful-fail-symbolic", "s-fail");
    words =
        valid != NULL ? g_strdup_printf (_ ("expected %s"), valid) : g_strdup (_ ("fails a check"));
  }
  set_line (self->expected, words);
}

/* "2,310 in (1,086 cached) · 9 out · 0.8 s · r3, Example matcher" */
static void
show_usage (FulAnswerView *self,
            double in,
            double cached,
            double out,
            double latency_ms,
            const char *what)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!isnan (in)) {
    g_autofree char *tokens = ful_format_count (in + (isnan (cached) ? 0 : cached));
    g_autofree char *of_cache = ful_format_count (cached);

    if (cached > 0)
      g_string_append_printf (text, _ ("%s in (%s cached) · "), tokens, of_cache);
    else
      g_string_append_printf (text, _ ("%s in · "), tokens);
  }
  if (!isnan (out)) {
    g_autofree char *tokens = ful_format_count (out);

    g_string_append_printf (text, _ ("%s out · "), tokens);
  }
  if (!isnan (latency_ms)) {
    g_autofree char *latency = ful_format_duration_ms (latency_ms);

    g_string_append_printf (text, "%s · ", latency);
  }
  g_string_append (text, what);
  set_line (self->usage, text->str);
}

void
ful_answer_view_show_none (FulAnswerView *self, const char *words, const char *detail)
{
  set_icon (self, "ful-open-symbolic", "s-pending");
  set_text (self, words, FALSE);
  set_line (self->expected, detail);
  set_line (self->usage, "");
}

void
ful_answer_view_show_result (FulAnswerView *self,
                             const FulResult *result,
                             const char *expected,
                             const char *what)
{
  if (result->error != NULL) {
    ful_answer_view_show_error (self, _ ("No answer came"), result->error);
    set_line (self->usage, what);
    return;
  }
  show_score (self, result->score, expected);
  if (result->output == NULL)
    set_text (self, _ ("Its text was not recorded"), FALSE);
  else
    set_text (self, *result->output != '\0' ? result->output : _ ("(empty)"),
              *result->output != '\0');
  show_usage (self, result->tokens_in, result->tokens_cached, result->tokens_out,
              result->cached ? (double)NAN : result->latency_ms, what);
}

void
ful_answer_view_show_trial (FulAnswerView *self,
                            const FulTrialAnswer *answer,
                            const char *expected,
                            const char *what)
{
  show_score (self, answer->score, expected);
  set_text (self, *answer->text != '\0' ? answer->text : _ ("(empty)"), *answer->text != '\0');
  show_usage (self, answer->tokens_in, (double)NAN, answer->tokens_out, answer->latency_ms, what);
}

void
ful_answer_view_show_error (FulAnswerView *self, const char *words, const char *message)
{
  g_autofree char *valid = cut (message, LONGEST_TIP);

  set_icon (self, "ful-error-symbolic", "s-fail");
  set_text (self, words, FALSE);
  set_line (self->expected, valid);
  set_line (self->usage, "");
}

void
ful_answer_view_show_busy (FulAnswerView *self)
{
  gtk_stack_set_visible_child_name (self->state, "busy");
  gtk_spinner_set_spinning (self->spinner, TRUE);
  set_text (self, _ ("Answering…"), FALSE);
  set_line (self->expected, "");
  set_line (self->usage, "");
}

static void
ful_answer_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_ANSWER_VIEW);
  G_OBJECT_CLASS (ful_answer_view_parent_class)->dispose (object);
}

static void
ful_answer_view_class_init (FulAnswerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_answer_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("answer-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulAnswerView, state);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerView, icon);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerView, spinner);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerView, text);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerView, expected);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerView, usage);
}

static void
ful_answer_view_init (FulAnswerView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
