/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/levers.h"

#include <string.h>

/* Structure is read from the text by plain signs, line by line and without a model: a prompt is
 * structured when a reader sees where its parts begin and how the answer must look. */

#define MIN_EXAMPLES 3
#define MIN_SECTIONS 2

static guint
n_fixed_examples (const FulPromptBody *body)
{
  return body->examples->len + (guint)MAX (body->examples_train, 0);
}

static gboolean
has_examples (const FulPromptBody *body)
{
  return n_fixed_examples (body) > 0 || body->nearest > 0;
}

static gboolean
has_tools (const FulPromptBody *body)
{
  const char *tools = body->tools;

  if (tools == NULL)
    return FALSE;
  tools += strspn (tools, " \t\r\n[");
  return *tools != '\0' && *tools != ']';
}

static gboolean
has_validation (const FulSnapshot *snapshot, const FulPromptBody *body)
{
  if (body->schema != NULL)
    return TRUE;
  for (guint i = 0; i < snapshot->checks->len; i++)
    if (((const FulCheck *)snapshot->checks->pdata[i])->retry > 0)
      return TRUE;
  return FALSE;
}

/* "# Task", "## Rules", "---", "===", "```", "\"\"\"", "<input>", "[INPUT]", "TASK:" */
static gboolean
is_delimiter (const char *line)
{
  static const char *const starts[] = { "# ",  "## ", "### ",   "#### ", "---", "===",
                                        "***", "```", "\"\"\"", "~~~",   NULL };
  gsize length;
  gsize caps;

  for (guint i = 0; starts[i] != NULL; i++)
    if (g_str_has_prefix (line, starts[i]))
      return TRUE;
  length = strlen (line);
  if (length >= 3 &&
      ((line[0] == '<' && line[length - 1] == '>') || (line[0] == '[' && line[length - 1] == ']')))
    return g_ascii_isalpha (line[1]) || line[1] == '/';
  caps = strspn (line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ ");
  return caps >= 3 && line[caps] == ':' && line[caps + 1] == '\0';
}

static guint
count_delimiters (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += is_delimiter (g_strstrip (lines[i])) ? 1 : 0;
  return n;
}

static gboolean
says_how_to_answer (const char *text)
{
  static const char pattern[] = "\\b(output|answer|response|reply)\\s+format\\b|\\bformat\\s*:"
                                "|\\b(answer|respond|reply|return|output|write|give)\\s+(with|in|"
                                "as|only|exactly|just|back)\\b"
                                "|\\bnothing\\s+(else|but)\\b|\\bvalid\\s+json\\b";

  return text != NULL && g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0);
}

static gboolean
has_structure (const FulPromptBody *body)
{
  gboolean explicit_format = body->response != FUL_RESPONSE_TEXT || body->schema != NULL ||
                             says_how_to_answer (body->system);
  guint sections = count_delimiters (body->system);

  for (guint i = 0; i < body->messages->len; i++) {
    const FulMessage *message = body->messages->pdata[i];

    sections += count_delimiters (message->content);
    explicit_format = explicit_format || says_how_to_answer (message->content);
  }
  return explicit_format && sections >= MIN_SECTIONS;
}

FulLevers
ful_levers_detect (const FulSnapshot *snapshot, const FulPromptBody *body)
{
  FulLevers levers = 0;

  if (n_fixed_examples (body) + (guint)MAX (body->nearest, 0) >= MIN_EXAMPLES)
    levers |= FUL_LEVER_EXAMPLES;
  if (has_tools (body))
    levers |= FUL_LEVER_TOOLS;
  if (has_validation (snapshot, body))
    levers |= FUL_LEVER_VALIDATION;
  if (body->documents > 0)
    levers |= FUL_LEVER_RETRIEVAL;
  if (has_structure (body))
    levers |= FUL_LEVER_STRUCTURE;
  return levers;
}

FulLevers
ful_levers_of (const FulSnapshot *snapshot, const FulRevision *revision)
{
  if (revision->imported || revision->body == NULL)
    return revision->levers;
  return ful_levers_detect (snapshot, revision->body);
}

FulRung
ful_rung_of (const FulSnapshot *snapshot, const FulRevision *revision, const FulModel *model)
{
  FulLevers levers = ful_levers_of (snapshot, revision);
  gboolean examples = (levers & FUL_LEVER_EXAMPLES) != 0;

  if (model->rung != FUL_RUNG_UNSET)
    return model->rung;
  if (revision->imported && revision->rung != FUL_RUNG_UNSET)
    return revision->rung;
  /* One or two examples are no lever yet, but a prompt with them is no longer zero-shot. */
  if (!revision->imported && revision->body != NULL)
    examples = has_examples (revision->body);
  if ((levers & FUL_LEVER_RETRIEVAL) != 0)
    return FUL_RUNG_RETRIEVAL;
  if ((levers & (FUL_LEVER_TOOLS | FUL_LEVER_VALIDATION)) != 0)
    return FUL_RUNG_ENGINEERED;
  return examples ? FUL_RUNG_FEW_SHOT : FUL_RUNG_ZERO_SHOT;
}
