namespace JobcenterModular.Bench.Reporting;

/// <summary>Puts the tables between the markers of docs/performance.md; what people wrote around them stays.</summary>
internal static class PerformanceDocument
{
    public static void Replace(string path, string block, string text)
    {
        string beginMark = $"<!-- {block}: begin -->";
        string endMark = $"<!-- {block}: end -->";
        string document = File.ReadAllText(path);
        int begin = document.IndexOf(beginMark, StringComparison.Ordinal);
        int end = document.IndexOf(endMark, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidOperationException($"{path} lacks the markers {beginMark} and {endMark}.");
        File.WriteAllText(path, $"{document[..begin]}{beginMark}\n{text.Trim()}\n{document[end..]}");
    }
}
