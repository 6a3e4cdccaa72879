/// How pages look: one style sheet for all, on a screen in light and dark, small and large, and on paper.
///
/// Every pair of text and ground has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3), in both schemes.
enum PageStyle {
    /// `sha256-` and the Base64 of the text's hash, as a page's policy names it.
    static let hash = "sha256-Oco1KtDkg/n/9ZWqsUyaEbxbXt3JNu0j5tW7SK1qkJQ="

    static let text: StaticString = #"""

        :root {
          color-scheme: light dark;
          --ground: #f7f6f3; --surface: #ffffff; --ink: #1f2529; --quiet: #56616b; --line: #dedbd4; --field: #8b8f94;
          --accent: #0a5876; --accent-ink: #ffffff; --tint: #e6f0f4;
          --error: #9f231c; --error-tint: #fbeae8; --warning: #7d4600; --warning-tint: #fbf0dc;
          --info: #2b5787; --info-tint: #e8eff8; --good: #1d633a; --good-tint: #e4f2e9; --none-tint: #ecebe8;
          --bar: #aebfc9; --now: #0a5876;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #15191c; --surface: #1d2226; --ink: #e7eaec; --quiet: #a6b0b8; --line: #343b41; --field: #79838b;
            --accent: #86c8e6; --accent-ink: #0b2430; --tint: #1d333e;
            --error: #ff9f96; --error-tint: #3b2120; --warning: #f0bb70; --warning-tint: #382b17;
            --info: #a2c7f0; --info-tint: #1f2e40; --good: #8ad4a6; --good-tint: #1a3324; --none-tint: #2a3035;
            --bar: #4c5b66; --now: #86c8e6;
          }
        }
        *, *::before, *::after { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding: 1.5rem 0 6rem; }
        body {
          margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word;
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
        }
        .opening, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
        .opening { padding-top: 3rem; }
        .steward .opening, .steward main, .steward footer { max-width: 90rem; }
        footer { padding-top: 3rem; padding-bottom: 3rem; color: var(--quiet); font-size: .875rem; }
        h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
        h1 { font-size: 2rem; font-weight: 650; letter-spacing: -.015em; margin: .25rem 0 1.25rem; }
        h1 .code { font-size: 1rem; font-weight: 400; letter-spacing: 0; color: var(--quiet); }
        h2 { font-size: 1.3rem; font-weight: 650; margin: 3.25rem 0 1rem; }
        h3 { font-size: 1.05rem; font-weight: 650; margin: 2.25rem 0 .75rem; }
        h4 { font-size: 1rem; font-weight: 600; line-height: 1.45; margin: .5rem 0 .75rem; text-wrap: pretty; }
        p { margin: 0 0 .75rem; text-wrap: pretty; }
        ul, ol { margin: 0 0 .75rem; padding-left: 1.4rem; }
        li { margin-bottom: .35rem; }
        a { color: var(--accent); text-underline-offset: .15em; }
        .occasion { color: var(--quiet); margin: 0; }
        .occasion::first-letter { text-transform: uppercase; }
        .quiet { color: var(--quiet); font-size: .9rem; }
        .quiet b { font-weight: 600; }
        .code, .cell { font-family: ui-monospace, "SFMono-Regular", Consolas, "Liberation Mono", monospace; }
        .unseen {
          position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
        }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { left: 1rem; top: 1rem; z-index: 9; background: var(--surface); padding: .5rem 1rem; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }

        .verdict {
          display: inline-block; font-size: 1.15rem; font-weight: 600; padding: .5rem 1rem; border-radius: .5rem;
          margin-bottom: 1rem;
        }
        .badge {
          display: inline-block; font-size: .8125rem; font-weight: 600; line-height: 1.3; padding: .15rem .5rem;
          border-radius: .3rem; background: var(--none-tint); color: var(--ink); white-space: nowrap;
        }
        .error { --mark: var(--error); --mark-tint: var(--error-tint); }
        .warning { --mark: var(--warning); --mark-tint: var(--warning-tint); }
        .info { --mark: var(--info); --mark-tint: var(--info-tint); }
        .good { --mark: var(--good); --mark-tint: var(--good-tint); }
        .none { --mark: var(--quiet); --mark-tint: var(--none-tint); }
        .verdict, .badge.error, .badge.warning, .badge.info, .badge.good, .badge.none {
          color: var(--mark); background: var(--mark-tint);
        }
        .solved .sign { color: var(--good); font-weight: 700; }

        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; }
        thead th { color: var(--quiet); font-size: .8125rem; font-weight: 600; vertical-align: bottom; }
        tbody th { font-weight: 400; }
        .plain tr, .sum tr { border-bottom: 1px solid var(--line); }
        .plain { margin-bottom: .75rem; min-width: min(100%, 28rem); }
        .number { text-align: right; }
        td.number { white-space: nowrap; }
        td.number:last-child, th.number:last-child { padding-right: 0; }
        .wide { position: relative; overflow-x: auto; margin: 0 0 1rem; }

        .first li { margin-bottom: .5rem; }
        .card {
          background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--mark);
          border-radius: .5rem; padding: 1.1rem 1.25rem .6rem; margin: 0 0 1rem; break-inside: avoid;
        }
        .card:target { outline: 3px solid var(--accent); }
        .badges { margin: 0; }
        .count {
          display: inline-block; min-width: 1.5rem; font-weight: 650; color: var(--quiet);
          font-variant-numeric: tabular-nums;
        }
        .cell {
          font-size: .875rem; padding: .1rem .4rem; border: 1px solid var(--line); border-radius: .25rem;
          background: var(--ground); white-space: nowrap;
        }
        .sum { margin: .25rem 0 1rem; width: 100%; font-size: .95rem; }
        .sum th { padding-right: .75rem; }
        .sum tfoot th { font-weight: 400; color: var(--quiet); }
        .sum tfoot tr:first-child { border-top: 2px solid var(--field); }
        .sum .difference { border-bottom: 0; }
        .sum .difference th, .sum .difference td { font-weight: 650; color: var(--ink); }
        .sum .at { width: 1%; white-space: nowrap; }
        .question { font-weight: 500; }
        .id { color: var(--quiet); font-size: .75rem; margin: .5rem 0 0; }
        blockquote { margin: 0 0 .75rem; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--line); }
        label { font-size: .875rem; font-weight: 600; }
        textarea, input, select, button {
          font: inherit; color: var(--ink); background: var(--surface); border: 1px solid var(--field);
          border-radius: .375rem; padding: .45rem .7rem;
        }
        textarea { display: block; width: 100%; margin-top: .3rem; resize: vertical; min-height: 3.6rem; }
        button { cursor: pointer; }
        button:hover { background: var(--tint); }
        button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
        button.main:hover { filter: brightness(1.1); }
        button.quiet { border-color: transparent; background: none; color: var(--quiet); }
        summary { cursor: pointer; }
        .bar {
          position: sticky; bottom: 0; z-index: 3; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem;
          margin: 1.5rem -1.25rem 0; padding: .75rem 1.25rem; background: var(--surface);
          border: 1px solid var(--line); border-radius: .5rem .5rem 0 0;
        }
        .bar[hidden] { display: none; }
        .bar p { flex: 1 1 9rem; margin: 0; font-size: .9rem; }
        .bar button { font-size: .9rem; }

        .charts { margin-bottom: 1.25rem; display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1.75rem 1.5rem; }
        figure { margin: 0; break-inside: avoid; display: flex; flex-direction: column; }
        figcaption { display: flex; justify-content: space-between; gap: .75rem; line-height: 1.3; flex: 1; }
        figcaption .label { font-size: .875rem; }
        figcaption .value { font-weight: 650; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .ends { display: flex; justify-content: space-between; margin: 0; color: var(--quiet); font-size: .75rem; }
        svg { display: block; }
        .chart { width: 100%; max-width: 16rem; height: auto; margin: .4rem 0 .15rem; overflow: visible; }
        .chart .axis { stroke: var(--line); stroke-width: 1; fill: none; }
        .chart .gap { stroke: var(--field); stroke-width: 1.5; stroke-dasharray: 3 3; fill: none; }
        .chart .line { stroke: var(--now); stroke-width: 2; fill: none; stroke-linecap: round; stroke-linejoin: round; }
        .chart text { font-size: 11px; fill: var(--quiet); text-anchor: middle; }
        .chart text.value { font-size: 12px; fill: var(--ink); }
        .chart .then { fill: var(--bar); }
        .chart .now { fill: var(--now); }

        .figures { display: flex; flex-wrap: wrap; gap: 2.25rem; margin: 1rem 0 1.5rem; }
        .figures div { display: flex; flex-direction: column-reverse; }
        .figures dt { color: var(--quiet); font-size: .875rem; }
        .figures dd { margin: 0; font-size: 2rem; font-weight: 650; line-height: 1.15; color: var(--mark); }
        .states { width: 100%; height: .75rem; border-radius: .375rem; margin: 0 0 .6rem; }
        .fill { fill: var(--mark); }
        .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-bottom: 1.5rem; }
        .legend .sign { display: inline-block; width: 1.1em; font-weight: 700; color: var(--mark); }
        .narrow { max-width: 46rem; }
        .reasons { list-style: none; padding: 0; }
        .reasons li { margin-bottom: .6rem; }
        .badges + .reasons { margin-top: .75rem; }
        .decision { display: grid; gap: 1rem 3rem; align-items: start; margin: 1rem 0; }
        .decision > * { min-width: 0; }
        .decision thead th { white-space: nowrap; }
        @media (min-width: 60rem) { .decision { grid-template-columns: 21rem 1fr; } }
        .decision .map { max-width: 24rem; }
        .decision h3 { margin-top: 0; }
        .under { display: block; color: var(--quiet); font-size: .8125rem; }
        th .id { margin: 0; font-weight: 400; }
        .matrix, .coverage, .points { width: 100%; font-size: .9rem; }
        .matrix tfoot { font-weight: 600; }
        .matrix { font-size: .85rem; }
        .matrix th, .matrix td { padding-right: .5rem; }
        .matrix tbody th { min-width: 9rem; }
        /* The sign below the words, so that the table fits a screen of 1280 pixels. */
        .matrix button.sort::after { display: block; margin: 0; line-height: 1; }
        .matrix tbody th .under { display: inline; margin-left: .25rem; }
        .matrix .badge { font-weight: 500; white-space: normal; }
        .matrix thead th, .points thead th { border-bottom: 2px solid var(--field); }
        .matrix tbody tr:hover, .points tbody tr:hover { background: var(--surface); }
        .zero { color: var(--quiet); }
        td.number.error, td.number.warning, td.number.info, td.number.good { color: var(--mark); font-weight: 600; }
        .chip {
          display: inline-block; white-space: nowrap; font-size: .75rem; line-height: 1.35; padding: .05rem .35rem;
          margin: 0 .1rem .2rem 0; border-radius: .25rem; color: var(--mark); background: var(--mark-tint);
        }
        .bars { width: 100%; max-width: 60rem; }
        .bars th { width: 60%; }
        .bars .bar-cell { width: 35%; vertical-align: middle; }
        .bars svg { width: 100%; height: .8rem; border-radius: .15rem; }
        .maps { display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 2rem 2.5rem; margin-bottom: 1.5rem; }
        .maps .ends { justify-content: flex-start; margin-bottom: .5rem; }
        .maps .label { font-weight: 600; }
        .map { width: 100%; height: auto; }
        .map .tile { fill: var(--mark-tint); stroke: var(--mark); stroke-width: 1; }
        .map .none .tile { stroke: var(--line); }
        .map text { fill: var(--mark); font-size: 13px; text-anchor: middle; }
        .map .state { font-size: 14px; font-weight: 700; }
        button.sort {
          font-weight: 600; color: inherit; background: none; border: 0; padding: 0; text-align: inherit;
          border-radius: .2rem;
        }
        button.sort:hover { text-decoration: underline; }
        button.sort::after { content: "\2195"; opacity: .55; margin-left: .3em; font-weight: 400; }
        [aria-sort=ascending] button.sort::after { content: "\2191"; opacity: 1; }
        [aria-sort=descending] button.sort::after { content: "\2193"; opacity: 1; }
        .filters { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin-bottom: 1rem; }
        .filters[hidden], .filters [hidden], .pages[hidden] { display: none; }
        .filters p { margin: 0; flex: 1 1 8.5rem; }
        .filters label { display: block; margin-bottom: .2rem; }
        .filters select, .filters input { width: 100%; height: 2.6rem; }
        .filters button { height: 2.6rem; }
        .points td:nth-child(-n+2) { white-space: nowrap; }
        .points td:nth-child(3) { min-width: 14rem; }
        .points td:nth-child(4) { min-width: 20rem; width: 99%; }
        .points dl { margin: .6rem 0 .4rem; }
        .points dt { font-weight: 600; font-size: .8125rem; color: var(--quiet); }
        .points dd { margin: 0 0 .5rem; }
        .pages { display: flex; align-items: center; gap: 1rem; }
        .pages button:disabled { color: var(--quiet); cursor: default; opacity: .6; }

        @media (max-width: 34rem) {
          .opening { padding-top: 1.75rem; }
          h1 { font-size: 1.6rem; }
          .opening, main, footer { padding-left: 1rem; padding-right: 1rem; }
          .card { padding: .9rem .9rem .5rem; }
          figcaption { max-width: 16rem; }
          .bar { margin-left: -1rem; margin-right: -1rem; }
          .bar p { flex-basis: 50%; }
          .bar button { flex: 1 1 auto; order: 2; padding: .45rem .4rem; }
          .bar button.quiet { flex: 0 0 auto; order: 1; }
        }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
        @media print {
          :root {
            color-scheme: light;
            --ground: #ffffff; --surface: #ffffff; --ink: #000000; --quiet: #444444; --line: #bbbbbb; --field: #888888;
            --accent: #000000; --tint: #ffffff;
            --error: #8a1a14; --error-tint: #ffffff; --warning: #6b3c00; --warning-tint: #ffffff;
            --info: #23486f; --info-tint: #ffffff; --good: #185231; --good-tint: #ffffff; --none-tint: #ffffff;
            --bar: #b5b5b5; --now: #444444;
          }
          @page { margin: 18mm 16mm; }
          html { font-size: 9pt; }
          .opening, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
          .opening { padding-top: 0; }
          h2, h3, h4 { break-after: avoid; }
          h2 { margin-top: 2rem; }
          tfoot { display: table-row-group; }
          textarea { min-height: 3rem; }
          .badge, .verdict { border: 1px solid var(--mark, var(--line)); }
          .bar, .skip, .screen, details:not([open]):not(.points details) { display: none; }
          .points summary { list-style: none; }
          .wide { overflow: visible; }
          .matrix tbody th, .points td { min-width: 0 !important; }
          tr, .card, .chip { break-inside: avoid; }
          .filters, .pages, .sort::after { display: none !important; }
          figure, .charts { break-inside: avoid; }
          textarea { border-style: dashed; resize: none; }
          a { text-decoration: none; }
        }

        """#
}
