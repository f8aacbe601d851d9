using System.Buffers;
using System.Security.Cryptography;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>Copies an original on its way out and counts and hashes it meanwhile, so that it is read once and never held whole.</summary>
internal static class CheckedCopy
{
    private const int BufferBytes = 80 * 1024;

    /// <summary>Copies all of it, or throws.</summary>
    /// <exception cref="UnsoundOriginalException">It is missing or not what was received. What was copied until then is of no use.</exception>
    public static async Task CopyAsync(
        PackagedFile file, Func<PackagedFile, CancellationToken, Task<Stream?>> open, Stream target, CancellationToken cancellationToken)
    {
        await using Stream original = await OpenAsync(file, open, cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long size = 0;
            for (int read; (read = await original.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                size += read;
                if (size > file.SizeBytes)
                    throw new UnsoundOriginalException(file, OriginalFault.WrongSize);
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            if (size != file.SizeBytes)
                throw new UnsoundOriginalException(file, OriginalFault.WrongSize);
            if (!string.Equals(Convert.ToHexStringLower(hash.GetHashAndReset()), file.Sha256, StringComparison.Ordinal))
                throw new UnsoundOriginalException(file, OriginalFault.WrongHash);
        }
        catch (SealBrokenException exception)
        {
            throw new UnsoundOriginalException(file, OriginalFault.WrongHash, exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static async Task<Stream> OpenAsync(
        PackagedFile file, Func<PackagedFile, CancellationToken, Task<Stream?>> open, CancellationToken cancellationToken)
    {
        try
        {
            return await open(file, cancellationToken) ?? throw new UnsoundOriginalException(file, OriginalFault.Missing);
        }
        catch (SealBrokenException exception)
        {
            throw new UnsoundOriginalException(file, OriginalFault.WrongHash, exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnsoundOriginalException(file, OriginalFault.Missing, exception);
        }
    }
}
