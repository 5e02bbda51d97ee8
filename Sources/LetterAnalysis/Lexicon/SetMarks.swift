/// One of 64 marks for each set of words, by which most moves are ruled out without a look at them: a token
/// whose sets bear none of a state's marks allows none of its moves.
///
/// A set bears the mark of that of its words which is in most sets. So the many sets of a word such as "the"
/// bear few marks, and leave the others to tell words apart.
struct SetMarks {
  /// The mark of each set, 0 to 63.
  private(set) var ofSet: [UInt8]
  /// The marks of the sets of each form, a bit each.
  private(set) var ofForm: [UInt64]

  /// Marks for sets, of which those of forms however written are given by form.
  init(_ setsOfForm: Automaton.Rows, setCount: Int) {
    let forms = setsOfForm.starts.count - 1
    // Sets without such forms, the slots among them, are each their own.
    var leaders = (0..<setCount).map { (key: forms + $0, count: 0) }
    for form in 0..<forms {
      let sets = setsOfForm[form]
      for set in sets where sets.count > leaders[Int(set)].count {
        leaders[Int(set)] = (form, sets.count)
      }
    }
    ofSet = leaders.map { UInt8(FNV1a.combine(0, UInt64($0.key)) >> 58) }
    ofForm = []
    for form in 0..<forms {
      ofForm.append(setsOfForm[form].reduce(0) { $0 | 1 << UInt64(ofSet[Int($1)]) })
    }
  }
}
