"""A recognition network of PP-OCR, taken from its ONNX file as a torch module, and written back with other weights.

The file's graph stays as it is: only numbers change, and the size of the last layer.
"""

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn


class Network(nn.Module):
    """Runs the nodes of the graph one after the other."""

    def __init__(self, path):
        super().__init__()
        self.graph = onnx.load(path)
        graph = self.graph.graph
        values = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
        alias = {}
        for node in graph.node:
            if node.op_type == "Constant":
                values[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
            elif node.op_type == "Cast" and node.input[0] in values:  # written below
                values[node.output[0]] = values[node.input[0]].astype(np.float32)
            elif node.op_type == "Identity":
                alias[node.output[0]] = node.input[0]

        def origin(name):
            while name in alias:
                name = alias[name]
            return name

        self.nodes = [
            (node.op_type, [origin(name) for name in node.input], node.output[0],
             {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute})
            for node in graph.node if node.op_type not in ("Identity", "Constant") and node.output[0] not in values
        ]  # fmt: skip
        self.source = graph.input[0].name
        used = {name for _, inputs, *_ in self.nodes for name in inputs}
        # Running means and variances are kept: the batches are too small for new ones.
        fixed = {name for kind, inputs, *_ in self.nodes if kind == "BatchNormalization" for name in inputs[3:5]}
        self.keys = {}
        for name in (name for name in values if name in used):
            key = self.keys[name] = f"w{len(self.keys)}"
            tensor = torch.from_numpy(np.array(values[name]))
            if tensor.dtype == torch.float32 and tensor.numel() > 8 and name not in fixed:
                self.register_parameter(key, nn.Parameter(tensor))
            else:
                self.register_buffer(key, tensor)
        self.last = max(index for index, node in enumerate(self.nodes) if node[0] == "MatMul")
        product = self.nodes[self.last][2]
        bias = next(inputs for kind, inputs, *_ in self.nodes if kind == "Add" and product in inputs)
        self.head = [self.keys[next(name for name in names if name in self.keys)]
                     for names in (self.nodes[self.last][1], bias)]  # fmt: skip

    def resize_head(self, classes, old_class):
        """`old_class[i]` is the former number of class i, or None for a new one."""
        weight, bias = (getattr(self, key).data for key in self.head)
        wide = weight.mean(1, keepdim=True) + 0.3 * weight.std() * torch.randn(weight.shape[0], classes)
        offset = torch.full((classes,), float(bias.min()))
        for index, old in enumerate(old_class):
            if old is not None:
                wide[:, index], offset[index] = weight[:, old], bias[old]
        for key, value in zip(self.head, (wide, offset), strict=True):
            setattr(self, key, nn.Parameter(value))

    def features(self, picture):
        """`[N, steps, channels]`, before the last layer."""
        values = {self.source: picture}
        for kind, inputs, output, attributes in self.nodes[: self.last]:
            given = [getattr(self, self.keys[name]) if name in self.keys else values[name] for name in inputs]
            values[output] = OPERATIONS[kind](attributes, *given)
        return values[self.nodes[self.last][1][0]]

    def logits(self, picture, classes=None):
        """Of some classes, or all."""
        weight, bias = (getattr(self, key) for key in self.head)
        if classes is not None:
            weight, bias = weight[:, classes], bias[classes]
        return self.features(picture) @ weight + bias

    def to(self, device):
        """Sizes and axes stay where Python reads them: a value fetched from the card would wait for all work before it."""
        super().to(device)
        for key, value in list(self.named_buffers()):
            if not value.dtype.is_floating_point:
                setattr(self, key, value.cpu())
        return self

    def save(self, path):
        """Weights in half precision with a `Cast` behind each: half the size, the sums stay single."""
        model = onnx.ModelProto()
        model.CopyFrom(self.graph)
        graph = model.graph
        trained = {key for key, _ in self.named_parameters()}
        casts, values, nodes = [], [], []
        # Of a file that this wrote: the weights are behind their casts, and both are written anew.
        written = {node.output[0]: node.input[0] for node in graph.node
                   if node.op_type == "Cast" and self.keys.get(node.output[0]) in trained}  # fmt: skip

        def keep(name, value):
            if self.keys.get(name) not in trained:
                values.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
                return
            values.append(numpy_helper.from_array(value.astype(np.float16), f"{name}_half"))
            casts.append(onnx.helper.make_node("Cast", [f"{name}_half"], [name], to=onnx.TensorProto.FLOAT, name=f"{name}_cast"))

        state = {name: getattr(self, key).detach().cpu().numpy() for name, key in self.keys.items()}
        for item in graph.initializer:
            if item.name not in written.values():
                keep(item.name, state.get(item.name, numpy_helper.to_array(item)))
        for name in written:
            keep(name, state[name])
        for node in graph.node:
            if node.output[0] in written:
                continue
            if node.op_type == "Constant" and self.keys.get(node.output[0]) in trained:
                keep(node.output[0], state[node.output[0]])
            else:
                nodes.append(node)
        for field, entries in ((graph.initializer, values), (graph.node, casts + nodes)):
            del field[:]
            field.extend(entries)
        graph.output[0].type.tensor_type.shape.dim[-1].dim_value = getattr(self, self.head[1]).numel()
        del model.graph.value_info[:]
        onnx.save(model, path)
        again = Network(path)
        for name, key in self.keys.items():
            # Half precision rounds by a two-thousandth.
            mine, kept = getattr(self, key).detach().cpu().float(), getattr(again, again.keys[name]).detach().float()
            if not torch.allclose(kept, mine, 1e-3, 1e-6):
                raise RuntimeError(f"{path} was written with other weights than the network has: {name}")


def padded(attributes, x, value=0.0):
    if attributes.get("auto_pad") == b"SAME_UPPER":
        sizes = zip(x.shape[2:], attributes["strides"], attributes["kernel_shape"], strict=True)
        high, wide = (max((-(-size // stride) - 1) * stride + kernel - size, 0) for size, stride, kernel in sizes)
        top, left, bottom, right = high // 2, wide // 2, high - high // 2, wide - wide // 2
    else:
        top, left, bottom, right = attributes.get("pads", [0, 0, 0, 0])
    return F.pad(x, (left, right, top, bottom), value=value) if any((top, left, bottom, right)) else x


def convolution(attributes, x, weight, bias=None):
    x = padded(attributes, x)
    return F.conv2d(
        x, weight, bias, attributes.get("strides", [1, 1]), 0, attributes.get("dilations", [1, 1]), attributes.get("group", 1))


def axes(attributes, given):
    return attributes["axes"] if "axes" in attributes else given[0].tolist()


def unsqueezed(attributes, x, *given):
    for axis in axes(attributes, given):
        x = x.unsqueeze(axis)
    return x


def sliced(attributes, x, starts, ends, axes=None, steps=None):
    """Steps are one in these networks."""
    for start, end, axis in zip(starts.tolist(), ends.tolist(), axes.tolist(), strict=True):
        size = x.shape[axis]
        start = start + size if start < 0 else start
        x = x.narrow(axis, start, min(size, end + size if end < 0 else end) - start)
    return x


def reshaped(attributes, x, shape):
    return x.reshape([x.shape[index] if size == 0 else size for index, size in enumerate(shape.tolist())])


# What PP-OCRv6 tiny and small are made of.
OPERATIONS = {
    "Conv": convolution,
    "Add": lambda a, x, y: x + y,
    "Mul": lambda a, x, y: x * y,
    "Div": lambda a, x, y: x / y,
    "Erf": lambda a, x: torch.erf(x),
    "Relu": lambda a, x: F.relu(x),
    "HardSigmoid": lambda a, x: torch.clamp(x * a.get("alpha", 0.2) + a.get("beta", 0.5), 0, 1),
    "BatchNormalization": lambda a, x, scale, shift, mean, variance: F.batch_norm(
        x, mean, variance, scale, shift, False, 0.0, a.get("epsilon", 1e-5)),
    "ReduceMean": lambda a, x: x.mean(dim=list(a["axes"]), keepdim=bool(a.get("keepdims", 1))),
    "AveragePool": lambda a, x: F.avg_pool2d(x, a["kernel_shape"], a.get("strides", [1, 1])),
    "Transpose": lambda a, x: x.permute(*a["perm"]),
    "Squeeze": lambda a, x, *given: x.squeeze(*axes(a, given)),
    "Unsqueeze": unsqueezed,
    "MatMul": lambda a, x, y: x @ y,
    "Sub": lambda a, x, y: x - y,
    "Pow": lambda a, x, y: x * x,
    "Sqrt": lambda a, x: torch.sqrt(x),
    "Sigmoid": lambda a, x: torch.sigmoid(x),
    "Softmax": lambda a, x: torch.softmax(x, a.get("axis", -1)),
    "MaxPool": lambda a, x: F.max_pool2d(padded(a, x, -1e9), a["kernel_shape"], a.get("strides", [1, 1])),
    "Shape": lambda a, x: torch.tensor(x.shape),
    "Concat": lambda a, *xs: torch.cat([x.reshape(-1) if x.dim() == 0 else x for x in xs], a["axis"]),
    "Slice": sliced,
    "Reshape": reshaped,
}  # fmt: skip
