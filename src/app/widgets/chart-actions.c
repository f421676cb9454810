/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/chart-actions.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/dialogs/file-chooser.h"
#include "app/resource-path.h"
#include "app/shell/window.h"
#include "report/cairo-player.h"
#include "report/svg.h"

/* A copied picture is for slides and mails: sharper than the screen. */
#define IMAGE_SCALE 2.0
#define MAX_NAME_CHARS 80

const char *const ful_chart_actions[] = { "chart.copy-image", "chart.copy-table", "chart.save-svg",
                                          NULL };

static void
toast (GtkWidget *widget, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (FUL_IS_WINDOW (root))
    ful_window_toast (FUL_WINDOW (root), text);
}

static GdkTexture *
image_of (FulChartView *view)
{
  const FulChart *chart = ful_chart_view_get_chart (view);
  int width = (int)ceil (chart->width * IMAGE_SCALE),
      height = (int)ceil (chart->height * IMAGE_SCALE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  FulPaint paints[FUL_N_INKS];
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;

  ful_chart_view_fill_paints (view, paints);
  cairo_set_source_rgb (cr, paints[FUL_INK_CARD].red, paints[FUL_INK_CARD].green,
                        paints[FUL_INK_CARD].blue);
  cairo_paint (cr);
  cairo_scale (cr, IMAGE_SCALE, IMAGE_SCALE);
  ful_cairo_play (cr, gtk_widget_get_pango_context (GTK_WIDGET (view)), chart, paints);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize)cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize)height);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
copy_image (FulChartView *view)
{
  g_autoptr (GdkTexture) texture = image_of (view);

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (view)), texture);
  toast (GTK_WIDGET (view), _ ("Picture copied"));
}

static void
copy_table (FulChartView *view)
{
  const FulChart *chart = ful_chart_view_get_chart (view);
  g_autofree char *text = ful_table_to_tsv (chart->table);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
  toast (GTK_WIDGET (view), _ ("Table copied"));
}

/* --- saving --- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *said = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    said = g_strdup_printf (_ ("Saved %s"), name);
  else
    said = g_strdup_printf (_ ("%s was not saved: %s"), name, error->message);
  toast (widget, said);
}

static void
path_cb (GtkWidget *widget, const char *path)
{
  const FulChart *chart = ful_chart_view_get_chart (FUL_CHART_VIEW (widget));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  char *svg;

  if (chart == NULL)
    return;
  svg = ful_svg_document (chart);
  bytes = g_bytes_new_take (svg, strlen (svg));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (widget));
}

static void
save_svg (FulChartView *view)
{
  const FulChart *chart = ful_chart_view_get_chart (view);
  g_autofree char *cut =
      g_utf8_substring (chart->title, 0, MIN (g_utf8_strlen (chart->title, -1), MAX_NAME_CHARS));
  g_autofree char *name = g_strconcat (cut, ".svg", NULL);

  g_strdelimit (name, "/\\:", '-');
  ful_file_chooser_save (GTK_WIDGET (view), _ ("Save Chart"), name, path_cb);
}

void
ful_chart_actions_do (FulChartView *view, const char *name)
{
  const FulChart *chart = ful_chart_view_get_chart (view);

  if (chart == NULL)
    return;
  if (strcmp (name, "chart.copy-image") == 0)
    copy_image (view);
  else if (strcmp (name, "chart.copy-table") == 0 && chart->table != NULL)
    copy_table (view);
  else if (strcmp (name, "chart.save-svg") == 0)
    save_svg (view);
}

GMenuModel *
ful_chart_actions_menu (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (FUL_RESOURCE ("chart-menu.ui"));

  return G_MENU_MODEL (g_object_ref (gtk_builder_get_object (builder, "chart_menu")));
}
