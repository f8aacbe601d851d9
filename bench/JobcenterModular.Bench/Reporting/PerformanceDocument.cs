namespace JobcenterModular.Bench.Reporting;

/// <summary>Puts the tables between the markers of docs/performance.md; what people wrote around them stays.</summary>
internal static class PerformanceDocument
{
    private const string Begin = "<!-- measured: begin -->";
    private const string End = "<!-- measured: end -->";

    public static void Replace(string path, string text)
    {
        string document = File.ReadAllText(path);
        int begin = document.IndexOf(Begin, StringComparison.Ordinal);
        int end = document.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidOperationException($"{path} lacks the markers {Begin} and {End}.");
        File.WriteAllText(path, $"{document[..begin]}{Begin}\n{text.Trim()}\n{document[end..]}");
    }
}
