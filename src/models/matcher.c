/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/matcher.h"

#include <string.h>

#include "base/json.h"
#include "models/match-material.h"

/* Requests of one prompt mostly differ in their last message alone. So a few *frames* are kept: the
 * bytes of a body up to the content of its last message, with all that was read from them. A body
 * that starts with the bytes of a frame, and goes on with one JSON string and the end of messages
 * and body, is that frame with another last message; nothing else need be parsed. And a few *sets*
 * of texts with their vectors are kept, known by the hash of their texts and answers. */

#define MAX_FRAMES 8
#define MAX_SETS 16
#define FRAME_END "{\"role\":\"user\",\"content\":"
#define BODY_END "}]}"

typedef struct {
  gatomicrefcount ref_count;
  GBytes *prefix;
  FulChat *chat;
  FulMatchMaterial *material; /* of all messages but the last user message */
  FulMatchSet *set;           /* of that material alone; NULL: not asked for yet */
} Frame;

typedef struct {
  guint64 key[2];
  FulMatchSet *set;
} KnownSet;

typedef struct {
  FulProvider parent;
  GMutex mutex;      /* guards the two queues; newest first */
  GQueue frames;     /* Frame* */
  GQueue known_sets; /* KnownSet* */
} Matcher;

/* --- frames --- */

static void
frame_unref (Frame *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->prefix != NULL)
    g_bytes_unref (self->prefix);
  ful_chat_free (self->chat);
  ful_match_material_free (self->material);
  ful_match_set_unref (self->set);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Frame, frame_unref)

/* Where the content of the last message begins, when the body ends with it; 0 when not. */
static gsize
find_last_content (const char *body, gsize length)
{
  const char *found = length > 0 ? g_strrstr_len (body, (gssize)length, FRAME_END) : NULL;

  return found != NULL ? (gsize)(found - body) + strlen (FRAME_END) : 0;
}

/* The JSON string that is all of @body after @start but its end. Returns: (transfer full), or NULL
 */
static char *
read_tail (const char *body, gsize length, gsize start)
{
  const gsize end = strlen (BODY_END);
  g_autoptr (JsonNode) node = NULL;

  if (length < start + end || memcmp (body + length - end, BODY_END, end) != 0)
    return NULL;
  node = ful_json_parse (body + start, length - start - end, NULL, NULL);
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_dup_string (node);
}

/* A frame that the body starts with. Returns: (transfer full): NULL when none is known; else
 * *last_message (transfer full) is its last message */
static Frame *
find_frame (Matcher *self, const char *body, gsize length, char **last_message)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (GList *link = self->frames.head; link != NULL; link = link->next) {
    Frame *frame = link->data;
    gsize start;
    const char *prefix = g_bytes_get_data (frame->prefix, &start);

    if (start > length || memcmp (prefix, body, start) != 0)
      continue;
    *last_message = read_tail (body, length, start);
    if (*last_message == NULL)
      continue;
    g_queue_unlink (&self->frames, link);
    g_queue_push_head_link (&self->frames, link);
    g_atomic_ref_count_inc (&frame->ref_count);
    return frame;
  }
  return NULL;
}

/* A frame of a body that starts with none known, kept where its last message comes last. */
static Frame *
make_frame (Matcher *self, GBytes *body, char **last_message, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  gsize start = find_last_content (text, length);
  g_autofree char *tail = start > 0 ? read_tail (text, length, start) : NULL;
  FulChat *chat = ful_chat_parse (body, error);
  Frame *frame;
  int last;

  if (chat == NULL)
    return NULL;
  last = ful_chat_last_user (chat);
  frame = g_new0 (Frame, 1);
  g_atomic_ref_count_init (&frame->ref_count);
  frame->chat = chat;
  frame->material = ful_match_material_new (chat, last);
  *last_message = g_strdup (
      last < 0 ? "" : ((FulChatMessage *)g_ptr_array_index (chat->messages, last))->content);
  if (tail != NULL && last == (int)chat->messages->len - 1) {
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

    frame->prefix = g_bytes_new_from_bytes (body, 0, start);
    g_atomic_ref_count_inc (&frame->ref_count);
    g_queue_push_head (&self->frames, frame);
    if (self->frames.length > MAX_FRAMES)
      frame_unref (g_queue_pop_tail (&self->frames));
  }
  return frame;
}

