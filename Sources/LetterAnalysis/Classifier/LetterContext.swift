/// A sentence in the light of its letter, as numbers for `TagTrees`: what the linear models think of it
/// and of its neighbours, paragraph and letter, where it stands, and which phrases it holds.
///
/// "He had a fever" shows work with children in a letter from a children's ward, and with adults in
/// another; no model of the sentence alone can know.
package struct LetterContext: Sendable {
  /// Chances that go in for a sentence: four classes in the letter, then each tag alone.
  package static let chances = SentenceClass.allCases.count + Tag.allCases.count
  /// Tags whose earlier mention in the paragraph counts: those of fit and setting.
  private static let carried = 0..<8
  /// Where the sentence stands, and how long it is.
  private static let places = 8
  /// Columns before those of the phrases.
  package static let plainWidth = 6 * chances + places + carried.count

  /// The groups of phrases that have a column, by the upper halves of their hashes, ascending.
  package let phrases: [UInt32]
  /// Columns of a row.
  package var width: Int { Self.plainWidth + phrases.count }

  /// A context that knows the given groups of phrases, ascending.
  package init(phrases: [UInt32]) { self.phrases = phrases }

  /// One letter's sentences, as the linear models judged them.
  package struct Sentences {
    /// `LetterContext.chances` numbers a sentence.
    package var chances: [Float]
    /// Whether each begins a paragraph.
    package var startsParagraph: [Bool]
    /// Their features.
    package var features: [SentenceFeatures]

    /// Sentences of one letter, in its order.
    package init(chances: [Float], startsParagraph: [Bool], features: [SentenceFeatures]) {
      self.chances = chances
      self.startsParagraph = startsParagraph
      self.features = features
    }

    var count: Int { startsParagraph.count }

    /// The paragraphs, as ranges of sentences.
    var paragraphs: [Range<Int>] {
      let starts = startsParagraph.indices.filter { $0 == 0 || startsParagraph[$0] }
      return zip(starts, starts.dropFirst() + [count]).map { $0..<$1 }
    }

    subscript(sentence: Int) -> ArraySlice<Float> {
      chances[(sentence * LetterContext.chances)..<((sentence + 1) * LetterContext.chances)]
    }
  }

  /// The rows of a letter's sentences, one after the other.
  package func rows(of sentences: Sentences) -> [Float] {
    guard sentences.count > 0 else { return [] }
    var rows = [Float](repeating: 0, count: sentences.count * width)
    let whole = Summary(sentences, 0..<sentences.count)
    let paragraphs = sentences.paragraphs
    for (number, range) in paragraphs.enumerated() {
      let paragraph = Summary(sentences, range)
      var earlier = [Float](repeating: 0, count: Self.carried.count)
      for sentence in range {
        var row = RowWriter(at: sentence * width)
        row.write(sentences[sentence], to: &rows)
        row.write(
          place(of: sentence, in: sentences, range, number, paragraphs.count), to: &rows)
        row.write(sentence > 0 ? sentences[sentence - 1] : Self.none, to: &rows)
        row.write(sentence + 1 < sentences.count ? sentences[sentence + 1] : Self.none, to: &rows)
        row.write(whole.mean[...], to: &rows)
        row.write(whole.highest[...], to: &rows)
        row.write(paragraph.mean[...], to: &rows)
        row.write(earlier[...], to: &rows)
        let firstTag = sentence * Self.chances + SentenceClass.allCases.count
        for tag in Self.carried {
          earlier[tag] = max(earlier[tag], sentences.chances[firstTag + tag])
        }
        markPhrases(of: sentences.features[sentence], from: row.offset, in: &rows)
      }
    }
    return rows
  }

  private static let none = ArraySlice([Float](repeating: 0, count: chances))

  private func place(
    of sentence: Int, in sentences: Sentences, _ paragraph: Range<Int>, _ number: Int, _ count: Int
  ) -> ArraySlice<Float> {
    [
      Float(sentence) / Float(sentences.count), Float(sentence), Float(sentences.count - sentence),
      Float(number), Float(sentence - paragraph.lowerBound), Float(paragraph.count), Float(count),
      Float(sentences.features[sentence].length),
    ]
  }

  private func markPhrases(of features: SentenceFeatures, from start: Int, in rows: inout [Float]) {
    for hash in features.hashes[FeatureGroup.lexicon.rawValue] {
      if let column = Self.index(of: UInt32(truncatingIfNeeded: hash >> 32), in: phrases) {
        rows[start + column] = 1
      }
    }
  }

  private static func index(of key: UInt32, in keys: [UInt32]) -> Int? {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : nil
  }

  /// The mean and the highest of each chance over a range of sentences.
  private struct Summary {
    var mean: [Float]
    var highest: [Float]

    init(_ sentences: Sentences, _ range: Range<Int>) {
      mean = [Float](repeating: 0, count: LetterContext.chances)
      highest = mean
      for sentence in range {
        let first = sentence * LetterContext.chances
        for column in 0..<LetterContext.chances {
          let chance = sentences.chances[first + column]
          mean[column] += chance
          highest[column] = max(highest[column], chance)
        }
      }
      for column in mean.indices { mean[column] /= Float(range.count) }
    }
  }

  /// Writes values one after the other.
  private struct RowWriter {
    private(set) var offset: Int

    init(at offset: Int) { self.offset = offset }

    mutating func write(_ values: ArraySlice<Float>, to rows: inout [Float]) {
      rows.withUnsafeMutableBufferPointer { rows in
        let place = UnsafeMutableBufferPointer(rebasing: rows[offset..<(offset + values.count)])
        _ = place.update(fromContentsOf: values)
      }
      offset += values.count
    }
  }
}
