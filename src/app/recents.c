/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/recents.h"

#include <errno.h>
#include <string.h>

#include "base/json-writer.h"
#include "base/json.h"

static char *
recents_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "fulcrum", "recents.json", NULL);
}

static void
recent_free (gpointer data)
{
  FulRecent *recent = data;

  g_free (recent->path);
  g_free (recent->title);
  g_free (recent->page);
  g_free (recent->verdict);
  g_free (recent->code);
  g_free (recent);
}

static char *
read_string (JsonObject *object, const char *member)
{
  const char *text = NULL;

  ful_json_get_string (object, member, &text, NULL);
  return g_strdup (text);
}

GPtrArray *
ful_recents_load (void)
{
  GPtrArray *recents = g_ptr_array_new_with_free_func (recent_free);
  g_autofree char *path = recents_path ();
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array;
  gsize length;

  /* A list that can't be read is an empty one: it only saves clicks. */
  if (!g_file_get_contents (path, &text, &length, NULL))
    return recents;
  root = ful_json_parse (text, length, path, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return recents;
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array) && i < FUL_MAX_RECENTS; i++) {
    JsonNode *node = json_array_get_element (array, i);
    FulRecent *recent;

    if (!JSON_NODE_HOLDS_OBJECT (node))
      continue;
    recent = g_new0 (FulRecent, 1);
    recent->path = read_string (json_node_get_object (node), "path");
    recent->title = read_string (json_node_get_object (node), "title");
    recent->page = read_string (json_node_get_object (node), "page");
    recent->verdict = read_string (json_node_get_object (node), "verdict");
    recent->code = read_string (json_node_get_object (node), "code");
    ful_json_get_int (json_node_get_object (node), "when", 0, &recent->when, NULL);
    ful_json_get_double (json_node_get_object (node), "tilt", &recent->tilt, NULL);
    ful_json_get_boolean (json_node_get_object (node), "open", FALSE, &recent->open, NULL);
    if (!(recent->tilt >= -1 && recent->tilt <= 1))
      recent->tilt = 0;
    if (recent->path == NULL) {
      recent_free (recent);
      continue;
    }
    recent->gone = !g_file_test (recent->path, G_FILE_TEST_IS_REGULAR);
    g_ptr_array_add (recents, recent);
  }
  return recents;
}

static void
save (GPtrArray *recents)
{
  g_autofree char *path = recents_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_LINES);
  g_autofree char *text = NULL;

  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < recents->len && i < FUL_MAX_RECENTS; i++) {
    const FulRecent *recent = recents->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "path", recent->path);
    ful_json_writer_string_member (writer, "title", recent->title);
    ful_json_writer_string_member (writer, "page", recent->page);
    ful_json_writer_string_member (writer, "verdict", recent->verdict);
    ful_json_writer_string_member (writer, "code", recent->code);
    ful_json_writer_double_member (writer, "tilt", recent->tilt);
    ful_json_writer_boolean_member (writer, "open", recent->open);
    ful_json_writer_int_member (writer, "when", recent->when);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
  text = ful_json_writer_finish (writer);
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, text, -1, NULL);
}

static guint
find (GPtrArray *recents, const char *path)
{
  guint i = 0;

  while (i < recents->len && strcmp (((FulRecent *)recents->pdata[i])->path, path) != 0)
    i++;
  return i;
}

char *
ful_recents_page_of (const char *path)
{
  g_autoptr (GPtrArray) recents = ful_recents_load ();
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  guint i = find (recents, full);

  return i < recents->len ? g_strdup (((FulRecent *)recents->pdata[i])->page) : NULL;
}

/* --- noting: one thread does it in order; other programs may note too, so it reads anew --- */

typedef enum { NOTE_PLACE, NOTE_VERDICT, NOTE_REMOVED, NOTE_MOVED, LOAD } Kind;

typedef struct {
  Kind kind;
  FulRecent recent;
  char *new_path;
  GTask *task; /* of LOAD */
} Note;

/* The entry of the note's path, out of the list; a new one where there is none. */
static FulRecent *
steal (GPtrArray *recents, const char *path)
{
  guint i = find (recents, path);
  FulRecent *recent;

  if (i < recents->len)
    return g_ptr_array_steal_index (recents, i);
  recent = g_new0 (FulRecent, 1);
  recent->path = g_strdup (path);
  return recent;
}

