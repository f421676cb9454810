/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/html-writer.h"

#include <glib/gi18n-lib.h>

#include "base/resource.h"
#include "report/markup.h"
#include "report/sign-icon.h"
#include "report/svg.h"

/* What a document needs beside its blocks: counters for ids and numbers. */
typedef struct {
  FulMarkup *markup;
  guint figures;
  guint sections;
} Writer;

static void write_blocks (Writer *self, const FulBlock *parent, int level);

static void
write_cell (Writer *self, const FulCell *cell, const FulColumn *column, gboolean names_row)
{
  ful_markup_open (self->markup, names_row ? "th" : "td");
  if (names_row)
    ful_markup_attribute (self->markup, "scope", "row");
  if (column->numeric)
    ful_markup_attribute (self->markup, "class", "number");
  else if (cell->sign != FUL_SIGN_NONE)
    ful_markup_attribute (self->markup, "class", "sign");
  if (cell->sign != FUL_SIGN_NONE)
    ful_sign_icon_write (self->markup, cell->sign);
  switch (cell->style) {
  case FUL_CELL_CODE:
    ful_markup_element (self->markup, "code", NULL, cell->text);
    break;
  case FUL_CELL_STRONG:
    ful_markup_element (self->markup, "strong", NULL, cell->text);
    break;
  case FUL_CELL_QUIET:
    ful_markup_element (self->markup, "span", "quiet", cell->text);
    break;
  case FUL_CELL_PLAIN:
    ful_markup_text (self->markup, cell->text);
    break;
  }
  ful_markup_close (self->markup);
}

static void
write_table (Writer *self, const FulTable *table)
{
  FulMarkup *markup = self->markup;

  ful_markup_open (markup, "div");
  ful_markup_attribute (markup, "class", "table");
  ful_markup_open (markup, "table");
  if (table->caption != NULL)
    ful_markup_element (markup, "caption", NULL, table->caption);
  ful_markup_open (markup, "thead");
  ful_markup_open (markup, "tr");
  for (guint i = 0; i < table->columns->len; i++) {
    const FulColumn *column = g_ptr_array_index (table->columns, i);

    ful_markup_open (markup, "th");
    ful_markup_attribute (markup, "scope", "col");
    if (column->numeric)
      ful_markup_attribute (markup, "class", "number");
    ful_markup_text (markup, column->title);
    ful_markup_close (markup);
  }
  ful_markup_close (markup);
  ful_markup_close (markup);
  ful_markup_newline (markup);
  ful_markup_open (markup, "tbody");
  for (guint i = 0; i < table->rows->len; i++) {
    const GPtrArray *row = g_ptr_array_index (table->rows, i);

    ful_markup_open (markup, "tr");
    for (guint j = 0; j < row->len; j++)
      write_cell (self, g_ptr_array_index (row, j), g_ptr_array_index (table->columns, j), j == 0);
    ful_markup_close (markup);
    ful_markup_newline (markup);
  }
  ful_markup_close (markup);
  ful_markup_close (markup);
  ful_markup_close (markup);
  ful_markup_newline (markup);
}

/* The numbers of a picture are there as a table too, once. */
static gboolean
shows_table (const FulChart *chart)
{
  return chart->table != NULL && chart->table->rows->len > 0 && !chart->table_follows;
}

static void
write_figure (Writer *self, const FulChart *chart)
{
  FulMarkup *markup = self->markup;
  g_autofree char *id = g_strdup_printf ("figure-%u", ++self->figures);
  /* Translators: number and title of a picture. */
  g_autofree char *caption = g_strdup_printf (_ ("Figure %u. %s"), self->figures, chart->title);

  ful_markup_open (markup, "figure");
  ful_markup_element (markup, "figcaption", NULL, caption);
  ful_svg_write (markup, chart, id);
  ful_markup_newline (markup);
  if (chart->note != NULL)
    ful_markup_element (markup, "p", "note", chart->note);
  if (shows_table (chart)) {
    ful_markup_open (markup, "details");
    ful_markup_element (markup, "summary", NULL, _ ("The numbers as a table"));
    write_table (self, chart->table);
    ful_markup_close (markup);
  }
  ful_markup_close (markup);
  ful_markup_newline (markup);
}

