namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>Collects every mistake of one load.</summary>
internal sealed class ContentErrors
{
    private readonly List<FormContentError> errors = [];

    public int Count => errors.Count;

    public void Add(string file, string path, string reason) => errors.Add(new FormContentError(file, path, reason));

    public bool NamesFile(string file) => errors.Exists(e => string.Equals(e.File, file, StringComparison.Ordinal));

    public void ThrowIfAny()
    {
        if (errors.Count > 0)
            throw new FormContentException([.. errors]);
    }

}
