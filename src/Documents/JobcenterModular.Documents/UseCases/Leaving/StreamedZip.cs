using System.IO.Compression;

namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>
/// A zip that goes straight to a stream that need not seek, entry by entry, in flat memory; beyond 4 GB it is a Zip64 by
/// itself. The same content, time and runtime give the same bytes. Without <see cref="CompleteAsync"/> it has no end, and no
/// program takes it for whole.
/// </summary>
internal sealed class StreamedZip : IAsyncDisposable
{
    // Readable by all, writable by its owner: without it, unpacked files would have no rights at all on Unix.
    private const int RegularFile = 0x81A4 << 16;

    // The format counts from here.
    private static readonly DateTimeOffset FirstInstant = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipOutput _output;
    private readonly ZipArchive _archive;
    private readonly DateTimeOffset _stamp;
    private bool _completed;

    private StreamedZip(ZipOutput output, ZipArchive archive, DateTimeOffset stamp)
    {
        _output = output;
        _archive = archive;
        _stamp = stamp < FirstInstant ? FirstInstant : stamp.ToUniversalTime();
    }

    /// <summary>Begins an empty zip.</summary>
    /// <param name="target">Stays open.</param>
    /// <param name="stamp">Time of every entry.</param>
    public static async Task<StreamedZip> BeginAsync(Stream target, DateTimeOffset stamp, CancellationToken cancellationToken)
    {
        var output = new ZipOutput(target);
        ZipArchive archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        return new StreamedZip(output, archive, stamp);
    }

    /// <summary>Adds a text that this program writes.</summary>
    public Task AddTextAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        AddAsync(name, CompressionLevel.Optimal, write, cancellationToken);

    /// <summary>Adds an original, checked on its way.</summary>
    /// <exception cref="UnsoundOriginalException">It is missing or not what was received.</exception>
    public Task AddOriginalAsync(PackagedFile file, Func<PackagedFile, CancellationToken, Task<Stream?>> open, CancellationToken cancellationToken) =>
        // Images and PDFs do not get smaller. Yet they are not stored plainly: Java's streaming reader refuses a stored entry
        // whose size stands behind it, and many document systems are Java.
        AddAsync(file.Name, CompressionLevel.Fastest, content => CheckedCopy.CopyAsync(file, open, content, cancellationToken), cancellationToken);

    /// <summary>Writes the directory: now it is whole.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await _archive.DisposeAsync();
        await _output.FlushAsync(cancellationToken);
        _completed = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_completed)
        {
            _output.Abandon();
            await _archive.DisposeAsync();
        }

        await _output.DisposeAsync();
    }

    private async Task AddAsync(string name, CompressionLevel level, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        ZipArchiveEntry entry = _archive.CreateEntry(name, level);
        entry.LastWriteTime = _stamp;
        entry.ExternalAttributes = RegularFile;
        Stream content = await entry.OpenAsync(cancellationToken);
        bool written = false;
        try
        {
            await write(content);
            written = true;
        }
        finally
        {
            if (!written)
                _output.Abandon();
            await content.DisposeAsync();
        }
    }
}
