/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "cli/commands.h"
#include "models/target.h"
#include "prices/price-list.h"

typedef struct {
  char *provider;
  char *endpoint;
  char *id;
  char *key_env;
  char *rung;
  char *price_ref;
  char *price_in;
  char *price_out;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->provider);
  g_free (self->endpoint);
  g_free (self->id);
  g_free (self->key_env);
  g_free (self->rung);
  g_free (self->price_ref);
  g_free (self->price_in);
  g_free (self->price_out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- list --- */

static void
write_model (FulJsonWriter *writer, const FulModel *model)
{
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "name", model->name);
  ful_json_writer_string_member (writer, "provider", model->provider);
  ful_json_writer_string_member (writer, "id", model->model_id);
  ful_json_writer_string_member (writer, "endpoint", model->endpoint);
  ful_json_writer_string_member (writer, "key_env", model->key_env);
  ful_json_writer_string_member (writer, "rung",
                                 model->rung != FUL_RUNG_UNSET ? ful_rung_name (model->rung)
                                                               : NULL);
  ful_json_writer_string_member (writer, "price_ref", model->price_ref);
  ful_json_writer_double_member (writer, "price_in", model->price_in);
  ful_json_writer_double_member (writer, "price_out", model->price_out);
  ful_json_writer_boolean_member (writer, "imported", model->imported);
  ful_json_writer_string_member (writer, "description", ful_model_description (model));
  ful_json_writer_end_object (writer);
}

static void
print_model (const FulModel *model)
{
  const char *description = ful_model_description (model);

  if (description == NULL)
    description = model->imported ? _ ("imported with results") : model->provider;
  ful_cli_print ("%-24s %s%s%s\n", model->name, _ (description),
                 model->model_id != NULL && ful_model_description (model) == NULL ? " " : "",
                 model->model_id != NULL && ful_model_description (model) == NULL ? model->model_id
                                                                                  : "");
}

static FulExit
list_models (FulProject *project, gboolean json)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_name (writer, "models");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < snapshot->models->len; i++) {
    const FulModel *model = g_ptr_array_index (snapshot->models, i);

    if (model->hidden)
      continue;
    write_model (writer, model);
    if (!json)
      print_model (model);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  if (json)
    ful_cli_print_json (writer);
  return FUL_EXIT_DONE;
}

/* --- add --- */

static gboolean
check_options (const Options *options, GError **error)
{
  static const char *const providers[] = { "offline", "openai", "anthropic", "ollama", NULL };

  if (options->provider == NULL || !g_strv_contains (providers, options->provider))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "--provider",
                             _ ("must be offline, openai, anthropic or ollama"));
  if (options->rung != NULL && strcmp (options->rung, "tuned") != 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "--rung",
                             _ ("only tuned can be given; other rungs follow from the prompt"));
  if (options->price_ref != NULL && (options->price_in != NULL || options->price_out != NULL))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "--price-ref",
                             _ ("give either it or --price-in and --price-out"));
  if (options->price_ref != NULL &&
      ful_price_list_find (ful_price_list_default (), options->price_ref) == NULL) {
    g_autofree char *quoted = ful_quote_untrusted (options->price_ref);

    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, "--price-ref",
                             _ ("the price list has no %s"), quoted);
  }
  return TRUE;
}

static const FulModel *
find_by_name (const FulSnapshot *snapshot, const char *name)
{
  for (guint i = 0; i < snapshot->models->len; i++) {
    const FulModel *model = g_ptr_array_index (snapshot->models, i);

    if (strcmp (model->name, name) == 0)
      return model;
  }
  return NULL;
}

static gboolean
fill_edit (FulProject *project,
           const FulSnapshot *snapshot,
           const Options *options,
           const char *name,
           FulEdit *edit,
           GError **error)
{
  FulModel model = { .name = (char *)name,
                     .provider = options->provider,
                     .endpoint = options->endpoint,
                     .model_id = options->id != NULL ? options->id : (char *)name,
                     .key_env = options->key_env,
                     .rung = options->rung != NULL ? FUL_RUNG_TUNED : FUL_RUNG_UNSET,
                     .price_ref = options->price_ref,
                     .price_cached = (double)NAN };
  const FulModel *known = find_by_name (snapshot, name);

  if (known != NULL && !known->hidden)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, name,
                             _ ("there is a model of that name; remove it first or choose "
                                "another"));
  if (!ful_model_parse_price ("--price-in", options->price_in, &model.price_in, error) ||
      !ful_model_parse_price ("--price-out", options->price_out, &model.price_out, error))
    return FALSE;
  if (strcmp (options->provider, "offline") == 0) {
    if (ful_offline_model (name) == NULL)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, name,
                               _ ("the offline models are offline:matcher and offline:specialist"));
    ful_models_add_offline (project, snapshot, edit, name);
    return TRUE;
  }
  if (!ful_model_check_name (name, error))
    return FALSE;
  for (guint i = 0; i < snapshot->models->len; i++)
    model.position =
        MAX (model.position, ((const FulModel *)snapshot->models->pdata[i])->position + 1);
  model.id = ful_project_new_id (project, FUL_ID_MODEL);
  ful_edit_put_model (edit, &model);
  return TRUE;
}

