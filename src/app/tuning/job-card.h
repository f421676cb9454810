/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/tuning/training.h"

G_BEGIN_DECLS

/* A job that goes on, how far it is, and how to stop it. Hidden while it does not. */
#define FUL_TYPE_JOB_CARD (ful_job_card_get_type ())
G_DECLARE_FINAL_TYPE (FulJobCard, ful_job_card, FUL, JOB_CARD, GtkBox)

/* @training: (nullable) */
void ful_job_card_set_training (FulJobCard *self, FulTraining *training, FulJobKind job);

G_END_DECLS
