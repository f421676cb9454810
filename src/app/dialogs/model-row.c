/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/dialogs/model-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/dialogs/price-row.h"
#include "app/resource-path.h"
#include "report/format.h"

struct _FulModelRow {
  AdwActionRow parent_instance;
  GtkLabel *price;
  GtkLabel *price_detail;
  GtkWidget *state;
  GtkImage *state_icon;
  GtkLabel *state_text;
  GtkWidget *edit;
  GtkWidget *remove;
  GtkWidget *add;
};

enum { EDIT, REMOVE, ADD, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulModelRow, ful_model_row, ADW_TYPE_ACTION_ROW)

const char *
ful_model_row_name (FulModelRow *self)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
}

const char *
ful_model_row_what (const FulModel *model)
{
  if (ful_model_is_matcher (model))
    return _ ("Finds the example in the prompt that is most like the message and gives its answer. "
              "Not a language model.");
  if (ful_model_is_specialist (model))
    return _ ("A classifier trained on the train cases of this project. Not a language model; it "
              "needs no prompt.");
  return NULL;
}

static void
name_button (FulModelRow *self, GtkWidget *button, const char *format, const char *name)
{
  g_autofree char *label = g_strconcat (format, " ", name, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static FulModelRow *
row_new (const FulModel *model)
{
  FulModelRow *self = g_object_new (FUL_TYPE_MODEL_ROW, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), model->name);
  name_button (self, self->edit, _ ("Edit"), model->name);
  name_button (self, self->remove, _ ("Remove"), model->name);
  name_button (self, self->add, _ ("Add"), model->name);
  return self;
}

static void
show_price (FulModelRow *self, const FulModel *model)
{
  const FulPriceList *prices = ful_price_list_default ();
  FulModelPrice price = ful_model_price (model, prices);
  g_autofree char *in = ful_price_row_dollars (price.input);
  g_autofree char *out = ful_price_row_dollars (price.output);
  g_autofree char *both = g_strdup_printf (_ ("%s in, %s out"), in, out);
  g_autofree char *date = ful_format_date (ful_price_list_date (prices));
  gboolean typed = !isnan (model->price_in) || !isnan (model->price_out);
  g_autofree char *listed =
      g_strdup_printf (typed ? _ ("per million tokens, in part by the list of %s")
                             : _ ("per million tokens, list of %s"),
                       date);

  if (ful_model_row_what (model) != NULL) {
    gtk_label_set_text (self->price, C_ ("price", "free"));
    gtk_widget_hide (GTK_WIDGET (self->price_detail));
  } else if (isnan (price.input) && isnan (price.output)) {
    gtk_label_set_text (self->price, _ ("no price"));
    gtk_widget_hide (GTK_WIDGET (self->price_detail));
  } else {
    gtk_label_set_text (self->price, both);
    gtk_label_set_text (self->price_detail,
                        price.listed ? listed : _ ("per million tokens, typed"));
  }
}

static char *
describe (const FulModel *model)
{
  const char *what = ful_model_row_what (model);
  g_autofree char *provider = NULL;

  if (what != NULL)
    return g_strdup (what);
  if (model->imported)
    provider = g_strdup (_ ("came with results"));
  else if (model->model_id != NULL && g_strcmp0 (model->model_id, model->name) != 0)
    provider = g_strdup_printf ("%s · %s", model->provider, model->model_id);
  else
    provider = g_strdup (model->provider);
  if (model->rung == FUL_RUNG_TUNED)
    return g_strdup_printf (_ ("%s · fine-tuned"), provider);
  return g_steal_pointer (&provider);
}

GtkWidget *
ful_model_row_new (const FulModel *model, gboolean writable)
{
  FulModelRow *self = row_new (model);
  g_autofree char *words = describe (model);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
  show_price (self, model);
  gtk_widget_hide (self->add);
  gtk_widget_hide (self->state);
  if (model->imported) {
    gtk_widget_show (self->state);
    gtk_image_set_from_icon_name (self->state_icon, "ful-open-symbolic");
    gtk_label_set_text (self->state_text, _ ("Not asked"));
  }
  gtk_widget_set_visible (self->edit, writable && ful_model_row_what (model) == NULL);
  gtk_widget_set_visible (self->remove, writable);
  return GTK_WIDGET (self);
}

GtkWidget *
ful_model_row_new_offline (const FulModel *model, gboolean writable)
{
  FulModelRow *self = row_new (model);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), ful_model_row_what (model));
  gtk_widget_hide (GTK_WIDGET (self->price));
  gtk_widget_hide (GTK_WIDGET (self->price_detail));
  gtk_widget_hide (self->state);
  gtk_widget_hide (self->edit);
  gtk_widget_hide (self->remove);
  gtk_widget_set_sensitive (self->add, writable);
  return GTK_WIDGET (self);
}

void
ful_model_row_set_state (FulModelRow *self, FulOfferState state)
{
  static const struct {
    const char *icon;
    const char *css_class;
    const char *text;
    const char *tooltip;
  } looks[] = {
    [FUL_OFFER_READY] = { "ful-pass-symbolic", "good", N_ ("Ready"), NULL },
    [FUL_OFFER_NOT_ASKED] = { "ful-open-symbolic", "quiet", N_ ("Not asked"),
                              N_ ("This version asks the built-in models only") },
    [FUL_OFFER_CANT_TRAIN] = { "ful-flaky-symbolic", "warn", N_ ("No cases"),
                               N_ ("It needs labelled cases in train to learn from") },
  };

  gtk_widget_show (self->state);
  gtk_image_set_from_icon_name (self->state_icon, looks[state].icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), looks[state].css_class);
  gtk_label_set_text (self->state_text, _ (looks[state].text));
  gtk_widget_set_tooltip_text (self->state,
                               looks[state].tooltip != NULL ? _ (looks[state].tooltip) : NULL);
}

static void
edit_cb (FulModelRow *self)
{
  g_signal_emit (self, signals[EDIT], 0, ful_model_row_name (self));
}

static void
remove_cb (FulModelRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0, ful_model_row_name (self));
}

static void
add_cb (FulModelRow *self)
{
  g_signal_emit (self, signals[ADD], 0, ful_model_row_name (self));
}

static void
ful_model_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_MODEL_ROW);
  G_OBJECT_CLASS (ful_model_row_parent_class)->dispose (object);
}

static void
ful_model_row_class_init (FulModelRowClass *klass)
{
  static const char *const names[N_SIGNALS] = { "edit", "remove", "add" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_model_row_dispose;
  for (int i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], FUL_TYPE_MODEL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("model-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulModelRow, price);
  gtk_widget_class_bind_template_child (widget_class, FulModelRow, price_detail);
  gtk_widget_class_bind_template_child (widget_class, FulModelRow, state);
  gtk_widget_class_bind_template_child (widget_class, FulModelRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, FulModelRow, state_text);
  gtk_widget_class_bind_template_child (widget_class, FulModelRow, edit);
  gtk_widget_class_bind_template_child (widget_class, FulModelRow, remove);
  gtk_widget_class_bind_template_child (widget_class, FulModelRow, add);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
ful_model_row_init (FulModelRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
