/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/verdict/verdict-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/verdict/fact-row.h"
#include "app/verdict/factor-row.h"
#include "app/verdict/ladder-row.h"
#include "app/widgets/banner.h"
#include "app/widgets/beam.h"
#include "app/widgets/stat-tile.h"
#include "app/widgets/step-row.h"
#include "app/widgets/verdict-strip.h"
#include "report/figures.h"
#include "report/format.h"
#include "report/terms.h"
#include "verdict/headline.h"
#include "verdict/measure.h"

/* Widths of the page in px: from here on two columns, four tiles in a row, the ladder's words. */
#define TWO_COLUMNS 1000
#define FOUR_TILES 760
#define LADDER_WORDS 760

struct _FulVerdictPage {
  FulPage parent_instance;
  GtkLabel *decided_from;
  FulBeam *beam;
  GtkLabel *headline;
  GtkLabel *leaning;
  GtkLabel *why;
  GtkButton *next;
  GtkLabel *next_why;
  GtkBox *cautions;
  GtkBox *tiles;
  GtkBox *first_tiles;
  GtkBox *last_tiles;
  GtkLabel *ladder_axis;
  GtkListBox *ladder;
  GtkBox *columns;
  GtkBox *steps;
  GtkListBox *factors;
  GtkWidget *alternatives_title;
  GtkListBox *alternatives;
  GtkLabel *ready_title;
  GtkListBox *readiness;
  int width;
  guint arranging;
};

G_DEFINE_FINAL_TYPE (FulVerdictPage, ful_verdict_page, FUL_TYPE_PAGE)

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
show_decided_from (FulVerdictPage *self, const FulStandings *standings, const FulPriceList *prices)
{
  const FulEvidence *evidence = ful_standings_evidence (standings);
  FulSplit judging = ful_standings_splits (standings).judging;
  g_autofree char *date = ful_format_date (ful_price_list_date (prices));
  g_autofree char *n_cases = NULL;
  g_autofree char *arms = NULL;
  g_autofree char *text = NULL;
  gsize cases = 0;
  guint counting = 0;

  for (gsize i = 0; i < evidence->n_cases; i++)
    cases += evidence->cases[i].split == judging ? 1 : 0;
  for (guint i = 0; i < evidence->arms->len; i++)
    counting += ful_standings_counts (standings, i, judging) ? 1 : 0;
  n_cases = ful_format_count ((double)cases);
  arms = g_strdup_printf (ngettext ("%u arm", "%u arms", counting), counting);
  /* Translators: "Decided from 3,080 test cases, 6 arms, prices of 23 September 2026". */
  text = g_strdup_printf (_ ("Decided from %s %s cases, %s, prices of %s"), n_cases,
                          ful_split_name (judging), arms, date);
  gtk_label_set_text (self->decided_from, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->decided_from), text);
}

static void
show_hero (FulVerdictPage *self, const FulVerdict *verdict)
{
  const FulNext *next = verdict->next->pdata[0];
  g_autofree char *why = g_strjoinv (" ", verdict->why);
  g_autofree char *leaning = NULL;

  ful_beam_set_verdict (self->beam, verdict);
  gtk_label_set_text (self->headline, verdict->headline);
  if (verdict->leaning != FUL_CODE_NONE)
    leaning = g_strdup_printf (_ ("It leans to: %s."), ful_headline_name (verdict->leaning, NULL));
  gtk_label_set_text (self->leaning, leaning != NULL ? leaning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->leaning), leaning != NULL);
  gtk_label_set_text (self->why, why);
  gtk_button_set_label (self->next, ful_next_label (next));
  gtk_label_set_text (self->next_why, next->why != NULL ? next->why : "");
}

static void
show_cautions (FulVerdictPage *self, const FulVerdict *verdict)
{
  clear (self->cautions);
  gtk_widget_set_visible (GTK_WIDGET (self->cautions), verdict->cautions->len > 0);
  for (guint i = 0; i < verdict->cautions->len; i++) {
    const FulCaution *caution = verdict->cautions->pdata[i];
    GtkWidget *banner = ful_banner_new ();

    ful_banner_set_flush (FUL_BANNER (banner));
    ful_banner_show (FUL_BANNER (banner), FUL_BANNER_WARNING, caution->text, NULL);
    gtk_box_append (self->cautions, banner);
  }
}

