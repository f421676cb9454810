/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/start/recent-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/resource-path.h"
#include "app/widgets/beam.h"

struct _FulRecentRow {
  GtkListBoxRow parent_instance;
  FulBeam *beam;
  GtkLabel *title;
  GtkLabel *place;
  GtkLabel *verdict;
  GtkLabel *when;
  GtkWidget *gone;
  GtkWidget *find;
  GtkWidget *remove;
  char *path;
};

enum { FIND, REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulRecentRow, ful_recent_row, GTK_TYPE_LIST_BOX_ROW)

const char *
ful_recent_row_path (FulRecentRow *self)
{
  return self->path;
}

static FulCode
code_of (const char *name)
{
  for (int code = 0; name != NULL && code < FUL_N_CODES; code++)
    if (strcmp (ful_code_name ((FulCode)code), name) == 0)
      return (FulCode)code;
  return FUL_CODE_MORE_EVIDENCE;
}

static char *
when_words (gint64 when)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (when);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (then == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (then) != g_date_time_get_year (now))
    /* Translators: a day of another year, e.g. "14 Nov 2025", as for g_date_time_format() */
    return g_date_time_format (then, _ ("%-d %b %Y"));
  if (g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    return g_date_time_format (then, "%H:%M");
  if (g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (yesterday))
    return g_strdup (_ ("yesterday"));
  /* Translators: a day of this year, e.g. "14 Nov", as for g_date_time_format() */
  return g_date_time_format (then, _ ("%-d %b"));
}

/* "~/Documents/routing.fulcrum" */
static char *
place_words (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);
  const char *inside = g_str_has_prefix (path, home) && path[length] == '/' ? path + length : NULL;
  g_autofree char *shown = g_filename_display_name (inside != NULL ? inside : path);

  return inside != NULL ? g_strconcat ("~", shown, NULL) : g_steal_pointer (&shown);
}

static void
show_gone (FulRecentRow *self, const char *title)
{
  g_autofree char *find = g_strdup_printf (_ ("Find %s"), title);
  g_autofree char *away = g_strdup_printf (_ ("Remove %s from the list"), title);

  gtk_widget_add_css_class (GTK_WIDGET (self), "gone");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_visible (self->gone, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->when), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->find), GTK_ACCESSIBLE_PROPERTY_LABEL, find,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  away, -1);
}

GtkWidget *
ful_recent_row_new (const FulRecent *recent)
{
  static const char *const chips[] = { NULL, "on", "tunec", NULL };
  FulRecentRow *self = g_object_new (FUL_TYPE_RECENT_ROW, NULL);
  FulVerdict like = { .code = recent->verdict != NULL ? code_of (recent->code)
                                                      : FUL_CODE_MORE_EVIDENCE };
  FulSide side = ful_side_of (&like);
  g_autofree char *place = place_words (recent->path);
  g_autofree char *when = when_words (recent->when);
  g_autofree char *base = g_filename_display_basename (recent->path);
  const char *title = recent->title != NULL && *recent->title != '\0' ? recent->title : base;
  g_autofree char *says = NULL;

  self->path = g_strdup (recent->path);
  ful_beam_set_look (self->beam, recent->tilt, side);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->place, place);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), place);
  gtk_label_set_text (self->when, when);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), recent->verdict != NULL);
  if (recent->verdict != NULL)
    gtk_label_set_text (self->verdict, recent->verdict);
  if (chips[side] != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->verdict), chips[side]);
  says = g_strdup_printf ("%s, %s, %s", title,
                          recent->gone              ? _ ("the file is gone")
                          : recent->verdict != NULL ? recent->verdict
                                                    : _ ("no verdict yet"),
                          place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  if (recent->gone)
    show_gone (self, title);
  return GTK_WIDGET (self);
}

static void
find_clicked_cb (FulRecentRow *self)
{
  g_signal_emit (self, signals[FIND], 0);
}

static void
remove_clicked_cb (FulRecentRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
ful_recent_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_RECENT_ROW);
  G_OBJECT_CLASS (ful_recent_row_parent_class)->dispose (object);
}

static void
ful_recent_row_finalize (GObject *object)
{
  g_free (FUL_RECENT_ROW (object)->path);
  G_OBJECT_CLASS (ful_recent_row_parent_class)->finalize (object);
}

static void
ful_recent_row_class_init (FulRecentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_recent_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_recent_row_finalize;
  g_type_ensure (FUL_TYPE_BEAM);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("recent-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulRecentRow, beam);
  gtk_widget_class_bind_template_child (widget_class, FulRecentRow, title);
  gtk_widget_class_bind_template_child (widget_class, FulRecentRow, place);
  gtk_widget_class_bind_template_child (widget_class, FulRecentRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, FulRecentRow, when);
  gtk_widget_class_bind_template_child (widget_class, FulRecentRow, gone);
  gtk_widget_class_bind_template_child (widget_class, FulRecentRow, find);
  gtk_widget_class_bind_template_child (widget_class, FulRecentRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, find_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  signals[FIND] = g_signal_new ("find", FUL_TYPE_RECENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", FUL_TYPE_RECENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
ful_recent_row_init (FulRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_beam_set_size (self->beam, 36, 28, FALSE);
}
