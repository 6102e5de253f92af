/// The looks of the page. Colours are those of Okabe & Ito, which the colour-blind tell apart, darkened or lightened until
/// marks have a contrast of 3 and texts one of 4.5 against their ground; methods and groups differ by shape as well.
enum PageStyle {
    static let css = """
        :root {
          --ground: #fdfdfc; --card: #ffffff; --ink: #1c2024; --soft: #565d66; --rule: #d9dce0; --blank: #f1f2f4;
          --won: #0a6e9e; --going: #3b8fbf; --further: #9cc9e3; --lost: #c04a00; --open: #8a929b; --back: #a8507e; --accent: #0a6e9e;
          --plan: #6a5200; --rate: #a8507e; --stage: #c04a00; --age: #0a6e9e; --both: #00775a; --on: #ffffff;
          --inner: #cfe0ea; --outer: #e8eff4;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14171a; --card: #1b1f23; --ink: #e9ecef; --soft: #aab2bb; --rule: #3a4149; --blank: #262b30;
            --won: #5cb8e6; --going: #4b93bd; --further: #a9cde2; --lost: #ef8a4c; --open: #7d8690; --back: #d68bb4; --accent: #7cc7ee;
            --plan: #e0c050; --rate: #d68bb4; --stage: #ef8a4c; --age: #5cb8e6; --both: #3fc49d; --on: #101316;
            --inner: #2c4250; --outer: #222e36;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; max-width: 76rem; padding: 1.5rem 1rem 3rem; background: var(--ground); color: var(--ink);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
        }
        h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.35rem; margin: 2.6rem 0 .6rem; padding-top: .8rem; border-top: 2px solid var(--ink); }
        h3 { font-size: 1rem; margin: 0 0 .5rem; }
        h3.row { margin: 1.8rem 0 .5rem; }
        p { margin: .3rem 0 .7rem; max-width: 68ch; }
        .lead, .aside, figcaption, footer, .tiles span { color: var(--soft); }
        .aside, figcaption, footer { font-size: .875rem; }
        nav { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: 1rem 0 0; }
        a { color: var(--accent); }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr)); gap: .8rem; margin: 1.2rem 0; }
        .tiles div, figure { background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; }
        .tiles div { padding: .7rem .9rem; }
        dt { font-size: .875rem; } dd { margin: 0; }
        .tiles b { display: block; font-size: 1.4rem; line-height: 1.3; overflow-wrap: anywhere; }
        .tiles span { font-size: .8125rem; }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1rem; align-items: start; }
        figure { margin: 0; padding: .9rem; min-width: 0; }
        figcaption { margin-top: .5rem; }
        svg { display: block; width: 100%; max-width: 32rem; height: auto; }
        svg text { font-family: inherit; font-size: 12px; fill: var(--soft); }
        svg .name { font-size: 13.5px; fill: var(--ink); } svg .value { font-size: 13px; font-weight: 600; fill: var(--ink); }
        svg .on-going, svg .on-lost, svg .on-open { fill: var(--on); font-weight: 600; }
        svg .label { fill: var(--soft); } svg .small { font-size: 11px; }
        .won { fill: var(--won); } .going { fill: var(--going); } .lost { fill: var(--lost); } .open { fill: var(--open); }
        .further { fill: var(--further); } .back { fill: var(--back); } .heat { fill: var(--lost); } .blank { fill: var(--blank); }
        .dot { fill: var(--won); } .inner { fill: var(--inner); } .outer { fill: var(--outer); }
        .grid { stroke: var(--rule); stroke-width: .7; } .mean { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 4 3; }
        .actual { fill: var(--open); } .since { fill: var(--open); fill-opacity: .35; }
        .whisker { stroke-width: 3; stroke-linecap: round; }
        .m-plan { fill: var(--plan); stroke: var(--plan); } .m-rate { fill: var(--rate); stroke: var(--rate); }
        .m-stage { fill: var(--stage); stroke: var(--stage); } .m-age { fill: var(--age); stroke: var(--age); }
        .m-both { fill: var(--both); stroke: var(--both); } .hollow { fill: var(--card); stroke-width: 2.4; }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem .9rem; list-style: none; margin: 0 0 .6rem; padding: 0; font-size: .8125rem; }
        .legend li { display: flex; align-items: center; gap: .35rem; }
        .key { width: .8rem; height: .8rem; border-radius: .15rem; flex: none; }
        .key.won, .key.dot { background: var(--won); } .key.going { background: var(--going); } .key.further { background: var(--further); } .key.lost { background: var(--lost); }
        .key.open, .key.actual { background: var(--open); } .key.faint { opacity: .45; } .key.back { background: var(--back); }
        .key.since { background: var(--open); opacity: .35; } .key.inner { background: var(--inner); } .key.outer { background: var(--outer); }
        .key.dot, .key.round { border-radius: 50%; }
        .key.m-age { background: var(--age); } .key.m-both { background: var(--both); }
        .key.m-stage { background: var(--stage); transform: rotate(45deg) scale(.85); }
        .key.ring { border-radius: 50%; border: .17rem solid; } .key.m-plan { border-color: var(--plan); } .key.m-rate { border-color: var(--rate); }
        .scroll { overflow-x: auto; margin: 0 0 1rem; }
        table { border-collapse: collapse; width: max-content; font-size: .875rem; font-variant-numeric: tabular-nums; }
        th, td { padding: .3rem .9rem .3rem 0; text-align: right; vertical-align: top; border-bottom: 1px solid var(--rule); white-space: nowrap; }
        th { font-weight: 600; } tbody th { font-weight: 500; } .word { text-align: left; }
        td.word, th.word { max-width: 22rem; white-space: normal; overflow-wrap: anywhere; min-width: 5rem; }
        details { margin: .6rem 0 .6rem; font-size: .9375rem; } summary { cursor: pointer; color: var(--accent); padding: .2rem 0; }
        .verdict { font-weight: 600; } .strong { color: var(--lost); }
        .alarm { border-left: .3rem solid var(--lost); padding: .4rem .8rem; background: var(--blank); font-weight: 600; }
        .ways { list-style: none; padding: 0; margin: 0 0 1rem; font-size: .9375rem; }
        .ways li { position: relative; padding: .3rem .5rem; margin-bottom: .25rem; overflow-wrap: anywhere; }
        .ways i { position: absolute; inset: 0 auto 0 0; background: var(--inner); border-radius: .25rem; }
        .ways b { position: relative; display: inline-block; min-width: 3.2rem; } .ways span { position: relative; }
        footer { margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: .8rem; }
        @media print { body { max-width: none; } figure, .tiles div { break-inside: avoid; } }

        """
}
