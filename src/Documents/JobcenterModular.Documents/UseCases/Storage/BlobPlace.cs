namespace JobcenterModular.Documents.UseCases.Storage;

/// <summary>What kind of bytes lie there: the contents of case files, or what is still being uploaded in parts.</summary>
internal enum BlobArea
{
    Cases,
    Uploads,
}

/// <summary>Where a blob lies.</summary>
/// <param name="Area">The kind.</param>
/// <param name="Group">The case's id, or the upload's.</param>
/// <param name="Name">One name, see <see cref="IsName"/>.</param>
internal readonly record struct BlobPlace(BlobArea Area, Guid Group, string Name)
{
    private const int LongestName = 128;

    /// <summary>Whether it can name a blob on every store: lower case, since some file systems do not tell cases apart.</summary>
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestName }
        && name[0] != '.'
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_' or '.');
}

/// <summary>A kept blob.</summary>
/// <param name="Place">Where it lies.</param>
/// <param name="SizeBytes">Its raw, sealed size.</param>
/// <param name="WrittenAt">By the clock of the store.</param>
internal sealed record StoredBlob(BlobPlace Place, long SizeBytes, DateTimeOffset WrittenAt);
