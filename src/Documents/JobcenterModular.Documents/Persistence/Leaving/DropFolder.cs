using System.Text;
using JobcenterModular.Documents.Persistence.Storage;
using JobcenterModular.Documents.UseCases.Leaving.Dropping;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Persistence.Leaving;

/// <summary>
/// The drop folder on disk: <c>{handOver}/</c> is whole, <c>.{handOver}.part/</c> is being written, and
/// <c>{handOver}.receipt.json</c> is the answer. Rights are the folder's own (umask, setgid), as another system reads it.
/// </summary>
internal sealed class DropFolder(IOptions<DropFolderOptions> options) : IDropFolder
{
    private const int MostReceiptBytes = 16 * 1024;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(options.Value.Directory);

    private string Root => Path.GetFullPath(options.Value.Directory!);

    public bool Holds(Guid handOver) => Directory.Exists(Path.Combine(Root, handOver.ToString()));

    public IDrop Begin(Guid handOver) => new Drop(Root, handOver);

    public async Task<DropReceiptText?> ReceiptAsync(Guid handOver, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(
                Path.Combine(Root, $"{handOver}.receipt.json"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: true);
            byte[] bytes = new byte[MostReceiptBytes + 1];
            int read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            return new DropReceiptText(read > MostReceiptBytes ? null : Encoding.UTF8.GetString(bytes, 0, read));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private sealed class Drop : IDrop
    {
        private readonly string _root;
        private readonly string _part;
        private readonly string _target;

        public Drop(string root, Guid handOver)
        {
            (_root, _part, _target) = (root, Path.Combine(root, $".{handOver}.part"), Path.Combine(root, handOver.ToString()));

            // What a killed host left is of no use: nobody knows how far it got.
            Discard();
            Directory.CreateDirectory(_part);
        }

        public async Task WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken)
        {
            await using var file = new FileStream(Path.Combine(_part, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true);
            await write(file);
            await file.FlushAsync(cancellationToken);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }

        public void Publish()
        {
            DiskSync.FlushDirectory(_part);
            Directory.Move(_part, _target);
            DiskSync.FlushDirectory(_root);
        }

        public void Dispose() => Discard();

        private void Discard()
        {
            if (Directory.Exists(_part))
                Directory.Delete(_part, recursive: true);
        }
    }
}
