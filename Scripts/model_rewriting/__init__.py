"""Rewrites ONNX models so that OpenVINO runs them faster; what they compute stays the same.

What `Models/manifest.json` names under `rewriting`, in that order:

- `hard-swish`: x * HardSigmoid(x) becomes HardSwish(x). HardSigmoid has no kernel for bf16 and is run in a loop of plain C++ between
  two conversions; HardSwish is computed by the convolution before it. PP-OCRv4_seal_det: 76 to 44 ms.
- `logits`: the sigmoid at the end is left out, and the output is its argument. On one channel the runtime computes it
  value by value where shapes are dynamic: 44 to 37 ms for a seal, 82 to 63 for a page. The program compares logits with a bound.
- `fixed-shape`: the input has the shape that the manifest tells. A network of one shape is planned once: 37 to 30 ms for a seal.

All times: OpenVINO 2026.4, one thread, a CPU with AMX. Numbers are those of `onnx.proto` (ONNX, IR version 3 and later).
"""

import struct

from .protobuf import BYTES, VARINT, Message

MODEL_GRAPH, MODEL_OPSETS = 7, 8
OPSET_DOMAIN, OPSET_VERSION = 1, 2
GRAPH_NODES, GRAPH_INPUTS, GRAPH_OUTPUTS = 1, 11, 12
NODE_INPUTS, NODE_OUTPUTS, NODE_OPERATOR, NODE_ATTRIBUTES = 1, 2, 4, 5
ATTRIBUTE_NAME, ATTRIBUTE_FLOAT = 1, 2
VALUE_NAME, VALUE_TYPE = 1, 2
TYPE_TENSOR, TENSOR_SHAPE, SHAPE_DIMENSIONS, DIMENSION_VALUE = 1, 2, 1, 1

# HardSwish came with this version of the operators (ONNX, `Operators.md`).
OPSET_OF_HARD_SWISH = 14
# Between that of the models (11) and 14 these operators mean the same for inference (BatchNormalization has a mode for training
# since 14, off by default); others are refused.
UNCHANGED = {
    "Add", "BatchNormalization", "Concat", "Constant", "Conv", "ConvTranspose", "GlobalAveragePool", "HardSigmoid",
    "HardSwish", "Identity", "Mul", "Relu", "Resize", "Sigmoid",
}  # fmt: skip


def rewritten(data, steps, shape):
    """Returns the model `data` after `steps`; `shape` is the input's."""
    model = Message(data)
    graph = Message(model.first(MODEL_GRAPH))
    nodes = [Message(node) for node in graph.all(GRAPH_NODES)]
    for step in steps:
        if step == "hard-swish":
            nodes = with_hard_swish(nodes)
            raise_opset(model, nodes)
        elif step == "logits":
            nodes = without_last_sigmoid(nodes, graph)
        elif step == "fixed-shape":
            fix_shape(graph, shape)
        else:
            raise ValueError(f"unknown rewriting {step}")
    graph.set(GRAPH_NODES, [node.encoded() for node in nodes])
    model.set(MODEL_GRAPH, [graph.encoded()])
    return model.encoded()


def operator(node):
    return node.first(NODE_OPERATOR).decode()


def floats(node):
    attributes = map(Message, node.all(NODE_ATTRIBUTES))
    return {
        attribute.first(ATTRIBUTE_NAME).decode(): struct.unpack("<f", attribute.first(ATTRIBUTE_FLOAT))[0]
        for attribute in attributes
        if attribute.first(ATTRIBUTE_FLOAT) is not None
    }


def with_hard_swish(nodes):
    readers = {}
    for node in nodes:
        for name in node.texts(NODE_INPUTS):
            readers.setdefault(name, []).append(node)
    replaced = []
    for node in nodes:
        if operator(node) != "HardSigmoid":
            continue
        values = floats(node)
        argument, gate = node.texts(NODE_INPUTS)[0], node.texts(NODE_OUTPUTS)[0]
        product = readers[gate][0]
        # Paddle writes a sixth as 0.1666667.
        isSwish = abs(values.get("alpha", 0.2) - 1 / 6) < 1e-6 and values.get("beta", 0.5) == 0.5
        if isSwish and len(readers[gate]) == 1 and operator(product) == "Mul" and sorted(product.texts(NODE_INPUTS)) == sorted([argument, gate]):
            product.set(NODE_OPERATOR, [b"HardSwish"])
            product.set(NODE_INPUTS, [argument.encode()])
            replaced.append(node)
    if not replaced:
        raise ValueError("no x * HardSigmoid(x) in the model")
    return [node for node in nodes if not any(node is other for other in replaced)]


def raise_opset(model, nodes):
    changed = {operator(node) for node in nodes} - UNCHANGED
    if changed:
        raise ValueError(f"operators that may differ between versions: {sorted(changed)}")
    opsets = [Message(opset) for opset in model.all(MODEL_OPSETS)]
    for opset in opsets:
        if not opset.first(OPSET_DOMAIN, b""):
            opset.set(OPSET_VERSION, [max(OPSET_OF_HARD_SWISH, opset.first(OPSET_VERSION))], VARINT)
    model.set(MODEL_OPSETS, [opset.encoded() for opset in opsets])


def without_last_sigmoid(nodes, graph):
    output = Message(graph.first(GRAPH_OUTPUTS)).first(VALUE_NAME)
    last = nodes[-1]
    if operator(last) != "Sigmoid" or last.first(NODE_OUTPUTS) != output:
        raise ValueError("the model does not end with a sigmoid")
    argument = last.first(NODE_INPUTS)
    for node in nodes[:-1]:
        node.set(NODE_OUTPUTS, [output if name == argument else name for name in node.all(NODE_OUTPUTS)])
        # Whoever else reads the argument.
        node.set(NODE_INPUTS, [output if name == argument else name for name in node.all(NODE_INPUTS)])
    return nodes[:-1]


def fix_shape(graph, shape):
    inputs = [Message(value) for value in graph.all(GRAPH_INPUTS)]
    value = Message(inputs[0].first(VALUE_TYPE))
    tensor = Message(value.first(TYPE_TENSOR))
    dimensions = []
    for size in shape:
        dimension = Message()
        dimension.set(DIMENSION_VALUE, [size], VARINT)
        dimensions.append(dimension.encoded())
    tensor_shape = Message()
    tensor_shape.set(SHAPE_DIMENSIONS, dimensions)
    tensor.set(TENSOR_SHAPE, [tensor_shape.encoded()])
    value.set(TYPE_TENSOR, [tensor.encoded()])
    inputs[0].set(VALUE_TYPE, [value.encoded()])
    graph.set(GRAPH_INPUTS, [message.encoded() for message in inputs], BYTES)
