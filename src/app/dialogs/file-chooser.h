/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

/* The desktop's file chooser (GtkFileChooserNative: there is no GtkFileDialog in GTK 4.8). */
typedef void (*FulPathFunc) (GtkWidget *widget, const char *path);

typedef enum {
  FUL_FILES_PROJECT, /* *.fulcrum */
  FUL_FILES_TABLE,   /* CSV, TSV, JSONL, JSON */
  FUL_FILES_REPORT,  /* HTML, Markdown */
  FUL_FILES_TEXT,    /* texts of prompts */
} FulFileKind;

/* @func is called with @widget where a file was chosen; @widget is kept alive until then. */
void
ful_file_chooser_open (GtkWidget *widget, const char *title, FulFileKind kind, FulPathFunc func);
void
ful_file_chooser_save (GtkWidget *widget, const char *title, const char *name, FulPathFunc func);
