/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/dialogs/model-editor.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/dialogs/price-row.h"
#include "app/resource-path.h"
#include "app/widgets/banner.h"
#include "base/error.h"
#include "models/target.h"
#include "report/field-entry.h"
#include "report/format.h"

#define MOST_FOUND 8

struct _FulModelEditor {
  AdwWindow parent_instance;
  GtkEditable *name;
  GtkSwitch *tuned;
  GtkEditable *input;
  GtkEditable *cached;
  GtkEditable *output;
  AdwPreferencesGroup *list_group;
  AdwActionRow *reference;
  GtkWidget *forget;
  GtkEditable *search;
  GtkListBox *found;
  FulBanner *problem;
  FulDocument *document;
  gint64 model_id;
  char *price_ref; /* NULL: none */
};

G_DEFINE_FINAL_TYPE (FulModelEditor, ful_model_editor, ADW_TYPE_WINDOW)

/* --- the price list --- */

static void
show_reference (FulModelEditor *self)
{
  const FulPrice *price = ful_price_list_find (ful_price_list_default (), self->price_ref);
  g_autofree char *words = price != NULL ? ful_price_row_words (price) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reference),
                                 self->price_ref != NULL ? self->price_ref
                                                         : _ ("No model of the list"));
  if (price == NULL && self->price_ref != NULL)
    adw_action_row_set_subtitle (self->reference, _ ("the list has no price of it any more"));
  else
    adw_action_row_set_subtitle (self->reference,
                                 words != NULL ? words : _ ("Search and choose one"));
  gtk_widget_set_visible (self->forget, self->price_ref != NULL);
}

static void
forget_cb (FulModelEditor *self)
{
  g_clear_pointer (&self->price_ref, g_free);
  show_reference (self);
}

static void
search_cb (FulModelEditor *self)
{
  const char *words = gtk_editable_get_text (self->search);
  g_autoptr (GPtrArray) found =
      ful_price_list_search (ful_price_list_default (), words, MOST_FOUND);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->found, 0)) != NULL)
    gtk_list_box_remove (self->found, GTK_WIDGET (row));
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->found, ful_price_row_new (g_ptr_array_index (found, i)));
}

static void
found_cb (FulModelEditor *self, GtkListBoxRow *row)
{
  g_free (self->price_ref);
  self->price_ref = g_strdup (ful_price_row_price (FUL_PRICE_ROW (row))->id);
  show_reference (self);
}

/* --- saving --- */

static void
mark (GtkEditable *entry, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

static void
show_problem (FulModelEditor *self, const char *text, GtkEditable *entry)
{
  mark (self->name, entry == self->name);
  mark (self->input, entry == self->input);
  mark (self->cached, entry == self->cached);
  mark (self->output, entry == self->output);
  ful_banner_show (self->problem, FUL_BANNER_BAD, text, NULL);
  if (entry != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (entry));
}

/* As people write numbers; blank is not known. */
static gboolean
read_price (GtkEditable *entry, double *out, GError **error)
{
  const char *name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entry));
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autofree char *canonical =
      *typed != '\0' ? ful_field_entry_canonical ("cost.prompt.price_in", typed, NULL) : NULL;
  g_autofree char *quoted = ful_quote_untrusted (typed);

  if (ful_model_parse_price (name, *typed != '\0' && canonical == NULL ? typed : canonical, out,
                             NULL))
    return TRUE;
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, name,
                           _ ("%s is no price; type a number such as 0.15"), quoted);
}

static gboolean
read_all (FulModelEditor *self, FulModel *model, GtkEditable **wrong, GError **error)
{
  const FulSnapshot *snapshot = ful_document_snapshot (self->document);
  const FulModel *known = ful_snapshot_model (snapshot, self->model_id);

  *wrong = self->name;
  if (!ful_model_check_new_name (snapshot, known, model->name, error))
    return FALSE;
  *wrong = self->input;
  if (!read_price (self->input, &model->price_in, error))
    return FALSE;
  *wrong = self->cached;
  if (!read_price (self->cached, &model->price_cached, error))
    return FALSE;
  *wrong = self->output;
  return read_price (self->output, &model->price_out, error);
}

