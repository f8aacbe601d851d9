using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace JobcenterModular.Bench.Reporting;

/// <summary>Collects rows of limits and detail tables, and writes them as Markdown.</summary>
internal sealed class Report
{
    private readonly List<string> _limits = [];
    private readonly StringBuilder _details = new();

    /// <summary>Whether every limit was reached.</summary>
    public bool AllMet { get; private set; } = true;

    /// <summary>A limit with its figure.</summary>
    public void Limit(string what, string goal, string measured, bool met)
    {
        AllMet &= met;
        Workbench.Say($"{what}: {measured}");
        _limits.Add($"| {what} | {goal} | {measured} | {(met ? "yes" : "**no**")} |");
    }

    /// <summary>A table with more figures.</summary>
    public void Details(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        _details.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n");
        Row(columns);
        Row([.. columns.Select((_, at) => at == 0 ? "---" : "---:")]);
        foreach (IReadOnlyList<string> row in rows)
            Row(row);
    }

    public string ToMarkdown(string postgres, BenchOptions options) => string.Create(CultureInfo.InvariantCulture, $"""
        Measured on {DateTime.UtcNow:yyyy-MM-dd} (UTC): {Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, Linux, .NET {Environment.Version}, PostgreSQL {postgres}; load, servers and database on the same machine. {options.Connections} connections, {options.Rounds} rounds of {options.Seconds} s a server; median of {options.Starts} starts. Load average when it ended: {LoadAverage()}.

        | Limit | Goal | Measured | Reached |
        | --- | --- | --- | --- |
        {string.Join('\n', _limits)}

        """) + _details;

    // How busy others kept the machine; the run itself adds about three while it saves.
    private static string LoadAverage() => string.Join(", ", File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    private void Row(IReadOnlyList<string> cells) => _details.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
