using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace JobcenterModular.Bench.Servers;

/// <summary>
/// A throw-away PostgreSQL from the distribution's binaries with its default settings (fsync on), below a shell that ends
/// it and removes its files when its input ends, however this program ends.
/// </summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    private const string Script = """
        trap '' INT TERM
        dir=$(mktemp -d "${TMPDIR:-/tmp}/jobcenter-bench-postgres-XXXXXX") || exit 1
        cd "$dir" || exit 1
        if ! "$1/initdb" -D "$dir/data" -U jobcenter -A trust -E UTF8 --locale=C --no-instructions >"$dir/log" 2>&1; then
            cat "$dir/log" >&2; rm -rf "$dir"; exit 1
        fi
        "$1/postgres" -D "$dir/data" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= >>"$dir/log" 2>&1 &
        until "$1/pg_isready" -q -h 127.0.0.1 -p "$2"; do
            kill -0 $! 2>/dev/null || { cat "$dir/log" >&2; rm -rf "$dir"; exit 1; }
            sleep 0.05
        done
        echo $!
        cat >/dev/null
        kill -QUIT $!
        wait
        cd /
        rm -rf "$dir"
        """;

    private readonly Process _shell;
    private readonly int _postmaster;
    private readonly string _login;
    private int _databases;

    private PostgresProcess(Process shell, int postmaster, string login) => (_shell, _postmaster, _login) = (shell, postmaster, login);

    public static async Task<PostgresProcess> StartAsync()
    {
        int port = FreePort.Find();
        Process shell = Process.Start(Shell(FindBinaries(), port))!;
        string? line = await shell.StandardOutput.ReadLineAsync();
        if (!int.TryParse(line, CultureInfo.InvariantCulture, out int postmaster))
            throw new InvalidOperationException("PostgreSQL did not start: " + await shell.StandardError.ReadToEndAsync());
        string login = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "jobcenter",
            Database = "postgres",
        }.ConnectionString;
        return new PostgresProcess(shell, postmaster, login);
    }

    /// <summary>An empty database; answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"bench_{++_databases}");
        await using NpgsqlConnection connection = await OpenAsync(_login);
        await ExecuteAsync(connection, $"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(_login) { Database = name }.ConnectionString;
    }

    /// <summary>Version as the server tells it.</summary>
    public async Task<string> VersionAsync()
    {
        await using NpgsqlConnection connection = await OpenAsync(_login);
        return connection.PostgreSqlVersion.ToString();
    }

    /// <summary>Processor time of the server, its sessions, and those that have ended.</summary>
    public TimeSpan CpuTime() => Directory.GetDirectories("/proc")
        .Select(directory => int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out int id) ? ProcessFigures.Read(id) : null)
        .Where(figures => figures is not null && (figures.Parent == _postmaster || figures.Id == _postmaster))
        .Aggregate(TimeSpan.Zero, (sum, figures) => sum + figures!.Cpu + (figures.Id == _postmaster ? figures.EndedChildren : TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    /// <summary>A connection outside any pool.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // All SQL of the bench stands in its source.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static string FindBinaries() =>
        Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
        ?? throw new InvalidOperationException("PostgreSQL is missing: install the package 'postgresql'.");

    // PostgreSQL refuses to run as root; the package brings a user of its own.
    private static ProcessStartInfo Shell(string binaries, int port)
    {
        bool root = Environment.IsPrivilegedProcess;
        string[] arguments = ["-c", Script, "postgres-for-bench", binaries, port.ToString(CultureInfo.InvariantCulture)];
        return new ProcessStartInfo(root ? "runuser" : "/bin/sh", root ? ["-u", "postgres", "--", "/bin/sh", .. arguments] : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
    }
}
