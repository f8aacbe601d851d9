using System.Collections.Immutable;
using System.Globalization;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>Walks the content directory: <c>legal-parameters.json</c>, then <c>{form}/v{n}/</c> in order of versions.</summary>
internal static class CatalogReader
{
    public static FormCatalog Read(string directory)
    {
        var errors = new ContentErrors();
        var files = new ContentFile(directory, errors);
        if (!Directory.Exists(directory))
        {
            errors.Add(directory, "$", "directory is missing");
            errors.ThrowIfAny();
        }

        var parameters = LegalParametersReader.Read(files, errors);
        var forms = ImmutableArray.CreateBuilder<FormDefinition>();
        foreach (var formDirectory in Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal))
            ReadVersions(Path.GetFileName(formDirectory), formDirectory);
        if (forms.Count == 0 && errors.Count == 0)
            errors.Add(directory, "$", "no form found");
        errors.ThrowIfAny();
        return new FormCatalog(parameters, forms.ToImmutable());

        void ReadVersions(string key, string formDirectory)
        {
            FormDefinition? previous = null;
            foreach (var version in Versions(key, formDirectory, errors))
            {
                var form = FormReader.Read(files, errors, key, version, previous, parameters);
                if (form is not null)
                    forms.Add(form);
                previous = form;
            }
        }
    }

    private static SortedSet<int> Versions(string key, string formDirectory, ContentErrors errors)
    {
        var versions = new SortedSet<int>();
        foreach (var path in Directory.EnumerateDirectories(formDirectory))
        {
            var name = Path.GetFileName(path);
            if (name is ['v', >= '1' and <= '9', ..]
                && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            {
                versions.Add(version);
            }
            else
            {
                errors.Add($"{key}/{name}", "$", "is not a version directory (v1, v2 …)");
            }
        }

        if (versions.Count == 0)
            errors.Add(key, "$", "no version found");
        else if (versions.Max != versions.Count)
            errors.Add(key, "$", $"versions must run from v1 to v{versions.Max} without gaps");
        return versions;
    }
}
