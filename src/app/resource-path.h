/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Path of a file of ui/ in the program's resources: FUL_RESOURCE ("window.ui"). */
#define FUL_RESOURCE(name) "/io/github/fulcrum_workbench/Fulcrum/" name
