using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Templates;
using MediatR;

namespace JobcenterModular.Notifications.UseCases.Templates;

/// <summary>A text filled with the samples of its placeholders, or with values of one's own; nothing is stored or sent.</summary>
/// <param name="Key">The template.</param>
/// <param name="Language">The language; German without it, and where it is not there.</param>
/// <param name="Text">A text to try; null: the one that is used now.</param>
/// <param name="Values">Values by placeholder; samples where none is given, nothing where it is empty.</param>
internal sealed record PreviewTemplate(string Key, string? Language, OfficeText? Text, IReadOnlyDictionary<string, string>? Values) : IRequest<TemplatePreview>;

/// <summary>A filled text.</summary>
/// <param name="Title">One line.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Language">The language that was used.</param>
/// <param name="Direction"><c>ltr</c> or <c>rtl</c>.</param>
/// <param name="Template">The version that was used.</param>
/// <param name="MailSubject">Subject of its own e-mail; null where the hint is sent.</param>
/// <param name="MailBody">Its own e-mail; null where the hint is sent.</param>
/// <param name="Short">Its own text message; null where the hint is sent.</param>
internal sealed record TemplatePreview(
    string Title, string Body, string Language, string Direction, string Template, string? MailSubject, string? MailBody, string? Short);

internal sealed class PreviewTemplateHandler(NoticeTexts texts, TemplateCatalog catalog) : IRequestHandler<PreviewTemplate, TemplatePreview>
{
    public async Task<TemplatePreview> Handle(PreviewTemplate request, CancellationToken cancellationToken)
    {
        NoticeTemplate template = catalog.Find(request.Key) ?? throw HttpRefusals.NotFound.ToException();
        var values = new NoticeValues();
        foreach ((string name, Placeholder placeholder) in template.Placeholders)
            values.With(name, request.Values?.GetValueOrDefault(name) ?? placeholder.Sample);
        string language = request.Language ?? TemplateCheck.German;
        TemplateText? own = request.Text?.ToText();
        if (own is not null)
            WriteTemplateHandler.EnsureFit(template, own);
        Rendered text = own is not null
            ? texts.Render(template, own, language, null, values)
            : await texts.RenderAsync(request.Key, language, values, cancellationToken);
        return new TemplatePreview(
            text.Title, text.Body, text.Language, TextDirection.Of(text.Language), text.Template, text.Mail?.Subject, text.Mail?.Body, text.Short);
    }
}
