#ifndef HEDUI_SPREADSHEET_H
#define HEDUI_SPREADSHEET_H

#include <stdint.h>

// An XLSX workbook that is written row by row, in little memory (libxlsxwriter).
typedef struct hedui_workbook hedui_workbook;

enum hedui_cell_style {
    HEDUI_CELL_PLAIN = 0,
    HEDUI_CELL_HEADING,
    HEDUI_CELL_TITLE,
    // Breaks its text over several lines.
    HEDUI_CELL_WRAPPED,
    HEDUI_CELL_RED,
    HEDUI_CELL_AMBER,
    HEDUI_CELL_GREEN,
    // 97 %
    HEDUI_CELL_PERCENT,
    HEDUI_CELL_STYLES
};

// `folder` takes temporary files. Null if memory runs out.
hedui_workbook *hedui_workbook_new(const char *path, const char *folder);
// Number of the new sheet, or -1.
int hedui_workbook_add_sheet(hedui_workbook *workbook, const char *name);
// Width in characters.
int hedui_sheet_set_column(hedui_workbook *workbook, int sheet, uint16_t column, double width);
// Before the cells of that row. Points.
int hedui_sheet_set_row_height(hedui_workbook *workbook, int sheet, uint32_t row, double height);
// Rows of one sheet must come in rising order. 0 on success.
int hedui_sheet_write_text(
    hedui_workbook *workbook, int sheet, uint32_t row, uint16_t column, const char *text, int style);
int hedui_sheet_write_number(
    hedui_workbook *workbook, int sheet, uint32_t row, uint16_t column, double number, int style);
// Row `row` is a heading: it stays in sight, is printed on every page, and filters `columns` columns down to `last_row`.
int hedui_sheet_set_heading(hedui_workbook *workbook, int sheet, uint32_t row, uint16_t columns, uint32_t last_row);
// Landscape A4, as wide as the paper.
void hedui_sheet_set_printing(hedui_workbook *workbook, int sheet, const char *footer);
// Writes the file and frees everything. 0 on success.
int hedui_workbook_close(hedui_workbook *workbook);

#endif
