using System.Text.Json.Nodes;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>What Documents tells of papers and of items, as it arrives from its outbox.</summary>
internal static class PaperNews
{
    public static DocumentStored Stored(HostFixture host, Guid application, string evidence = "N07", Guid? document = null, string fileName = "miete.pdf")
    {
        Guid id = document ?? Telling.NewId(host);
        return Stamped(host, new DocumentStored(
            id, application, evidence, "ap", fileName, "application/pdf", 1234, id.ToString("N") + id.ToString("N"), host.Clock.GetUtcNow()));
    }

    public static DocumentReleased Released(HostFixture host, Guid application, Guid document) =>
        Stamped(host, new DocumentReleased(document, application, Telling.NewId(host)));

    public static DocumentSetAside SetAside(HostFixture host, Guid application, Guid document, string reason = "infected") =>
        Stamped(host, new DocumentSetAside(document, application, reason, ["N07"], ["ap"]));

    public static DocumentEvidenceChanged Serves(HostFixture host, Guid application, Guid document, long version, params string[] codes) =>
        Stamped(host, new DocumentEvidenceChanged(document, application, codes, [.. codes.Select(_ => "ap")], version));

    public static EvidenceStated Says(HostFixture host, Guid application, string code, string statement, long version, DateOnly? promisedFor = null) =>
        Stamped(host, new EvidenceStated(application, code, "ap", statement, promisedFor, version));

    public static EvidenceReviewed Reviewed(HostFixture host, Guid application, string code, string outcome, long version, params Guid[] documents)
    {
        bool rejected = outcome == "rejected";
        return Stamped(host, new EvidenceReviewed(
            application,
            code,
            "ap",
            outcome,
            rejected ? "unreadable" : null,
            rejected ? "Das Foto ist zu dunkel." : null,
            rejected ? new DateOnly(2026, 12, 20) : null,
            version,
            "Mietvertrag",
            documents));
    }

    /// <summary>All that lies in the application's folder has passed its checks.</summary>
    public static async Task ReleaseAllAsync(this HostFixture host, ApplicantJourney journey)
    {
        await host.DrainEventsAsync();
        JsonArray papers = (await journey.Client.FetchJsonAsync($"{journey.Path}/documents"))["items"]!.AsArray();
        await host.ReleaseAsync(journey.Id, papers.Select(paper => paper!["id"]!.GetValue<Guid>()));
    }

    /// <summary>These documents have passed their checks.</summary>
    public static async Task ReleaseAsync(this HostFixture host, Guid application, IEnumerable<Guid> documents)
    {
        foreach (Guid document in documents)
            await host.TellAsync(Released(host, application, document));
    }

    private static T Stamped<T>(HostFixture host, T integrationEvent)
        where T : SharedKernel.IntegrationEvent =>
        integrationEvent with { EventId = Telling.NewId(host), OccurredAt = host.Clock.GetUtcNow() };
}
