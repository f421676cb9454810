/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "models/chat.h"
#include "models/match-set.h"
#include "models/reading.h"

/* The examples and labels found in messages, in order. */
typedef struct {
  GPtrArray *inputs;  /* char*: of examples, as many as outputs */
  GPtrArray *outputs; /* char* */
  GPtrArray *labels;  /* char*, as many as texts */
  GPtrArray *texts;   /* char*: what is said of a label; "" for none */
} FulMatchMaterial;

/**
 * ful_match_material_new:
 * @last: index of the message left out, the one with the question; -1: none
 *
 * Of all other messages: a user message before @last with the assistant's right after it is an
 * example, in every other one pairs and labels are looked for.
 */
FulMatchMaterial *ful_match_material_new (const FulChat *chat, int last);
FulMatchMaterial *ful_match_material_copy (const FulMatchMaterial *self);
void ful_match_material_free (FulMatchMaterial *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulMatchMaterial, ful_match_material_free)

/* Adds the pairs and labels of a message. */
void ful_match_material_read (FulMatchMaterial *self, const FulReading *reading);

/* 128 bits that tell sets apart: equal material and equal form of answer give equal ones. */
void ful_match_material_hash (const FulMatchMaterial *self, const FulChat *chat, guint64 *key);

/**
 * ful_match_material_to_set:
 *
 * Returns: (transfer full): the examples whose answer the request allows, or without such the
 * labels: the schema's enum, with what the material says of each, else the material's
 */
FulMatchSet *ful_match_material_to_set (const FulMatchMaterial *self, const FulChat *chat);
