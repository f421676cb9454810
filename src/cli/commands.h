/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cli/command.h"

/* Every command, one file each. */
extern const FulCommand ful_command_checks;
extern const FulCommand ful_command_compare;
extern const FulCommand ful_command_confusion;
extern const FulCommand ful_command_consistency;
extern const FulCommand ful_command_cost;
extern const FulCommand ful_command_curve;
extern const FulCommand ful_command_export;
extern const FulCommand ful_command_get;
extern const FulCommand ful_command_import;
extern const FulCommand ful_command_info;
extern const FulCommand ful_command_labels;
extern const FulCommand ful_command_model;
extern const FulCommand ful_command_new;
extern const FulCommand ful_command_plateau;
extern const FulCommand ful_command_power;
extern const FulCommand ful_command_prompt;
extern const FulCommand ful_command_redo;
extern const FulCommand ful_command_render;
extern const FulCommand ful_command_report;
extern const FulCommand ful_command_results;
extern const FulCommand ful_command_run;
extern const FulCommand ful_command_runs;
extern const FulCommand ful_command_score;
extern const FulCommand ful_command_set;
extern const FulCommand ful_command_split;
extern const FulCommand ful_command_tokens;
extern const FulCommand ful_command_train;
extern const FulCommand ful_command_undo;
extern const FulCommand ful_command_verdict;
