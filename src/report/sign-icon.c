/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sign-icon.h"

/* Shapes differ, not only colours: circle with tick, square with cross, diamond half filled,
 * triangle, ring, ring with bar, small ring. Each is a filled path, then a drawn one, in the
 * colours of a class in data/report/report.css. */
#define DISC "M8,1a7,7 0 1 1 0,14a7,7 0 1 1 0,-14z"
#define RING DISC "M8,3a5,5 0 1 0 0,10a5,5 0 1 0 0,-10z"

static const struct {
  const char *class_name;
  const char *filled;
  const char *drawn;
} icons[FUL_N_SIGNS] = {
  [FUL_SIGN_DONE] = { "icon good", DISC, "M4.6,8.2L7,10.6L11.4,5.6" },
  [FUL_SIGN_CLEARS] = { "icon good", DISC, "M4.6,8.2L7,10.6L11.4,5.6" },
  [FUL_SIGN_OPEN] = { "icon quiet", RING, NULL },
  [FUL_SIGN_BLOCKED] = { "icon quiet", RING "M5,7h6v2h-6z", NULL },
  [FUL_SIGN_FAILS] = { "icon bad", "M2,2h12v12h-12z", "M5.4,5.4L10.6,10.6M10.6,5.4L5.4,10.6" },
  [FUL_SIGN_UNDECIDED] = { "icon warn", "M8,0.5L15.5,8L8,15.5L0.5,8zM8,3.3V12.7L12.7,8z", NULL },
  [FUL_SIGN_UNMEASURED] = { "icon quiet",
                            "M8,5a3,3 0 1 1 0,6a3,3 0 1 1 0,-6zM8,6.5a1.5,1.5 0 1 0 "
                            "0,3a1.5,1.5 0 1 0 0,-3z",
                            NULL },
  [FUL_SIGN_CAUTION] = { "icon warn", "M8,1.2L15.4,14.4H0.6z", "M8,5.8V9.6M8,11.2V12.8" },
};

static void
write_path (FulMarkup *markup, const char *class_name, const char *path)
{
  ful_markup_open (markup, "path");
  if (class_name != NULL)
    ful_markup_attribute (markup, "class", class_name);
  ful_markup_attribute (markup, "fill-rule", "evenodd");
  ful_markup_attribute (markup, "d", path);
  ful_markup_close (markup);
}

void
ful_sign_icon_write (FulMarkup *markup, FulSign sign)
{
  if (icons[sign].filled == NULL)
    return;
  ful_markup_open (markup, "svg");
  ful_markup_attribute (markup, "class", icons[sign].class_name);
  ful_markup_attribute (markup, "viewBox", "0 0 16 16");
  ful_markup_attribute (markup, "width", "16");
  ful_markup_attribute (markup, "height", "16");
  ful_markup_attribute (markup, "aria-hidden", "true");
  write_path (markup, NULL, icons[sign].filled);
  if (icons[sign].drawn != NULL)
    write_path (markup, "drawn", icons[sign].drawn);
  ful_markup_close (markup);
}
