/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompt-part.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "app/prompts/template-tags.h"
#include "app/resource-path.h"
#include "project/limits.h"
#include "prompts/unknown-names.h"
#include "report/format.h"

struct _FulPromptPart {
  GtkBox parent_instance;
  GtkLabel *title;
  GtkMenuButton *menu;
  GtkScrolledWindow *scroller;
  GtkTextView *view;
  FulPartKind kind;
  char *role;
  GtkTextBuffer *buffer;
  FulTemplateTags *tags;
  gboolean setting; /* the text is being set by us */
};

enum { CHANGED, REMOVE, ADD, ROLE, REFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulPromptPart, ful_prompt_part, GTK_TYPE_BOX)

FulPartKind
ful_prompt_part_kind (FulPromptPart *self)
{
  return self->kind;
}

const char *
ful_prompt_part_role (FulPromptPart *self)
{
  return self->role;
}

/* --- its name and menu --- */

static const char *
role_words (const char *role)
{
  return g_strcmp0 (role, "assistant") == 0 ? C_ ("role", "Assistant")
         : g_strcmp0 (role, "system") == 0  ? C_ ("role", "System")
                                            : C_ ("role", "User");
}

static char *
title_of (FulPromptPart *self, const char *role, int number)
{
  switch (self->kind) {
  case FUL_PART_SYSTEM:
    return g_strdup (_ ("System"));
  case FUL_PART_SCHEMA:
    return g_strdup (_ ("Schema of the answer"));
  case FUL_PART_TOOLS:
    return g_strdup (_ ("Tools"));
  case FUL_PART_MESSAGE:
  default:
    /* Translators: a message's role and number: "User 2". */
    return number > 0 ? g_strdup_printf (C_ ("message", "%s %d"), role_words (role), number)
                      : g_strdup (role_words (role));
  }
}

static GMenuModel *
menu_of (FulPromptPart *self, gboolean can_remove)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) roles = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  if (self->kind == FUL_PART_MESSAGE) {
    g_menu_append (roles, _ ("From the User"), "part.role::user");
    g_menu_append (roles, _ ("From the Assistant"), "part.role::assistant");
    g_menu_append (roles, _ ("From the System"), "part.role::system");
    g_menu_append_section (menu, NULL, G_MENU_MODEL (roles));
    g_menu_append (rest, _ ("Add Message After"), "part.add");
  }
  if (can_remove)
    g_menu_append (rest, _ ("Remove"), "part.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

void
ful_prompt_part_describe (FulPromptPart *self,
                          const char *prompt,
                          const char *role,
                          int number,
                          gboolean can_remove)
{
  g_autofree char *title = title_of (self, role, number);
  g_autofree char *shown = ful_format_stranger (prompt);
  /* Translators: a text of a prompt: "System of nearest-5". */
  g_autofree char *label = g_strdup_printf (_ ("%s of %s"), title, shown);
  g_autofree char *menu_label = g_strdup_printf (_ ("Menu: %s"), label);
  g_autoptr (GMenuModel) menu = menu_of (self, can_remove);

  g_free (self->role);
  self->role = g_strdup (role);
  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu_label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), menu_label);
  gtk_menu_button_set_menu_model (self->menu, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->menu),
                          gtk_text_view_get_editable (self->view) &&
                              (can_remove || self->kind == FUL_PART_MESSAGE));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[REMOVE], 0);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[ADD], 0);
}

static void
role_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[ROLE], 0, g_variant_get_string (parameter, NULL));
}

