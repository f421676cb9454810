/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shell/project-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/resource-path.h"
#include "app/shell/notice.h"
#include "app/shell/next-place.h"
#include "app/shell/pages.h"
#include "app/shell/sidebar.h"
#include "app/widgets/banner.h"
#include "app/widgets/run-button.h"
#include "app/widgets/verdict-panel.h"
#include "app/widgets/verdict-strip.h"

/* Widths of ui-design §2, in px divided by the text scale. */
#define FOLD_NAVIGATION 860
#define STEP_NAMES 1100
#define PIN_PANEL 1500

struct _FulProjectView {
  AdwBin parent_instance;
  AdwFlap *nav_flap;
  FulSidebar *sidebar;
  AdwWindowTitle *title;
  GtkToggleButton *nav_button;
  GtkButton *undo;
  GtkButton *redo;
  GtkToggleButton *panel_button;
  FulRunButton *run_button;
  FulBanner *banner;
  FulVerdictStrip *strip;
  AdwFlap *panel_flap;
  FulVerdictPanel *panel;
  GtkStack *pages;
  FulDocument *document;
  char *problem; /* what a run or a reading met; NULL: none, or dismissed */
  FulNavRow *rows[FUL_MAX_PAGES];
  FulPage *all[FUL_MAX_PAGES];
  double width;
  gboolean panel_open;
};

G_DEFINE_FINAL_TYPE (FulProjectView, ful_project_view, ADW_TYPE_BIN)

static gboolean
on_verdict_page (FulProjectView *self)
{
  return g_strcmp0 (ful_project_view_page (self), "verdict") == 0;
}

/* Before the first size nothing is folded: to fold and unfold it would cost, and the flap would
 * then divide by a width of nothing. */
static gboolean
is_narrow (FulProjectView *self)
{
  return self->width > 0 && self->width < FOLD_NAVIGATION;
}

/* A flap that is not revealed lies outside the window, where only assistive technology finds it. */
static void
set_hidden (GtkWidget *widget, gboolean hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

static void
nav_revealed_cb (FulProjectView *self)
{
  set_hidden (GTK_WIDGET (self->sidebar), !adw_flap_get_reveal_flap (self->nav_flap));
}

/* On the Verdict page strip and panel are hidden: the page is the verdict. A pinned panel stands in
 * place of the strip. */
static void
arrange (FulProjectView *self)
{
  gboolean verdict_page = on_verdict_page (self);
  gboolean pinned = self->width >= PIN_PANEL;
  gboolean panel = self->panel_open && !verdict_page;
  gboolean folded = is_narrow (self);

  adw_flap_set_fold_policy (self->nav_flap,
                            folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  gtk_widget_set_visible (GTK_WIDGET (self->nav_button), folded);
  if (!folded)
    adw_flap_set_reveal_flap (self->nav_flap, TRUE);
  adw_flap_set_fold_policy (self->panel_flap,
                            pinned ? ADW_FLAP_FOLD_POLICY_NEVER : ADW_FLAP_FOLD_POLICY_ALWAYS);
  adw_flap_set_reveal_flap (self->panel_flap, panel);
  gtk_widget_set_visible (GTK_WIDGET (self->panel_button), !verdict_page);
  gtk_toggle_button_set_active (self->panel_button, panel);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), !verdict_page && !(pinned && panel));
  set_hidden (GTK_WIDGET (self->panel), !panel);
  ful_verdict_strip_set_detail (self->strip, folded ? 0 : self->width < STEP_NAMES ? 1 : 2);
}

void
ful_project_view_set_width (FulProjectView *self, double width)
{
  gboolean was_folded = is_narrow (self);

  if (self->width == width)
    return;
  self->width = width;
  if (!was_folded && width < FOLD_NAVIGATION)
    adw_flap_set_reveal_flap (self->nav_flap, FALSE);
  arrange (self);
}

void
ful_project_view_toggle_panel (FulProjectView *self)
{
  self->panel_open = !self->panel_open;
  arrange (self);
}

const char *
ful_project_view_page (FulProjectView *self)
{
  return gtk_stack_get_visible_child_name (self->pages);
}

