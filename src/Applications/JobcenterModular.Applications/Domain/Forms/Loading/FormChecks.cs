namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>Checks that need the whole form: ids against one another, names in conditions, sections against files.</summary>
internal static class FormChecks
{
    public static void Run(
        ContentFile files, ContentErrors errors, string directory, FormDefinition form, IReadOnlyList<ContentObject> read, LegalParameters parameters)
    {
        Ids(errors, directory, form);
        Includes(errors, directory, form);
        Variables(errors, form, read, parameters);
        StraySectionFiles(files, errors, directory, form);
    }

    private static void Ids(ContentErrors errors, string directory, FormDefinition form)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (section, question, path) in Walk(form))
        {
            var file = $"{directory}/sections/{section.Key}.json";
            if (seen.TryGetValue(question.Id, out var other))
                errors.Add(file, path, $"id \"{question.Id}\" exists already in section \"{other}\"");
            else
                seen[question.Id] = section.Key;
        }

        foreach (var (section, question, path) in Walk(form))
        {
            if (seen.Keys.FirstOrDefault(id => DottedIds.IsPrefix(question.Id, id)) is { } longer)
                errors.Add($"{directory}/sections/{section.Key}.json", path, $"id \"{question.Id}\" is a dotted prefix of \"{longer}\"");
        }
    }

    private static IEnumerable<(FormSection Section, FormQuestion Question, string Path)> Walk(FormDefinition form) =>
        form.Sections.SelectMany(s => s.Questions.Select((q, i) => (s, q, $"$.questions[{i}].id")));

    private static void Includes(ContentErrors errors, string directory, FormDefinition form)
    {
        foreach (var section in form.Sections)
        {
            for (var i = 0; i < section.Includes.Length; i++)
            {
                var key = section.Includes[i];
                var included = form.Sections.FirstOrDefault(s => string.Equals(s.Key, key, StringComparison.Ordinal));
                if (included is null)
                    errors.Add($"{directory}/sections/{section.Key}.json", $"$.includes[{i}]", $"section \"{key}\" does not exist");
                else if (section.RepeatsFor.FirstOrDefault(role => !included.IsFor("", role)) is { } missing)
                    errors.Add($"{directory}/sections/{section.Key}.json", $"$.includes[{i}]", $"section \"{key}\" does not repeat for \"{missing}\"");
            }
        }
    }

    private static void Variables(ContentErrors errors, FormDefinition form, IReadOnlyList<ContentObject> read, LegalParameters parameters)
    {
        var names = new ConditionNames(form.Sections.SelectMany(s => s.Questions), parameters);
        foreach (var rule in read.SelectMany(file => file.Rules))
        {
            foreach (var name in names.UnknownIn(rule.Rule))
                errors.Add(rule.File, rule.Path, $"\"{name}\" is neither a question nor a name of the context");
        }
    }

    private static void StraySectionFiles(ContentFile files, ContentErrors errors, string directory, FormDefinition form)
    {
        var folder = Path.Combine(files.Root, directory, "sections");
        if (!Directory.Exists(folder))
            return;
        foreach (var name in Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal))
        {
            var isListed = form.Sections.Any(s => string.Equals($"{s.Key}.json", name, StringComparison.Ordinal));
            if (!isListed && !errors.NamesFile($"{directory}/sections/{name}"))
                errors.Add($"{directory}/sections/{name}", "$", "is not listed in form.json");
        }
    }
}