static void
save_cb (FulModelEditor *self)
{
  const FulModel *known =
      ful_snapshot_model (ful_document_snapshot (self->document), self->model_id);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_autofree char *label = g_strdup_printf (_ ("Edit model %s"), name);
  g_autoptr (FulEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  GtkEditable *wrong = NULL;
  FulModel model;

  if (known == NULL) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  model = *known;
  model.name = name;
  model.price_ref = self->price_ref;
  model.rung = gtk_switch_get_active (self->tuned) ? FUL_RUNG_TUNED : FUL_RUNG_UNSET;
  if (!read_all (self, &model, &wrong, &error)) {
    show_problem (self, error->message, wrong);
    return;
  }
  edit = ful_edit_new ();
  ful_edit_put_model (edit, &model);
  if (!ful_document_edit (self->document, label, g_steal_pointer (&edit), &error))
    show_problem (self, error->message, NULL);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* --- life --- */

static void
show_price (GtkEditable *entry, double price)
{
  g_autofree char *text = ful_field_entry_number (ful_field_lookup ("cost.prompt.price_in"), price);

  gtk_editable_set_text (entry, text);
}

GtkWidget *
ful_model_editor_new (FulDocument *document, const char *name, GtkWindow *parent)
{
  const FulModel *model = ful_snapshot_model_named (ful_document_snapshot (document), name);
  FulModelEditor *self = g_object_new (FUL_TYPE_MODEL_EDITOR, "transient-for", parent, NULL);
  g_autofree char *date = ful_format_date (ful_price_list_date (ful_price_list_default ()));
  g_autofree char *title = g_strdup_printf (_ ("Price list of %s"), date);

  g_return_val_if_fail (model != NULL, GTK_WIDGET (self));
  self->document = g_object_ref (document);
  self->model_id = model->id;
  self->price_ref = g_strdup (model->price_ref);
  gtk_editable_set_text (self->name, model->name);
  gtk_switch_set_active (self->tuned, model->rung == FUL_RUNG_TUNED);
  show_price (self->input, model->price_in);
  show_price (self->cached, model->price_cached);
  show_price (self->output, model->price_out);
  adw_preferences_group_set_title (self->list_group, title);
  show_reference (self);
  gtk_editable_set_text (self->search, model->model_id != NULL ? model->model_id : model->name);
  search_cb (self);
  return GTK_WIDGET (self);
}

static void
ful_model_editor_dispose (GObject *object)
{
  g_clear_object (&FUL_MODEL_EDITOR (object)->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_MODEL_EDITOR);
  G_OBJECT_CLASS (ful_model_editor_parent_class)->dispose (object);
}

static void
ful_model_editor_finalize (GObject *object)
{
  g_free (FUL_MODEL_EDITOR (object)->price_ref);
  G_OBJECT_CLASS (ful_model_editor_parent_class)->finalize (object);
}

static void
ful_model_editor_class_init (FulModelEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_model_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_model_editor_finalize;
  g_type_ensure (FUL_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("model-editor.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulModelEditor, name);
  gtk_widget_class_bind_template_child (widget_class, FulModelEditor, tuned);
  gtk_widget_class_bind_template_child (widget_class, FulModelEditor, input);
  gtk_widget_class_bind_template_child (widget_class, FulModelEditor, cached);
  gtk_widget_class_bind_template_child (widget_class, FulModelEditor, output);
  gtk_widget_class_bind_template_child (widget_class, FulModelEditor, list_group);
  gtk_widget_class_bind_template_child (widget_class, FulModelEditor, reference);
  gtk_widget_class_bind_template_child (widget_class, FulModelEditor, forget);
  gtk_widget_class_bind_template_child (widget_class, FulModelEditor, search);
  gtk_widget_class_bind_template_child (widget_class, FulModelEditor, found);
  gtk_widget_class_bind_template_child (widget_class, FulModelEditor, problem);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
}

static void
ful_model_editor_init (FulModelEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_banner_set_flush (self->problem);
}