FulPage *
ful_project_view_get_page (FulProjectView *self, const char *key)
{
  for (int i = 0; i < ful_n_pages; i++)
    if (strcmp (ful_pages[i].key, key) == 0)
      return self->all[i];
  return NULL;
}

void
ful_project_view_show_page (FulProjectView *self, const char *key, const char *filter)
{
  FulPage *page = ful_project_view_get_page (self, key);

  if (page == NULL)
    return;
  ful_sidebar_choose (self->sidebar, key);
  ful_page_show (page, filter);
}

static void
page_chosen_cb (FulProjectView *self, const char *key)
{
  gtk_stack_set_visible_child_name (self->pages, key);
  for (int i = 0; i < ful_n_pages; i++)
    if (strcmp (ful_pages[i].key, key) == 0)
      adw_window_title_set_title (self->title, _ (ful_pages[i].name));
  if (is_narrow (self))
    adw_flap_set_reveal_flap (self->nav_flap, FALSE);
  arrange (self);
}

/* --- regions, in the order of F6 --- */

static gboolean
is_within (GtkWidget *region, GtkWidget *focus)
{
  return focus != NULL && (focus == region || gtk_widget_is_ancestor (focus, region));
}

void
ful_project_view_next_region (FulProjectView *self, gboolean back)
{
  GtkWidget *regions[] = { GTK_WIDGET (self->sidebar), GTK_WIDGET (self->strip),
                           GTK_WIDGET (self->pages), GTK_WIDGET (self->panel) };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  int n = G_N_ELEMENTS (regions), at = back ? 0 : n - 1;

  for (int i = 0; i < n; i++)
    if (is_within (regions[i], focus))
      at = i;
  for (int i = 1; i < n; i++) {
    GtkWidget *region = regions[(at + (back ? n - i : i)) % n];

    if (gtk_widget_get_mapped (region) && gtk_widget_get_child_visible (region) &&
        gtk_widget_child_focus (region, GTK_DIR_TAB_FORWARD))
      return;
  }
}

/* What lies over the page goes; from elsewhere the keys come back to the page. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  FulProjectView *self = FUL_PROJECT_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (self->panel_open && self->width < PIN_PANEL && !on_verdict_page (self))
    ful_project_view_toggle_panel (self);
  else if (is_within (GTK_WIDGET (self->pages), focus))
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

/* Where the verdict's next action is done; its action is NULL where this window has no place. */
static FulNextPlace
place_of_next (FulProjectView *self)
{
  const FulVerdict *verdict = self->document != NULL ? ful_document_verdict (self->document) : NULL;
  g_auto (FulNextPlace) place = { NULL, NULL };
  g_autofree char *page = NULL;

  if (verdict == NULL)
    return (FulNextPlace){ NULL, NULL };
  place =
      ful_next_place_of (verdict->next->pdata[0], verdict, ful_document_evidence (self->document));
  page = ful_next_place_page (&place);
  if (page != NULL && ful_project_view_get_page (self, page) == NULL)
    return (FulNextPlace){ NULL, NULL };
  return (FulNextPlace){ place.action, g_steal_pointer (&place.target) };
}

void
ful_project_view_follow_next (FulProjectView *self)
{
  g_auto (FulNextPlace) place = place_of_next (self);

  if (place.target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), place.action, "s", place.target);
  else if (place.action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), place.action, NULL);
}

/* A step opens the page where it is settled. */
static void
step_cb (FulProjectView *self, int number)
{
  static const char *const pages[] = { "runs", "prompts", "runs", "cost", "verdict" };

  ful_project_view_show_page (self, pages[number - 1],
                              number == 1   ? "failed"
                              : number == 3 ? "view:plateau"
                                            : NULL);
}

static void
show_statuses (FulProjectView *self)
{
  for (int i = 0; i < ful_n_pages; i++) {
    g_autofree char *text = NULL;
    FulPageState state = ful_page_get_status (self->all[i], &text);

    ful_nav_row_set_status (self->rows[i], state, text);
  }
}

static void
enable (FulProjectView *self, const char *action, gboolean enabled)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW);

  gtk_widget_action_set_enabled (window, action, enabled);
}

static void
show_notice (FulProjectView *self)
{
  ful_notice_show (ful_notice_of (self->document, self->problem), self->document, self->problem,
                   self->banner);
}

