namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>
/// How the summary looks on screen and on paper. Text colours reach 7:1 on their ground; no colour carries a meaning alone.
/// Question and answer stand side by side where there is room and below each other where there is none: flexible boxes on
/// screen, floats on paper, because the PDF renderer knows neither grids nor media features.
/// </summary>
internal static class SummaryStyle
{
    public const string Css = """
        html { font: 100%/1.5 "DejaVu Sans", sans-serif; color: #1a1a1a; background: #fff; }
        body { margin: 0 auto; max-width: 58rem; padding: 1.5rem 1rem; overflow-wrap: break-word; }
        h1, h2, h3 { line-height: 1.25; color: #0b3559; break-after: avoid; hyphens: auto; }
        h1 { font-size: 1.9rem; margin: 0 0 .3rem; }
        h2 { font-size: 1.4rem; margin: 2.2rem 0 .8rem; padding-bottom: .25rem; border-bottom: 2px solid #0b3559; }
        h3 { font-size: 1.1rem; margin: 1.6rem 0 .5rem; }
        p { margin: 0 0 .7rem; }
        a { color: #0b3559; }
        ul, ol { margin: 0; padding-left: 1.4rem; }
        code { font-family: "DejaVu Sans Mono", monospace; font-size: .85em; font-weight: normal; overflow-wrap: anywhere; hyphens: none; }
        bdi { white-space: pre-line; }
        em.gap { font-style: italic; color: #4a4a4a; }
        .office { font-weight: bold; color: #4a4a4a; }
        .form { font-size: 1.15rem; }
        .effect { border-left: .3rem solid #0b3559; background: #eef3f8; padding: .7rem 1rem; font-weight: bold; margin: 1rem 0; }
        nav h2 { font-size: 1.1rem; border: 0; margin: 1.5rem 0 .3rem; padding: 0; }
        dl { margin: 0; }
        dd { margin: 0; }
        .facts { margin-bottom: 1rem; }
        .answers > div, .facts > div { border-top: 1px solid #b8c2cc; padding: .35rem 0; }
        .answers > div:last-child, .facts > div:last-child { border-bottom: 1px solid #b8c2cc; }
        .answers > div > dd, .facts dd { font-weight: bold; }
        .answers > div > dd em.gap, .answers dl, .answers table { font-weight: normal; }
        .fields dd { font-weight: bold; }
        .fields > div { padding: .1rem 0; }
        .wide > dd { padding: .25rem 0 .35rem 1.2rem; font-weight: normal; }
        .entries > li { padding: .3rem 0; }
        table { border-collapse: collapse; width: 100%; margin: .2rem 0 .6rem; }
        caption { text-align: left; color: #4a4a4a; padding-bottom: .3rem; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-top: 1px solid #b8c2cc; hyphens: auto; }
        thead th { border-top: 0; border-bottom: 2px solid #5b6b7a; vertical-align: bottom; }
        tbody tr:last-child > * { border-bottom: 1px solid #b8c2cc; }
        .answers td { font-weight: bold; }
        .wide table { margin-bottom: 0; }
        .wide tbody tr:last-child > * { border-bottom: 0; }
        .answers td em.gap { font-weight: normal; }
        th.number, td.number { text-align: right; white-space: nowrap; hyphens: none; }
        th.number { white-space: normal; }
        th.number:not(:last-child), td.number:not(:last-child) { padding-right: 1.4rem; }
        .people, .due, .received { table-layout: fixed; }
        .due th:nth-child(1) { width: 50%; }
        .received thead th:nth-child(1) { width: 42%; }
        .received thead th:nth-child(3) { width: 17%; }
        .received thead th:nth-child(4) { width: 18%; }
        .file { overflow-wrap: anywhere; hyphens: none; }
        footer { margin-top: 2.5rem; padding-top: .7rem; border-top: 2px solid #0b3559; color: #4a4a4a; }
        @media screen {
          a:focus { outline: 3px solid #0b3559; outline-offset: 2px; }
          .short, .facts > div, .fields > div { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
          .short > dt, .facts dt, .fields dt { flex: 1 1 17rem; min-width: 0; }
          .short > dd, .facts dd, .fields dd { flex: 1 1 17rem; min-width: 0; }
        }
        @page {
          size: A4;
          margin: 23mm 18mm 20mm 22mm;
          font: 8pt "DejaVu Sans", sans-serif;
          @top-left { content: string(office); color: #4a4a4a; }
          @top-right { content: "Aktenzeichen " string(reference); color: #4a4a4a; }
          @bottom-left { content: "Zusammenfassung Ihres Antrags"; color: #4a4a4a; }
          @bottom-right { content: "Seite " counter(page) " von " counter(pages); color: #4a4a4a; }
        }
        @media print {
          html { font-size: 9.5pt; line-height: 1.4; }
          body { max-width: none; padding: 0; }
          .office { string-set: office content(); }
          .reference { string-set: reference content(); }
          .short, .facts > div, .fields > div, tr { break-inside: avoid; }
          .short:after, .facts > div:after, .fields > div:after { content: ""; display: block; clear: both; }
          .short > dt, .facts dt, .fields dt { float: left; width: 52%; }
          .short > dd, .facts dd, .fields dd { margin-left: 55%; }
          .wide > dt, caption { break-after: avoid; }
          thead { display: table-header-group; }
          a { color: inherit; text-decoration: none; }
          nav li { list-style: none; }
          nav ul { padding: 0; }
          nav a:after { content: leader(".") target-counter(attr(href), page); }
          footer { break-inside: avoid; }
        }
        """;
}