/* How the figure of the arm's quality looks: as its rung stands. */
static const char *
quality_look (const FulVerdict *verdict, int arm)
{
  for (guint i = 0; i < FUL_N_RUNGS; i++)
    if (verdict->ladder[i].measured && verdict->ladder[i].arm == arm)
      return verdict->ladder[i].state == FUL_CLEARS  ? "good"
             : verdict->ladder[i].state == FUL_FAILS ? "bad"
                                                     : NULL;
  return NULL;
}

static void
show_tiles (FulVerdictPage *self,
            const FulVerdictInput *input,
            const FulVerdict *verdict,
            const FulStandings *standings,
            const FulBar *bar)
{
  int arm = ful_figures_arm (verdict);
  FulSplits splits = ful_standings_splits (standings);
  gboolean judged = arm >= 0 && ful_standings_counts (standings, (guint)arm, splits.judging);
  FulMean quality;
  g_autoptr (GPtrArray) figures = NULL;

  if (arm >= 0)
    quality =
        ful_standings_mean (standings, (guint)arm, judged ? splits.judging : splits.selecting);
  figures =
      ful_figures_new (arm >= 0 ? &quality.interval : NULL, bar->limits[FUL_MEASURE_QUALITY],
                       verdict->projection, ful_snapshot_text (input->snapshot, "cost.currency"));
  clear (self->first_tiles);
  clear (self->last_tiles);
  for (guint i = 0; i < figures->len; i++) {
    const FulFigure *figure = figures->pdata[i];
    GtkWidget *tile = ful_stat_tile_new ();

    ful_stat_tile_set (FUL_STAT_TILE (tile), figure->name, figure->value, figure->detail);
    if (i == 0 && arm >= 0)
      ful_stat_tile_set_look (FUL_STAT_TILE (tile), quality_look (verdict, arm));
    gtk_box_append (i < 2 ? self->first_tiles : self->last_tiles, tile);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->last_tiles), figures->len > 2);
}

/* Ends of the axis, on tenths, around all intervals and the bar. */
static void
axis_of (const FulVerdict *verdict, double bar, double *low, double *high)
{
  double least = isnan (bar) ? 1 : bar, most = isnan (bar) ? 0 : bar;

  for (guint i = 0; i < FUL_N_RUNGS; i++)
    if (verdict->ladder[i].measured) {
      least = fmin (least, verdict->ladder[i].quality.interval.low);
      most = fmax (most, verdict->ladder[i].quality.interval.high);
    }
  *low = fmax (0, floor (least * 10) / 10);
  *high = fmin (1, ceil (most * 10) / 10);
  if (*high - *low < 0.1)
    *low = 0, *high = 1;
}

static void
show_ladder (FulVerdictPage *self,
             const FulVerdictInput *input,
             const FulVerdict *verdict,
             double bar)
{
  double low, high;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *axis = NULL;

  axis_of (verdict, bar, &low, &high);
  from = ful_format_plain_share (low);
  to = ful_format_plain_share (high);
  limit = ful_format_plain_share (bar);
  axis = isnan (bar) ? g_strdup_printf (_ ("Lightest first; quality from %s to %s"), from, to)
                     : g_strdup_printf (_ ("Lightest first; quality from %s to %s, tick = your %s"),
                                        from, to, limit);
  gtk_label_set_text (self->ladder_axis, axis);
  clear_list (self->ladder);
  for (guint i = 0; i < FUL_N_RUNGS; i++) {
    GtkWidget *row = ful_ladder_row_new (&verdict->ladder[i], input, bar, low, high);

    ful_ladder_row_set_words (FUL_LADDER_ROW (row), self->width >= LADDER_WORDS);
    gtk_list_box_append (self->ladder, row);
  }
}

static void
show_alternatives (FulVerdictPage *self, const FulVerdict *verdict)
{
  clear_list (self->alternatives);
  for (guint i = 1; i < verdict->next->len; i++) {
    const FulNext *next = verdict->next->pdata[i];

    gtk_list_box_append (self->alternatives, ful_fact_row_new ("go-next-symbolic", "quiet", NULL,
                                                               ful_term_action (next->action),
                                                               next->why != NULL ? next->why : ""));
  }
  gtk_widget_set_visible (self->alternatives_title, verdict->next->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->alternatives), verdict->next->len > 1);
}

