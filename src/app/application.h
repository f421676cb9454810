/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

#define FUL_TYPE_APPLICATION (ful_application_get_type ())
G_DECLARE_FINAL_TYPE (FulApplication, ful_application, FUL, APPLICATION, AdwApplication)

AdwApplication *ful_application_new (void);

G_END_DECLS
