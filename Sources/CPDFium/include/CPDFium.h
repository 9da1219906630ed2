// The few functions of PDFium's stable C interface that rendering needs. The library's wheel brings no headers; names,
// parameters and constants follow its public documentation (fpdfview.h, fpdf_edit.h).
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct hedui_pdf_document *FPDF_DOCUMENT;
typedef struct hedui_pdf_page *FPDF_PAGE;
typedef struct hedui_pdf_bitmap *FPDF_BITMAP;
typedef struct hedui_pdf_object *FPDF_PAGEOBJECT;
typedef struct hedui_pdf_form *FPDF_FORMHANDLE;

/// x' = a x + c y + e, y' = b x + d y + f
typedef struct FS_MATRIX {
    float a, b, c, d, e, f;
} FS_MATRIX;

/// FPDF_FORMFILLINFO of version 1: what a program that lets people fill in forms provides. All of it may be null where
/// fields are only drawn; the array is longer than any version of the structure.
typedef struct FPDF_FORMFILLINFO {
    int version;
    void *_Nullable callbacks[64];
} FPDF_FORMFILLINFO;

/// FPDF_GetLastError
enum { FPDF_ERR_PASSWORD = 4, FPDF_ERR_SECURITY = 5 };
/// FPDFPageObj_GetType
enum { FPDF_PAGEOBJ_IMAGE = 3, FPDF_PAGEOBJ_FORM = 5 };
/// FPDFBitmap_CreateEx: four bytes a pixel, blue, green, red, unused
enum { FPDFBitmap_BGRx = 3 };
/// FPDF_RenderPageBitmap: annotations are drawn too
enum { FPDF_ANNOT = 0x01 };

/// Where PDFium finds fonts; version 1 (fpdf_sysfontinfo.h). Handles of fonts are the provider's own.
typedef struct FPDF_SYSFONTINFO {
    int version;
    void (*_Nullable Release)(struct FPDF_SYSFONTINFO *_Nonnull info);
    void (*_Nullable EnumFonts)(struct FPDF_SYSFONTINFO *_Nonnull info, void *_Nullable mapper);
    void *_Nullable (*_Nullable MapFont)(
        struct FPDF_SYSFONTINFO *_Nonnull info, int weight, int italic, int charset, int pitch,
        const char *_Nullable face, int *_Nullable exact);
    void *_Nullable (*_Nullable GetFont)(struct FPDF_SYSFONTINFO *_Nonnull info, const char *_Nullable face);
    unsigned long (*_Nullable GetFontData)(
        struct FPDF_SYSFONTINFO *_Nonnull info, void *_Nullable font, unsigned int table,
        unsigned char *_Nullable buffer, unsigned long capacity);
    unsigned long (*_Nullable GetFaceName)(
        struct FPDF_SYSFONTINFO *_Nonnull info, void *_Nullable font, char *_Nullable buffer, unsigned long capacity);
    int (*_Nullable GetFontCharset)(struct FPDF_SYSFONTINFO *_Nonnull info, void *_Nullable font);
    void (*_Nullable DeleteFont)(struct FPDF_SYSFONTINFO *_Nonnull info, void *_Nullable font);
} FPDF_SYSFONTINFO;

void FPDF_SetSystemFontInfo(FPDF_SYSFONTINFO *_Nonnull info);
void FPDF_AddInstalledFont(void *_Nullable mapper, const char *_Nonnull face, int charset);

/// Maps the fonts that Scripts/setup installs into memory; drawing opens no file afterwards. Returns how many are there.
int hedui_pdf_map_fonts(void);
/// From now on PDFium looks for fonts among the mapped ones only. After FPDF_InitLibrary.
void hedui_pdf_use_mapped_fonts(void);

void FPDF_InitLibrary(void);
void FPDF_DestroyLibrary(void);
unsigned long FPDF_GetLastError(void);

/// The bytes must outlive the document.
FPDF_DOCUMENT _Nullable FPDF_LoadMemDocument64(
    const void *_Nonnull bytes, size_t count, const char *_Nullable password);
void FPDF_CloseDocument(FPDF_DOCUMENT _Nullable document);
int FPDF_GetPageCount(FPDF_DOCUMENT _Nonnull document);

/// 0 where the document has no form fields.
int FPDF_GetFormType(FPDF_DOCUMENT _Nonnull document);
/// `info` must outlive the handle.
FPDF_FORMHANDLE _Nullable FPDFDOC_InitFormFillEnvironment(
    FPDF_DOCUMENT _Nonnull document, FPDF_FORMFILLINFO *_Nonnull info);
void FPDFDOC_ExitFormFillEnvironment(FPDF_FORMHANDLE _Nullable form);
void FORM_OnAfterLoadPage(FPDF_PAGE _Nonnull page, FPDF_FORMHANDLE _Nonnull form);
void FORM_OnBeforeClosePage(FPDF_PAGE _Nonnull page, FPDF_FORMHANDLE _Nonnull form);
/// Draws the form fields over a rendered page.
void FPDF_FFLDraw(
    FPDF_FORMHANDLE _Nonnull form, FPDF_BITMAP _Nonnull bitmap, FPDF_PAGE _Nonnull page, int x, int y, int width,
    int height, int rotation, int flags);

FPDF_PAGE _Nullable FPDF_LoadPage(FPDF_DOCUMENT _Nonnull document, int index);
void FPDF_ClosePage(FPDF_PAGE _Nullable page);
/// Points (1/72 inch), with the page's own rotation applied.
float FPDF_GetPageWidthF(FPDF_PAGE _Nonnull page);
float FPDF_GetPageHeightF(FPDF_PAGE _Nonnull page);

int FPDFPage_CountObjects(FPDF_PAGE _Nonnull page);
FPDF_PAGEOBJECT _Nullable FPDFPage_GetObject(FPDF_PAGE _Nonnull page, int index);
int FPDFPageObj_GetType(FPDF_PAGEOBJECT _Nonnull object);
int FPDFPageObj_GetMatrix(FPDF_PAGEOBJECT _Nonnull object, FS_MATRIX *_Nonnull matrix);
int FPDFFormObj_CountObjects(FPDF_PAGEOBJECT _Nonnull form);
FPDF_PAGEOBJECT _Nullable FPDFFormObj_GetObject(FPDF_PAGEOBJECT _Nonnull form, unsigned long index);
int FPDFImageObj_GetImagePixelSize(
    FPDF_PAGEOBJECT _Nonnull image, unsigned int *_Nonnull width, unsigned int *_Nonnull height);

FPDF_BITMAP _Nullable FPDFBitmap_CreateEx(
    int width, int height, int format, void *_Nonnull pixels, int stride);
void FPDFBitmap_Destroy(FPDF_BITMAP _Nullable bitmap);
void FPDF_RenderPageBitmap(
    FPDF_BITMAP _Nonnull bitmap, FPDF_PAGE _Nonnull page, int x, int y, int width, int height, int rotation, int flags);
