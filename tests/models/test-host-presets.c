/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/host-presets.h"

#include <string.h>

#include "models/wire-endpoint.h"

/* Each is whole: an address that requests go to, a key's variable unless it is on this machine. */
static void
test_table (void)
{
  guint n;
  const FulHostPreset *presets = ful_host_presets (&n);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *url =
        ful_wire_url (presets[i].dialect, presets[i].base, FUL_WIRE_CHAT, &error);

    g_assert_no_error (error);
    g_assert_true (g_str_has_prefix (url, presets[i].local ? "http://localhost:" : "https://"));
    g_assert_cmpint (presets[i].key_env == NULL, ==, presets[i].local);
    g_assert_true (ful_host_preset_named (presets[i].key) == &presets[i]);
    g_assert_true (ful_host_preset_of (presets[i].base) == &presets[i]);
    g_assert_true (ful_host_preset_of (url) == &presets[i]);
    if (i > 0)
      g_assert_true (presets[i].local || !presets[i - 1].local);
  }
  g_assert_null (ful_host_preset_named ("nobody"));
}

static void
test_of (void)
{
  g_assert_cmpstr (ful_host_preset_of ("HTTPS://API.openai.com:443/")->key, ==, "openai");
  g_assert_cmpstr (ful_host_preset_of ("http://127.0.0.1:11434")->key, ==, "ollama");
  g_assert_cmpstr (ful_host_preset_of ("http://[::1]:8000/v1")->key, ==, "vllm");
  g_assert_null (ful_host_preset_of ("http://api.openai.com/v1"));
  g_assert_null (ful_host_preset_of ("https://api.openai.com.example/v1"));
  g_assert_null (ful_host_preset_of ("http://localhost:9"));
  g_assert_null (ful_host_preset_of ("nonsense"));
  g_assert_null (ful_host_preset_of (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/host-presets/table", test_table);
  g_test_add_func ("/models/host-presets/of", test_of);
  return g_test_run ();
}
