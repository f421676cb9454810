/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page.h"

#include "app/widgets/unseen.h"

typedef struct {
  FulDocument *document;
  gboolean snapshot_waits; /* changed while the page was not seen */
  gboolean verdict_waits;
  GtkWidget *child; /* of the template */
} FulPagePrivate;

enum { STATUS_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FulPage, ful_page, ADW_TYPE_BIN)

static gboolean
can_wait (FulPage *self)
{
  return FUL_PAGE_GET_CLASS (self)->waits && !gtk_widget_get_mapped (GTK_WIDGET (self));
}

static void
snapshot_changed_cb (FulPage *self, FulDocument *document)
{
  FulPagePrivate *priv = ful_page_get_instance_private (self);

  priv->snapshot_waits = can_wait (self);
  if (!priv->snapshot_waits && FUL_PAGE_GET_CLASS (self)->snapshot_changed != NULL)
    FUL_PAGE_GET_CLASS (self)->snapshot_changed (self, document);
}

static void
verdict_changed_cb (FulPage *self, FulDocument *document)
{
  FulPagePrivate *priv = ful_page_get_instance_private (self);

  priv->verdict_waits = can_wait (self);
  if (!priv->verdict_waits && FUL_PAGE_GET_CLASS (self)->verdict_changed != NULL)
    FUL_PAGE_GET_CLASS (self)->verdict_changed (self, document);
}

static void
settle_cb (FulPage *self, FulDocument *document)
{
  if (FUL_PAGE_GET_CLASS (self)->settle != NULL)
    FUL_PAGE_GET_CLASS (self)->settle (self, document);
}

void
ful_page_set_document (FulPage *self, FulDocument *document)
{
  FulPagePrivate *priv = ful_page_get_instance_private (self);

  g_return_if_fail (FUL_IS_PAGE (self));
  if (priv->document == document)
    return;
  if (priv->document != NULL) {
    settle_cb (self, priv->document);
    g_signal_handlers_disconnect_by_data (priv->document, self);
  }
  g_set_object (&priv->document, document);
  priv->snapshot_waits = priv->verdict_waits = FALSE;
  if (document == NULL)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (snapshot_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "verdict-changed", G_CALLBACK (verdict_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "settle", G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
  snapshot_changed_cb (self, document);
  if (ful_document_verdict (document) != NULL)
    verdict_changed_cb (self, document);
}

FulDocument *
ful_page_get_document (FulPage *self)
{
  FulPagePrivate *priv = ful_page_get_instance_private (self);

  return priv->document;
}

FulPageState
ful_page_get_status (FulPage *self, char **text)
{
  FulPagePrivate *priv = ful_page_get_instance_private (self);

  *text = NULL;
  if (priv->document == NULL || FUL_PAGE_GET_CLASS (self)->get_status == NULL)
    return FUL_PAGE_TODO;
  return FUL_PAGE_GET_CLASS (self)->get_status (self, priv->document, text);
}

/* What changed while the page was not seen. */
static void
catch_up (FulPage *self)
{
  FulPagePrivate *priv = ful_page_get_instance_private (self);
  FulPageClass *klass = FUL_PAGE_GET_CLASS (self);

  if (priv->document == NULL)
    return;
  if (priv->snapshot_waits && klass->snapshot_changed != NULL)
    klass->snapshot_changed (self, priv->document);
  priv->snapshot_waits = FALSE;
  if (priv->verdict_waits && klass->verdict_changed != NULL)
    klass->verdict_changed (self, priv->document);
  priv->verdict_waits = FALSE;
}

void
ful_page_show (FulPage *self, const char *filter)
{
  catch_up (self);
  if (FUL_PAGE_GET_CLASS (self)->show != NULL)
    FUL_PAGE_GET_CLASS (self)->show (self, filter);
}

void
ful_page_tell_status (FulPage *self)
{
  g_signal_emit (self, signals[STATUS_CHANGED], 0);
}

static void
ful_page_map (GtkWidget *widget)
{
  catch_up (FUL_PAGE (widget));
  GTK_WIDGET_CLASS (ful_page_parent_class)->map (widget);
}

static void
ful_page_constructed (GObject *object)
{
  FulPagePrivate *priv = ful_page_get_instance_private (FUL_PAGE (object));

  G_OBJECT_CLASS (ful_page_parent_class)->constructed (object);
  /* Disposing of a template takes away the bin's child where it has a name in it, and the bin would
   * take it away once more. */
  g_set_object (&priv->child, adw_bin_get_child (ADW_BIN (object)));
  ful_unseen_watch (GTK_WIDGET (object));
}

static void
ful_page_dispose (GObject *object)
{
  FulPagePrivate *priv = ful_page_get_instance_private (FUL_PAGE (object));

  ful_page_set_document (FUL_PAGE (object), NULL);
  G_OBJECT_CLASS (ful_page_parent_class)->dispose (object);
  g_clear_object (&priv->child);
}

static void
ful_page_class_init (FulPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = ful_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = ful_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = ful_page_map;
  signals[STATUS_CHANGED] = g_signal_new ("status-changed", FUL_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ful_page_init (FulPage *self)
{
}
