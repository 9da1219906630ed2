// A narrow door to OpenVINO's C API: the calls hedui needs, with statuses as integers and messages copied out.
//
// The OpenVINO headers stay behind this file: Swift cannot import their variadic functions, and no program that only
// imports the module then needs the path to them.
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct hov_core hov_core;
typedef struct hov_model hov_model;
typedef struct hov_request hov_request;

// Every function returns 0 or OpenVINO's negative status. `message` receives at most `capacity` bytes with the final 0.

int hov_core_create(hov_core **core, char *message, size_t capacity);
void hov_core_free(hov_core *core);

// Compiles a model file for the CPU, to be run by one request at a time, on the thread that asks. `cache` as in OpenVINO's
// CACHE_DIR; empty for none.
int hov_compile(hov_core *core, const char *path, const char *cache, hov_model **model, char *message, size_t capacity);
void hov_model_free(hov_model *model);

int hov_request_create(hov_model *model, hov_request **request, char *message, size_t capacity);
void hov_request_free(hov_request *request);

// Runs the model on one float tensor; the data is only borrowed during the call.
int hov_infer(hov_request *request, float *input, const int64_t *shape, int rank, char *message, size_t capacity);

// Makes the output called `name` the one that hov_output gives, until the next run.
int hov_select_output(hov_request *request, const char *name, char *message, size_t capacity);

// The first output of the last run, or the selected one. `data` stays valid until the next run. `shape` has room for 8 dimensions.
int hov_output(hov_request *request, const float **data, int64_t *shape, int *rank, char *message, size_t capacity);

// "2026.4.1-…"; returns the number of bytes written without the final 0.
size_t hov_version(char *text, size_t capacity);
