using System.Globalization;
using System.Text.Json;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.UseCases.Templates;

/// <summary>Makes texts: the office's own where it wrote one, else the shipped one; in the person's language where there is one, else in German.</summary>
internal sealed class NoticeTexts(INotificationsDb db, TemplateCatalog catalog, IOptions<OfficeOptions> office, IOptions<PortalOptions> portal)
{
    public async Task<Rendered> RenderAsync(string key, string language, NoticeValues values, CancellationToken cancellationToken)
    {
        NoticeTemplate template = catalog[key];
        TemplateOverride? own = await OwnAsync(key, language, cancellationToken);
        if (own is null && !template.Texts.ContainsKey(language))
        {
            language = TemplateCheck.German;
            own = await OwnAsync(key, language, cancellationToken);
        }

        TemplateText text = own?.Text is { } json ? JsonSerializer.Deserialize<TemplateText>(json, TemplateCatalog.Json)! : template.Texts[language];
        return Render(template, text, language, own?.Number, values);
    }

    /// <summary>A text with these values.</summary>
    /// <param name="template">The template that it belongs to.</param>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language.</param>
    /// <param name="ownNumber">Which edit of the office it is; null for the shipped one.</param>
    /// <param name="values">What stands in its places.</param>
    public Rendered Render(NoticeTemplate template, TemplateText text, string language, int? ownNumber, NoticeValues values)
    {
        string version = ownNumber is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"{template.Key}/office-{number}")
            : string.Create(CultureInfo.InvariantCulture, $"{template.Key}/{template.Version}");
        values.With("office", office.Value.Name).With("portal", portal.Value.Home);
        return TemplateRenderer.Render(text, language, version, values.In(language, catalog.Months));
    }

    private async Task<TemplateOverride?> OwnAsync(string key, string language, CancellationToken cancellationToken)
    {
        TemplateOverride? last = await db.TemplateOverrides.AsNoTracking()
            .Where(row => row.Key == key && row.Language == language)
            .OrderByDescending(row => row.Number)
            .FirstOrDefaultAsync(cancellationToken);
        return last?.Text is null ? null : last;
    }
}
