using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text;
using JobcenterModular.Applications.Domain.Forms;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Forms;

/// <summary>All forms in all versions.</summary>
internal sealed record ListForms : IRequest<IReadOnlyList<FormRow>>;

internal sealed class ListFormsHandler(FormCatalog forms) : IRequestHandler<ListForms, IReadOnlyList<FormRow>>
{
    public Task<IReadOnlyList<FormRow>> Handle(ListForms request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<FormRow>>(
        [
            .. forms.All.Select(form => new FormRow(form.Key, form.Version, form.Title, form.ValidFrom, forms.Newest(form.Key) == form)),
        ]);
}

/// <summary>A version of a form.</summary>
/// <param name="Key">Key of the form.</param>
/// <param name="Version">Its version; versions never change.</param>
/// <param name="Title">Title for people.</param>
/// <param name="ValidFrom">From when it is used.</param>
/// <param name="Newest">New drafts begin with this one.</param>
internal sealed record FormRow(string Key, int Version, string Title, DateOnly ValidFrom, bool Newest);

/// <summary>A form as data, or the JSON Schema of its answers.</summary>
/// <param name="Version">Null: the newest.</param>
internal sealed record GetForm(string Key, int? Version, bool AsSchema) : IRequest<FormDocument>;

internal sealed class GetFormHandler(FormCatalog forms) : IRequestHandler<GetForm, FormDocument>
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<FormDocument> Handle(GetForm request, CancellationToken cancellationToken)
    {
        FormDefinition form = (request.Version is { } version ? forms.Find(request.Key, version) : forms.Newest(request.Key))
            ?? throw ApplicationsRefusals.FormUnknown.ToException();
        ReadOnlyMemory<byte> json = request.AsSchema
            ? Encoding.UTF8.GetBytes(FormSchema.For(form).ToJsonString(Readable))
            : form.Json;
        return Task.FromResult(new FormDocument(form.Key, form.Version, json));
    }
}

/// <summary>A JSON document of a form version.</summary>
internal sealed record FormDocument(string Key, int Version, ReadOnlyMemory<byte> Json);