static void
history_changed_cb (FulProjectView *self)
{
  const char *undo = ful_document_undo_label (self->document);
  const char *redo = ful_document_redo_label (self->document);
  g_autofree char *undo_tip = g_strdup_printf (_ ("Undo “%s”"), undo != NULL ? undo : "");
  g_autofree char *redo_tip = g_strdup_printf (_ ("Redo “%s”"), redo != NULL ? redo : "");

  enable (self, "win.undo", undo != NULL);
  enable (self, "win.redo", redo != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->undo), undo != NULL ? undo_tip : _ ("Undo"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->redo), redo != NULL ? redo_tip : _ ("Redo"));
  show_notice (self);
}

static void
banner_clicked_cb (FulProjectView *self)
{
  if (ful_notice_of (self->document, self->problem) != FUL_NOTICE_PROBLEM) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-copy", NULL);
    return;
  }
  g_clear_pointer (&self->problem, g_free);
  show_notice (self);
}

static void
changed_cb (FulProjectView *self)
{
  ful_sidebar_set_title (self->sidebar, ful_document_snapshot (self->document)->title);
  show_statuses (self);
}

static void
verdict_changed_cb (FulProjectView *self)
{
  const FulVerdict *verdict = ful_document_verdict (self->document);
  g_auto (FulNextPlace) place = place_of_next (self);

  enable (self, "win.next", place.action != NULL);
  ful_verdict_strip_set_verdict (self->strip, verdict);
  ful_verdict_panel_set_verdict (self->panel, verdict, ful_document_evidence (self->document));
  show_statuses (self);
}

static void
problem_cb (FulProjectView *self, const char *message)
{
  g_free (self->problem);
  self->problem = g_strdup (message);
  show_notice (self);
}

void
ful_project_view_set_document (FulProjectView *self, FulDocument *document)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  g_clear_pointer (&self->problem, g_free);
  for (int i = 0; i < ful_n_pages; i++)
    ful_page_set_document (self->all[i], document);
  ful_run_button_set_document (self->run_button, document);
  ful_verdict_strip_set_verdict (self->strip, NULL);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "verdict-changed", G_CALLBACK (verdict_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "history-changed", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  history_changed_cb (self);
  if (ful_document_verdict (document) != NULL)
    verdict_changed_cb (self);
}

static void
ful_project_view_dispose (GObject *object)
{
  FulProjectView *self = FUL_PROJECT_VIEW (object);

  if (self->pages != NULL)
    ful_project_view_set_document (self, NULL);
  g_clear_pointer (&self->problem, g_free);
  /* The template would take the flap away under the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PROJECT_VIEW);
  G_OBJECT_CLASS (ful_project_view_parent_class)->dispose (object);
}

static void
ful_project_view_class_init (FulProjectViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_project_view_dispose;
  g_type_ensure (FUL_TYPE_SIDEBAR);
  g_type_ensure (FUL_TYPE_BANNER);
  g_type_ensure (FUL_TYPE_RUN_BUTTON);
  g_type_ensure (FUL_TYPE_VERDICT_STRIP);
  g_type_ensure (FUL_TYPE_VERDICT_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("project-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, nav_flap);
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, title);
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, nav_button);
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, undo);
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, redo);
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, panel_button);
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, run_button);
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, banner);
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, strip);
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, panel_flap);
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, panel);
  gtk_widget_class_bind_template_child (widget_class, FulProjectView, pages);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
ful_project_view_init (FulProjectView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->nav_flap, "notify::reveal-flap", G_CALLBACK (nav_revealed_cb),
                           self, G_CONNECT_SWAPPED);
  for (int i = 0; i < ful_n_pages; i++) {
    GtkWidget *page = g_object_new (ful_pages[i].get_type (), NULL);

    self->all[i] = FUL_PAGE (page);
    g_signal_connect_object (page, "status-changed", G_CALLBACK (show_statuses), self,
                             G_CONNECT_SWAPPED);
    gtk_stack_add_named (self->pages, page, ful_pages[i].key);
    self->rows[i] = ful_sidebar_add_page (self->sidebar, ful_pages[i].key, _ (ful_pages[i].name),
                                          ful_pages[i].icon);
  }
}
