using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using JobcenterModular.Notifications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Sending while everything else goes on: once, and with all that was acknowledged.</summary>
public abstract class SubmissionRaceTests(HostFixture host)
{
    private const int MostEditions = 60;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_parallel_tries_send_once_and_all_get_the_same_receipt()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        await mara.UploadAsync();
        string shared = $"submit-{Guid.NewGuid():N}";
        string?[] keys = [.. Enumerable.Range(0, 50).Select(i => (i % 3) switch { 0 => null, 1 => shared, _ => $"submit-{Guid.NewGuid():N}" })];
        HttpClient[] devices = [.. keys.Select(_ => host.ClientWith(mara.Token))];

        Reply[] replies = await Task.WhenAll(devices.Zip(keys, (device, key) => device.SendJsonAsync(
            HttpMethod.Post, $"{mara.Path}/submission", null, key is null ? [] : [("Idempotency-Key", key)])));
        foreach (HttpClient device in devices)
            device.Dispose();

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.OK, host.Failures());
        replies.Select(reply => reply.Text).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldContain(mara.Reference);
        await host.DrainEventsAsync();
        var id = new BenefitApplicationId(mara.Id);
        await using AsyncServiceScope scope = host.Scope();
        (await scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>().Submissions.CountAsync(row => row.ApplicationId == id, Cancelled)).ShouldBe(1);
        (await host.ClientFor(Roles.Caseworker).FetchAllAsync("/api/v1/casework/notices"))
            .Count(notice => notice["applicationId"]!.GetValue<Guid>() == mara.Id).ShouldBe(1);
        (await host.LedgerAsync(row => row.ApplicationId == mara.Id)).Select(row => row.Purpose)
            .ShouldBe([Purposes.SubmissionConfirmation]);
        (await host.ClientFor(Roles.Caseworker).FetchAllAsync($"/api/v1/casework/applications?reference={mara.Reference}")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_acknowledged_save_during_the_submission_is_in_what_was_sent()
    {
        for (int round = 0; round < 4; round++)
        {
            using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
            (string Section, string Question)[] places = [("person", "ap.birthPlace"), ("contact", "addr.street"), ("payment", "pay.holder"), ("insurance", "sv.name")];
            Task<string>[] writers = [.. places.Select(place => WriteUntilClosedAsync(mara, place.Section, place.Question))];
            await WaitForSavesAsync(mara, round);

            await SubmitAmidWritersAsync(mara);

            string[] acknowledged = await Task.WhenAll(writers);
            JsonNode desk = await DeskAsync(mara);
            foreach (((string section, string question), string last) in places.Zip(acknowledged))
                desk["answers"]![section]![question].Text().ShouldBe(last, $"{section} {question}");
        }
    }

    [Fact]
    public async Task Every_acknowledged_upload_during_the_submission_is_in_the_receipt_or_marked_late()
    {
        for (int round = 0; round < 4; round++)
        {
            using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
            ConcurrentBag<string> acknowledged = [];
            Task[] uploaders = [.. Enumerable.Range(0, 4).Select(_ => UploadUntilClosedAsync(mara, acknowledged))];
            while (acknowledged.Count < 3 + (round * 2))
                await Task.Yield();

            JsonNode receipt = await SubmitAmidWritersAsync(mara);

            await Task.WhenAll(uploaders);
            await host.ReleaseAllAsync(mara);
            string[] inReceipt = [.. receipt["facts"]!["files"]!.AsArray().Select(file => file!["sha256"].Text())];
            JsonArray papers = (await DeskAsync(mara))["papers"]!.AsArray();
            papers.Select(paper => paper!["sha256"].Text()).ShouldBe(acknowledged, ignoreOrder: true);
            papers.Where(paper => !paper!["late"]!.GetValue<bool>()).Select(paper => paper!["sha256"].Text()).ShouldBe(inReceipt, ignoreOrder: true);
            foreach (JsonNode? paper in papers)
            {
                Reply content = await host.ClientFor(Roles.Caseworker).FetchAsync($"/api/v1/casework/applications/{mara.Id}/documents/{paper!["id"].Text()}/content");
                Convert.ToHexStringLower(SHA256.HashData(content.Bytes)).ShouldBe(paper["sha256"].Text());
            }
        }
    }

    private static async Task<string> WriteUntilClosedAsync(ApplicantJourney journey, string section, string question)
    {
        JsonObject answers = Scenario.One[section];
        string last = answers[question].Text();
        for (int edition = 1; edition <= MostEditions; edition++)
        {
            answers[question] = $"Fassung {edition}";
            Reply reply = await journey.TrySaveAsync(section, answers);
            if (reply.Status == HttpStatusCode.Conflict)
                return last;
            if (reply.Status == HttpStatusCode.ServiceUnavailable)
                continue;
            reply.Expect(HttpStatusCode.OK);
            last = $"Fassung {edition}";
        }

        return last;
    }

    // Whoever is told that too many write at once comes again, as the answer says.
    private static async Task<JsonNode> SubmitAmidWritersAsync(ApplicantJourney journey)
    {
        Reply reply = await journey.TrySubmitAsync();
        while (reply.Status == HttpStatusCode.ServiceUnavailable && reply.RetryAfter is not null)
            reply = await journey.TrySubmitAsync();
        return reply.Expect(HttpStatusCode.OK).Json;
    }

    private static async Task UploadUntilClosedAsync(ApplicantJourney journey, ConcurrentBag<string> acknowledged)
    {
        while (true)
        {
            byte[] content = HttpCalls.Pdf();
            Reply reply = await journey.TryUploadAsync(content);
            if (reply.Status == HttpStatusCode.Conflict)
                return;
            reply.Expect(HttpStatusCode.Created);
            acknowledged.Add(Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }

    private static async Task WaitForSavesAsync(ApplicantJourney journey, int round)
    {
        // Later rounds send later: the race meets other points of the writers.
        while (journey.EtagOf("contact") is var etag && int.Parse(etag.Trim('"'), System.Globalization.CultureInfo.InvariantCulture) < 2 + round)
            await Task.Yield();
    }

    private async Task<JsonNode> DeskAsync(ApplicantJourney journey) =>
        await host.ClientFor(Roles.Caseworker).FetchJsonAsync($"/api/v1/casework/applications/{journey.Id}");

    public sealed class OnSqlite(RealTimeHost<Sqlite> host) : SubmissionRaceTests(host), IClassFixture<RealTimeHost<Sqlite>>;

    public sealed class OnPostgreSql(RealTimeHost<PostgreSql> host) : SubmissionRaceTests(host), IClassFixture<RealTimeHost<PostgreSql>>;
}
