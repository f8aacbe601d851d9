using System.Text.Json;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Notifications.Domain.Templates;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Templates;

/// <summary>All texts, by key.</summary>
internal sealed record ListTemplates : IRequest<IReadOnlyList<TemplateView>>;

/// <summary>One text with all its languages.</summary>
internal sealed record GetTemplate(string Key) : IRequest<TemplateView>;

/// <summary>A template as an office sees it.</summary>
/// <param name="Key">Its key, the purpose of the notices that are made from it.</param>
/// <param name="Version">Version as shipped.</param>
/// <param name="Audience"><c>applicant</c> or <c>team</c>.</param>
/// <param name="Placeholders">What may stand in it.</param>
/// <param name="Languages">The texts.</param>
internal sealed record TemplateView(
    string Key, int Version, string Audience, IReadOnlyDictionary<string, Placeholder> Placeholders, IReadOnlyList<TemplateLanguage> Languages);

/// <summary>A text in one language.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="Shipped">As shipped; null for a language that only the office has.</param>
/// <param name="Own">The office's own, which is used instead; null without one.</param>
/// <param name="OwnNumber">The number of its last edit; null without one.</param>
internal sealed record TemplateLanguage(string Language, TemplateText? Shipped, TemplateText? Own, int? OwnNumber);

internal sealed class TemplateViews(INotificationsDb db, TemplateCatalog catalog)
    : IRequestHandler<ListTemplates, IReadOnlyList<TemplateView>>, IRequestHandler<GetTemplate, TemplateView>
{
    public async Task<IReadOnlyList<TemplateView>> Handle(ListTemplates request, CancellationToken cancellationToken)
    {
        List<TemplateOverride> edits = await db.TemplateOverrides.AsNoTracking().ToListAsync(cancellationToken);
        return [.. catalog.All.Select(template => ViewOf(template, edits.Where(edit => edit.Key == template.Key)))];
    }

    public async Task<TemplateView> Handle(GetTemplate request, CancellationToken cancellationToken)
    {
        NoticeTemplate template = catalog.Find(request.Key) ?? throw HttpRefusals.NotFound.ToException();
        List<TemplateOverride> edits = await db.TemplateOverrides.AsNoTracking().Where(edit => edit.Key == template.Key).ToListAsync(cancellationToken);
        return ViewOf(template, edits);
    }

    private static TemplateView ViewOf(NoticeTemplate template, IEnumerable<TemplateOverride> edits)
    {
        Dictionary<string, TemplateOverride> last = edits
            .GroupBy(edit => edit.Language, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(edit => edit.Number)!, StringComparer.Ordinal);
        IEnumerable<string> languages = template.Texts.Keys.Union(last.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new TemplateView(
            template.Key, template.Version, template.Audience, template.Placeholders, [.. languages.Select(language => LanguageOf(template, language, last))]);
    }

    private static TemplateLanguage LanguageOf(NoticeTemplate template, string language, Dictionary<string, TemplateOverride> last)
    {
        TemplateOverride? edit = last.GetValueOrDefault(language);
        return new TemplateLanguage(
            language,
            template.Texts.GetValueOrDefault(language),
            edit?.Text is { } json ? JsonSerializer.Deserialize<TemplateText>(json, TemplateCatalog.Json) : null,
            edit?.Number);
    }
}
