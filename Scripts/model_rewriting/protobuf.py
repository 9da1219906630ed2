"""Protocol Buffers on the wire: a message as a list of its fields, in their order, to be changed and written again.

https://protobuf.dev/programming-guides/encoding/
"""

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5


def read_varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def varint(value):
    encoded = bytearray()
    while value > 127:
        encoded.append(value & 127 | 128)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


class Message:
    """Fields as `[number, wire type, value]`: an integer for a varint, else bytes."""

    def __init__(self, data=b""):
        self.fields = []
        data = memoryview(data)
        at = 0
        while at < len(data):
            key, at = read_varint(data, at)
            kind = key & 7
            if kind == VARINT:
                value, at = read_varint(data, at)
            else:
                length = {FIXED64: 8, FIXED32: 4}.get(kind)
                if length is None:
                    if kind != BYTES:
                        raise ValueError(f"wire type {kind}")
                    length, at = read_varint(data, at)
                if at + length > len(data):
                    raise ValueError("a field runs over the end of its message")
                value, at = bytes(data[at : at + length]), at + length
            self.fields.append([key >> 3, kind, value])

    def all(self, number):
        return [value for field, _, value in self.fields if field == number]

    def first(self, number, default=None):
        return next(iter(self.all(number)), default)

    def texts(self, number):
        return [value.decode("utf-8") for value in self.all(number)]

    def set(self, number, values, kind=BYTES):
        """Puts `values` where the first field of this number was, or at the end, in place of all of them."""
        at = next((index for index, field in enumerate(self.fields) if field[0] == number), len(self.fields))
        kept = [field for field in self.fields[at:] if field[0] != number]
        self.fields[at:] = [[number, kind, value] for value in values] + kept

    def encoded(self):
        parts = []
        for number, kind, value in self.fields:
            parts.append(varint(number << 3 | kind))
            if kind == VARINT:
                parts.append(varint(value))
                continue
            if kind == BYTES:
                parts.append(varint(len(value)))
            parts.append(value)
        return b"".join(parts)
