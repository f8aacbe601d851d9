using System.Globalization;
using System.Security.Cryptography;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Servers;

namespace JobcenterModular.Bench;

/// <summary>What every measurement stands on: the database server, a folder, a key, and how a server is started.</summary>
internal sealed class Workbench(BenchOptions options, PostgresProcess postgres, WorkFolder folder)
{
    private readonly string _masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private int _folders;

    public BenchOptions Options => options;

    public PostgresProcess Postgres => postgres;

    /// <summary>Tokens that the hosts under test accept.</summary>
    public Tokens Tokens => new(_masterKey);

    /// <summary>Rows that need the key of the hosts under test.</summary>
    public NoticeRows NoticeRows => new(_masterKey);

    /// <summary>A folder for one host's data.</summary>
    public string NewFolder() => folder.Sub(string.Create(CultureInfo.InvariantCulture, $"data-{++_folders}"));

    /// <summary>The Host as shipped, on PostgreSQL (connection string) or on SQLite files in its folder (null).</summary>
    public Task<ServerProcess> StartHostAsync(string dataFolder, string? connection, IReadOnlyDictionary<string, string>? more = null)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["Security__MasterKey"] = _masterKey,
            ["Database__Directory"] = dataFolder,
        };
        if (connection is not null)
        {
            settings["Database__Provider"] = "PostgreSql";
            settings["Database__ConnectionString"] = connection;
        }

        foreach ((string key, string value) in more ?? new Dictionary<string, string>(StringComparer.Ordinal))
            settings[key] = value;
        return ServerProcess.StartAsync([options.HostAssembly], settings, dataFolder);
    }

    /// <summary>The endpoint that the Host is measured against.</summary>
    public Task<ServerProcess> StartBareAsync(string connection) => ServerProcess.StartAsync(
        [typeof(Workbench).Assembly.Location, BareEndpoint.Verb],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Database__ConnectionString"] = connection },
        NewFolder());

    /// <summary>Tells the person at the console what is going on.</summary>
    public static void Say(string text) => Console.Error.WriteLine(text);
}
