/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/modes-card.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/runs/choice.h"
#include "app/runs/words.h"
#include "app/widgets/evidence-button.h"
#include "report/format.h"
#include "verdict/verdict.h"

struct _FulModesCard {
  GtkBox parent_instance;
  GtkDropDown *arms;
  GtkLabel *summary;
  GtkGrid *grid;
  FulRunsData *data;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (FulModesCard, ful_modes_card, GTK_TYPE_BOX)

static GtkWidget *
label_new (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
bar_new (double share, gboolean dominant)
{
  GtkWidget *bar = gtk_level_bar_new ();

  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), share);
  gtk_widget_add_css_class (bar, "share");
  if (dominant)
    gtk_widget_add_css_class (bar, "dominant");
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  return bar;
}

static void
add_mode (FulModesCard *self, const FulFailureModes *modes, guint arm, FulMode mode, int row)
{
  gboolean dominant = mode == modes->dominant && mode != FUL_MODE_NONE;
  double share = (double)modes->counts[mode] / (double)modes->failed_cases;
  g_autofree char *count = ful_format_count ((double)modes->counts[mode]);
  g_autofree char *words = ful_format_share (share);
  g_autofree char *text = g_strdup_printf (_ ("Show %s"), count);
  g_autofree char *filter = g_strconcat ("failed mode:", ful_mode_name (mode), NULL);
  FulEvidenceLink link = { .text = text, .split = modes->split, .arm = (int)arm, .filter = filter };
  GtkWidget *name = label_new (ful_mode_words (mode), 0, dominant ? "strong" : NULL);
  GtkWidget *bar = bar_new (share, dominant);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ful_mode_words (mode), -1);
  gtk_grid_attach (self->grid, name, 0, row, 1, 1);
  gtk_grid_attach (self->grid, bar, 1, row, 1, 1);
  gtk_grid_attach (self->grid, label_new (words, 1, "num"), 2, row, 1, 1);
  if (mode != FUL_MODE_NONE)
    gtk_grid_attach (self->grid, ful_evidence_button_new (self->data->evidence, &link), 3, row, 1,
                     1);
}

static void
show_arm (FulModesCard *self)
{
  guint arm = gtk_drop_down_get_selected (self->arms);
  const FulFailureModes *modes;
  GtkWidget *child;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  gsize row = 0;

  if (self->setting || self->data == NULL || arm >= self->data->n_measured)
    return;
  modes = &self->data->modes[arm];
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  count = ful_format_count ((double)modes->failed_cases);
  text = modes->failed_cases == 0
             ? g_strdup (_ ("No case that was scored fails."))
             : g_strdup_printf (ngettext ("%s case of %s fails.", "%s cases of %s fail.",
                                          (gulong)modes->failed_cases),
                                count, ful_split_words (modes->split));
  gtk_label_set_text (self->summary, text);
  for (gsize most = G_MAXSIZE; modes->failed_cases > 0 && most > 0;) {
    gsize next = 0;

    for (int i = 0; i < FUL_N_MODES; i++) {
      if (modes->counts[i] == most)
        add_mode (self, modes, arm, (FulMode)i, (int)row++);
      if (modes->counts[i] < most && modes->counts[i] > next)
        next = modes->counts[i];
    }
    most = next;
  }
}

void
ful_modes_card_set_data (FulModesCard *self, FulRunsData *data)
{
  g_autoptr (GPtrArray) names = NULL;
  gboolean same = data != NULL && self->data != NULL && data->n_measured == self->data->n_measured;
  FulRunsData *old = self->data;

  g_return_if_fail (FUL_IS_MODES_CARD (self));
  self->data = data != NULL ? ful_runs_data_ref (data) : NULL;
  ful_runs_data_unref (old);
  if (data == NULL || data->n_measured == 0)
    return;
  names = ful_runs_data_arm_titles (data, /* measured= */ TRUE);
  self->setting = TRUE;
  ful_choice_set_names (self->arms, (const char *const *)names->pdata, 20);
  if (!same)
    gtk_drop_down_set_selected (self->arms, ful_runs_data_first_arm (data));
  self->setting = FALSE;
  show_arm (self);
}

static void
ful_modes_card_dispose (GObject *object)
{
  g_clear_pointer (&FUL_MODES_CARD (object)->data, ful_runs_data_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_MODES_CARD);
  G_OBJECT_CLASS (ful_modes_card_parent_class)->dispose (object);
}

static void
ful_modes_card_class_init (FulModesCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_modes_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("modes-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulModesCard, arms);
  gtk_widget_class_bind_template_child (widget_class, FulModesCard, summary);
  gtk_widget_class_bind_template_child (widget_class, FulModesCard, grid);
  gtk_widget_class_bind_template_callback (widget_class, show_arm);
}

static void
ful_modes_card_init (FulModesCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
