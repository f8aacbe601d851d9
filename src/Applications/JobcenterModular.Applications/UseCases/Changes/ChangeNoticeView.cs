using System.Text.Json;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Changes;
using JobcenterModular.Applications.Domain.Forms;

namespace JobcenterModular.Applications.UseCases.Changes;

/// <summary>A change notice; to the customer it is the receipt.</summary>
/// <param name="Id">Id of the notice; its work on the desk has the same.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="Reference">Reference of the application, for people.</param>
/// <param name="ReceivedAt">Server time of receipt (UTC).</param>
/// <param name="LocalTime">The same in the office (Europe/Berlin), for people.</param>
/// <param name="Kinds">What has changed.</param>
/// <param name="Since">The day of the event.</param>
/// <param name="Text">More about it.</param>
/// <param name="Evidence">Papers that will come with it.</param>
internal sealed record ChangeNoticeView(
    Guid Id,
    Guid ApplicationId,
    string Reference,
    DateTimeOffset ReceivedAt,
    string LocalTime,
    IReadOnlyList<NamedCode> Kinds,
    DateOnly Since,
    string? Text,
    IReadOnlyList<NamedCode> Evidence)
{
    public static ChangeNoticeView Of(ChangeNotice notice, BenefitApplication application, FormDefinition form, ChangeKinds kinds) => new(
        notice.Id,
        application.Id.Value,
        application.Reference,
        notice.ReceivedAt,
        GermanDates.TimeText(notice.ReceivedAt),
        [.. Texts(notice.Kinds).Select(key => new NamedCode(key, kinds.All.FirstOrDefault(kind => kind.Key == key)?.Label ?? key))],
        notice.Since,
        notice.Text,
        [.. Texts(notice.EvidenceCodes).Select(code => new NamedCode(code, form.EvidenceOf(code)?.Title ?? code))]);

    private static List<string> Texts(string json) => JsonSerializer.Deserialize<List<string>>(json)!;
}

/// <summary>A code with its German name.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Name">Plain German.</param>
internal sealed record NamedCode(string Code, string Name);
