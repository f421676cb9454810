/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <math.h>
#include <string.h>

#include "../classify/banking77.h"
#include "../project/temporary.h"
#include "models/matcher.h"
#include "models/specialist.h"
#include "models/target.h"
#include "prompts/revision.h"
#include "runs/evidence.h"
#include "runs/execute.h"

/* A small project on Banking77: LABELS labels with 8 cases of each in train, 4 in dev, 6 in test;
 * the prompts `bare` (labels alone) and `nearest` (five examples), both offline models. */

#define LABELS 6
#define N_TRAIN (LABELS * 8)
#define N_DEV (LABELS * 4)
#define N_TEST (LABELS * 6)

typedef struct {
  char *folder;
  char *path;
  FulProject *project;
} Fixture;

static inline FulPromptBody *
make_body (const char *system, const char *user, int nearest)
{
  FulPromptBody *body = ful_prompt_body_new ();
  FulMessage *message = g_new (FulMessage, 1);

  *message = (FulMessage){ g_strdup ("user"), g_strdup (user) };
  g_ptr_array_add (body->messages, message);
  body->system = g_strdup (system);
  body->nearest = nearest;
  return body;
}

static inline void
apply (Fixture *f, FulEdit *edit)
{
  g_autoptr (GError) error = NULL;

  ful_project_edit (f->project, "Edit", edit, &error);
  g_assert_no_error (error);
}

static inline void
add_prompt (Fixture *f, const char *name, const char *system, const char *user, int nearest)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (f->project);
  g_autoptr (FulPromptBody) body = make_body (system, user, nearest);
  FulEdit *edit = ful_edit_new ();

  ful_prompt_add (f->project, snapshot, edit, name, body);
  apply (f, edit);
}

static inline void
add_case (Fixture *f,
          FulEdit *edit,
          FulSplit split,
          int number,
          const char *text,
          const char *label)
{
  FulCase *item = ful_case_new ();

  item->id = ful_project_new_id (f->project, FUL_ID_CASE);
  item->name = g_strdup_printf ("%s-%d", ful_split_name (split), number);
  item->split = split;
  item->position = number;
  g_strfreev (item->var_names);
  g_strfreev (item->var_values);
  item->var_names = g_strsplit ("text", ",", -1);
  item->var_values = g_new0 (char *, 2);
  item->var_values[0] = g_strdup (text);
  item->expected = g_strdup (label);
  ful_edit_take_case (edit, item);
}

static inline void
add_cases (Fixture *f)
{
  Banking77 data = banking77_load ("samples/banking77/train.csv");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  FulEdit *edit = ful_edit_new ();
  int number = 0;

  ful_edit_put_column (edit, "text", 0);
  for (guint i = 0; i < data.texts->len; i++) {
    const char *label = g_ptr_array_index (data.labels, i);
    gboolean known = g_hash_table_contains (seen, label);
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, label));

    if (!known && g_hash_table_size (seen) == LABELS)
      break;
    if (!known)
      ful_edit_put_label (edit, label, "", (int)g_hash_table_size (seen));
    if (n < 18)
      add_case (f, edit,
                n < 8    ? FUL_SPLIT_TRAIN
                : n < 12 ? FUL_SPLIT_DEV
                         : FUL_SPLIT_TEST,
                number++, g_ptr_array_index (data.texts, i), label);
    g_hash_table_insert (seen, (gpointer)label, GUINT_TO_POINTER (n + 1));
  }
  apply (f, edit);
  banking77_clear (&data);
}

static inline void
set_up (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;
  FulEdit *edit = ful_edit_new ();

  f->folder = temporary_new ();
  f->path = g_build_filename (f->folder, "p.fulcrum", NULL);
  f->project = ful_project_create (f->path, "Test", &error);
  g_assert_no_error (error);
  snapshot = ful_project_snapshot (f->project);
  ful_models_add_offline (f->project, snapshot, edit, NULL);
  apply (f, edit);
  add_cases (f);
  add_prompt (f, "bare", "Labels:\n{{#labels}}\n- {{name}}\n{{/labels}}", "{{text}}", 0);
  add_prompt (f, "nearest", "Give the label.", "{{text}}", 5);
}

static inline void
tear_down (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  ful_project_close (f->project, &error);
  g_assert_no_error (error);
  g_free (f->path);
  temporary_free (f->folder);
}

static inline FulRunPlan *
plan_of (Fixture *f, const FulRunOptions *options)
{
  g_autoptr (GError) error = NULL;
  FulRunPlan *plan;

  ful_run_prepare (f->project, options, &error);
  g_assert_no_error (error);
  plan = ful_run_plan_new (f->project, options, FALSE, &error);
  g_assert_no_error (error);
  return plan;
}

static inline FulRunSummary
run (Fixture *f, const FulRunOptions *options)
{
  g_autoptr (FulRunPlan) plan = plan_of (f, options);
  const FulRunLimits limits = FUL_RUN_NO_LIMITS;
  g_autoptr (GError) error = NULL;
  FulRunSummary summary;

  ful_run_execute (f->project, plan, &limits, NULL, NULL, &summary, &error);
  g_assert_no_error (error);
  return summary;
}

static inline FulEvidence *
evidence_of (Fixture *f)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (f->project);
  g_autoptr (GError) error = NULL;
  FulEvidence *evidence = ful_evidence_load (f->project, snapshot, &error);

  g_assert_no_error (error);
  return evidence;
}

static inline const FulEvidenceArm *
arm_named (const FulEvidence *evidence, const char *name)
{
  g_autoptr (GError) error = NULL;
  const FulEvidenceArm *arm = ful_evidence_find_arm (evidence, name, &error);

  g_assert_no_error (error);
  return arm;
}

/* Rows of the file as "ARM IDS CASE REPEAT" -> OUTPUT; each only once unless @twice. */
typedef struct {
  GHashTable *outputs;
  guint rows;
} Rows;

static inline gboolean
collect_row (const FulResult *result, gpointer user_data, GError **error)
{
  Rows *rows = user_data;

  rows->rows++;
  g_hash_table_replace (rows->outputs,
                        g_strdup_printf ("%d %d %s %d %d", (int)result->revision_id,
                                         (int)result->model_id, result->variables,
                                         (int)result->case_id, result->repeat),
                        g_strdup (result->output));
  return TRUE;
}

static inline Rows
rows_of (Fixture *f)
{
  Rows rows = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), 0 };
  g_autoptr (GError) error = NULL;

  ful_project_foreach_result (f->project, TRUE, collect_row, &rows, &error);
  g_assert_no_error (error);
  return rows;
}

static inline void
rows_clear (Rows *rows)
{
  g_hash_table_unref (rows->outputs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)