static void
show_readiness (FulVerdictPage *self, const FulVerdict *verdict)
{
  g_autofree char *title = NULL;
  guint met = 0;

  clear_list (self->readiness);
  for (guint i = 0; i < verdict->readiness->len; i++) {
    const FulReadinessItem *item = verdict->readiness->pdata[i];

    met += item->met ? 1 : 0;
    gtk_list_box_append (self->readiness,
                         ful_fact_row_new (item->met ? "ful-pass-symbolic" : "ful-open-symbolic",
                                           item->met ? "good" : "quiet",
                                           item->met ? _ ("met") : _ ("not met"),
                                           ful_term_readiness (item->item), item->basis));
  }
  title = g_strdup_printf (_ ("Ready to train? %u of %u met"), met, verdict->readiness->len);
  gtk_label_set_text (self->ready_title, title);
}

static void
ful_verdict_page_verdict_changed (FulPage *page, FulDocument *document)
{
  FulVerdictPage *self = FUL_VERDICT_PAGE (page);
  const FulVerdict *verdict = ful_document_verdict (document);
  const FulVerdictInput *input = ful_document_verdict_input (document);
  const FulStandings *standings = ful_document_standings (document);
  FulBar bar = ful_bar_of (input->snapshot);

  show_decided_from (self, standings, input->prices);
  show_hero (self, verdict);
  show_cautions (self, verdict);
  show_tiles (self, input, verdict, standings, &bar);
  show_ladder (self, input, verdict, bar.limits[FUL_MEASURE_QUALITY]);
  clear (self->steps);
  for (int i = 1; i <= 5; i++)
    gtk_box_append (self->steps, ful_step_row_new (verdict, input->evidence, i));
  clear_list (self->factors);
  for (guint i = 0; i < verdict->factors->len; i++)
    gtk_list_box_append (self->factors, ful_factor_row_new (verdict->factors->pdata[i]));
  show_alternatives (self, verdict);
  show_readiness (self, verdict);
}

static FulPageState
ful_verdict_page_get_status (FulPage *page, FulDocument *document, char **text)
{
  const FulVerdict *verdict = ful_document_verdict (document);

  if (verdict == NULL)
    return FUL_PAGE_TODO;
  *text = g_strdup (verdict->name);
  return verdict->code == FUL_CODE_MORE_EVIDENCE ? FUL_PAGE_PART : FUL_PAGE_DONE;
}

static gboolean
arrange_cb (gpointer data)
{
  FulVerdictPage *self = data;
  GtkListBoxRow *row;

  self->arranging = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), self->width >= TWO_COLUMNS
                                                                      ? GTK_ORIENTATION_HORIZONTAL
                                                                      : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (self->columns, self->width >= TWO_COLUMNS);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tiles), self->width >= FOUR_TILES
                                                                    ? GTK_ORIENTATION_HORIZONTAL
                                                                    : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self->beam), self->width >= FOUR_TILES);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->ladder, i)) != NULL; i++)
    ful_ladder_row_set_words (FUL_LADDER_ROW (row), self->width >= LADDER_WORDS);
  return G_SOURCE_REMOVE;
}

/* What the width decides is set from an idle: not while sizes are handed out. */
static void
width_changed (FulVerdictPage *self, GParamSpec *pspec, GtkAdjustment *across)
{
  self->width = (int)gtk_adjustment_get_page_size (across);
  if (self->arranging == 0)
    self->arranging = g_idle_add (arrange_cb, self);
}

static void
ful_verdict_page_dispose (GObject *object)
{
  g_clear_handle_id (&FUL_VERDICT_PAGE (object)->arranging, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_VERDICT_PAGE);
  G_OBJECT_CLASS (ful_verdict_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, decided_from);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, beam);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, headline);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, leaning);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, why);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, next);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, next_why);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, cautions);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, first_tiles);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, last_tiles);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, ladder_axis);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, ladder);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, columns);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, steps);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, factors);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, alternatives_title);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, alternatives);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, ready_title);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, readiness);
}

static void
ful_verdict_page_class_init (FulVerdictPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_verdict_page_dispose;
  FUL_PAGE_CLASS (klass)->verdict_changed = ful_verdict_page_verdict_changed;
  FUL_PAGE_CLASS (klass)->get_status = ful_verdict_page_get_status;
  FUL_PAGE_CLASS (klass)->waits = TRUE;
  g_type_ensure (FUL_TYPE_BEAM);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("verdict-page.ui"));
  bind_children (widget_class);
}

static void
ful_verdict_page_init (FulVerdictPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_beam_set_size (self->beam, 200, 150, TRUE);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (
                               GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)))),
                           "notify::page-size", G_CALLBACK (width_changed), self,
                           G_CONNECT_SWAPPED);
}
