using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>Reads one version of a form: form.json, its sections, its migration.</summary>
internal static class FormReader
{
    public static FormDefinition? Read(
        ContentFile files, ContentErrors errors, string key, int version, FormDefinition? previous, LegalParameters parameters)
    {
        var directory = $"{key}/v{version}";
        if (files.ReadObject($"{directory}/form.json") is not { } written)
            return null;
        var basis = BasedOn.Read(files, errors, written);
        var file = basis?.Form ?? written;
        file.Any("basedOn", required: false);
        if (!string.Equals(file.Text("key"), key, StringComparison.Ordinal))
            file.Error("key", $"must be \"{key}\", the name of the directory");
        if (file.Number("version", required: true) is { } stated && stated != version)
            file.Error("version", $"must be {version}, as in the name of the directory");

        var roles = PersonRolesReader.Read(file);
        var evidence = Evidence(file);
        var knownRoles = roles.Select(r => r.Role).Append(PersonRole.Applicant).Append(PersonRole.Member).ToHashSet(StringComparer.Ordinal);
        var codes = evidence.Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        var sectionFiles = new List<ContentObject>();
        var sections = ImmutableArray.CreateBuilder<FormSection>();
        foreach (var sectionKey in file.Texts("sections", required: true))
        {
            if (!DottedIds.IsSimple(sectionKey))
            {
                file.Error("sections", $"\"{sectionKey}\" is not a simple key");
                continue;
            }

            if (SectionFile(sectionKey) is not { } sectionFile)
                continue;
            sections.Add(SectionReader.Read(sectionFile, sectionKey, sections.Count, knownRoles, codes));
            sectionFiles.Add(sectionFile);
        }

        var form = new FormDefinition
        {
            Key = key,
            Version = version,
            Title = file.Text("title"),
            Description = file.Text("description"),
            ValidFrom = file.Date("validFrom"),
            Source = file.Text("source"),
            Sections = sections.ToImmutable(),
            PersonRoles = roles,
            Evidence = evidence,
            LegalParameters = parameters,
            Renewal = basis is null ? null : RenewalRulesReader.Read(file, sections.ToImmutable(), codes),
            Migration = MigrationReader.ReadPlan(files, errors, directory, version),
            Json = PublicJson.Of(file.Element, sectionFiles.Select(s => s.Element)),
        };
        file.Close();
        if (previous is not null && form.ValidFrom < previous.ValidFrom)
            file.Error("validFrom", $"is before that of version {previous.Version}");

        FormChecks.Run(files, errors, directory, form, [file, .. sectionFiles], parameters);
        return HasUniqueIds(form) ? WithMigrationChecked(errors, directory, previous, form) : null;

        ContentObject? SectionFile(string sectionKey)
        {
            var own = $"{directory}/sections/{sectionKey}.json";
            return basis is null || files.Exists(own) ? files.ReadObject(own) : basis.Section(files, errors, sectionKey);
        }
    }

    private static bool HasUniqueIds(FormDefinition form) =>
        form.Sections.SelectMany(s => s.Questions).CountBy(q => q.Id, StringComparer.Ordinal).All(c => c.Value == 1);

    private static FormDefinition WithMigrationChecked(ContentErrors errors, string directory, FormDefinition? previous, FormDefinition form)
    {
        if (previous is not null && form.Migration is not null)
            MigrationChecks.Run(errors, $"{directory}/{MigrationReader.FileName}", previous, form);
        return form;
    }

    private static ImmutableArray<EvidenceKind> Evidence(ContentObject file)
    {
        var kinds = ImmutableArray.CreateBuilder<EvidenceKind>();
        foreach (var entry in file.Objects("evidence", required: true))
        {
            var kind = new EvidenceKind(entry.Text("code"), entry.Text("title"), entry.OptionalText("help"));
            if (kinds.Any(k => string.Equals(k.Code, kind.Code, StringComparison.Ordinal)))
                entry.Error("code", $"evidence code \"{kind.Code}\" exists twice");
            else
                kinds.Add(kind);
            entry.Close();
        }

        return kinds.ToImmutable();
    }
}