static void
add_actions (FulPromptPart *self)
{
  static const GActionEntry entries[] = {
    { .name = "remove", .activate = remove_cb },
    { .name = "add", .activate = add_cb },
    { .name = "role", .activate = role_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "part", G_ACTION_GROUP (group));
}

/* --- the text --- */

char *
ful_prompt_part_dup_text (FulPromptPart *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/* Length of what both begin with, cut before a character that is begun. */
static gsize
common_start (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  while (n > 0 && ((guchar)a[n] & 0xc0) == 0x80)
    n--;
  return n;
}

static gsize
common_end (const char *a, gsize a_length, const char *b, gsize b_length, gsize start)
{
  gsize n = 0;

  while (n < a_length - start && n < b_length - start && a[a_length - 1 - n] == b[b_length - 1 - n])
    n++;
  while (n > 0 && ((guchar)a[a_length - n] & 0xc0) == 0x80)
    n--;
  return n;
}

static void
replace_chars (FulPromptPart *self, glong start, glong end, const char *text, gsize length)
{
  GtkTextIter from, to;

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, (int)start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, (int)end);
  gtk_text_buffer_delete (self->buffer, &from, &to);
  gtk_text_buffer_insert (self->buffer, &from, text, (int)length);
  gtk_text_buffer_end_user_action (self->buffer);
}

void
ful_prompt_part_set_text (FulPromptPart *self, const char *text)
{
  g_autofree char *old = ful_prompt_part_dup_text (self);
  gsize old_length = strlen (old), length = strlen (text);
  gsize start = common_start (old, text);
  gsize tail = common_end (old, old_length, text, length, start);

  if (strcmp (old, text) == 0)
    return;
  self->setting = TRUE;
  replace_chars (self, g_utf8_strlen (old, (gssize)start),
                 g_utf8_strlen (old, (gssize)(old_length - tail)), text + start,
                 length - tail - start);
  self->setting = FALSE;
}

void
ful_prompt_part_replace (FulPromptPart *self, gsize start, gsize end, const char *text)
{
  g_autofree char *old = ful_prompt_part_dup_text (self);

  if (end > strlen (old) || start > end)
    return;
  replace_chars (self, g_utf8_strlen (old, (gssize)start), g_utf8_strlen (old, (gssize)end), text,
                 strlen (text));
}

/* Before the text goes in: what the project could not keep is refused whole. */
static void
insert_cb (FulPromptPart *self, GtkTextIter *at, const char *text, int length)
{
  gsize bytes = length >= 0 ? (gsize)length : strlen (text);
  gsize there = (gsize)gtk_text_buffer_get_char_count (self->buffer);
  g_autofree char *size = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *why = NULL;

  if (self->setting || there + bytes <= FUL_MAX_TEXT_BYTES)
    return;
  g_signal_stop_emission_by_name (self->buffer, "insert-text");
  size = g_format_size (bytes);
  limit = g_format_size_full (FUL_MAX_TEXT_BYTES, G_FORMAT_SIZE_IEC_UNITS);
  why = g_strdup_printf (_ ("%s were not put in: a text holds at most %s."), size, limit);
  g_signal_emit (self, signals[REFUSED], 0, why);
}

static void
changed_cb (FulPromptPart *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

void
ful_prompt_part_mark_unknown (FulPromptPart *self, const GPtrArray *marks, int message)
{
  g_autofree char *text = NULL;

  ful_template_tags_clear_unknown (self->tags);
  for (guint i = 0; i < marks->len; i++) {
    const FulUnknownName *mark = marks->pdata[i];

    if (mark->message != message)
      continue;
    if (text == NULL)
      text = ful_prompt_part_dup_text (self);
    if (mark->end <= strlen (text))
      ful_template_tags_mark_unknown (self->tags, (int)g_utf8_strlen (text, (gssize)mark->start),
                                      (int)g_utf8_strlen (text, (gssize)mark->end));
  }
}

void
ful_prompt_part_set_editable (FulPromptPart *self, gboolean editable)
{
  gtk_text_view_set_editable (self->view, editable);
}

void
ful_prompt_part_set_expand (FulPromptPart *self, gboolean expand)
{
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), expand);
}

void
ful_prompt_part_set_most (FulPromptPart *self, int height)
{
  gtk_scrolled_window_set_max_content_height (self->scroller, height);
  /* Its height is that of another width otherwise. */
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
}

void
ful_prompt_part_focus (FulPromptPart *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- look --- */

static void
style_cb (FulPromptPart *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleScheme *scheme =
      gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (),
                                                  dark ? "Adwaita-dark" : "Adwaita");

  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (self->buffer), scheme);
  ful_template_tags_recolour (self->tags);
}

GtkWidget *
ful_prompt_part_new (FulPartKind kind)
{
  FulPromptPart *self = g_object_new (FUL_TYPE_PROMPT_PART, NULL);
  gboolean json = kind == FUL_PART_SCHEMA || kind == FUL_PART_TOOLS;
  GtkSourceLanguage *language = NULL;

  self->kind = kind;
  if (json)
    language = gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (),
                                                         "json");
  if (language != NULL)
    gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (self->buffer), language);
  if (json)
    gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_CHAR);
  return GTK_WIDGET (self);
}

static void
realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ful_prompt_part_parent_class)->realize (widget);
  style_cb (FUL_PROMPT_PART (widget));
}

static void
ful_prompt_part_dispose (GObject *object)
{
  FulPromptPart *self = FUL_PROMPT_PART (object);

  g_clear_pointer (&self->tags, ful_template_tags_free);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->role, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PROMPT_PART);
  G_OBJECT_CLASS (ful_prompt_part_parent_class)->dispose (object);
}

static void
ful_prompt_part_class_init (FulPromptPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = { "changed", "remove", "add" };

  G_OBJECT_CLASS (klass)->dispose = ful_prompt_part_dispose;
  widget_class->realize = realize;
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("prompt-part.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulPromptPart, title);
  gtk_widget_class_bind_template_child (widget_class, FulPromptPart, menu);
  gtk_widget_class_bind_template_child (widget_class, FulPromptPart, scroller);
  gtk_widget_class_bind_template_child (widget_class, FulPromptPart, view);
  for (int i = CHANGED; i <= ADD; i++)
    signals[i] = g_signal_new (names[i], FUL_TYPE_PROMPT_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  for (int i = ROLE; i <= REFUSED; i++)
    signals[i] =
        g_signal_new (i == ROLE ? "role" : "refused", FUL_TYPE_PROMPT_PART, G_SIGNAL_RUN_LAST, 0,
                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* Undo is the project's: a pause of typing is a step of it, so the buffer keeps none of its own. */
static void
ful_prompt_part_init (FulPromptPart *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer = g_object_ref (gtk_text_view_get_buffer (self->view));
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (self->buffer), FALSE);
  self->tags = ful_template_tags_new (self->buffer, GTK_WIDGET (self), TRUE);
  add_actions (self);
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (insert_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (style_cb), self,
                           G_CONNECT_SWAPPED);
}