static FulExit
add_model (FulProject *project, const Options *options, const char *name, gboolean json)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autofree char *label = g_strdup_printf (_ ("Add model %s"), name);
  g_autoptr (GError) error = NULL;

  if (!check_options (options, &error) ||
      !fill_edit (project, snapshot, options, name, edit, &error) ||
      !ful_project_edit (project, label, g_steal_pointer (&edit), &error))
    return ful_cli_fail (error);
  return json ? list_models (project, json) : FUL_EXIT_DONE;
}

static FulExit
remove_model (FulProject *project, const char *name, gboolean json)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  const FulModel *model = ful_snapshot_model_named (snapshot, name);
  g_autofree char *label = g_strdup_printf (_ ("Remove model %s"), name);
  g_autofree char *quoted = ful_quote_untrusted (name);
  g_autoptr (GError) error = NULL;
  FulEdit *edit;
  FulModel hidden;

  if (model == NULL) {
    ful_set_error_at (&error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                      _ ("there is no model %s; model PROJECT list shows them"), quoted);
    return ful_cli_fail (error);
  }
  hidden = *model;
  hidden.hidden = TRUE;
  edit = ful_edit_new ();
  ful_edit_put_model (edit, &hidden);
  if (!ful_project_edit (project, label, edit, &error))
    return ful_cli_fail (error);
  return json ? list_models (project, json) : FUL_EXIT_DONE;
}

static FulExit
run_model (const FulCommand *self, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "provider", 0, 0, G_OPTION_ARG_STRING, &options.provider,
      N_ ("offline, openai, anthropic or ollama"), N_ ("X") },
    { "endpoint", 0, 0, G_OPTION_ARG_STRING, &options.endpoint, N_ ("Base URL of the server"),
      N_ ("U") },
    { "id", 0, 0, G_OPTION_ARG_STRING, &options.id, N_ ("The provider's id of the model"),
      N_ ("ID") },
    { "key-env", 0, 0, G_OPTION_ARG_STRING, &options.key_env,
      N_ ("Environment variable that holds the key"), N_ ("V") },
    { "rung", 0, 0, G_OPTION_ARG_STRING, &options.rung, N_ ("tuned: the model has been fine-tuned"),
      N_ ("tuned") },
    { "price-ref", 0, 0, G_OPTION_ARG_STRING, &options.price_ref,
      N_ ("Its entry in the price list"), N_ ("R") },
    { "price-in", 0, 0, G_OPTION_ARG_STRING, &options.price_in,
      N_ ("USD per million tokens of input"), N_ ("P") },
    { "price-out", 0, 0, G_OPTION_ARG_STRING, &options.price_out,
      N_ ("USD per million tokens of output"), N_ ("P") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  gboolean json = FALSE;
  gboolean adds, removes;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 2, 3, &json, &status))
    return status;
  adds = strcmp (argv[2], "add") == 0;
  removes = strcmp (argv[2], "remove") == 0;
  if (!adds && !removes && strcmp (argv[2], "list") != 0)
    return ful_cli_wrong_usage (self, _ ("“%s” is none of add, list, remove"), argv[2]);
  if ((adds || removes) != (argc == 4))
    return ful_cli_wrong_usage (self,
                                adds || removes ? _ ("which model?") : _ ("list takes no name"));
  project =
      adds || removes ? ful_cli_open_for_editing (argv[1], &error) : ful_cli_open (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  if (adds)
    status = add_model (project, &options, argv[3], json);
  else if (removes)
    status = remove_model (project, argv[3], json);
  else
    status = list_models (project, json);
  return ful_cli_close (g_steal_pointer (&project), status);
}

const FulCommand ful_command_model = {
  .name = "model",
  .usage = "PROJECT add NAME --provider X | list | remove NAME",
  .summary = N_ ("The models that answer"),
  .details =
      N_ ("offline:matcher is an example matcher, not a language model; offline:specialist a\n"
          "classifier trained on the train split. This version asks these two; others can be\n"
          "named, priced, and their answers brought in with import results."),
  .run = run_model,
};
