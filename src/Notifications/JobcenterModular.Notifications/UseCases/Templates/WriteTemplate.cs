using System.Text.Json;
using System.Text.RegularExpressions;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain.Templates;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Templates;

/// <summary>The office's own text for a language; null: the shipped one again. What people were told before keeps the text that they got.</summary>
internal sealed record WriteTemplate(string Key, string Language, OfficeText? Text, Caller Caller) : IRequest<TemplateView>;

internal sealed partial class WriteTemplateHandler(INotificationsDb db, TemplateCatalog catalog, TemplateViews views, TimeProvider clock)
    : IRequestHandler<WriteTemplate, TemplateView>
{
    public async Task<TemplateView> Handle(WriteTemplate request, CancellationToken cancellationToken)
    {
        NoticeTemplate template = catalog.Find(request.Key) ?? throw HttpRefusals.NotFound.ToException();
        if (!Language().IsMatch(request.Language))
            throw NotificationsRefusals.LanguageUnknown.ToException();
        TemplateText? text = request.Text?.ToText();
        if (text is not null)
            EnsureFit(template, text);
        int last = await db.TemplateOverrides
            .Where(edit => edit.Key == request.Key && edit.Language == request.Language)
            .MaxAsync(edit => (int?)edit.Number, cancellationToken) ?? 0;
        DateTimeOffset now = clock.GetUtcNow();
        db.TemplateOverrides.Add(TemplateOverride.Write(
            Guid.CreateVersion7(now),
            request.Key,
            request.Language,
            last + 1,
            text is null ? null : JsonSerializer.Serialize(text, TemplateCatalog.Json),
            request.Caller.Subject ?? "",
            now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.IsOn(exception, "template_overrides"))
        {
            throw NotificationsRefusals.TemplateRaced.ToException();
        }

        return await views.Handle(new GetTemplate(request.Key), cancellationToken);
    }

    /// <summary>Refuses a text that could not be told.</summary>
    public static void EnsureFit(NoticeTemplate template, TemplateText text)
    {
        if (TemplateCheck.FaultsOf(template, text) is { Count: > 0 } faults)
            throw NotificationsRefusals.TemplateInvalid.ToException(new Dictionary<string, object?>(StringComparer.Ordinal) { ["faults"] = faults });
    }

    [GeneratedRegex(@"\A[a-z]{2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Language();
}
