/* SPDX-License-Identifier: GPL-3.0-or-later */
/* field-state.h decides what is shown, report/field-entry.h reads what is typed; here is when. A
 * row is dirty while its entry holds another text than the document gave it. */
#include "app/widgets/field-row-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/resource-path.h"
#include "report/field-entry.h"
#include "report/field-words.h"

enum { PROP_KEY = 1, PROP_LOOK, N_PROPS };
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (FulFieldRow, ful_field_row, GTK_TYPE_BOX)

const char *
ful_field_row_typed (FulFieldRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_dirty (FulFieldRow *self)
{
  return self->state.text != NULL && strcmp (ful_field_row_typed (self), self->state.text) != 0;
}

static void
set_problem (FulFieldRow *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : ful_field_meaning (self->field->key),
                                  -1);
}

static void
restore (FulFieldRow *self)
{
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->state.text);
  self->updating = FALSE;
  set_problem (self, NULL);
}

/* --- into the document --- */

/* TRUE: the document holds @canonical now ("" unsets). The row is shown anew by its page. */
gboolean
ful_field_row_put (FulFieldRow *self, const char *canonical)
{
  g_autoptr (GError) error = NULL;
  char *kept;

  if (self->document == NULL)
    return FALSE;
  set_problem (self, NULL);
  kept = self->state.text;
  self->state.text =
      g_strdup (ful_field_row_typed (self)); /* not dirty when the row is shown anew */
  if (ful_document_set_field (self->document, self->field->key, canonical, &error)) {
    g_free (kept);
    return TRUE;
  }
  g_free (self->state.text);
  self->state.text = kept;
  set_problem (self, error->message);
  return FALSE;
}

/* One number where there is a range moves the likely value within it. */
static char *
canonical_of (FulFieldRow *self, const char *text, GError **error)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!ful_field_row_is_number (self) || !self->state.set || self->state.range == NULL ||
      strstr (text, "..") != NULL)
    return ful_field_entry_canonical (self->field->key, text, error);
  low = ful_field_entry_number (self->field, self->state.low);
  high = ful_field_entry_number (self->field, self->state.high);
  return ful_field_entry_canonical_range (self->field->key, low, text, high, error);
}

static void
commit (FulFieldRow *self, gboolean confirmed)
{
  g_autofree char *text = g_strstrip (g_strdup (ful_field_row_typed (self)));
  g_autofree char *canonical = NULL;
  g_autoptr (GError) error = NULL;

  if (self->document == NULL || self->state.text == NULL)
    return;
  if (!is_dirty (self)) {
    set_problem (self, NULL);
    if (confirmed && *text == '\0' && self->state.fallback != NULL)
      ful_field_row_put (self, self->state.fallback);
    return;
  }
  if (*text == '\0') {
    ful_field_row_put (self, "");
    return;
  }
  canonical = canonical_of (self, text, &error);
  if (canonical == NULL)
    set_problem (self, error->message);
  else
    ful_field_row_put (self, canonical);
}

static void
entry_activate_cb (FulFieldRow *self)
{
  commit (self, /* confirmed= */ TRUE);
}

static void
entry_leave_cb (FulFieldRow *self)
{
  commit (self, /* confirmed= */ FALSE);
}

static void
entry_changed_cb (FulFieldRow *self)
{
  if (!self->updating && gtk_widget_get_visible (GTK_WIDGET (self->problem)))
    set_problem (self, NULL);
}

static gboolean
entry_key_cb (GtkEventControllerKey *keys,
              guint key,
              guint code,
              GdkModifierType modifiers,
              FulFieldRow *self)
{
  if (key != GDK_KEY_Escape || self->state.text == NULL ||
      !(is_dirty (self) || gtk_widget_get_visible (GTK_WIDGET (self->problem))))
    return GDK_EVENT_PROPAGATE;
  restore (self);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return GDK_EVENT_STOP;
}

void
ful_field_row_choice_cb (FulFieldRow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->choice);

  if (self->updating || chosen == GTK_INVALID_LIST_POSITION)
    return;
  ful_field_row_put (self, chosen == 0 ? "" : self->field->choices[chosen - 1]);
}

void
ful_field_row_flag_cb (FulFieldRow *self)
{
  if (!self->updating)
    ful_field_row_put (self, gtk_switch_get_active (self->flag) ? "true" : "false");
}

/* --- out of the document --- */

static void
show_source (FulFieldRow *self)
{
  static const char *const looks[] = { "measured", "list", "default", "missing" };

  gtk_label_set_text (self->source, self->state.source != NULL ? self->state.source : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source),
                          self->state.source != NULL && !ful_field_row_has_look (self, "bare"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->source), self->state.note);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->source), looks[i]);
  if (self->state.look != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->source), self->state.look);
}

static void
show_value (FulFieldRow *self, const FulSnapshot *snapshot)
{
  const char *text = ful_snapshot_text (snapshot, self->field->key);
  g_autofree char *unit = ful_field_unit (self->field->key, self->currency);
  guint chosen = 0;

  self->updating = TRUE;
  if (self->flag != NULL)
    gtk_switch_set_active (self->flag, g_strcmp0 (text, "true") == 0);
  for (guint i = 0; self->choice != NULL && self->field->choices[i] != NULL; i++)
    if (self->state.set && strcmp (self->field->choices[i], self->state.text) == 0)
      chosen = i + 1;
  if (self->choice != NULL)
    gtk_drop_down_set_selected (self->choice, chosen);
  gtk_entry_set_placeholder_text (self->entry, self->state.placeholder);
  gtk_label_set_text (self->unit, unit);
  gtk_widget_set_visible (GTK_WIDGET (self->unit),
                          ful_field_row_is_number (self) && !ful_field_row_has_look (self, "bare"));
  gtk_widget_set_visible (GTK_WIDGET (self->range), (self->state.range != NULL ||
                                                     ful_field_entry_takes_range (self->field)) &&
                                                        !ful_field_row_has_look (self, "bare"));
  gtk_label_set_text (self->range_label,
                      self->state.range != NULL ? self->state.range : _ ("Range…"));
  if (self->state.range != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->range), "has-range");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->range), "has-range");
  self->updating = FALSE;
}

