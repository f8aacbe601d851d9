using System.Globalization;

namespace JobcenterModular.Bench;

/// <summary>How long and how large; the defaults are those of the published table.</summary>
internal sealed record BenchOptions
{
    /// <summary>The built Host that is measured.</summary>
    public required string HostAssembly { get; init; }

    /// <summary>Root of the repository, for the answers of scenario 1 and docs/performance.md.</summary>
    public required string Repository { get; init; }

    /// <summary>Connections of the load, each with one request under way.</summary>
    public int Connections { get; init; } = 16;

    /// <summary>Measured rounds of every server, in turn.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Seconds of one round.</summary>
    public double Seconds { get; init; } = 6;

    /// <summary>Rows of the small table.</summary>
    public int Small { get; init; } = 10_000;

    /// <summary>Rows of the large table.</summary>
    public int Large { get; init; } = 1_000_000;

    /// <summary>Repeats of each start.</summary>
    public int Starts { get; init; } = 5;

    /// <summary>Repeats of the parallel uploads.</summary>
    public int UploadRounds { get; init; } = 3;

    /// <summary>Uploads of each size and server in the comparison with the bare endpoint.</summary>
    public int Uploads { get; init; } = 30;

    /// <summary>What to measure: save, desk, start, upload; documents, notices, appointments, casework or difference by itself, into a table of its own.</summary>
    public IReadOnlyList<string> Only { get; init; } = ["save", "desk", "start", "upload"];

    /// <summary>Put the table into docs/performance.md.</summary>
    public bool Write { get; init; }

    /// <summary>Reads <c>--name value</c> pairs; what is unknown is an error.</summary>
    public static BenchOptions Parse(IReadOnlyList<string> args)
    {
        var options = new BenchOptions { HostAssembly = "", Repository = "" };
        for (int at = 0; at < args.Count; at++)
        {
            options = args[at] switch
            {
                "--host" => options with { HostAssembly = args[++at] },
                "--repository" => options with { Repository = args[++at] },
                "--connections" => options with { Connections = Whole(args[++at]) },
                "--rounds" => options with { Rounds = Whole(args[++at]) },
                "--seconds" => options with { Seconds = double.Parse(args[++at], CultureInfo.InvariantCulture) },
                "--small" => options with { Small = Whole(args[++at]) },
                "--large" => options with { Large = Whole(args[++at]) },
                "--starts" => options with { Starts = Whole(args[++at]) },
                "--upload-rounds" => options with { UploadRounds = Whole(args[++at]) },
                "--uploads" => options with { Uploads = Whole(args[++at]) },
                "--only" => options with { Only = args[++at].Split(',') },
                "--write" => options with { Write = true },
                string unknown => throw new ArgumentException("Unknown argument " + unknown, nameof(args)),
            };
        }

        return options;
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
