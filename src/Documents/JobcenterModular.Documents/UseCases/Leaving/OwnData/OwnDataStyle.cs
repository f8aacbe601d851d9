namespace JobcenterModular.Documents.UseCases.Leaving.OwnData;

/// <summary>
/// How the page looks. Text colours reach 7:1 on their ground; no colour carries a meaning alone. It holds none of the
/// characters that XML encodes, since browsers read a style sheet raw.
/// </summary>
internal static class OwnDataStyle
{
    public const string Css = """
        html { font: 100%/1.5 "DejaVu Sans", sans-serif; color: #1a1a1a; background: #fff; }
        body { margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem; overflow-wrap: break-word; }
        h1, h2 { line-height: 1.25; color: #0b3559; }
        h1 { font-size: 1.9rem; margin: 0 0 .3rem; }
        h2 { font-size: 1.4rem; margin: 2.2rem 0 .8rem; padding-bottom: .25rem; border-bottom: 2px solid #0b3559; }
        p, ul { margin: 0 0 .7rem; }
        a { color: #0b3559; }
        a:focus, .table:focus { outline: 3px solid #0b3559; outline-offset: 2px; }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; color: #4a4a4a; padding-bottom: .3rem; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-top: 1px solid #b8c2cc; }
        thead th { border-top: 0; border-bottom: 2px solid #5b6b7a; vertical-align: bottom; }
        tbody th { font-weight: normal; }
        code { font-family: "DejaVu Sans Mono", monospace; font-size: .85em; overflow-wrap: anywhere; }
        footer { margin-top: 2.5rem; padding-top: .7rem; border-top: 2px solid #0b3559; color: #4a4a4a; }
        """;
}
