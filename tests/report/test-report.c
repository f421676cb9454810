/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report.h"

#include <libxml/parser.h>
#include <string.h>

#include "base/json.h"
#include "fixture.h"
#include "report/html-writer.h"
#include "report/markdown-writer.h"

static char *
html_of (const Fixture *fixture)
{
  g_autoptr (FulDocument) document = ful_report_new (&fixture->report);

  return ful_document_to_html (document);
}

static char *
markdown_of (const Fixture *fixture)
{
  g_autoptr (FulDocument) document = ful_report_new (&fixture->report);

  return ful_document_to_markdown (document);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("the report lacks: %s", part);
}

static void
assert_parses (const char *html)
{
  xmlDocPtr parsed = xmlReadMemory (html, (int)strlen (html), "report.html", NULL,
                                    XML_PARSE_NOERROR | XML_PARSE_NONET);

  g_assert_nonnull (parsed);
  xmlFreeDoc (parsed);
}

/* Every section says what the evidence says. */
static void
test_says_all (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("Support routing", "plain", TRUE);
  g_autofree char *text = markdown_of (fixture);
  g_autofree char *headline = g_strdup_printf ("\n## %s\n", fixture->verdict->headline);

  assert_has (text, "# Support routing: prompt or train?\n\n24 November 2026\n");
  assert_has (text, headline);
  assert_has (text, "Decided from 400 cases (test), 7 arms that count");
  for (guint i = 0; i < fixture->verdict->cautions->len; i++) {
    const FulCaution *caution = g_ptr_array_index (fixture->verdict->cautions, i);

    assert_has (text, caution->text);
  }
  /* 364 of 400, Wilson's interval, on the ladder and among the arms. */
  assert_has (text, "91.0\u00a0% (87.8–93.4)");
  assert_has (text, "your bar 85\u00a0%");
  assert_has (text, "| **Engineered** | – | – | · not measured | – |");
  assert_has (text, "1. What goes wrong?");
  assert_has (text, "order#1");
  assert_has (text, "could be chance");
  assert_has (text, "| Cost of one wrong answer | \\$0.12 | an error | typed |");
  assert_has (text, "### Defaults never looked at");
  assert_has (text, "| Months that are compared | 24 | months |");
  assert_has (text, "**Best-fit task**");
  assert_has (text, "○ (open) **A frozen regression set**");
  assert_has (text, "Rungs of the ladder: Engineered, Retrieval, Tuned model.");
  assert_has (text, "The test split was looked at 3 times.");
}

/* What is no language model is named for what it is. */
static void
test_names_offline_models (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("Support routing", "plain", TRUE);
  g_autofree char *html = html_of (fixture);

  assert_has (html, "plain#1 · Example matcher (not a language model)");
  assert_has (html, "input-only#1 · Specialist (a linear classifier");
}

static void
test_same_bytes (void)
{
  g_autoptr (Fixture) first = fixture_new ("Support routing", "plain", TRUE);
  g_autoptr (Fixture) second = fixture_new ("Support routing", "plain", TRUE);
  g_autofree char *a = html_of (first);
  g_autofree char *b = html_of (second);
  g_autofree char *c = ful_report_to_json (&first->report);
  g_autofree char *d = ful_report_to_json (&second->report);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (c, ==, d);
}

static void
test_cost_unknown (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("Support routing", "plain", FALSE);
  g_autofree char *text = markdown_of (fixture);
  g_autofree char *html = html_of (fixture);

  assert_parses (html);
  assert_has (text, "The cost is not known. It needs these figures:");
  assert_has (text, "**cost.hourly_rate**");
  assert_has (text, "- Cost: **not known** (");
  g_assert_null (strstr (text, "Cost so far, month by month"));
}

/* A title and a prompt's name of a stranger, who may not even write from left to right. */
static void
test_hostile_names (void)
{
  g_autoptr (Fixture) fixture =
      fixture_new ("</title><script>alert(1)</script>\u202e", "<b>|`x`\001 שלום", TRUE);
  g_autofree char *html = html_of (fixture);
  g_autofree char *text = markdown_of (fixture);
  g_autofree char *json = ful_report_to_json (&fixture->report);
  g_autoptr (JsonNode) node = ful_json_parse (json, strlen (json), NULL, NULL);

  assert_parses (html);
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<b>"));
  g_assert_null (strstr (text, "<b>"));
  g_assert_null (strstr (html, "\u202e"));
  assert_has (html, "\u2068&lt;b&gt;|`x`");
  g_assert_nonnull (node);
}

/* No link, no source, no address that a reader's browser would fetch. */
static void
test_fetches_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("Support routing", "plain", TRUE);
  g_autofree char *html = html_of (fixture);

  g_assert_null (strstr (html, "http://"));
  g_assert_null (strstr (html, "https://"));
  g_assert_null (strstr (html, " src="));
  g_assert_null (strstr (html, " href="));
  g_assert_null (strstr (html, "@import"));
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<link"));
  assert_has (html, "role=\"img\"");
  assert_has (html, "<html lang=\"en\">");
}

static void
test_json (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("Support routing", "plain", TRUE);
  g_autofree char *text = ful_report_to_json (&fixture->report);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = ful_json_parse (text, strlen (text), NULL, &error);
  JsonObject *root, *verdict, *cost, *arm, *quality;
  JsonArray *arms;

  g_assert_no_error (error);
  root = json_node_get_object (node);
  verdict = json_object_get_object_member (root, "verdict");
  cost = json_object_get_object_member (root, "cost");
  arms = json_object_get_array_member (root, "arms");
  g_assert_cmpstr (json_object_get_string_member (root, "date"), ==, "2026-11-24");
  g_assert_cmpstr (json_object_get_string_member (verdict, "code"), ==,
                   ful_code_name (fixture->verdict->code));
  g_assert_cmpfloat (json_object_get_double_member (cost, "p_break_even"), ==,
                     fixture->verdict->projection->p_break_even);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (cost, "by_month")), ==,
                    24);
  g_assert_true (json_object_get_null_member (cost, "evpi"));
  g_assert_cmpuint (json_array_get_length (arms), ==, 7);
  arm = json_array_get_object_element (arms, 6);
  quality = json_object_get_object_member (arm, "quality");
  g_assert_cmpstr (json_object_get_string_member (arm, "rung"), ==, "specialist");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (quality, "estimate"), 0.91, 1e-12);
  g_assert_true (json_object_get_null_member (arm, "agreement"));
  /* 1 to 20 ms, each 20 times. */
  g_assert_cmpfloat_with_epsilon (
      json_object_get_double_member (json_object_get_object_member (arm, "latency_ms"), "p50"),
      10.5, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/report/says-all", test_says_all);
  g_test_add_func ("/report/report/names-offline-models", test_names_offline_models);
  g_test_add_func ("/report/report/same-bytes", test_same_bytes);
  g_test_add_func ("/report/report/cost-unknown", test_cost_unknown);
  g_test_add_func ("/report/report/hostile-names", test_hostile_names);
  g_test_add_func ("/report/report/fetches-nothing", test_fetches_nothing);
  g_test_add_func ("/report/report/json", test_json);
  return g_test_run ();
}
