/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/markup.h"

#include <libxml/xmlwriter.h>
#include <math.h>
#include <string.h>

struct _FulMarkup {
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
  GPtrArray *open; /* const char*: elements, the innermost last */
};

/* HTML closes these by itself; all others need an end tag, which XML's short form is not. */
static const char *const void_elements[] = { "br", "col", "hr", "meta", NULL };

FulMarkup *
ful_markup_new (void)
{
  FulMarkup *self = g_new0 (FulMarkup, 1);

  self->buffer = xmlBufferCreate ();
  self->writer = xmlNewTextWriterMemory (self->buffer, /* compression= */ 0);
  self->open = g_ptr_array_new ();
  return self;
}

void
ful_markup_free (FulMarkup *self)
{
  if (self == NULL)
    return;
  xmlFreeTextWriter (self->writer);
  xmlBufferFree (self->buffer);
  g_ptr_array_unref (self->open);
  g_free (self);
}

/* What XML 1.0 can't hold, and embeddings and overrides of direction, which would reach out of
 * their text. */
static gboolean
is_writable (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n' || c == '\r';
  if (c >= 0x7f && c < 0xa0)
    return FALSE;
  return !(c >= 0x202a && c <= 0x202e) && c != 0xfffe && c != 0xffff;
}

static char *
make_writable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (out, is_writable (c) ? c : 0xfffd);
  }
  return g_string_free (out, FALSE);
}

void
ful_markup_doctype_html (FulMarkup *self)
{
  xmlTextWriterWriteDTD (self->writer, BAD_CAST "html", NULL, NULL, NULL);
  ful_markup_newline (self);
}

void
ful_markup_open (FulMarkup *self, const char *element)
{
  xmlTextWriterStartElement (self->writer, BAD_CAST element);
  g_ptr_array_add (self->open, (gpointer)element);
}

void
ful_markup_attribute (FulMarkup *self, const char *name, const char *value)
{
  g_autofree char *writable = make_writable (value);

  xmlTextWriterWriteAttribute (self->writer, BAD_CAST name, BAD_CAST writable);
}

char *
ful_markup_coordinate (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE * 2];
  char *end;

  g_ascii_formatd (digits, sizeof digits, "%.2f", value);
  if (strchr (digits, '.') != NULL) {
    end = digits + strlen (digits);
    while (end[-1] == '0')
      end--;
    if (end[-1] == '.')
      end--;
    *end = '\0';
  }
  return g_strdup (strcmp (digits, "-0") == 0 ? "0" : digits);
}

void
ful_markup_number (FulMarkup *self, const char *name, double value)
{
  g_autofree char *text = ful_markup_coordinate (value);

  xmlTextWriterWriteAttribute (self->writer, BAD_CAST name, BAD_CAST text);
}

void
ful_markup_text (FulMarkup *self, const char *text)
{
  g_autofree char *writable = make_writable (text);

  xmlTextWriterWriteString (self->writer, BAD_CAST writable);
}

void
ful_markup_close (FulMarkup *self)
{
  const char *element;

  g_return_if_fail (self->open->len > 0);
  element = g_ptr_array_steal_index (self->open, self->open->len - 1);
  if (g_strv_contains (void_elements, element))
    xmlTextWriterEndElement (self->writer);
  else
    xmlTextWriterFullEndElement (self->writer);
}

void
ful_markup_element (FulMarkup *self, const char *element, const char *class_name, const char *text)
{
  ful_markup_open (self, element);
  if (class_name != NULL)
    ful_markup_attribute (self, "class", class_name);
  ful_markup_text (self, text);
  ful_markup_close (self);
}

void
ful_markup_newline (FulMarkup *self)
{
  xmlTextWriterWriteRaw (self->writer, BAD_CAST "\n");
}

void
ful_markup_style_sheet (FulMarkup *self, const char *css)
{
  g_return_if_fail (strpbrk (css, "<&") == NULL);

  ful_markup_open (self, "style");
  xmlTextWriterWriteRaw (self->writer, BAD_CAST css);
  ful_markup_close (self);
  ful_markup_newline (self);
}

char *
ful_markup_finish (FulMarkup *self)
{
  while (self->open->len > 0)
    ful_markup_close (self);
  ful_markup_newline (self);
  xmlTextWriterFlush (self->writer);
  return g_strdup ((const char *)xmlBufferContent (self->buffer));
}
