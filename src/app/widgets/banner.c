/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/banner.h"

#include "app/resource-path.h"

struct _FulBanner {
  GtkBox parent_instance;
  GtkRevealer *revealer;
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *text;
  GtkButton *second;
  GtkButton *button;
};

enum { CLICKED, SECOND_CLICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulBanner, ful_banner, GTK_TYPE_BOX)

static const char *const classes[] = { "infob", "warnb", "badb" };
static const char *const icons[] = { "dialog-information-symbolic", "ful-flaky-symbolic",
                                     "ful-fail-symbolic" };

GtkWidget *
ful_banner_new (void)
{
  return g_object_new (FUL_TYPE_BANNER, NULL);
}

void
ful_banner_set_flush (FulBanner *self)
{
  g_return_if_fail (FUL_IS_BANNER (self));
  gtk_widget_set_margin_start (self->box, 0);
  gtk_widget_set_margin_end (self->box, 0);
  gtk_widget_set_margin_bottom (self->box, 0);
}

void
ful_banner_show (FulBanner *self, FulBannerKind kind, const char *text, const char *button)
{
  g_return_if_fail (FUL_IS_BANNER (self));
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (text == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->box, classes[i]);
  gtk_widget_add_css_class (self->box, classes[kind]);
  gtk_image_set_from_icon_name (self->icon, icons[kind]);
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->button, button);
}

void
ful_banner_set_second (FulBanner *self, const char *label)
{
  g_return_if_fail (FUL_IS_BANNER (self));
  gtk_widget_set_visible (GTK_WIDGET (self->second), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->second, label);
}

static void
second_clicked_cb (FulBanner *self)
{
  g_signal_emit (self, signals[SECOND_CLICKED], 0);
}

static void
clicked_cb (FulBanner *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
ful_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_BANNER);
  G_OBJECT_CLASS (ful_banner_parent_class)->dispose (object);
}

static void
ful_banner_class_init (FulBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_banner_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("banner.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, FulBanner, box);
  gtk_widget_class_bind_template_child (widget_class, FulBanner, icon);
  gtk_widget_class_bind_template_child (widget_class, FulBanner, text);
  gtk_widget_class_bind_template_child (widget_class, FulBanner, second);
  gtk_widget_class_bind_template_child (widget_class, FulBanner, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, second_clicked_cb);
  signals[SECOND_CLICKED] = g_signal_new ("second-clicked", FUL_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLICKED] = g_signal_new ("clicked", FUL_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ful_banner_init (FulBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
