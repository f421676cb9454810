/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/reading.h"

/* Pairs as "input=output|…", labels as "label:text|…". */
typedef struct {
  const char *content;
  const char *pairs;
  const char *labels;
  const char *question;
} Reference;

static const Reference references[] = {
  { "My card is lost", "", "", "My card is lost" },
  { "two\nlines", "", "", "two\nlines" },
  { "", "", "", "" },
  { "Input: a\nOutput: x\n\nInput: b\nOutput: y\n\nInput: c\nOutput:", "a=x|b=y|", "", "c" },
  { "Input: a\nmore\nOutput: x\nInput: q", "a\nmore=x|", "", "q" },
  { "input:a\noutput:x\n\nanything else", "a=x|", "", "anything else" },
  /* an answer over several lines ends at an empty one */
  { "Input: a\nOutput: {\n  \"x\": 1}\n\nq", "a={\n  \"x\": 1}|", "", "q" },
  { "Choose:\n- lost\n- new_pin: a new PIN\nI lost it", "", "lost:|new_pin:a new PIN|",
    "I lost it" },
  { "I lost it\n\nLabels:\n- lost\n- pin", "", "lost:|pin:|", "I lost it\n\nLabels:" },
  /* a list of sentences is no list of labels */
  { "- first do this\n- then that", "", "", "- first do this\n- then that" },
  { "Sort this.\n<message>\nI lost it\n</message>\nAnswer:", "", "", "I lost it" },
  { "<labels>\n- lost\n</labels>\n<message>I lost it</message>\nOne label only.", "", "lost:|",
    "I lost it" },
  { "<message>I lost it</message>\n<labels>\n- lost\n</labels>", "", "lost:|", "I lost it" },
  { "<examples>\nInput: a\nOutput: x\n</examples>\n<message>\nq\nr\n</message>", "a=x|", "",
    "q\nr" },
  { "1 < 2 > 1", "", "", "1 < 2 > 1" },
  { "<unclosed>\ntext", "", "", "text" },
  { "Output: without input", "", "", "Output: without input" },
};

static char *
join (GPtrArray *left, GPtrArray *right, char between)
{
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (left->len, ==, right->len);
  for (guint i = 0; i < left->len; i++)
    g_string_append_printf (text, "%s%c%s|", (char *)g_ptr_array_index (left, i), between,
                            (char *)g_ptr_array_index (right, i));
  return g_string_free (text, FALSE);
}

static void
test_reference (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++) {
    const Reference *ref = &references[i];
    g_autoptr (FulReading) reading = ful_reading_new (ref->content);
    g_autofree char *pairs = join (reading->inputs, reading->outputs, '=');
    g_autofree char *labels = join (reading->labels, reading->texts, ':');

    g_assert_cmpstr (pairs, ==, ref->pairs);
    g_assert_cmpstr (labels, ==, ref->labels);
    g_assert_cmpstr (reading->question, ==, ref->question);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/reading/reference", test_reference);
  return g_test_run ();
}
