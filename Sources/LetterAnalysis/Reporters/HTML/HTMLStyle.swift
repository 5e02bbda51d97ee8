/// The style sheet of every page.
enum HTMLStyle {
  /// Its digest for the page's policy; a test compares it with what sha256sum says.
  static let hash = "sha256-nHwEbv04V7vcc37pG+2xjqGZYvgfgvaFZ+vSpdZNd2I="

  /// Colours are pairs whose contrast a test measures, in both schemes.
  static let sheet: StaticString = """
    :root {
      color-scheme: light dark;
      --page: #f4f1ea; --paper: #fffdf8; --ink: #21242a; --soft: #575c66; --line: #d9d3c6;
      --link: #1c4e8c; --fill: #2f6d86; --track: #e5e0d5; --shadow: #4a402a22;
      --must: #a0171f; --must-tint: #fbe1de; --should: #7b4b00; --should-tint: #fbecc9;
      --know: #40506b; --know-tint: #e6ebf4; --strong: #1d6239; --strong-tint: #e2f2e5;
      --episode: #d9eedd; --detail: #dceaf6; --praise: #efe7d6; --other: #cfc9bb;
      --serif: "Iowan Old Style", Charter, "Palatino Linotype", Palatino, P052, "Book Antiqua", Georgia, serif;
      --sans: Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #16181c; --paper: #1e2126; --ink: #e7e4dd; --soft: #aab0ba; --line: #383c44;
        --link: #9cc3f5; --fill: #6fb3cd; --track: #33373f; --shadow: #0006;
        --must: #ffa29c; --must-tint: #4b2222; --should: #f3c678; --should-tint: #40331a;
        --know: #b9c9e6; --know-tint: #29344a; --strong: #93d8a9; --strong-tint: #1d3827;
        --episode: #213d2b; --detail: #213647; --praise: #3a3424; --other: #4a4e57;
      }
    }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 4.5rem; }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    body {
      margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 3rem) 3rem; max-width: 76rem;
      background: var(--page); color: var(--ink); font: 1rem/1.55 var(--sans);
      overflow-wrap: anywhere;
    }
    h1, h2, h3 { font-family: var(--serif); line-height: 1.2; font-weight: 600; margin: 0; }
    h1 { font-size: clamp(1.7rem, 4vw, 2.4rem); letter-spacing: -.01em; }
    h2 { font-size: 1.35rem; margin-bottom: .8rem; }
    h3 { font-size: 1.1rem; margin-bottom: .5rem; }
    article h2 { font-size: 1.35rem; }
    p { margin: 0 0 .6rem; }
    a { color: var(--link); text-underline-offset: .15em; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    section { margin-top: 2.6rem; }
    article + article { margin-top: 4rem; padding-top: 3rem; border-top: 1px solid var(--line); }
    .facts { margin: .5rem 0 0; color: var(--soft); }
    .path, .source { color: var(--soft); font-size: .85rem; }
    .skip { position: absolute; left: -99rem; background: var(--paper); padding: .6rem 1rem; }
    .skip:focus { left: 1rem; top: 1rem; z-index: 2; }
    .vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .lead { margin-top: 1.6rem; font-size: 1.1rem; font-weight: 600; }
    nav { margin-bottom: 1.2rem; font-size: .9rem; }
    details > summary { cursor: pointer; }
    footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .85rem; max-width: 46rem; }

    /* In short */
    .top { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 3.5rem; margin-top: 1.8rem; }
    .top section { margin: 0; }
    .verdict figure { margin-top: 1.2rem; }
    .score { margin: 0; color: var(--soft); }
    .score .total { font: 600 3.6rem/1 var(--serif); color: var(--ink); letter-spacing: -.02em; }
    .score .band { display: inline-block; margin-left: .5rem; padding: .05rem .6rem; border: 1px solid var(--line); border-radius: 1rem; color: var(--ink); font-weight: 600; background: var(--paper); }
    .score .once { margin-left: .4rem; font-size: .9rem; }
    .ruler { display: block; width: 100%; max-width: 32rem; margin: .4rem 0 .8rem -.5rem; }
    .ruler .track { fill: none; }
    .ruler .band { fill: var(--track); }
    .ruler .band.own { fill: var(--fill); }
    .ruler text { font: 11px var(--sans); fill: var(--soft); }
    .ruler text.own { fill: var(--ink); font-weight: 600; }
    .ruler .total { fill: var(--ink); }
    .ruler .uncapped { fill: var(--page); stroke: var(--ink); stroke-width: 2; }
    .gate { padding-left: .8rem; border-left: 3px solid var(--must); }
    .map { display: block; width: 100%; max-height: 5rem; }
    .map .anecdote { fill: var(--strong); } .map .concrete { fill: var(--link); }
    .map .generic { fill: var(--should); opacity: .55; } .map .other { fill: var(--other); }
    figcaption { color: var(--soft); font-size: .8rem; margin-top: .4rem; }

    /* What would help */
    .steps ol { margin: 0; padding-left: 1.4rem; max-width: 46rem; }
    .steps li { margin-bottom: .5rem; padding-left: .2rem; }
    .gain { color: var(--soft); white-space: nowrap; font-size: .9rem; }

    /* Filters, which are the legend too */
    .filters { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .35rem .5rem; margin: 0 0 1.2rem; padding: .6rem 0; border: 0; min-width: 0; background: var(--page); }
    .filters legend { float: left; width: 100%; padding: 0; color: var(--soft); font-size: .9rem; }
    .filters legend + * { clear: both; }
    .swatch { display: inline-flex; align-items: center; gap: .4rem; padding: .15rem .7rem .15rem .5rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--paper); color: var(--soft); font-size: .85rem; cursor: pointer; }
    .swatch input { margin: 0; accent-color: var(--fill); }
    .swatch span { color: var(--ink); }
    .swatch.must-go span { box-shadow: inset 0 -3px var(--must); }
    .swatch.should-mend span { text-decoration: underline dashed 2px var(--should); text-underline-offset: .25em; }
    .swatch.worth-knowing span { text-decoration: underline dotted 2px var(--know); text-underline-offset: .25em; }
    .swatch.strength span { text-decoration: underline solid 1.5px var(--strong); text-underline-offset: .25em; }
    .swatch.fact span { text-decoration: underline dotted 1px var(--soft); text-underline-offset: .25em; }
    .swatch.anecdote span, .swatch.concrete span, .swatch.generic span { padding: 0 .3rem; border-radius: 3px; }
    .swatch.anecdote span { background: var(--episode); } .swatch.concrete span { background: var(--detail); }
    .swatch.generic span { background: var(--praise); }

    /* The letter as a page, its notes in the margin */
    .sheet { position: relative; padding: 2.6rem 0; }
    .sheet::before { content: ""; position: absolute; inset: 0 auto 0 0; width: 63%; background: var(--paper); border-radius: 3px; box-shadow: 0 1px 2px var(--shadow), 0 8px 28px var(--shadow); }
    .row { position: relative; display: grid; grid-template-columns: 63% minmax(0, 1fr); }
    .text { margin: 0; padding: 0 clamp(1.2rem, 3.5vw, 3.2rem) .9rem; font: 1.07rem/1.68 var(--serif); white-space: pre-line; hyphens: manual; }
    .masked .text { color: var(--soft); font: .9rem/1.7 var(--sans); }
    .text.heading { font-weight: 600; }
    .text.listItem { padding-left: calc(clamp(1.2rem, 3.5vw, 3.2rem) + 1.2rem); }
    .text.listItem::before { content: "•"; float: left; margin-left: -1.1rem; }
    .part { position: relative; margin: 1rem 0 .4rem; padding: .8rem clamp(1.2rem, 3.5vw, 3.2rem) 0; width: 63%; border-top: 1px solid var(--line); color: var(--soft); font-size: .8rem; }
    .notes { list-style: none; margin: 0 0 .9rem; padding: .15rem 0 0 1.4rem; font-size: .86rem; line-height: 1.45; display: flex; flex-wrap: wrap; gap: .4rem; align-content: flex-start; }
    .whole .notes { padding: 0; max-width: 46rem; }
    .note { min-width: 0; }
    .note p { margin: 0 0 .3rem; }
    .note.must-go, .note.should-mend, .note.worth-knowing { flex: 1 1 100%; padding: .5rem .8rem .45rem; border-left: 4px solid; border-radius: 3px; }
    .note.must-go { border-color: var(--must); background: var(--must-tint); }
    .note.should-mend { border-color: var(--should); background: var(--should-tint); }
    .note.worth-knowing { border-color: var(--know); background: var(--know-tint); }
    .must-go > .what .kind, td.must-go { color: var(--must); } .should-mend > .what .kind, td.should-mend { color: var(--should); }
    .worth-knowing > .what .kind { color: var(--know); }
    .note .source, .note summary { color: inherit; }
    .note summary { font-size: .82rem; }
    .note.strength, .note.fact, .note.set-aside { border: 1px solid var(--line); border-radius: .8rem; padding: .05rem .6rem; background: var(--paper); }
    .note.strength { color: var(--strong); background: var(--strong-tint); border-color: transparent; }
    .note.fact, .note.set-aside { color: var(--soft); }
    .note:has(details[open]) { flex-basis: 100%; }
    .note.strength details[open] > :not(summary), .note.fact details[open] > :not(summary) { color: var(--ink); }
    .note details[open] > p:first-of-type { margin-top: .35rem; }
    .note .places { margin: .2rem 0 .3rem; padding-left: 1.1rem; }
    .note .words { list-style: none; margin: 0 0 .3rem; padding: 0; }
    .note .words li { margin-bottom: .15rem; }
    .number, .ref a { display: inline-block; min-width: 1.35em; padding: 0 .3em; border-radius: 1em; text-align: center; text-decoration: none; font: 600 .72rem/1.5 var(--sans); color: var(--paper); background: var(--know); }
    .must-go .number, .ref.must-go a { background: var(--must); } .should-mend .number, .ref.should-mend a { background: var(--should); }
    .number { margin-right: .25rem; }
    .ref { line-height: 0; margin: 0 .1em; }
    :target { outline: 3px solid var(--link); outline-offset: 2px; }

    /* What is marked, while its box is checked */
    mark { background: none; color: inherit; }
    article:not(:has(.k-anecdote:not(:checked))) .s.anecdote { background: var(--episode); }
    article:not(:has(.k-concrete:not(:checked))) .s.concrete { background: var(--detail); }
    article:not(:has(.k-generic:not(:checked))) .s.generic { background: var(--praise); }
    .s { border-radius: 3px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
    article:not(:has(.k-fact:not(:checked))) mark.fact { text-decoration: underline dotted 1px var(--soft); text-underline-offset: .22em; }
    article:not(:has(.k-strength:not(:checked))) mark.strength { text-decoration: underline solid 1.5px var(--strong); text-underline-offset: .22em; }
    article:not(:has(.k-worth-knowing:not(:checked))) mark.worth-knowing { text-decoration: underline dotted 2px var(--know); text-underline-offset: .22em; }
    article:not(:has(.k-should-mend:not(:checked))) mark.should-mend { text-decoration: underline dashed 2px var(--should); text-underline-offset: .22em; background: var(--should-tint); }
    article:not(:has(.k-must-go:not(:checked))) mark.must-go { text-decoration: underline solid 3px var(--must); text-underline-offset: .2em; background: var(--must-tint); }
    article:has(.k-fact:not(:checked)) .fact.note, article:has(.k-strength:not(:checked)) .strength.note,
    article:has(.k-worth-knowing:not(:checked)) :is(.ref, .letter .note).worth-knowing,
    article:has(.k-should-mend:not(:checked)) :is(.ref, .letter .note).should-mend,
    article:has(.k-must-go:not(:checked)) :is(.ref, .letter .note).must-go,
    article:has(.k-set-aside:not(:checked)) .set-aside.note { display: none; }

    /* Tables */
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }
    th, td { padding: .45rem .9rem .45rem 0; text-align: left; vertical-align: top; font-weight: 400; border-bottom: 1px solid var(--line); }
    thead th { color: var(--soft); font-size: .82rem; white-space: nowrap; vertical-align: bottom; }
    .profile { width: 100%; max-width: 46rem; }
    .profile td { white-space: nowrap; }
    .profile summary { padding-left: 1.15rem; text-indent: -1.15rem; }
    .profile td.drawn { width: 40%; }
    .profile + p { margin-top: .6rem; }
    .profile tbody tr:last-child > * { border-bottom: 0; }
    .profile ul { margin: .3rem 0; padding-left: 1.2rem; color: var(--soft); font-size: .88rem; }
    .bar { display: block; width: 100%; height: .55rem; margin-top: .45rem; border-radius: 1rem; overflow: hidden; }
    .bar .track { fill: var(--track); } .bar .fill { fill: var(--fill); }
    .letters { width: 100%; min-width: 46rem; overflow-wrap: normal; }
    .letters tbody th { min-width: 13rem; overflow-wrap: anywhere; }
    .letters .n { text-align: right; white-space: nowrap; }
    .letters .n .bar { display: inline-block; width: 4.5rem; margin: 0 .7rem .1rem 0; vertical-align: middle; height: .4rem; }
    td.must-go, td.should-mend { font-weight: 700; }
    .letters thead th:nth-last-child(-n+4), .letters thead th:nth-last-child(6) { text-align: right; }
    th button { all: unset; cursor: pointer; color: var(--link); text-decoration: underline; text-underline-offset: .2em; }
    th button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    th[aria-sort] button { font-weight: 700; }
    th[aria-sort="ascending"] button::after { content: " ↑"; } th[aria-sort="descending"] button::after { content: " ↓"; }

    /* The index */
    .spreads { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 2.5rem 3.5rem; align-items: end; margin-top: 1.4rem; }
    .overview h2 { margin-top: 2.2rem; }
    .dimensions { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: 1.4rem 1.8rem; }
    figure { margin: 0; }
    .spread { display: block; width: 100%; overflow: visible; }
    .spread .fill { fill: var(--fill); } .spread .none { fill: var(--track); }
    .spread text { font: 600 12px var(--sans); fill: var(--ink); } .spread .axis { font-weight: 400; fill: var(--soft); }
    .small .spread text { font-size: 14px; }
    .set { padding: 1.2rem 1.6rem; background: var(--paper); border-radius: 3px; box-shadow: 0 1px 2px var(--shadow); }
    .set + .set { margin-top: 1.2rem; padding-top: 1.2rem; border-top: 0; }
    .set table { min-width: 32rem; overflow-wrap: normal; }
    .set .scroll { margin: .8rem 0; } .set td { white-space: nowrap; }
    .lacking { color: var(--should); font-weight: 600; }
    .unread dt { font-weight: 600; } .unread dd { margin: 0 0 .6rem; color: var(--soft); }

    @media screen and (max-width: 56rem) {
      .top, .spreads { display: block; }
      .top section + section { margin-top: 2rem; }
      .row { display: block; }
      .sheet::before { width: 100%; } .part { width: auto; }
      .notes { padding: 0 1.2rem; }
      .filters { position: static; }
    }
    @media print {
      :root {
        color-scheme: light;
        --page: #fff; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000; --fill: #2f6d86; --track: #e5e5e5; --shadow: transparent;
        --must: #a0171f; --must-tint: #fbe1de; --should: #7b4b00; --should-tint: #fbecc9; --know: #40506b; --know-tint: #e6ebf4; --strong: #1d6239; --strong-tint: #e2f2e5;
        --episode: #d9eedd; --detail: #dceaf6; --praise: #efe7d6; --other: #cfc9bb;
      }
      @page { margin: 16mm 14mm; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      body { padding: 0; max-width: none; font-size: 9.5pt; }
      .skip, nav { display: none; }
      .filters { position: static; } .filters input, .filters legend { display: none; }
      .top { grid-template-columns: 5fr 6fr; gap: 0 2rem; } section { margin-top: 1.6rem; }
      .notes { font-size: 8pt; padding-left: 1rem; } .note summary { list-style: none; font-size: 8pt; }
      .note:is(.must-go, .should-mend, .worth-knowing) > details:not([open]) { display: none; }
      .sheet::before { border: 0; }
      .sheet { padding: 1rem 0; } .text { padding: 0 1.2rem .6rem 0; font-size: 10pt; } .text.listItem { padding-left: 1.2rem; }
      .note, tr, figure, .steps li { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
      .scroll { overflow: visible; }
      article + article { break-before: page; }
    }
    """
}
