/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/cost-json.h"

#include "base/json.h"
#include "fixture.h"

static JsonNode *
document_of (Fixture *fixture, FulCostPair pair)
{
  FulCostContext context = fixture_context (fixture);
  g_autoptr (FulProjection) projection = ful_projection_new (&context, pair);
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  ful_cost_write_json (writer, &context, projection);
  text = ful_json_writer_finish (writer);
  node = ful_json_parse (text, strlen (text), "cost", &error);
  g_assert_no_error (error);
  return node;
}

static double
number (JsonObject *object, const char *member)
{
  double out;
  g_autoptr (GError) error = NULL;

  g_assert_true (json_object_has_member (object, member));
  g_assert_true (ful_json_get_double (object, member, &out, &error));
  g_assert_no_error (error);
  return out;
}

/* Exactly the members of design §8, in its order. */
static void
assert_members (JsonObject *object, const char *names)
{
  g_auto (GStrv) wanted = g_strsplit (names, " ", -1);
  g_autoptr (GList) members = json_object_get_members (object);
  GList *member = members;

  for (char **name = wanted; *name != NULL; name++, member = member->next) {
    g_assert_nonnull (member);
    g_assert_cmpstr (member->data, ==, *name);
  }
  g_assert_null (member);
}

#define TOP                                                                                 \
  "currency horizon_months prompt tuned arms break_even_month break_even_volume crossings " \
  "p_break_even saving evpi evppi sensitivity by_month inputs missing"

static void
test_known (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE "cost.currency=EUR");
  FulCostPair pair = FIXTURE_SET_ALONE;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *top, *side, *row;

  fixture_set (fixture, "workflow.volume_per_month=1000000");
  pair.prompt_arm = fixture_arm (fixture, "p", FUL_RUNG_FEW_SHOT, 40, 36, 1000, 0, 50);
  root = document_of (fixture, pair);
  top = json_node_get_object (root);
  assert_members (top, TOP);
  g_assert_cmpstr (json_object_get_string_member (top, "currency"), ==, "EUR");
  g_assert_cmpint (json_object_get_int_member (top, "horizon_months"), ==, 12);
  side = json_object_get_object_member (top, "prompt");
  assert_members (side, "arm monthly upfront total");
  g_assert_cmpstr (json_object_get_string_member (side, "arm"), ==, "p#1@m1");
  assert_near (number (side, "monthly"), 2400);
  side = json_object_get_object_member (top, "tuned");
  g_assert_true (json_object_get_null_member (side, "arm"));
  assert_near (number (side, "upfront"), 3500);
  assert_near (number (side, "total"), 3500 + 12 * 280);
  row = json_array_get_object_element (json_object_get_array_member (top, "arms"), 0);
  assert_members (row, "arm rung upfront monthly total per_request per_correct p_break_even");
  g_assert_true (json_object_get_null_member (row, "p_break_even"));
  row = json_object_get_object_member (top, "break_even_month");
  assert_members (row, "p10 p50 p90 deterministic");
  assert_near (number (row, "deterministic"), 3500 / 2120.);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (top, "crossings")), ==, 1);
  assert_members (json_object_get_object_member (top, "saving"), "p10 p50 p90 mean");
  g_assert_true (json_object_get_null_member (top, "evpi"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (top, "by_month")), ==, 12);
  row = json_array_get_object_element (json_object_get_array_member (top, "by_month"), 11);
  assert_members (row, "month prompt tuned saving_p10 saving_p50 saving_p90");
  g_assert_cmpint (json_object_get_int_member (row, "month"), ==, 12);
  assert_near (number (row, "saving_p50"), 12 * 2120 - 3500);
  row = json_array_get_object_element (json_object_get_array_member (top, "inputs"), 0);
  assert_members (row, "input value low high source");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (top, "missing")), ==, 0);
}

static void
test_unknown_is_null (void)
{
  const char *const figures[] = { "break_even_volume", "p_break_even" };
  const char *const groups[] = { "break_even_month", "saving" };
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE);
  g_autoptr (JsonNode) root = NULL;
  JsonArray *missing;
  JsonObject *top;

  fixture_unset (fixture, "cost.hourly_rate");
  root = document_of (fixture, FIXTURE_SET_ALONE);
  top = json_node_get_object (root);
  assert_members (top, TOP);
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    g_assert_true (json_object_get_null_member (top, figures[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++) {
    JsonObject *group = json_object_get_object_member (top, groups[i]);
    g_autoptr (GList) members = json_object_get_members (group);

    for (GList *l = members; l != NULL; l = l->next)
      g_assert_true (json_object_get_null_member (group, l->data));
  }
  g_assert_true (
      json_object_get_null_member (json_object_get_object_member (top, "prompt"), "upfront"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (top, "by_month")), ==, 0);
  missing = json_object_get_array_member (top, "missing");
  g_assert_cmpuint (json_array_get_length (missing), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (missing, 0), ==, "cost.hourly_rate");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/json/known", test_known);
  g_test_add_func ("/cost/json/unknown", test_unknown_is_null);
  return g_test_run ();
}
