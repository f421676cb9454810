/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

/* What the offline models read of a request body: the messages, and how the answer is to look. */

typedef struct {
  char *role;
  char *content; /* "" where the body has none */
} FulChatMessage;

typedef enum {
  FUL_CHAT_TEXT,        /* as it is */
  FUL_CHAT_JSON_STRING, /* "label" */
  FUL_CHAT_JSON_MEMBER, /* {"property": "label"} */
} FulChatForm;

typedef struct {
  GPtrArray *messages; /* FulChatMessage* */
  FulChatForm form;
  char *property; /* for FUL_CHAT_JSON_MEMBER */
  GStrv allowed;  /* the schema's enum, its strings; NULL: none */
} FulChat;

/**
 * ful_chat_parse:
 * @body: JSON request of the Chat Completions shape
 *
 * The answer is a JSON string where response_format's schema is one of type "string" or has an
 * enum, an object's member where the schema is an object with exactly one property ("label" for
 * plain "json_object"), else text.
 * Errors: %FUL_ERROR_BAD_INPUT not JSON, or no messages in it
 */
FulChat *ful_chat_parse (GBytes *body, GError **error);
void ful_chat_free (FulChat *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulChat, ful_chat_free)

/* Index of the last message whose role is "user"; -1: none. */
int ful_chat_last_user (const FulChat *self);

/* Returns: (transfer full): @label in the form the request asks for */
char *ful_chat_format (const FulChat *self, const char *label);

/* Returns: (transfer full): the label that an answer of that form says; a text that is not of the
 * form stands for itself */
char *ful_chat_label_of (const FulChat *self, const char *answer);
