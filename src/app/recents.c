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
    ful_json_get_int (json_node_get_object (node), "when", 0, &recent->when, NULL);
    if (recent->path == NULL)
      recent_free (recent);
    else
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

void
ful_recents_note (const char *path, const char *title, const char *page)
{
  g_autoptr (GPtrArray) recents = ful_recents_load ();
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  guint i = find (recents, full);
  FulRecent *recent =
      i < recents->len ? g_ptr_array_steal_index (recents, i) : g_new0 (FulRecent, 1);

  g_free (recent->path);
  g_free (recent->title);
  g_free (recent->page);
  recent->path = g_steal_pointer (&full);
  recent->title = g_strdup (title);
  recent->page = g_strdup (page);
  recent->when = g_get_real_time () / G_USEC_PER_SEC;
  g_ptr_array_insert (recents, 0, recent);
  save (recents);
}

void
ful_recents_note_verdict (const char *path, const char *verdict)
{
  g_autoptr (GPtrArray) recents = ful_recents_load ();
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  guint i = find (recents, full);
  FulRecent *recent;

  if (i == recents->len)
    return;
  recent = recents->pdata[i];
  if (g_strcmp0 (recent->verdict, verdict) == 0)
    return;
  g_free (recent->verdict);
  recent->verdict = g_strdup (verdict);
  save (recents);
}

void
ful_recents_remove (const char *path)
{
  g_autoptr (GPtrArray) recents = ful_recents_load ();
  guint i = find (recents, path);

  if (i == recents->len)
    return;
  g_ptr_array_remove_index (recents, i);
  save (recents);
}

char *
ful_recents_page_of (const char *path)
{
  g_autoptr (GPtrArray) recents = ful_recents_load ();
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  guint i = find (recents, full);

  return i < recents->len ? g_strdup (((FulRecent *)recents->pdata[i])->page) : NULL;
}
