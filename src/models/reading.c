/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/reading.h"

#include <string.h>

/* One pass over the lines. A block is what an "Input:" or "Output:" has opened; all else that is no
 * label is prose, kept apart by whether a label or a pair has come since. */

typedef enum { IN_PROSE, IN_INPUT, IN_OUTPUT } Block;

typedef struct {
  FulReading *reading;
  Block block;
  gboolean has_input; /* an input waits for its output */
  GString *input;
  GString *output;
  GString *before;  /* prose before the first label or pair */
  GString *after;   /* prose since the last one */
  GString *element; /* what the tag that was opened last holds */
  char *tag;        /* its name; NULL: none is open */
  char *tagged;     /* the last element that is neither labels nor pairs */
  gsize found;      /* labels and pairs so far */
  gsize found_at_tag;
} Scan;

static GPtrArray *
new_texts (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

void
ful_reading_free (FulReading *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->inputs);
  g_ptr_array_unref (self->outputs);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->texts);
  g_free (self->question);
  g_free (self);
}

static void
append_line (GString *text, const char *line, gsize length)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_len (text, line, (gssize)length);
}

static char *
trimmed (const GString *text)
{
  return g_strstrip (g_strdup (text->str));
}

static void
end_pair (Scan *scan)
{
  g_autofree char *output = trimmed (scan->output);

  scan->block = IN_PROSE;
  if (!scan->has_input || *output == '\0')
    return;
  g_ptr_array_add (scan->reading->inputs, trimmed (scan->input));
  g_ptr_array_add (scan->reading->outputs, g_steal_pointer (&output));
  scan->has_input = FALSE;
  scan->found++;
  g_string_truncate (scan->after, 0);
}

/* Where the text after "@word:" begins; NULL when the line does not start so. */
static const char *
after_word (const char *line, const char *word)
{
  gsize length = strlen (word);

  while (*line == ' ' || *line == '\t')
    line++;
  return g_ascii_strncasecmp (line, word, length) == 0 && line[length] == ':' ? line + length + 1
                                                                              : NULL;
}

/* "<name>" or "</name>" at the start of @line, *after what follows it. Returns: (transfer full):
 * the name, NULL when there is none */
static char *
tag_name (const char *line, gboolean *closing, const char **after)
{
  const char *name, *end;

  line += strspn (line, " \t");
  if (*line != '<')
    return NULL;
  *closing = line[1] == '/';
  name = line + (*closing ? 2 : 1);
  for (end = name; g_ascii_isalnum (*end) || *end == '_' || *end == '-'; end++)
    ;
  if (end == name || *end != '>')
    return NULL;
  *after = end + 1;
  return g_strndup (name, (gsize)(end - name));
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r")] == '\0';
}

static void
read_tag (Scan *scan, const char *name, gboolean closing)
{
  if (scan->block != IN_PROSE)
    end_pair (scan);
  if (!closing) {
    g_free (scan->tag);
    scan->tag = g_strdup (name);
    scan->found_at_tag = scan->found;
    g_string_truncate (scan->element, 0);
  } else if (g_strcmp0 (scan->tag, name) == 0) {
    if (scan->found == scan->found_at_tag) {
      g_free (scan->tagged);
      scan->tagged = trimmed (scan->element);
    }
    g_clear_pointer (&scan->tag, g_free);
  }
}

/* "- label" or "- label: text": a label is one word. */
static gboolean
read_label (Scan *scan, const char *line)
{
  const char *end;

  while (*line == ' ' || *line == '\t')
    line++;
  if (strncmp (line, "- ", 2) != 0)
    return FALSE;
  line += 2;
  while (*line == ' ')
    line++;
  end = line + strcspn (line, ": \t");
  if (end == line || (*end != '\0' && *end != ':' && end[strspn (end, " \t")] != '\0'))
    return FALSE;
  g_ptr_array_add (scan->reading->labels, g_strndup (line, (gsize)(end - line)));
  g_ptr_array_add (scan->reading->texts, g_strstrip (g_strdup (*end == ':' ? end + 1 : "")));
  scan->found++;
  g_string_truncate (scan->after, 0);
  return TRUE;
}

static void
read_prose (Scan *scan, const char *line)
{
  append_line (scan->found == 0 ? scan->before : scan->after, line, strlen (line));
  if (scan->tag != NULL)
    append_line (scan->element, line, strlen (line));
}

static void
read_text (Scan *scan, const char *line)
{
  const char *rest;

  if ((rest = after_word (line, "Input")) != NULL) {
    end_pair (scan);
    g_string_assign (scan->input, rest);
    g_string_truncate (scan->output, 0);
    scan->has_input = TRUE;
    scan->block = IN_INPUT;
  } else if (scan->has_input && (rest = after_word (line, "Output")) != NULL) {
    g_string_assign (scan->output, rest);
    scan->block = IN_OUTPUT;
  } else if (scan->block == IN_INPUT) {
    append_line (scan->input, line, strlen (line));
  } else if (scan->block == IN_OUTPUT && !is_blank (line)) {
    append_line (scan->output, line, strlen (line));
  } else if (scan->block == IN_OUTPUT) {
    end_pair (scan);
  } else if (!read_label (scan, line)) {
    read_prose (scan, line);
  }
}

/* A line with the tags at its ends taken off: "<a>", "</a>", "<a>text", "text</a>", "<a>text</a>".
 */
static void
read_line (Scan *scan, const char *line)
{
  gboolean closing = FALSE;
  const char *rest = line;
  g_autofree char *tag = tag_name (line, &closing, &rest);
  g_autofree char *end = NULL;
  g_autofree char *text = NULL;

  if (tag != NULL)
    read_tag (scan, tag, closing);
  text = g_strchomp (g_strdup (rest));
  if (scan->tag != NULL)
    end = g_strdup_printf ("</%s>", scan->tag);
  if (end != NULL && g_str_has_suffix (text, end)) {
    text[strlen (text) - strlen (end)] = '\0';
    read_text (scan, text);
    g_free (tag);
    tag = g_strdup (scan->tag);
    read_tag (scan, tag, TRUE);
  } else if (tag == NULL || *text != '\0') {
    read_text (scan, rest);
  }
}

static char *
choose_question (Scan *scan)
{
  g_autofree char *after = trimmed (scan->after);

  if (scan->has_input)
    return trimmed (scan->input);
  if (scan->tagged != NULL)
    return g_strdup (scan->tagged);
  return *after != '\0' ? g_steal_pointer (&after) : trimmed (scan->before);
}

FulReading *
ful_reading_new (const char *content)
{
  FulReading *self = g_new (FulReading, 1);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  Scan scan = { .reading = self,
                .input = g_string_new (NULL),
                .output = g_string_new (NULL),
                .before = g_string_new (NULL),
                .after = g_string_new (NULL),
                .element = g_string_new (NULL) };

  *self = (FulReading){ new_texts (), new_texts (), new_texts (), new_texts (), NULL };
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (&scan, lines[i]);
  end_pair (&scan);
  self->question = choose_question (&scan);
  g_string_free (scan.input, TRUE);
  g_string_free (scan.output, TRUE);
  g_string_free (scan.before, TRUE);
  g_string_free (scan.after, TRUE);
  g_string_free (scan.element, TRUE);
  g_free (scan.tag);
  g_free (scan.tagged);
  return self;
}
