namespace JobcenterModular.Notifications.Domain.Templates;

/// <summary>What is wrong with a text: found when the host starts, or when an office writes its own, never when somebody is to be told.</summary>
internal static class TemplateCheck
{
    public const string German = "de";
    public const int MostTitle = 200;
    public const int MostBody = 3000;
    public const int MostShort = 160;

    /// <summary>Known in every text.</summary>
    public static readonly IReadOnlyList<string> Everywhere = ["office", "portal"];

    /// <summary>All faults of a template as it is shipped.</summary>
    public static IReadOnlyList<string> FaultsOf(NoticeTemplate template)
    {
        List<string> faults = [];
        if (template.Audience is not ("applicant" or "team"))
            faults.Add($"audience '{template.Audience}' is neither applicant nor team");
        if (!template.Texts.ContainsKey(German))
            faults.Add("the German text is missing");
        foreach ((string language, TemplateText text) in template.Texts)
            faults.AddRange(FaultsOf(template, text).Select(fault => $"{language}: {fault}"));
        if (template.Texts.TryGetValue(German, out TemplateText? german))
        {
            HashSet<string> used = [.. StringsOf(german).SelectMany(TemplateRenderer.PlaceholdersIn)];
            faults.AddRange(template.Placeholders.Keys.Where(name => !used.Contains(name)).Select(name => $"de: {{{{{name}}}}} is declared and not used"));
        }

        return faults;
    }

    /// <summary>All faults of one text of a template.</summary>
    public static IReadOnlyList<string> FaultsOf(NoticeTemplate template, TemplateText text)
    {
        List<string> faults = [];
        foreach (string name in StringsOf(text).SelectMany(TemplateRenderer.PlaceholdersIn).Distinct(StringComparer.Ordinal))
        {
            if (!template.Placeholders.ContainsKey(name) && !Everywhere.Contains(name, StringComparer.Ordinal))
                faults.Add($"unknown placeholder {{{{{name}}}}}");
        }

        IEnumerable<string> outsideMail = [text.Title, .. text.Body, text.Short ?? ""];
        faults.AddRange(outsideMail.SelectMany(TemplateRenderer.PlaceholdersIn).Distinct(StringComparer.Ordinal)
            .Where(name => template.Placeholders.GetValueOrDefault(name)?.OnlyIn == "mail")
            .Select(name => $"{{{{{name}}}}} is for the e-mail only"));
        if (StringsOf(text).Any(TemplateRenderer.HasStrayBraces))
            faults.Add("braces that are no placeholder");
        if (text.Title.Length is 0 or > MostTitle || text.Title.Any(char.IsControl) || text.Mail?.Subject is { } subject && (subject.Length is 0 or > MostTitle || subject.Any(char.IsControl)))
            faults.Add($"title and subject have 1 to {MostTitle} characters on one line");
        if (text.Body.Count == 0 || text.Body.Sum(line => line.Length + 1) > MostBody || text.Mail?.Body.Sum(line => line.Length + 1) > MostBody)
            faults.Add($"a body has 1 to {MostBody} characters");
        if (text.Short?.Length > MostShort)
            faults.Add($"a text message has at most {MostShort} characters");
        return faults;
    }

    private static IEnumerable<string> StringsOf(TemplateText text) =>
    [
        text.Title, .. text.Body, text.Mail?.Subject ?? "", .. text.Mail?.Body ?? [], text.Short ?? "",
        .. text.Choices?.Values.SelectMany(choice => choice.Values) ?? [],
    ];
}
