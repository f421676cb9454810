/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/verdict/verdict-page.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/widgets/banner.h"
#include "app/widgets/beam.h"
#include "app/widgets/step-row.h"
#include "app/widgets/verdict-strip.h"

struct _FulVerdictPage {
  FulPage parent_instance;
  FulBeam *beam;
  GtkLabel *headline;
  GtkLabel *why;
  GtkButton *next;
  GtkBox *cautions;
  GtkBox *steps;
};

G_DEFINE_FINAL_TYPE (FulVerdictPage, ful_verdict_page, FUL_TYPE_PAGE)

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
ful_verdict_page_verdict_changed (FulPage *page, FulDocument *document)
{
  FulVerdictPage *self = FUL_VERDICT_PAGE (page);
  const FulVerdict *verdict = ful_document_verdict (document);
  g_autofree char *why = g_strjoinv (" ", verdict->why);

  ful_beam_set_verdict (self->beam, verdict);
  gtk_label_set_text (self->headline, verdict->headline);
  gtk_label_set_text (self->why, why);
  gtk_button_set_label (self->next, ful_next_label (verdict->next->pdata[0]));
  clear (self->cautions);
  for (guint i = 0; i < verdict->cautions->len; i++) {
    const FulCaution *caution = verdict->cautions->pdata[i];
    GtkWidget *banner = ful_banner_new ();

    ful_banner_show (FUL_BANNER (banner), FUL_BANNER_WARNING, caution->text, NULL);
    gtk_box_append (self->cautions, banner);
  }
  clear (self->steps);
  for (int i = 1; i <= 5; i++)
    gtk_box_append (self->steps, ful_step_row_new (verdict, ful_document_evidence (document), i));
}

static FulPageState
ful_verdict_page_get_status (FulPage *page, FulDocument *document, char **text)
{
  const FulVerdict *verdict = ful_document_verdict (document);

  if (verdict == NULL)
    return FUL_PAGE_TODO;
  *text = g_strdup (verdict->name);
  return verdict->code == FUL_CODE_MORE_EVIDENCE ? FUL_PAGE_PART : FUL_PAGE_DONE;
}

static void
ful_verdict_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_VERDICT_PAGE);
  G_OBJECT_CLASS (ful_verdict_page_parent_class)->dispose (object);
}

static void
ful_verdict_page_class_init (FulVerdictPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_verdict_page_dispose;
  FUL_PAGE_CLASS (klass)->verdict_changed = ful_verdict_page_verdict_changed;
  FUL_PAGE_CLASS (klass)->get_status = ful_verdict_page_get_status;
  g_type_ensure (FUL_TYPE_BEAM);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("verdict-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, beam);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, headline);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, why);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, next);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, cautions);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPage, steps);
}

static void
ful_verdict_page_init (FulVerdictPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_beam_set_size (self->beam, 200, 150, TRUE);
}