static void
note_place (GPtrArray *recents, const FulRecent *noted)
{
  FulRecent *recent = steal (recents, noted->path);

  g_free (recent->title);
  g_free (recent->page);
  recent->title = g_strdup (noted->title);
  recent->page = g_strdup (noted->page);
  recent->when = noted->when;
  recent->open = noted->open;
  g_ptr_array_insert (recents, 0, recent);
}

static void
note_verdict (GPtrArray *recents, const FulRecent *noted)
{
  guint i = find (recents, noted->path);
  FulRecent *recent;

  if (i == recents->len)
    return;
  recent = recents->pdata[i];
  g_free (recent->verdict);
  g_free (recent->code);
  recent->verdict = g_strdup (noted->verdict);
  recent->code = g_strdup (noted->code);
  recent->tilt = noted->tilt;
}

static void
note_moved (GPtrArray *recents, const char *path, const char *new_path)
{
  guint i = find (recents, path);
  guint old = find (recents, new_path);
  FulRecent *recent;

  if (i == recents->len || i == old)
    return;
  recent = recents->pdata[i];
  g_free (recent->path);
  recent->path = g_strdup (new_path);
  if (old < recents->len)
    g_ptr_array_remove_index (recents, old);
}

static void
do_note (gpointer data, gpointer unused)
{
  Note *note = data;
  g_autoptr (GPtrArray) recents = ful_recents_load ();
  guint i;

  switch (note->kind) {
  case NOTE_PLACE:
    note_place (recents, &note->recent);
    break;
  case NOTE_VERDICT:
    note_verdict (recents, &note->recent);
    break;
  case NOTE_MOVED:
    note_moved (recents, note->recent.path, note->new_path);
    break;
  case NOTE_REMOVED:
    i = find (recents, note->recent.path);
    if (i < recents->len)
      g_ptr_array_remove_index (recents, i);
    break;
  case LOAD:
    g_task_return_pointer (note->task, g_steal_pointer (&recents),
                           (GDestroyNotify)g_ptr_array_unref);
    g_object_unref (note->task);
    break;
  }
  if (recents != NULL)
    save (recents);
  g_free (note->recent.path);
  g_free (note->recent.title);
  g_free (note->recent.page);
  g_free (note->recent.verdict);
  g_free (note->recent.code);
  g_free (note->new_path);
  g_free (note);
}

static GThreadPool *pool;

static void
push (Note note)
{
  if (pool == NULL)
    pool = g_thread_pool_new (do_note, NULL, 1, FALSE, NULL);
  g_thread_pool_push (pool, g_memdup2 (&note, sizeof note), NULL);
}

void
ful_recents_finish (void)
{
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
  pool = NULL;
}

void
ful_recents_note (const char *path, const char *title, const char *page, gboolean open)
{
  push ((Note){ .kind = NOTE_PLACE,
                .recent = { .path = g_canonicalize_filename (path, NULL),
                            .title = g_strdup (title),
                            .page = g_strdup (page),
                            .open = open,
                            .when = g_get_real_time () / G_USEC_PER_SEC } });
}

void
ful_recents_note_verdict (const char *path, const char *verdict, const char *code, double tilt)
{
  push ((Note){ .kind = NOTE_VERDICT,
                .recent = { .path = g_canonicalize_filename (path, NULL),
                            .verdict = g_strdup (verdict),
                            .code = g_strdup (code),
                            .tilt = tilt } });
}

void
ful_recents_remove (const char *path)
{
  push ((Note){ .kind = NOTE_REMOVED, .recent = { .path = g_strdup (path) } });
}

void
ful_recents_move (const char *path, const char *new_path)
{
  push ((Note){ .kind = NOTE_MOVED,
                .recent = { .path = g_strdup (path) },
                .new_path = g_canonicalize_filename (new_path, NULL) });
}

void
ful_recents_load_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  push ((Note){ .kind = LOAD, .task = g_task_new (NULL, cancellable, callback, user_data) });
}

GPtrArray *
ful_recents_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
