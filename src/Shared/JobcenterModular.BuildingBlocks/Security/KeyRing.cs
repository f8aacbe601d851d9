using System.Security.Cryptography;
using System.Text;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.Extensions.Options;

namespace JobcenterModular.BuildingBlocks.Security;

/// <summary>Derives one key per purpose from the master key (HKDF, RFC 5869), so that no key serves two ends.</summary>
public sealed class KeyRing
{
    private const int KeyBytes = 32;

    private readonly byte[] _master;

    /// <summary>Reads the configured master key, or the one that was made for this data folder.</summary>
    public KeyRing(IOptions<SecurityOptions> options, ModuleDatabase database) =>
        _master = options.Value.MasterKey is { Length: > 0 } configured ? Parse(configured) : OwnKey(database.DataDirectory);

    /// <summary>A key for one purpose; always the same for the same master key.</summary>
    public byte[] KeyFor(string purpose, int bytes = KeyBytes) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _master, bytes, info: Encoding.UTF8.GetBytes("jobcenter:" + purpose));

    private static byte[] Parse(string configured)
    {
        byte[] key = new byte[KeyBytes];
        return Convert.TryFromBase64String(configured, key, out int written) && written == KeyBytes
            ? key
            : throw new InvalidOperationException("Security:MasterKey must be 32 bytes in base64 (openssl rand -base64 32).");
    }

    private static byte[] OwnKey(string dataDirectory)
    {
        string directory = Path.Combine(dataDirectory, "keys");
        string path = Path.Combine(directory, "master.key");
        Directory.CreateDirectory(directory);
        if (!File.Exists(path))
            CreateKeyFile(path);
        return Parse(File.ReadAllText(path).Trim());
    }

    // Written aside and moved without overwriting: two processes that start together end with one key.
    private static void CreateKeyFile(string path)
    {
        string candidate = $"{path}.{Environment.ProcessId}";
        var mode = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(candidate, mode))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(candidate, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(candidate);
        }
    }
}
