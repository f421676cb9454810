/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/split-summary.h"

#include <glib/gi18n.h>

#include "app/cases/split-bar.h"
#include "app/resource-path.h"
#include "report/format.h"

struct _FulSplitSummary {
  GtkBox parent_instance;
  FulSplitBar *bar;
  GtkWidget *train;
  FulSplitBar *train_sign;
  GtkLabel *train_count;
  GtkWidget *dev;
  FulSplitBar *dev_sign;
  GtkLabel *dev_count;
  GtkWidget *test;
  FulSplitBar *test_sign;
  GtkLabel *test_count;
  GtkLabel *test_use;
  GtkWidget *none;
  FulSplitBar *none_sign;
  GtkLabel *none_count;
  GtkLabel *balance;
};

G_DEFINE_FINAL_TYPE (FulSplitSummary, ful_split_summary, GTK_TYPE_BOX)

static char *
count_words (FulSplit split, gint64 n)
{
  g_autofree char *count = ful_format_count ((double)n);

  switch (split) {
  case FUL_SPLIT_TRAIN:
    return g_strdup_printf (C_ ("split", "%s train"), count);
  case FUL_SPLIT_DEV:
    return g_strdup_printf (C_ ("split", "%s dev"), count);
  case FUL_SPLIT_TEST:
    return g_strdup_printf (C_ ("split", "%s test"), count);
  default:
    return g_strdup_printf (C_ ("split", "%s in no split"), count);
  }
}

static void
show_split (const FulCaseSummary *summary,
            FulSplit split,
            GtkWidget *part,
            FulSplitBar *sign,
            GtkLabel *label)
{
  gint64 counts[FUL_N_SPLITS] = { 0 };
  g_autofree char *words = count_words (split, summary->splits[split]);
  /* Translators: what a small square is the sign of: "sign of 616 dev". */
  g_autofree char *sign_words = g_strdup_printf (_ ("sign of %s"), words);

  counts[split] = 1;
  ful_split_bar_set (sign, counts, sign_words);
  gtk_label_set_text (label, words);
  gtk_widget_set_visible (part, summary->splits[split] > 0);
}

/* "judge here; looked at 4 times" */
static char *
test_words (gint64 looks)
{
  g_autofree char *n = ful_format_count ((double)looks);

  if (looks == 0)
    return g_strdup (_ ("judge here; not looked at yet"));
  return g_strdup_printf (ngettext ("judge here; looked at %s time",
                                    "judge here; looked at %s times", (gulong)looks),
                          n);
}

/* "40 per label in test", "12 to 60 per label in test"; NULL where cases have no labels. */
static char *
balance_words (const FulCaseSummary *summary)
{
  FulSplit split = summary->splits[FUL_SPLIT_TEST] > 0 ? FUL_SPLIT_TEST : FUL_SPLIT_DEV;
  gint64 least = G_MAXINT64, most = 0;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *n = NULL;

  for (guint i = 0; i < summary->labels->len; i++) {
    gint64 of_label = ((const FulCaseTally *)summary->labels->pdata[i])->n[split];

    least = MIN (least, of_label);
    most = MAX (most, of_label);
  }
  if (most == 0)
    return NULL;
  low = ful_format_count ((double)least);
  high = ful_format_count ((double)most);
  n = least == most ? g_strdup (high) : g_strdup_printf (_ ("%s to %s"), low, high);
  return g_strdup_printf (split == FUL_SPLIT_TEST ? _ ("%s per label in test")
                                                  : _ ("%s per label in dev"),
                          n);
}

void
ful_split_summary_set (FulSplitSummary *self, const FulCaseSummary *summary, gint64 looks)
{
  static const FulSplit order[] = { FUL_SPLIT_TRAIN, FUL_SPLIT_DEV, FUL_SPLIT_TEST,
                                    FUL_SPLIT_NONE };
  g_autofree char *use = test_words (looks);
  g_autofree char *balance = balance_words (summary);
  GString *words = g_string_new (NULL);

  g_return_if_fail (FUL_IS_SPLIT_SUMMARY (self));
  show_split (summary, FUL_SPLIT_TRAIN, self->train, self->train_sign, self->train_count);
  show_split (summary, FUL_SPLIT_DEV, self->dev, self->dev_sign, self->dev_count);
  show_split (summary, FUL_SPLIT_TEST, self->test, self->test_sign, self->test_count);
  show_split (summary, FUL_SPLIT_NONE, self->none, self->none_sign, self->none_count);
  gtk_label_set_text (self->test_use, use);
  gtk_label_set_text (self->balance, balance != NULL ? balance : "");
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    g_autofree char *part = count_words (order[i], summary->splits[order[i]]);

    if (summary->splits[order[i]] > 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", part);
  }
  ful_split_bar_set (self->bar, summary->splits, words->str);
  g_string_free (words, TRUE);
}

static void
ful_split_summary_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_SPLIT_SUMMARY);
  G_OBJECT_CLASS (ful_split_summary_parent_class)->dispose (object);
}

static void
ful_split_summary_class_init (FulSplitSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_split_summary_dispose;
  g_type_ensure (FUL_TYPE_SPLIT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("cases-splits.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, bar);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, train);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, train_sign);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, train_count);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, dev);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, dev_sign);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, dev_count);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, test);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, test_sign);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, test_count);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, test_use);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, none);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, none_sign);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, none_count);
  gtk_widget_class_bind_template_child (widget_class, FulSplitSummary, balance);
}

static void
ful_split_summary_init (FulSplitSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
