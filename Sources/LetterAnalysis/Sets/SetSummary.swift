/// Sums up what the letters of a set show between them.
struct SetSummary {
  let plan: SetPlan
  let members: [(path: String, observation: Observation?)]

  /// The set.
  func set(
    name: String, grouping: LetterSet.Grouping, passages: [SharedPassage], notes: [String]
  ) -> LetterSet {
    let needs = plan.needs.enumerated().map { index, need in
      LetterSet.Need(
        id: need.id, title: need.title,
        members: members.indices.filter {
          members[$0].observation?.shown.contains(Shown(index: index)) == true
        })
    }
    return LetterSet(
      name: name, grouping: grouping,
      members: members.map { LetterSet.Member(path: $0.path, observation: $0.observation) },
      usClinicalLetters: usClinical, needs: needs, sharedPassages: passages,
      requests: requests(needs), notes: notes + unread)
  }

  private var assessed: [Observation] { members.compactMap(\.observation) }
  private var usClinical: Int { assessed.count(where: \.isUSClinical) }

  private var unread: [String] {
    members.filter { $0.observation == nil }.map {
      "'\($0.path)' could not be assessed and is not counted."
    }
  }

  /// What no letter shows, then where from, then whether to ask another writer at all.
  private func requests(_ needs: [LetterSet.Need]) -> [String] {
    var requests = zip(plan.needs, needs).filter { $0.1.members.isEmpty }.map(\.0.ask)
    if usClinical < plan.usClinical {
      let count = usClinical == 0 ? "None" : "Only \(Self.word(usClinical))"
      requests.append(plan.askUS.filled("{count}", count))
    }
    if assessed.count < plan.usual {
      requests.append(
        plan.askMore.filled("{count}", Self.word(assessed.count))
          .filled("{usual}", Self.word(plan.usual)))
    } else if !requests.isEmpty {
      requests.append(assessed.count < plan.most ? plan.askOptional : plan.askNoMore)
    }
    return requests
  }

  private static func word(_ number: Int) -> String {
    let words = ["none", "one", "two", "three", "four", "five", "six"]
    return words.indices.contains(number) ? words[number] : String(number)
  }
}

extension String {
  /// The text with the first `slot` filled in.
  fileprivate func filled(_ slot: String, _ text: String) -> String {
    guard let range = firstRange(of: slot) else { return self }
    return String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
