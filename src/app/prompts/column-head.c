/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/column-head.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/prompts/lever-chips.h"
#include "app/prompts/prompt-settings.h"
#include "app/prompts/token-bar.h"
#include "app/resource-path.h"
#include "report/format.h"

#define N_REVISIONS 12 /* of the newest ones in the menu */

struct _FulColumnHead {
  GtkBox parent_instance;
  GtkLabel *name;
  GtkLabel *revision;
  GtkLabel *badge;
  GtkMenuButton *menu;
  GMenu *revisions;
  FulTokenBar *token_bar;
  GtkLabel *tokens;
  GtkLabel *parts;
  GtkLabel *per_thousand;
  GtkLabel *per_thousand_words;
  GtkLabel *per_month;
  GtkLabel *per_month_words;
  FulLeverChips *levers;
  GtkMenuButton *settings_button;
  GtkLabel *settings_words;
  GSimpleActionGroup *actions;
  FulPromptSettings *settings; /* in its popover; NULL: never opened */
  FulPromptDraft *draft;
  gboolean editable;
  gboolean best;
  gboolean base;
};

enum { ACT, ADD_PART, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulColumnHead, ful_column_head, GTK_TYPE_BOX)

static void
set_label (gpointer widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* --- name and revision --- */

static void
enable (FulColumnHead *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                   g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               enabled);
}

static void
show_revisions (FulColumnHead *self, const FulSnapshot *snapshot, gint64 prompt_id)
{
  const FulRevision *newest = ful_snapshot_newest_revision (snapshot, prompt_id);
  int number = newest != NULL ? newest->number - 1 : 0;

  g_menu_remove_all (self->revisions);
  for (int i = 0; number > 0 && i < N_REVISIONS; number--, i++) {
    const FulRevision *revision = ful_snapshot_revision_numbered (snapshot, prompt_id, number);
    g_autofree char *label = g_strdup_printf (_ ("Go Back to Revision %d"), number);
    g_autofree char *action = g_strdup_printf ("column.go-back(%d)", number);

    if (revision != NULL && revision->body != NULL)
      g_menu_append (self->revisions, label, action);
  }
}

static char *
revision_words (const FulRevision *newest, gboolean changed)
{
  if (newest == NULL)
    return g_strdup (_ ("not run yet"));
  if (changed)
    /* Translators: "r3" is revision 3 of a prompt. */
    return g_strdup_printf (_ ("r%d, changed, not run"), newest->number);
  return newest->body == NULL
             ? g_strdup_printf (_ ("r%d, imported without its text"), newest->number)
             : g_strdup_printf (_ ("r%d"), newest->number);
}

static void
name_parts (FulColumnHead *self, const char *name)
{
  g_autofree char *menu = g_strdup_printf (_ ("Menu of %s"), name);
  g_autofree char *settings = g_strdup_printf (_ ("Settings of %s"), name);
  g_autofree char *levers = g_strdup_printf (_ ("Levers of %s"), name);

  set_label (self->menu, menu);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), menu);
  set_label (self->settings_button, settings);
  set_label (self->levers, levers);
}

static void
show_badge (FulColumnHead *self)
{
  /* What was changed since is not what did best. */
  gboolean best = self->best && !ful_prompt_draft_is_changed (self->draft);

  gtk_widget_set_visible (GTK_WIDGET (self->badge), best || self->base);
  gtk_label_set_text (self->badge, self->base ? _ ("base") : _ ("best so far"));
  gtk_widget_set_css_classes (GTK_WIDGET (self->badge),
                              (const char *[]){ "chip", self->base ? "off" : "goodc", NULL });
}