static void
write_item (Writer *self, const FulListItem *item, gboolean with_sign)
{
  FulMarkup *markup = self->markup;

  ful_markup_open (markup, "li");
  if (with_sign && item->sign != FUL_SIGN_NONE) {
    g_autofree char *word = g_strconcat (ful_sign_word (item->sign), ": ", NULL);

    ful_sign_icon_write (markup, item->sign);
    ful_markup_element (markup, "span", "unseen", word);
  }
  if (item->title != NULL)
    ful_markup_element (markup, "strong", NULL, item->title);
  if (item->text != NULL)
    ful_markup_element (markup, "p", NULL, item->text);
  if (item->details->len > 0) {
    ful_markup_open (markup, "ul");
    for (guint i = 0; i < item->details->len; i++)
      ful_markup_element (markup, "li", NULL, g_ptr_array_index (item->details, i));
    ful_markup_close (markup);
  }
  ful_markup_close (markup);
  ful_markup_newline (markup);
}

static void
write_list (Writer *self, const FulBlock *block)
{
  static const char *const classes[] = { "plain", "signs", "cautions" };

  ful_markup_open (self->markup, "ul");
  ful_markup_attribute (self->markup, "class", classes[block->list_role]);
  ful_markup_newline (self->markup);
  for (guint i = 0; i < block->items->len; i++)
    write_item (self, g_ptr_array_index (block->items, i), block->list_role != FUL_LIST_PLAIN);
  ful_markup_close (self->markup);
  ful_markup_newline (self->markup);
}

static void
write_facts (Writer *self, const FulBlock *block)
{
  FulMarkup *markup = self->markup;

  ful_markup_open (markup, "dl");
  ful_markup_attribute (markup, "class", "facts");
  for (guint i = 0; i < block->facts->len; i++) {
    const FulFact *fact = g_ptr_array_index (block->facts, i);

    ful_markup_open (markup, "div");
    ful_markup_element (markup, "dt", NULL, fact->label);
    ful_markup_element (markup, "dd", "value", fact->value);
    if (fact->detail != NULL)
      ful_markup_element (markup, "dd", "detail", fact->detail);
    ful_markup_close (markup);
  }
  ful_markup_close (markup);
  ful_markup_newline (markup);
}

static void
write_heading (Writer *self, const FulBlock *block, int level, const char *id)
{
  static const char *const elements[] = { "h1", "h2", "h3", "h4", "h5", "h6" };

  ful_markup_open (self->markup, elements[CLAMP (level, 1, 6) - 1]);
  ful_markup_attribute (self->markup, "id", id);
  ful_markup_text (self->markup, block->text);
  ful_markup_close (self->markup);
  ful_markup_newline (self->markup);
}

static void
write_section (Writer *self, const FulBlock *block, int level)
{
  FulMarkup *markup = self->markup;
  g_autofree char *id = g_strdup_printf ("section-%u", ++self->sections);
  static const char *const leans[] = { "verdict", "verdict prompt", "verdict tune" };

  ful_markup_open (markup, "section");
  ful_markup_attribute (markup, "aria-labelledby", id);
  if (block->kind == FUL_BLOCK_VERDICT)
    ful_markup_attribute (markup, "class", leans[block->lean]);
  ful_markup_newline (markup);
  if (block->kind == FUL_BLOCK_VERDICT && block->chart != NULL) {
    ful_svg_write (markup, block->chart, "beam");
    ful_markup_newline (markup);
    ful_markup_open (markup, "div");
    ful_markup_attribute (markup, "class", "says");
  }
  write_heading (self, block, level, id);
  write_blocks (self, block, level);
  if (block->kind == FUL_BLOCK_VERDICT && block->chart != NULL)
    ful_markup_close (markup);
  ful_markup_close (markup);
  ful_markup_newline (markup);
}

