/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "app/application.h"
#include "app/watchdog.h"

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, FUL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (!gtk_init_check ()) {
    fputs (_ ("fulcrum: there is no display here; fulcrum-cli does the same work without one\n"),
           stderr);
    return 1;
  }
  ful_watchdog_start ();
  app = ful_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
