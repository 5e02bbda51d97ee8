/// The only script there is: it sorts the tables of an index page.
enum HTMLScript {
  /// Its digest for the page's policy; a test compares it with what sha256sum says.
  static let hash = "sha256-2KzVlqRBloE5v14jhQvfktuHEf0kubyT2HLp67Nqwys="

  /// A button in each heading sorts by its column; without the script the table stays as it is.
  static let sorting: StaticString = """
    for (const table of document.querySelectorAll("table.sortable")) {
      const body = table.tBodies[0];
      const headings = [...table.tHead.rows[0].cells];
      const value = (row, column) => {
        const cell = row.cells[column];
        return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
      };
      const sort = (column) => {
        const heading = headings[column];
        const numbers = body.rows[0]?.cells[column].dataset.value !== undefined;
        const old = heading.getAttribute("aria-sort");
        const falls = old === null ? numbers : old === "ascending";
        for (const other of headings) other.removeAttribute("aria-sort");
        heading.setAttribute("aria-sort", falls ? "descending" : "ascending");
        const rows = [...body.rows].sort((a, b) => {
          const [x, y] = [value(a, column), value(b, column)];
          const order = typeof x === "number" ? x - y : x.localeCompare(y, "en");
          return falls ? -order : order;
        });
        body.append(...rows);
      };
      headings.forEach((heading, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...heading.childNodes);
        button.addEventListener("click", () => sort(column));
        heading.append(button);
      });
    }
    """
}
