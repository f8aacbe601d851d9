using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>
/// A throw-away server on a free loopback port, below a shell that stops it and removes its files when its input ends:
/// when this object is disposed, and also when the test run is killed. It keeps fsync on, as the real one does.
/// </summary>
internal sealed class LocalPostgres : IAsyncDisposable
{
    private const string Script = """
        trap '' INT
        dir=$(mktemp -d "${TMPDIR:-/tmp}/jobcenter-postgres-XXXXXX") || exit 1
        cd "$dir" || exit 1
        if ! "$1/initdb" -D "$dir/data" -U jobcenter -A trust -E UTF8 --locale=C --no-instructions >"$dir/log" 2>&1; then
            cat "$dir/log" >&2; rm -rf "$dir"; exit 1
        fi
        "$1/postgres" -D "$dir/data" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
            -c max_connections=400 -c shared_buffers=64MB >>"$dir/log" 2>&1 &
        until "$1/pg_isready" -q -h 127.0.0.1 -p "$2"; do
            kill -0 $! 2>/dev/null || { cat "$dir/log" >&2; rm -rf "$dir"; exit 1; }
            sleep 0.05
        done
        echo ready
        cat >/dev/null
        kill -QUIT "$(head -n 1 "$dir/data/postmaster.pid")"
        wait
        cd /
        rm -rf "$dir"
        """;

    private readonly Process _shell;

    private LocalPostgres(Process shell, int port)
    {
        _shell = shell;
        Login = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "jobcenter",
            Database = "postgres",
        }.ConnectionString;
    }

    public string Login { get; }

    /// <summary>The folder with initdb and postgres: the newest of the distribution's, else where pg_config points to.</summary>
    public static string? FindBinaries()
    {
        IEnumerable<string> versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
        return versions.Append(AskPgConfig()).FirstOrDefault(folder => folder is not null && File.Exists(Path.Combine(folder, "initdb")));
    }

    public static async Task<LocalPostgres> StartAsync(string binaries)
    {
        int port = FreePort.Find();
        ProcessStartInfo start = Shell();
        foreach (string argument in (string[])["-c", Script, "postgres-for-tests", binaries, port.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        Process shell = Process.Start(start)!;
        string? line = await shell.StandardOutput.ReadLineAsync();
        if (line != "ready")
            throw new InvalidOperationException("PostgreSQL did not start: " + await shell.StandardError.ReadToEndAsync());
        return new LocalPostgres(shell, port);
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    // PostgreSQL refuses to run as root; the package brings a user of its own.
    private static ProcessStartInfo Shell()
    {
        bool root = Environment.IsPrivilegedProcess;
        var start = new ProcessStartInfo(root ? "runuser" : "/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        foreach (string argument in root ? (string[])["-u", "postgres", "--", "/bin/sh"] : [])
            start.ArgumentList.Add(argument);
        return start;
    }

    private static string? AskPgConfig()
    {
        try
        {
            using Process asked = Process.Start(new ProcessStartInfo("pg_config", "--bindir") { RedirectStandardOutput = true, UseShellExecute = false })!;
            return asked.StandardOutput.ReadToEnd().Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // Not installed.
        }
    }
}
