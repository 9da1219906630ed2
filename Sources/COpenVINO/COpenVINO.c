#include "COpenVINO.h"

#include <openvino/c/openvino.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct hov_core { ov_core_t *core; };
struct hov_model { ov_compiled_model_t *model; };
struct hov_request { ov_infer_request_t *request; ov_tensor_t *output; };

// OpenVINO keeps the text of the last error for the whole process: it is copied at once and is only a hint.
static int failed(ov_status_e status, char *message, size_t capacity) {
    if (status != OK && capacity > 0) {
        const char *text = ov_get_last_err_msg();
        snprintf(message, capacity, "%s: %s", ov_get_error_info(status), text ? text : "");
        if (text) ov_free(text);
    }
    return (int)status;
}

int hov_core_create(hov_core **core, char *message, size_t capacity) {
    *core = calloc(1, sizeof(hov_core));
    ov_status_e status = ov_core_create(&(*core)->core);
    if (status != OK) {
        free(*core);
        *core = NULL;
    }
    return failed(status, message, capacity);
}

void hov_core_free(hov_core *core) {
    if (!core) return;
    ov_core_free(core->core);
    free(core);
}

int hov_compile(hov_core *core, const char *path, const char *cache, hov_model **model, char *message, size_t capacity) {
    // With one stream a request runs on the thread that asks; with more the plugin hands it to threads of its own.
    const ov_property_t properties[] = {
        {"INFERENCE_NUM_THREADS", "1"},
        {"NUM_STREAMS", "1"},
        {"ENABLE_CPU_PINNING", "NO"},
        {"CACHE_DIR", cache},
    };
    ov_compiled_model_t *compiled = NULL;
    ov_status_e status = ov_core_compile_model_from_file_props(core->core, path, "CPU", 4, properties, &compiled);
    *model = NULL;
    if (status == OK) {
        *model = calloc(1, sizeof(hov_model));
        (*model)->model = compiled;
    }
    return failed(status, message, capacity);
}

void hov_model_free(hov_model *model) {
    if (!model) return;
    ov_compiled_model_free(model->model);
    free(model);
}

int hov_request_create(hov_model *model, hov_request **request, char *message, size_t capacity) {
    ov_infer_request_t *created = NULL;
    ov_status_e status = ov_compiled_model_create_infer_request(model->model, &created);
    *request = NULL;
    if (status == OK) {
        *request = calloc(1, sizeof(hov_request));
        (*request)->request = created;
    }
    return failed(status, message, capacity);
}

static void release_output(hov_request *request) {
    if (request->output) ov_tensor_free(request->output);
    request->output = NULL;
}

void hov_request_free(hov_request *request) {
    if (!request) return;
    release_output(request);
    ov_infer_request_free(request->request);
    free(request);
}

int hov_infer(hov_request *request, float *input, const int64_t *shape, int rank, char *message, size_t capacity) {
    release_output(request);
    ov_shape_t tensorShape = {0};
    ov_status_e status = ov_shape_create(rank, shape, &tensorShape);
    if (status != OK) return failed(status, message, capacity);
    ov_tensor_t *tensor = NULL;
    status = ov_tensor_create_from_host_ptr(F32, tensorShape, input, &tensor);
    ov_shape_free(&tensorShape);
    if (status != OK) return failed(status, message, capacity);
    status = ov_infer_request_set_input_tensor(request->request, tensor);
    if (status == OK) status = ov_infer_request_infer(request->request);
    if (status == OK) status = ov_infer_request_get_output_tensor_by_index(request->request, 0, &request->output);
    ov_tensor_free(tensor);
    return failed(status, message, capacity);
}

int hov_select_output(hov_request *request, const char *name, char *message, size_t capacity) {
    release_output(request);
    return failed(ov_infer_request_get_tensor(request->request, name, &request->output), message, capacity);
}

int hov_output(hov_request *request, const float **data, int64_t *shape, int *rank, char *message, size_t capacity) {
    if (!request->output) return -1;
    ov_shape_t tensorShape = {0};
    ov_status_e status = ov_tensor_get_shape(request->output, &tensorShape);
    if (status != OK) return failed(status, message, capacity);
    if (tensorShape.rank > 8) {
        ov_shape_free(&tensorShape);
        return -1;
    }
    *rank = (int)tensorShape.rank;
    for (int i = 0; i < *rank; i++) shape[i] = tensorShape.dims[i];
    ov_shape_free(&tensorShape);
    void *pointer = NULL;
    status = ov_tensor_data(request->output, &pointer);
    *data = pointer;
    return failed(status, message, capacity);
}

size_t hov_version(char *text, size_t capacity) {
    ov_version_t version = {0};
    if (capacity == 0) return 0;
    text[0] = 0;
    if (ov_get_openvino_version(&version) == OK && version.buildNumber)
        snprintf(text, capacity, "%s", version.buildNumber);
    ov_version_free(&version);
    return strlen(text);
}
