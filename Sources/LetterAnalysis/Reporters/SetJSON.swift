/// One entry of `sets` in the JSON document.
struct SetJSON {
  let set: LetterSet
  let options: ReportOptions

  func write(to json: inout JSONWriter) {
    json.open("{")
    json.key("name")
    json.string(options.hidesQuotes && set.grouping != .folder ? "" : set.name)
    json.key("grouping")
    json.string(set.grouping.rawValue)
    json.key("letters")
    json.open("[")
    for member in set.members { write(member, to: &json) }
    json.close("]")
    json.key("usClinicalLetters")
    json.number(set.usClinicalLetters)
    json.key("needs")
    json.open("[")
    for need in set.needs { write(need, to: &json) }
    json.close("]")
    json.key("sharedPassages")
    json.open("[")
    for passage in set.sharedPassages { write(passage, to: &json) }
    json.close("]")
    json.key("requests")
    json.strings(set.requests)
    json.key("notes")
    json.strings(set.notes)
    json.close("}")
  }

  private func write(_ member: LetterSet.Member, to json: inout JSONWriter) {
    json.open("{")
    json.key("path")
    json.string(member.path)
    if let place = member.observation?.place {
      json.key("observed")
      place.write(to: &json)
    }
    json.close("}")
  }

  private func write(_ need: LetterSet.Need, to json: inout JSONWriter) {
    json.open("{")
    json.key("id")
    json.string(need.id)
    json.key("title")
    json.string(need.title)
    json.key("letters")
    json.open("[")
    for member in need.members { json.number(member) }
    json.close("]")
    json.close("}")
  }

  private func write(_ passage: SharedPassage, to json: inout JSONWriter) {
    json.open("{")
    json.key("words")
    json.number(passage.words)
    json.key("places")
    json.open("[")
    for place in passage.places {
      json.open("{")
      json.key("letter")
      json.number(place.member)
      json.key("start")
      json.number(place.span.lowerBound)
      json.key("end")
      json.number(place.span.upperBound)
      json.key("quote")
      json.string(options.hidesQuotes ? "" : place.quote)
      json.close("}")
    }
    json.close("]")
    json.close("}")
  }
}

extension ObservedPlace {
  /// The object of the JSON document.
  func write(to json: inout JSONWriter) {
    json.open("{")
    json.key("setting")
    json.string(setting.rawValue)
    json.key("settingConfidence")
    json.share(settingConfidence)
    json.key("country")
    json.string(isInUS ? "us" : "abroad")
    json.key("countryConfidence")
    json.share(countryConfidence)
    json.close("}")
  }
}

extension JSONWriter {
  /// Writes a list of texts.
  mutating func strings(_ texts: [String]) {
    open("[")
    for text in texts { string(text) }
    close("]")
  }
}