void
ful_column_head_show_prompt (FulColumnHead *self, const FulSnapshot *snapshot)
{
  const FulPrompt *prompt = ful_prompt_draft_prompt (self->draft);
  const FulRevision *newest;
  g_autofree char *name = NULL;
  g_autofree char *revision = NULL;
  gboolean changed = ful_prompt_draft_is_changed (self->draft);

  if (prompt == NULL)
    return;
  newest = ful_snapshot_newest_revision (snapshot, prompt->id);
  name = ful_format_stranger (prompt->name);
  revision = revision_words (newest, changed);
  gtk_label_set_text (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_label_set_text (self->revision, revision);
  gtk_widget_set_css_classes (GTK_WIDGET (self->revision),
                              (const char *[]){ "sm", "num", changed ? "warn" : "quiet", NULL });
  name_parts (self, name);
  show_badge (self);
  show_revisions (self, snapshot, prompt->id);
  enable (self, "discard", self->editable && changed && newest != NULL && newest->body != NULL);
}

void
ful_column_head_set_is_best (FulColumnHead *self, gboolean best)
{
  self->best = best;
  show_badge (self);
}

void
ful_column_head_set_is_base (FulColumnHead *self, gboolean base)
{
  self->base = base;
  show_badge (self);
}

void
ful_column_head_set_scale (FulColumnHead *self, gsize most)
{
  ful_token_bar_set_scale (self->token_bar, most);
}

/* --- tokens, price, levers --- */

static void
show_price (FulColumnHead *self, const FulPromptReading *reading, const FulSnapshot *snapshot)
{
  const char *currency = ful_snapshot_text (snapshot, "cost.currency");
  gboolean known = reading->problem == NULL && !isnan (reading->price.per_call);
  gboolean monthly = known && !isnan (reading->price.per_month);
  g_autofree char *thousand =
      known ? ful_format_money (1000 * reading->price.per_call, currency, FUL_MONEY_TABLE) : NULL;
  g_autofree char *month =
      monthly ? ful_format_money (reading->price.per_month, currency, FUL_MONEY_HEADLINE) : NULL;
  g_autofree char *in = ful_format_count ((double)reading->parts.total);
  g_autofree char *out = ful_format_number (reading->tokens_out, 0);
  g_autofree char *tip =
      known ? g_strdup_printf (_ ("As for this case: %s tokens in, about %s out, nothing cached"),
                               in, out)
      : reading->problem == NULL
          ? g_strdup (_ ("Set the prices of tokens on the Cost page, or of the model"))
          : NULL;

  gtk_label_set_text (self->per_thousand, thousand != NULL ? thousand : "–");
  gtk_label_set_text (self->per_thousand_words, known ? _ ("per 1,000 calls")
                                                : reading->problem == NULL
                                                    ? _ ("no price is known")
                                                    : _ ("no price until it can be sent"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->per_thousand_words), tip);
  gtk_label_set_text (self->per_month, month != NULL ? month : "");
  gtk_widget_set_visible (GTK_WIDGET (self->per_month), monthly);
  gtk_widget_set_visible (GTK_WIDGET (self->per_month_words), monthly);
}

void
ful_column_head_show_reading (FulColumnHead *self,
                              const FulPromptReading *reading,
                              const FulSnapshot *snapshot)
{
  gboolean sent = reading->problem == NULL;
  g_autofree char *total = ful_format_count ((double)reading->parts.total);
  g_autofree char *tokens =
      g_strdup_printf (ngettext ("%s token", "%s tokens", reading->parts.total), total);
  g_autofree char *counted = ful_token_bar_words (&reading->parts);
  /* Translators: of the tokens of a text, while it can't be sent to be counted whole. */
  g_autofree char *parts =
      sent ? g_steal_pointer (&counted) : g_strdup (_ ("as written, unfilled"));

  ful_token_bar_set_parts (self->token_bar, &reading->parts);
  gtk_label_set_text (self->tokens, tokens);
  gtk_label_set_text (self->parts, parts);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->parts), parts);
  show_price (self, reading, snapshot);
  ful_lever_chips_show (self->levers, reading->levers,
                        ful_snapshot_levers_not_applicable (snapshot));
  gtk_label_set_text (self->settings_words, reading->settings);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->settings_words), reading->settings);
}

