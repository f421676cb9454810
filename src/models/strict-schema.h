/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

/**
 * ful_schema_can_be_strict:
 * @schema: (nullable): a JSON Schema
 *
 * Whether OpenAI takes @schema with "strict": the root is an object and no anyOf, every object
 * lists all its properties as required and allows no others, no keyword is one it refuses, and no
 * more than ten levels are nested. Anything else is refused with HTTP 400 when sent as strict.
 *
 * Source: "Supported schemas", platform.openai.com/docs/guides/structured-outputs.
 */
gboolean ful_schema_can_be_strict (JsonNode *schema);
