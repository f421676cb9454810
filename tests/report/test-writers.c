/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/document.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <string.h>

#include "report/html-writer.h"
#include "report/markdown-text.h"
#include "report/markdown-writer.h"
#include "report/quality-chart.h"

/* What a stranger's title, prompt or answer may hold. */
#define HOSTILE                                                                                 \
  "</title><script>alert(1)</script><img src=x onerror=alert(2)> \"'&amp; ]]> \001 \u202eevil " \
  "http://evil.example/ | `code` *x* [a](javascript:b) שלום"

static FulDocument *
document_new (const char *text)
{
  FulDocument *document = ful_document_new ("en", text, "24 November 2026");
  const FulQualityRow row = { text, text, NULL, FALSE, { 0.7, 0.6, 0.8 } };
  FulBlock *verdict = ful_block_verdict (document->body, text, FUL_LEAN_TUNE, NULL);
  FulBlock *section, *inner, *list, *facts;
  FulTable *table = ful_table_new (text);
  FulListItem *item;

  document->subtitle = g_strdup (text);
  ful_block_take_paragraph (verdict, FUL_PARAGRAPH_LEAD, g_strdup (text));
  section = ful_block_section (document->body, text);
  inner = ful_block_section (section, text);
  list = ful_block_list (inner, FUL_LIST_SIGNS);
  item = ful_block_take_item (list, FUL_SIGN_DONE, g_strdup (text), g_strdup (text));
  g_ptr_array_add (item->details, g_strdup (text));
  list = ful_block_list (inner, FUL_LIST_CAUTIONS);
  ful_block_take_item (list, FUL_SIGN_CAUTION, NULL, g_strdup (text));
  facts = ful_block_facts (section);
  ful_block_take_fact (facts, text, g_strdup (text), g_strdup (text));
  ful_table_add_column (table, text, FALSE);
  ful_table_add_column (table, text, TRUE);
  ful_table_begin_row (table);
  ful_table_add_cell (table, FUL_CELL_CODE, text);
  ful_table_take_sign (table, FUL_SIGN_FAILS, g_strdup (text));
  ful_block_take_table (section, table);
  ful_block_take_figure (section, ful_quality_chart_new (text, &row, 1, 0.9));
  return document;
}

static xmlDocPtr
parse_xml (const char *html)
{
  return xmlReadMemory (html, (int)strlen (html), "report.html", NULL,
                        XML_PARSE_NOERROR | XML_PARSE_NONET);
}

/* Calls for every element, in document order. */
static void
walk (xmlNodePtr node, void (*func) (xmlNodePtr node, gpointer data), gpointer data)
{
  for (; node != NULL; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) {
      func (node, data);
      walk (node->children, func, data);
    }
  }
}

/* Nothing that runs, nothing that is fetched, no link out. */
static void
check_harmless (xmlNodePtr node, gpointer data)
{
  static const char *const allowed[] = {
    "html", "head",   "meta", "title",   "style",   "body",       "header",  "h1",       "h2",
    "h3",   "p",      "main", "section", "div",     "ul",         "li",      "strong",   "svg",
    "path", "span",   "dl",   "dt",      "dd",      "table",      "caption", "thead",    "tbody",
    "tr",   "th",     "td",   "code",    "figure",  "figcaption", "desc",    "polyline", "polygon",
    "rect", "circle", "text", "pattern", "details", "summary",    NULL
  };

  if (!g_strv_contains (allowed, (const char *)node->name))
    g_error ("<%s> in the report", node->name);
  for (xmlAttrPtr attr = node->properties; attr != NULL; attr = attr->next) {
    const char *name = (const char *)attr->name;

    g_assert_false (g_str_has_prefix (name, "on"));
    g_assert_false (g_strcmp0 (name, "src") == 0 || g_strcmp0 (name, "href") == 0);
  }
  (*(guint *)data)++;
}

static void
check_headings (xmlNodePtr node, gpointer data)
{
  int *level = data;
  const char *name = (const char *)node->name;

  if (name[0] == 'h' && g_ascii_isdigit (name[1])) {
    int here = name[1] - '0';

    /* One h1, and no level left out on the way down. */
    g_assert_cmpint (here, <=, *level + 1);
    g_assert_true (here > 1 || *level == 0);
    *level = here;
  }
  if (g_strcmp0 (name, "th") == 0) {
    xmlChar *scope = xmlGetProp (node, BAD_CAST "scope");

    g_assert_true (g_strcmp0 ((const char *)scope, "row") == 0 ||
                   g_strcmp0 ((const char *)scope, "col") == 0);
    xmlFree (scope);
  }
}

