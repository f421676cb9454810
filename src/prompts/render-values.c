/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/render-private.h"

#include <string.h>

#include "prompts/arm.h"
#include "prompts/revision.h"

/* Of a case only what the templates name is put in, so that a case of a thousand columns costs no
 * more than one of two. What is set later is found first. */

static gboolean
is_column (const FulSnapshot *snapshot, const char *name)
{
  return g_ptr_array_find_with_equal_func (snapshot->columns, name, g_str_equal, NULL);
}

static void
set_columns (const FulRenderer *self, FulTemplateValue *root, const Inputs *inputs)
{
  for (guint i = 0; i < self->names->len; i++) {
    const char *name = self->names->pdata[i];
    const char *value = inputs->item != NULL ? ful_case_variable (inputs->item, name) : NULL;

    if (inputs->written != NULL && g_strcmp0 (name, self->only_column) == 0)
      value = inputs->written->input;
    if (value != NULL || is_column (self->snapshot, name))
      ful_template_value_set_text (root, name, value != NULL ? value : "");
  }
}

static void
set_variables (const FulRenderer *self, FulTemplateValue *root)
{
  for (guint i = 0; i < self->body->variables->len; i++) {
    const FulPromptVariable *variable = self->body->variables->pdata[i];
    g_autofree char *value = ful_variables_get (self->variables, variable->name);

    ful_template_value_set_text (root, variable->name, value);
  }
}

FulTemplateValue *
ful_example_value (const Example *example)
{
  FulTemplateValue *object = ful_template_value_new_object ();
  g_autofree char *input = ful_example_input (example);

  ful_template_value_set_text (object, "input", input);
  ful_template_value_set_text (object, "output", ful_example_output (example));
  return object;
}

/* The fixed ones come first, and were made once. */
static void
set_examples (const FulRenderer *self, FulTemplateValue *root, const GArray *examples)
{
  FulTemplateValue *list = ful_template_value_new_list ();

  for (guint i = 0; examples != NULL && i < examples->len; i++)
    ful_template_value_append (list,
                               i < self->fixed_values->len
                                   ? ful_template_value_ref (self->fixed_values->pdata[i])
                                   : ful_example_value (&g_array_index (examples, Example, i)));
  ful_template_value_set (root, "examples", list);
}

static void
set_documents (FulTemplateValue *root, const GArray *passages)
{
  FulTemplateValue *list = ful_template_value_new_list ();

  for (guint i = 0; passages != NULL && i < passages->len; i++) {
    const FulPassage *passage = g_array_index (passages, const FulPassage *, i);
    FulTemplateValue *object = ful_template_value_new_object ();

    ful_template_value_set_text (object, "text", passage->text);
    ful_template_value_set_text (object, "source", passage->source);
    ful_template_value_append (list, object);
  }
  ful_template_value_set (root, "documents", list);
}

static gboolean
uses (const FulRenderer *self, const char *name)
{
  return g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, NULL);
}

FulTemplateValue *
ful_renderer_values (const FulRenderer *self, const Inputs *inputs)
{
  FulTemplateValue *root = ful_template_value_new_object ();

  set_columns (self, root, inputs);
  set_variables (self, root);
  ful_template_value_set (root, "labels", ful_template_value_ref (self->labels));
  if (self->examples_in_template)
    set_examples (self, root, inputs->examples);
  if (self->documents_in_template)
    set_documents (root, inputs->passages);
  if (uses (self, FUL_INPUT_ONLY)) {
    g_autofree char *text = inputs->item != NULL ? ful_case_input_text (inputs->item)
                                                 : g_strdup (inputs->written->input);

    ful_template_value_set_text (root, FUL_INPUT_ONLY, text);
  }
  return root;
}
