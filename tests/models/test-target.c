/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/target.h"

#include <math.h>

#include "../project/temporary.h"
#include "base/error.h"

static void
test_price (void)
{
  static const struct {
    const char *text;
    double price;
  } right[] = { { "0.15", 0.15 }, { " 2 ", 2 },  { "0", 0 },
                { "", NAN },      { "  ", NAN }, { NULL, NAN } };
  static const char *const wrong[] = { "-1", "cheap", "1 000", "nan" };

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++) {
    g_autoptr (GError) error = NULL;
    double price = 77;

    g_assert_true (ful_model_parse_price ("in", right[i].text, &price, &error));
    g_assert_no_error (error);
    if (isnan (right[i].price))
      g_assert_true (isnan (price));
    else
      g_assert_cmpfloat (price, ==, right[i].price);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    double price = 77;

    g_assert_false (ful_model_parse_price ("in", wrong[i], &price, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_true (g_str_has_prefix (error->message, "in: "));
    g_assert_cmpfloat (price, ==, 77);
  }
}

static void
test_new_name (void)
{
  g_autofree char *folder = temporary_new ();
  g_autofree char *path = g_build_filename (folder, "p.fulcrum", NULL);
  g_autoptr (GError) error = NULL;
  FulProject *project = ful_project_create (path, "Test", &error);
  g_autoptr (FulSnapshot) snapshot = NULL;
  FulEdit *edit = ful_edit_new ();
  FulModel model = { .id = 1,
                     .name = (char *)"mini",
                     .provider = (char *)"openai",
                     .endpoint = (char *)"http://localhost:1",
                     .model_id = (char *)"mini",
                     .rung = FUL_RUNG_UNSET,
                     .price_in = (double)NAN,
                     .price_cached = (double)NAN,
                     .price_out = (double)NAN };

  ful_edit_put_model (edit, &model);
  ful_project_edit (project, "Add", edit, &error);
  g_assert_no_error (error);
  snapshot = ful_project_snapshot (project);
  g_assert_true (ful_model_check_new_name (snapshot, NULL, "large", &error));
  g_assert_no_error (error);
  /* Its own name is no other's. */
  g_assert_true (ful_model_check_new_name (snapshot, ful_snapshot_model_named (snapshot, "mini"),
                                           "mini", &error));
  g_assert_false (ful_model_check_new_name (snapshot, NULL, "mini", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_false (ful_model_check_new_name (snapshot, NULL, "a@b", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_clear_error (&error);
  ful_project_close (project, &error);
  g_assert_no_error (error);
  temporary_free (g_steal_pointer (&folder));
}

/* Its own prices go before those of the list. */
static void
test_listed_price (void)
{
  const FulPriceList *prices = ful_price_list_default ();
  const FulPrice *list = ful_price_list_find (prices, "gpt-4o-mini");
  FulModel model = { .price_ref = (char *)"gpt-4o-mini",
                     .price_in = (double)NAN,
                     .price_cached = (double)NAN,
                     .price_out = 9 };
  FulModelPrice price;

  g_assert_nonnull (list);
  price = ful_model_price (&model, prices);
  g_assert_cmpfloat (price.input, ==, list->input);
  g_assert_cmpfloat (price.cached, ==, list->cached_input);
  g_assert_cmpfloat (price.output, ==, 9);
  g_assert_true (price.listed);
  model.price_ref = NULL;
  price = ful_model_price (&model, prices);
  g_assert_true (isnan (price.input));
  g_assert_false (price.listed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/target/price", test_price);
  g_test_add_func ("/models/target/new-name", test_new_name);
  g_test_add_func ("/models/target/listed-price", test_listed_price);
  return g_test_run ();
}
