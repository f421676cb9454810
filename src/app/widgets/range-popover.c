/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/range-popover.h"

#include "app/resource-path.h"

struct _FulRangePopover {
  GtkPopover parent_instance;
  GtkEntry *low;
  GtkEntry *high;
  GtkLabel *problem;
  GtkWidget *none;
};

enum { SET, NONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulRangePopover, ful_range_popover, GTK_TYPE_POPOVER)

GtkWidget *
ful_range_popover_new (void)
{
  return g_object_new (FUL_TYPE_RANGE_POPOVER, NULL);
}

void
ful_range_popover_show (FulRangePopover *self,
                        const char *low,
                        const char *high,
                        gboolean has_range)
{
  g_return_if_fail (FUL_IS_RANGE_POPOVER (self));
  gtk_editable_set_text (GTK_EDITABLE (self->low), low);
  gtk_editable_set_text (GTK_EDITABLE (self->high), high);
  gtk_widget_set_sensitive (self->none, has_range);
  ful_range_popover_set_problem (self, NULL);
}

void
ful_range_popover_set_problem (FulRangePopover *self, const char *problem)
{
  g_return_if_fail (FUL_IS_RANGE_POPOVER (self));
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
set_cb (FulRangePopover *self)
{
  g_signal_emit (self, signals[SET], 0, gtk_editable_get_text (GTK_EDITABLE (self->low)),
                 gtk_editable_get_text (GTK_EDITABLE (self->high)));
}

static void
none_cb (FulRangePopover *self)
{
  g_signal_emit (self, signals[NONE], 0);
}

static void
ful_range_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_RANGE_POPOVER);
  G_OBJECT_CLASS (ful_range_popover_parent_class)->dispose (object);
}

static void
ful_range_popover_class_init (FulRangePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_range_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("range-popover.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulRangePopover, low);
  gtk_widget_class_bind_template_child (widget_class, FulRangePopover, high);
  gtk_widget_class_bind_template_child (widget_class, FulRangePopover, problem);
  gtk_widget_class_bind_template_child (widget_class, FulRangePopover, none);
  gtk_widget_class_bind_template_callback (widget_class, set_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
  signals[SET] = g_signal_new ("set", FUL_TYPE_RANGE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[NONE] = g_signal_new ("none", FUL_TYPE_RANGE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
ful_range_popover_init (FulRangePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
