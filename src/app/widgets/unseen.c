/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/unseen.h"

static void
show_seen (GtkStack *stack)
{
  GtkWidget *seen = gtk_stack_get_visible_child (stack);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != seen || !gtk_widget_get_visible (child), -1);
}

void
ful_unseen_watch (GtkWidget *root)
{
  GtkWidget *child = gtk_widget_get_first_child (root);

  if (GTK_IS_STACK (root)) {
    g_signal_connect (root, "notify::visible-child", G_CALLBACK (show_seen), NULL);
    show_seen (GTK_STACK (root));
  }
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    ful_unseen_watch (child);
}