static void
show_read_only (FulFieldRow *self, FulDocument *document)
{
  const char *reason = ful_document_read_only_reason (document);

  gtk_widget_set_sensitive (GTK_WIDGET (self->line), reason == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->line), reason);
}

/* A page has dozens of rows, and an edit changes one or two of them. */
static gboolean
is_shown (FulFieldRow *self,
          const FulFieldState *state,
          FulDocument *document,
          const char *currency)
{
  return self->document == document && g_strcmp0 (self->currency, currency) == 0 &&
         ful_field_state_equal (&self->state, state);
}

void
ful_field_row_show (FulFieldRow *self, FulDocument *document, const FulProjection *projection)
{
  const FulSnapshot *snapshot = ful_document_snapshot (document);
  const char *currency = ful_snapshot_text (snapshot, "cost.currency");
  gboolean dirty = is_dirty (self);
  FulFieldState state;

  g_return_if_fail (FUL_IS_FIELD_ROW (self));
  ful_field_state_read (&state, self->field, snapshot, projection);
  if (is_shown (self, &state, document, currency)) {
    self->state.low = state.low;
    self->state.likely = state.likely;
    self->state.high = state.high;
    ful_field_state_clear (&state);
    return;
  }
  ful_field_state_clear (&self->state);
  self->state = state;
  g_free (self->currency);
  self->currency = g_strdup (currency);
  if (self->document != document) {
    g_set_weak_pointer (&self->document, document);
    show_read_only (self, document);
  }
  show_source (self);
  show_value (self, snapshot);
  if (!dirty)
    restore (self);
}

void
ful_field_row_set_now (FulFieldRow *self,
                       const char *icon,
                       const char *css_class,
                       const char *word,
                       const char *now)
{
  g_return_if_fail (FUL_IS_FIELD_ROW (self));
  gtk_widget_set_visible (GTK_WIDGET (self->mark), icon != NULL);
  if (self->mark_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->mark), self->mark_class);
  self->mark_class = g_intern_string (css_class);
  if (icon != NULL) {
    gtk_image_set_from_icon_name (self->mark, icon);
    gtk_widget_add_css_class (GTK_WIDGET (self->mark), css_class);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->mark), word);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    word, -1);
  }
  gtk_label_set_text (self->now, now != NULL ? now : "");
  gtk_widget_set_visible (GTK_WIDGET (self->now), now != NULL);
}

void
ful_field_row_focus (FulFieldRow *self)
{
  g_return_if_fail (FUL_IS_FIELD_ROW (self));
  gtk_widget_grab_focus (self->flag != NULL     ? GTK_WIDGET (self->flag)
                         : self->choice != NULL ? GTK_WIDGET (self->choice)
                                                : GTK_WIDGET (self->entry));
}

const char *
ful_field_row_key (FulFieldRow *self)
{
  return self->field->key;
}

GtkWidget *
ful_field_row_new (const char *key, const char *look)
{
  return g_object_new (FUL_TYPE_FIELD_ROW, "key", key, "look", look, NULL);
}

static void
ful_field_row_constructed (GObject *object)
{
  G_OBJECT_CLASS (ful_field_row_parent_class)->constructed (object);
  ful_field_row_make (FUL_FIELD_ROW (object));
}

static void
ful_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FulFieldRow *self = FUL_FIELD_ROW (object);

  if (id == PROP_KEY) {
    self->field = ful_field_lookup (g_value_get_string (value));
    g_assert (self->field != NULL);
  } else if (id == PROP_LOOK) {
    self->look = g_value_dup_string (value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
ful_field_row_dispose (GObject *object)
{
  FulFieldRow *self = FUL_FIELD_ROW (object);

  g_clear_weak_pointer (&self->document);
  ful_field_state_clear (&self->state);
  g_clear_pointer (&self->look, g_free);
  g_clear_pointer (&self->currency, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_FIELD_ROW);
  G_OBJECT_CLASS (ful_field_row_parent_class)->dispose (object);
}

static void
ful_field_row_class_init (FulFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ful_field_row_constructed;
  object_class->set_property = ful_field_row_set_property;
  object_class->dispose = ful_field_row_dispose;
  props[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  props[PROP_LOOK] = g_param_spec_string ("look", NULL, NULL, "row", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("field-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulFieldRow, mark);
  gtk_widget_class_bind_template_child (widget_class, FulFieldRow, names);
  gtk_widget_class_bind_template_child (widget_class, FulFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, FulFieldRow, source);
  gtk_widget_class_bind_template_child (widget_class, FulFieldRow, line);
  gtk_widget_class_bind_template_child (widget_class, FulFieldRow, values);
  gtk_widget_class_bind_template_child (widget_class, FulFieldRow, entry);
  gtk_widget_class_bind_template_child (widget_class, FulFieldRow, unit);
  gtk_widget_class_bind_template_child (widget_class, FulFieldRow, range);
  gtk_widget_class_bind_template_child (widget_class, FulFieldRow, range_label);
  gtk_widget_class_bind_template_child (widget_class, FulFieldRow, now);
  gtk_widget_class_bind_template_child (widget_class, FulFieldRow, problem);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_leave_cb);
}

static void
ful_field_row_init (FulFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
