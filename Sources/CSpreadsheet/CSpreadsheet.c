#include "CSpreadsheet.h"

#include <stdlib.h>
#include <xlsxwriter.h>

enum { most_sheets = 8 };

struct hedui_workbook {
    lxw_workbook *book;
    lxw_worksheet *sheets[most_sheets];
    int sheet_count;
    lxw_format *styles[HEDUI_CELL_STYLES];
};

static lxw_format *styled(lxw_workbook *book, int style) {
    lxw_format *format = workbook_add_format(book);
    if (format == NULL) return NULL;
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    switch (style) {
    case HEDUI_CELL_HEADING:
        format_set_bold(format);
        format_set_bg_color(format, 0xE7ECF3);
        format_set_bottom(format, LXW_BORDER_THIN);
        break;
    case HEDUI_CELL_TITLE:
        format_set_bold(format);
        format_set_font_size(format, 14);
        break;
    case HEDUI_CELL_WRAPPED: format_set_text_wrap(format); break;
    case HEDUI_CELL_RED: format_set_bg_color(format, 0xF8D7D4); break;
    case HEDUI_CELL_AMBER: format_set_bg_color(format, 0xFCEBC5); break;
    case HEDUI_CELL_GREEN: format_set_bg_color(format, 0xD8EEDB); break;
    case HEDUI_CELL_PERCENT: format_set_num_format(format, "0%"); break;
    default: break;
    }
    return format;
}

hedui_workbook *hedui_workbook_new(const char *path, const char *folder) {
    hedui_workbook *workbook = calloc(1, sizeof *workbook);
    if (workbook == NULL) return NULL;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = (char *)folder};
    workbook->book = workbook_new_opt(path, &options);
    if (workbook->book == NULL) {
        free(workbook);
        return NULL;
    }
    for (int style = 0; style < HEDUI_CELL_STYLES; style++) workbook->styles[style] = styled(workbook->book, style);
    return workbook;
}

static lxw_worksheet *sheet_of(hedui_workbook *workbook, int sheet) {
    return sheet >= 0 && sheet < workbook->sheet_count ? workbook->sheets[sheet] : NULL;
}

static lxw_format *style_of(hedui_workbook *workbook, int style) {
    return style >= 0 && style < HEDUI_CELL_STYLES ? workbook->styles[style] : NULL;
}

int hedui_workbook_add_sheet(hedui_workbook *workbook, const char *name) {
    if (workbook->sheet_count >= most_sheets) return -1;
    lxw_worksheet *sheet = workbook_add_worksheet(workbook->book, name);
    if (sheet == NULL) return -1;
    workbook->sheets[workbook->sheet_count] = sheet;
    return workbook->sheet_count++;
}

int hedui_sheet_set_column(hedui_workbook *workbook, int sheet, uint16_t column, double width) {
    lxw_worksheet *page = sheet_of(workbook, sheet);
    return page == NULL || worksheet_set_column(page, column, column, width, NULL) != LXW_NO_ERROR;
}

int hedui_sheet_set_row_height(hedui_workbook *workbook, int sheet, uint32_t row, double height) {
    lxw_worksheet *page = sheet_of(workbook, sheet);
    return page == NULL || worksheet_set_row(page, row, height, NULL) != LXW_NO_ERROR;
}

int hedui_sheet_write_text(
    hedui_workbook *workbook, int sheet, uint32_t row, uint16_t column, const char *text, int style) {
    lxw_worksheet *page = sheet_of(workbook, sheet);
    // Always a string: a text that begins with '=' is no formula.
    return page == NULL ||
           worksheet_write_string(page, row, column, text, style_of(workbook, style)) != LXW_NO_ERROR;
}

int hedui_sheet_write_number(
    hedui_workbook *workbook, int sheet, uint32_t row, uint16_t column, double number, int style) {
    lxw_worksheet *page = sheet_of(workbook, sheet);
    return page == NULL ||
           worksheet_write_number(page, row, column, number, style_of(workbook, style)) != LXW_NO_ERROR;
}

int hedui_sheet_set_heading(hedui_workbook *workbook, int sheet, uint32_t row, uint16_t columns, uint32_t last_row) {
    lxw_worksheet *page = sheet_of(workbook, sheet);
    if (page == NULL || columns == 0) return 1;
    worksheet_freeze_panes(page, row + 1, 0);
    return worksheet_repeat_rows(page, row, row) != LXW_NO_ERROR ||
           worksheet_autofilter(page, row, 0, last_row > row ? last_row : row + 1, columns - 1) != LXW_NO_ERROR;
}

void hedui_sheet_set_printing(hedui_workbook *workbook, int sheet, const char *footer) {
    lxw_worksheet *page = sheet_of(workbook, sheet);
    if (page == NULL) return;
    worksheet_set_landscape(page);
    worksheet_set_paper(page, 9); // A4
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_set_footer(page, footer);
}

int hedui_workbook_close(hedui_workbook *workbook) {
    int failed = workbook_close(workbook->book) != LXW_NO_ERROR;
    free(workbook);
    return failed;
}
