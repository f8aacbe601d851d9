using System.Reflection;
using System.Text.Json;
using JobcenterModular.Notifications.Domain.Templates;

namespace JobcenterModular.Notifications.UseCases.Templates;

/// <summary>The texts as they are shipped, read and checked once when the host starts.</summary>
internal sealed class TemplateCatalog
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private const string Folder = ".Templates.";
    private const string MonthsFile = "months.json";

    private readonly Dictionary<string, NoticeTemplate> _templates = new(StringComparer.Ordinal);

    public TemplateCatalog()
    {
        Assembly assembly = typeof(TemplateCatalog).Assembly;
        List<string> faults = [];
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal)))
        {
            if (name.EndsWith(MonthsFile, StringComparison.Ordinal))
                Months = new MonthNames(Read<Dictionary<string, IReadOnlyList<string>>>(assembly, name));
            else
                Add(Read<NoticeTemplate>(assembly, name), faults);
        }

        if (faults.Count > 0)
            throw new InvalidOperationException("Texts of notices cannot be used:\n" + string.Join('\n', faults));
    }

    public MonthNames Months { get; } = null!;

    /// <summary>Languages in which people can be told, German first.</summary>
    public IReadOnlyList<string> Languages =>
        [.. _templates.Values.SelectMany(template => template.Texts.Keys).Distinct(StringComparer.Ordinal).OrderBy(language => language != TemplateCheck.German).ThenBy(language => language, StringComparer.Ordinal)];

    public IEnumerable<NoticeTemplate> All => _templates.Values.OrderBy(template => template.Key, StringComparer.Ordinal);

    public NoticeTemplate this[string key] => _templates[key];

    public NoticeTemplate? Find(string key) => _templates.GetValueOrDefault(key);

    private void Add(NoticeTemplate template, List<string> faults)
    {
        faults.AddRange(TemplateCheck.FaultsOf(template).Select(fault => $"{template.Key}: {fault}"));
        _templates.Add(template.Key, template);
    }

    private static T Read<T>(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidOperationException($"{name} is empty.");
    }
}