/* --- settings --- */

static void
add_part_cb (FulColumnHead *self, int kind)
{
  gtk_menu_button_popdown (self->settings_button);
  g_signal_emit (self, signals[ADD_PART], 0, kind);
}

/* Made when they are first opened. */
static void
fill_settings_cb (GtkMenuButton *button, gpointer user_data)
{
  FulColumnHead *self = user_data;
  GtkWidget *scroller = gtk_popover_get_child (gtk_menu_button_get_popover (button));

  if (self->settings == NULL) {
    self->settings = FUL_PROMPT_SETTINGS (ful_prompt_settings_new (self->draft));
    g_signal_connect_object (self->settings, "add-part", G_CALLBACK (add_part_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->settings));
  }
  ful_column_head_refresh_settings (self);
}

void
ful_column_head_refresh_settings (FulColumnHead *self)
{
  if (self->settings != NULL)
    ful_prompt_settings_refresh (self->settings);
}

void
ful_column_head_open_settings (FulColumnHead *self, FulLevers lever)
{
  gtk_menu_button_popup (self->settings_button);
  if (self->settings != NULL)
    ful_prompt_settings_focus_lever (self->settings, lever);
}

/* --- actions --- */

/* What concerns the page. */
static void
act_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[ACT], 0, g_action_get_name (G_ACTION (action)));
}

/* To a revision; discard: to the newest. */
static void
go_back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ful_prompt_draft_go_back (FUL_COLUMN_HEAD (user_data)->draft,
                            parameter != NULL ? g_variant_get_int32 (parameter) : 0);
}

void
ful_column_head_set_draft (FulColumnHead *self, FulPromptDraft *draft, gboolean editable)
{
  static const char *const needing[] = { "rename", "remove", "go-back", "discard" };

  self->draft = g_object_ref (draft);
  self->editable = editable;
  for (gsize i = 0; i < G_N_ELEMENTS (needing); i++)
    enable (self, needing[i], editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->settings_button), editable);
}

static void
add_actions (FulColumnHead *self)
{
  static const GActionEntry entries[] = {
    { .name = "rename", .activate = act_cb },
    { .name = "duplicate", .activate = act_cb },
    { .name = "discard", .activate = go_back_cb },
    { .name = "hide", .activate = act_cb },
    { .name = "remove", .activate = act_cb },
    { .name = "go-back", .activate = go_back_cb, .parameter_type = "i" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "column", G_ACTION_GROUP (self->actions));
}

static void
ful_column_head_dispose (GObject *object)
{
  FulColumnHead *self = FUL_COLUMN_HEAD (object);

  self->settings = NULL;
  g_clear_object (&self->actions);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_COLUMN_HEAD);
  G_OBJECT_CLASS (ful_column_head_parent_class)->dispose (object);
}

static void
ful_column_head_class_init (FulColumnHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_column_head_dispose;
  g_type_ensure (FUL_TYPE_TOKEN_BAR);
  g_type_ensure (FUL_TYPE_LEVER_CHIPS);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("column-head.ui"));
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FulColumnHead, name)
  BIND (name);
  BIND (revision);
  BIND (badge);
  BIND (menu);
  BIND (revisions);
  BIND (token_bar);
  BIND (tokens);
  BIND (parts);
  BIND (per_thousand);
  BIND (per_thousand_words);
  BIND (per_month);
  BIND (per_month_words);
  BIND (levers);
  BIND (settings_button);
  BIND (settings_words);
#undef BIND
  signals[ADD_PART] = g_signal_new ("add-part", FUL_TYPE_COLUMN_HEAD, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ACT] = g_signal_new ("act", FUL_TYPE_COLUMN_HEAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_column_head_init (FulColumnHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->settings_button, fill_settings_cb, self, NULL);
  add_actions (self);
}