/* --- sets --- */

static void
known_set_free (KnownSet *known)
{
  ful_match_set_unref (known->set);
  g_free (known);
}

static FulMatchSet *
find_set (Matcher *self, const guint64 *key)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (GList *link = self->known_sets.head; link != NULL; link = link->next) {
    const KnownSet *known = link->data;

    if (known->key[0] == key[0] && known->key[1] == key[1])
      return ful_match_set_ref (known->set);
  }
  return NULL;
}

static void
keep_set (Matcher *self, const guint64 *key, FulMatchSet *set)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  KnownSet *known = g_new (KnownSet, 1);

  *known = (KnownSet){ { key[0], key[1] }, ful_match_set_ref (set) };
  g_queue_push_head (&self->known_sets, known);
  if (self->known_sets.length > MAX_SETS)
    known_set_free (g_queue_pop_tail (&self->known_sets));
}

/* The set of all material of a request. Returns: (transfer full) */
static FulMatchSet *
set_of (Matcher *self, const FulChat *chat, const FulMatchMaterial *material)
{
  guint64 key[2];
  FulMatchSet *set;

  ful_match_material_hash (material, chat, key);
  set = find_set (self, key);
  if (set == NULL) {
    set = ful_match_material_to_set (material, chat);
    keep_set (self, key, set);
  }
  return set;
}

/* The set of the frame alone: what most requests need. Returns: (transfer full) */
static FulMatchSet *
set_of_frame (Matcher *self, Frame *frame)
{
  FulMatchSet *set = g_atomic_pointer_get (&frame->set);

  if (set == NULL) {
    set = set_of (self, frame->chat, frame->material);
    /* Two threads may get here at once: the second gives its own, equal, set away. */
    if (!g_atomic_pointer_compare_and_exchange (&frame->set, NULL, set)) {
      ful_match_set_unref (set);
      set = g_atomic_pointer_get (&frame->set);
    }
  }
  return ful_match_set_ref (set);
}

/* --- the provider --- */

static gboolean
answer (FulProvider *provider, GBytes *body, char **text, GError **error)
{
  Matcher *self = (Matcher *)provider;
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);
  g_autofree char *last_message = NULL;
  g_autoptr (Frame) frame = find_frame (self, bytes, length, &last_message);
  g_autoptr (FulReading) reading = NULL;
  g_autoptr (FulMatchSet) set = NULL;

  if (frame == NULL)
    frame = make_frame (self, body, &last_message, error);
  if (frame == NULL)
    return FALSE;
  reading = ful_reading_new (last_message);
  if (reading->inputs->len == 0 && reading->labels->len == 0) {
    set = set_of_frame (self, frame);
  } else {
    g_autoptr (FulMatchMaterial) all = ful_match_material_copy (frame->material);

    ful_match_material_read (all, reading);
    set = set_of (self, frame->chat, all);
  }
  *text = g_strdup (ful_match_set_answer (set, reading->question));
  return TRUE;
}

static void
matcher_free (FulProvider *provider)
{
  Matcher *self = (Matcher *)provider;

  g_queue_clear_full (&self->frames, (GDestroyNotify)frame_unref);
  g_queue_clear_full (&self->known_sets, (GDestroyNotify)known_set_free);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

FulProvider *
ful_matcher_new (void)
{
  Matcher *self = g_new0 (Matcher, 1);

  self->parent = (FulProvider){ FUL_MATCHER_DESCRIPTION, answer, matcher_free };
  g_mutex_init (&self->mutex);
  g_queue_init (&self->frames);
  g_queue_init (&self->known_sets);
  return &self->parent;
}