static void
test_html_hostile (void)
{
  g_autoptr (FulDocument) document = document_new (HOSTILE);
  g_autofree char *html = ful_document_to_html (document);
  xmlDocPtr parsed = parse_xml (html);
  guint elements = 0;
  int level = 0;
  xmlChar *language;

  g_assert_nonnull (parsed);
  walk (xmlDocGetRootElement (parsed), check_harmless, &elements);
  walk (xmlDocGetRootElement (parsed), check_headings, &level);
  g_assert_cmpuint (elements, >, 40);
  language = xmlGetProp (xmlDocGetRootElement (parsed), BAD_CAST "lang");
  g_assert_cmpstr ((const char *)language, ==, "en");
  xmlFree (language);
  xmlFreeDoc (parsed);
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<img"));
  g_assert_null (strstr (html, "\u202e"));
  g_assert_nonnull (strstr (html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
}

/* As a browser's kind of parser reads it, not only as XML. */
static void
test_html_as_html (void)
{
  g_autoptr (FulDocument) document = document_new (HOSTILE);
  g_autofree char *html = ful_document_to_html (document);
  htmlDocPtr parsed = htmlReadMemory (html, (int)strlen (html), "report.html", "utf-8",
                                      HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  guint elements = 0;

  g_assert_nonnull (parsed);
  walk (xmlDocGetRootElement (parsed), check_harmless, &elements);
  g_assert_cmpuint (elements, >, 40);
  xmlFreeDoc (parsed);
}

static void
test_same_bytes (void)
{
  g_autoptr (FulDocument) first = document_new ("Support routing");
  g_autoptr (FulDocument) second = document_new ("Support routing");
  g_autofree char *a = ful_document_to_html (first);
  g_autofree char *b = ful_document_to_html (second);
  g_autofree char *c = ful_document_to_markdown (first);
  g_autofree char *d = ful_document_to_markdown (second);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (c, ==, d);
  g_assert_true (g_str_has_prefix (a, "<!DOCTYPE html>\n<html lang=\"en\">"));
  g_assert_true (g_str_has_suffix (a, "</html>\n"));
  g_assert_true (g_str_has_suffix (c, "\n") && !g_str_has_suffix (c, "\n\n"));
}

static void
test_html_says_signs (void)
{
  g_autoptr (FulDocument) document = document_new ("Support routing");
  g_autofree char *html = ful_document_to_html (document);

  g_assert_nonnull (strstr (html, "<span class=\"unseen\">done: </span>"));
  g_assert_nonnull (strstr (html, "Content-Security-Policy"));
  g_assert_nonnull (strstr (html, "<th scope=\"col\" class=\"number\">"));
  g_assert_nonnull (strstr (html, "<summary>The numbers as a table</summary>"));
  g_assert_nonnull (strstr (html, "prefers-color-scheme: dark"));
  g_assert_nonnull (strstr (html, "@media print"));
}

static void
assert_markdown (const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  ful_markdown_append_text (out, text);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
assert_code (const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  ful_markdown_append_code (out, text);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_markdown_text (void)
{
  assert_markdown ("93.1 % (91.0–94.8)", "93.1 % (91.0–94.8)");
  assert_markdown ("a*b_ c`d[e]<f>|g&h", "a\\*b\\_ c\\`d\\[e\\]&lt;f&gt;\\|g&amp;h");
  assert_markdown ("cost.hourly_rate _x", "cost.hourly_rate \\_x");
  assert_markdown ("# heading", "\\# heading");
  assert_markdown ("- item", "\\- item");
  assert_markdown ("-5 points", "-5 points");
  assert_markdown ("12. item", "12\\. item");
  assert_markdown ("---", "\\---");
  assert_markdown ("    code", "code");
  assert_markdown ("two\n\nparagraphs", "two  paragraphs");
  assert_markdown ("see http://x.y and www.z.y", "see http\\://x.y and www\\.z.y");
  assert_markdown ("a\001\u202eb", "a\ufffd\ufffdb");
  assert_code ("plain", "`plain`");
  assert_code ("a`b", "a\\`b");
  assert_code ("a|b", "a\\|b");
  assert_code ("<i>", "&lt;i&gt;");
  assert_code ("", "");
}

static void
test_markdown_hostile (void)
{
  g_autoptr (FulDocument) document = document_new (HOSTILE);
  g_autofree char *text = ful_document_to_markdown (document);

  g_assert_null (strstr (text, "<script"));
  g_assert_nonnull (strstr (text, "&lt;script&gt;"));
  g_assert_null (strstr (text, "\u202e"));
  g_assert_null (strstr (text, "http://"));
  g_assert_nonnull (strstr (text, "\\[a\\](javascript:b)"));
}

static void
test_markdown_shape (void)
{
  g_autoptr (FulDocument) document = document_new ("Support routing");
  g_autofree char *text = ful_document_to_markdown (document);

  g_assert_true (g_str_has_prefix (text, "# Support routing\n\n24 November 2026\n\n"));
  g_assert_nonnull (strstr (text, "\n## Support routing\n"));
  g_assert_nonnull (strstr (text, "\n### Support routing\n"));
  g_assert_nonnull (strstr (text, "- ✓ (done) **Support routing** Support routing\n"));
  g_assert_nonnull (strstr (text, "> ▲ (caution) Support routing\n"));
  g_assert_nonnull (strstr (text, "| --- | ---: |\n"));
  g_assert_nonnull (strstr (text, "| `Support routing` | ✗ Support routing |\n"));
  g_assert_nonnull (strstr (text, "**Figure 1. Support routing**"));
  g_assert_nonnull (strstr (text, "70.0\u00a0% (60.0–80.0)"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/html/hostile-text", test_html_hostile);
  g_test_add_func ("/report/html/as-html", test_html_as_html);
  g_test_add_func ("/report/html/says-signs", test_html_says_signs);
  g_test_add_func ("/report/same-bytes", test_same_bytes);
  g_test_add_func ("/report/markdown/text", test_markdown_text);
  g_test_add_func ("/report/markdown/hostile-text", test_markdown_hostile);
  g_test_add_func ("/report/markdown/shape", test_markdown_shape);
  return g_test_run ();
}