static void
write_block (Writer *self, const FulBlock *block, int level)
{
  static const char *const roles[] = { NULL, "lead", "note" };

  switch (block->kind) {
  case FUL_BLOCK_SECTION:
  case FUL_BLOCK_VERDICT:
    write_section (self, block, level + 1);
    break;
  case FUL_BLOCK_PARAGRAPH:
    ful_markup_element (self->markup, "p", roles[block->role], block->text);
    ful_markup_newline (self->markup);
    break;
  case FUL_BLOCK_LIST:
    write_list (self, block);
    break;
  case FUL_BLOCK_TABLE:
    write_table (self, block->table);
    break;
  case FUL_BLOCK_FIGURE:
    write_figure (self, block->chart);
    break;
  case FUL_BLOCK_FACTS:
    write_facts (self, block);
    break;
  }
}

static void
write_blocks (Writer *self, const FulBlock *parent, int level)
{
  for (guint i = 0; i < parent->children->len; i++)
    write_block (self, g_ptr_array_index (parent->children, i), level);
}

static void
write_meta (FulMarkup *markup, const char *attribute, const char *name, const char *content)
{
  ful_markup_open (markup, "meta");
  ful_markup_attribute (markup, attribute, name);
  ful_markup_attribute (markup, "content", content);
  ful_markup_close (markup);
  ful_markup_newline (markup);
}

static void
write_head (FulMarkup *markup, const FulDocument *document)
{
  g_autoptr (GBytes) bytes = ful_resource_load ("report/report.css");
  g_autofree char *chart_css = ful_svg_style_sheet ();
  g_autofree char *css = NULL;
  gsize length;
  const char *report_css = g_bytes_get_data (bytes, &length);

  css = g_strdup_printf ("\n%.*s%s", (int)length, report_css, chart_css);
  ful_markup_open (markup, "head");
  ful_markup_newline (markup);
  ful_markup_open (markup, "meta");
  ful_markup_attribute (markup, "charset", "utf-8");
  ful_markup_close (markup);
  ful_markup_newline (markup);
  write_meta (markup, "http-equiv", "Content-Security-Policy",
              "default-src 'none'; style-src 'unsafe-inline'");
  write_meta (markup, "name", "viewport", "width=device-width, initial-scale=1");
  write_meta (markup, "name", "color-scheme", "light dark");
  write_meta (markup, "name", "generator", "Fulcrum " FUL_VERSION);
  ful_markup_element (markup, "title", NULL, document->title);
  ful_markup_newline (markup);
  ful_markup_style_sheet (markup, css);
  ful_markup_close (markup);
  ful_markup_newline (markup);
}

char *
ful_document_to_html (const FulDocument *document)
{
  g_autoptr (FulMarkup) markup = ful_markup_new ();
  Writer writer = { .markup = markup };

  ful_markup_doctype_html (markup);
  ful_markup_open (markup, "html");
  ful_markup_attribute (markup, "lang", document->language);
  ful_markup_newline (markup);
  write_head (markup, document);
  ful_markup_open (markup, "body");
  ful_markup_newline (markup);
  ful_markup_open (markup, "header");
  ful_markup_element (markup, "h1", NULL, document->title);
  ful_markup_element (markup, "p", "date", document->date);
  if (document->subtitle != NULL)
    ful_markup_element (markup, "p", "subtitle", document->subtitle);
  ful_markup_close (markup);
  ful_markup_newline (markup);
  ful_markup_open (markup, "main");
  ful_markup_newline (markup);
  write_blocks (&writer, document->body, 1);
  return ful_markup_finish (markup);
}
