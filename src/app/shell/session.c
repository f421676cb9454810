/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shell/session.h"

#include "base/json-writer.h"
#include "base/json.h"

#define MIN_WIDTH 360
#define MIN_HEIGHT 400
#define MAX_SIDE 16384

static char *
session_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "fulcrum", "window.json", NULL);
}

FulSession
ful_session_load (void)
{
  FulSession self = { .width = 1280, .height = 800 };
  g_autofree char *path = session_path ();
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  gint64 width = self.width, height = self.height;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return self;
  root = ful_json_parse (text, length, path, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return self;
  ful_json_get_int (json_node_get_object (root), "width", width, &width, NULL);
  ful_json_get_int (json_node_get_object (root), "height", height, &height, NULL);
  ful_json_get_boolean (json_node_get_object (root), "maximized", FALSE, &self.maximized, NULL);
  self.width = (int)CLAMP (width, MIN_WIDTH, MAX_SIDE);
  self.height = (int)CLAMP (height, MIN_HEIGHT, MAX_SIDE);
  return self;
}

void
ful_session_save (const FulSession *self)
{
  g_autofree char *path = session_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_LINES);
  g_autofree char *text = NULL;

  ful_json_writer_begin_object (writer);
  ful_json_writer_int_member (writer, "width", self->width);
  ful_json_writer_int_member (writer, "height", self->height);
  ful_json_writer_boolean_member (writer, "maximized", self->maximized);
  ful_json_writer_end_object (writer);
  text = ful_json_writer_finish (writer);
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}
