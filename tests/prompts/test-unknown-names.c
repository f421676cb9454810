/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/unknown-names.h"

#include "prompts/render.h"
#include "workbench.h"

static const FulUnknownName *
at (const GPtrArray *found, guint i)
{
  g_assert_cmpuint (i, <, found->len);
  return found->pdata[i];
}

static void
test_finds (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) body = make_body ("Be short.\n{{ txet }}", "{{text}} {{{qqqqqq}}}");
  g_autoptr (GPtrArray) found = ful_prompt_unknown_names (self->snapshot, body);
  const FulUnknownName *first = at (found, 0);
  const FulUnknownName *second = at (found, 1);

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (first->message, ==, -1);
  g_assert_cmpuint (first->start, ==, 10);
  g_assert_cmpuint (first->end, ==, 20);
  g_assert_cmpuint (first->line, ==, 2);
  g_assert_cmpstr (first->name, ==, "txet");
  g_assert_cmpstr (first->nearest, ==, "text");
  g_assert_cmpstr (first->mended, ==, "{{ text }}");
  g_assert_cmpint (second->message, ==, 0);
  g_assert_cmpstr (second->tag, ==, "{{{qqqqqq}}}");
  g_assert_null (second->nearest);
  g_assert_null (second->mended);
}

/* What is found and what rendering refuses are the same. */
static void
test_agrees_with_rendering (Workbench *self, gconstpointer data)
{
  static const struct {
    const char *text;
    guint n;
  } cases[] = {
    { "{{text}} {{lang}} {{mood}} {{input-only}}", 0 },
    { "{{#labels}}{{name}}: {{description}} {{text}}{{/labels}}", 0 },
    { "{{#examples}}{{input}} {{output}}{{/examples}}{{^examples}}none{{/examples}}", 0 },
    { "{{#labels}}{{input}}{{/labels}}", 1 },
    { "{{name}}", 1 },
    { "{{! txt }}{{text}}", 0 },
    { "{{=<% %>=}}<%text%> {{txt}} <%txt%>", 1 },
    { "{{#lbels}}x{{/lbels}}", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FulPromptBody) body = make_body (NULL, cases[i].text);
    g_autoptr (FulCase) item = make_case ("a", "hello", "en", "lost");
    FulRendererSource source = { .snapshot = self->snapshot, .body = body, .prompt = "p" };
    g_autoptr (FulRenderer) renderer = NULL;
    g_autoptr (GPtrArray) found = NULL;
    g_autoptr (GPtrArray) messages = NULL;
    g_autoptr (GError) error = NULL;

    add_variable (body, "mood", "calm");
    add_example (body, "hi", "lost");
    found = ful_prompt_unknown_names (self->snapshot, body);
    g_assert_cmpuint (found->len, ==, cases[i].n);
    source.variables = "mood=calm";
    renderer = ful_renderer_new (&source, &error);
    g_assert_no_error (error);
    messages = ful_renderer_render (renderer, item, &error);
    g_assert_cmpint (messages == NULL, ==, cases[i].n > 0);
  }
}

static void
test_broken_template (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) body = make_body (NULL, "{{txt}} {{text");
  g_autoptr (GPtrArray) found = ful_prompt_unknown_names (self->snapshot, body);

  g_assert_cmpuint (found->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/prompts/unknown-names/finds", Workbench, NULL, workbench_set_up, test_finds,
              workbench_tear_down);
  g_test_add ("/prompts/unknown-names/agrees-with-rendering", Workbench, NULL, workbench_set_up,
              test_agrees_with_rendering, workbench_tear_down);
  g_test_add ("/prompts/unknown-names/broken-template", Workbench, NULL, workbench_set_up,
              test_broken_template, workbench_tear_down);
  return g_test_run ();
}
