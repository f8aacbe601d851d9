using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications.Deciding;

/// <summary>A caseworker of the office, and one sent application.</summary>
internal sealed class Office(HostFixture host, ApplicantJourney applicant)
{
    public ApplicantJourney Applicant => applicant;

    public HttpClient Carla => host.ClientWith(host.TokenForRole(Roles.Caseworker));

    public HttpClient Tom => host.ClientWith(host.TokenForRole(Roles.TeamLead));

    public string Path => $"/api/v1/casework/applications/{applicant.Id}";

    public string RequestsPath => $"{Path}/information-requests";

    public string OwnRequestsPath => $"{applicant.Path}/information-requests";

    public DateOnly Today => OfficeTime.DateAt(host.Clock.GetUtcNow());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Office> SentAsync(HostFixture host, string? account = null)
    {
        ApplicantJourney applicant = await ApplicantJourney.WithAnswersAsync(host, account: account);
        await applicant.SubmitAsync();
        await host.DrainEventsAsync();
        return new Office(host, applicant);
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static object Phone(string why = "Die Nummer ist nicht vergeben.") => new { section = "contact", question = "contact.phone", why };

    public static object Rooms() => new { section = "housing", question = "kdu.rooms", why = "Im Vertrag stehen drei Zimmer." };

    public static object Paper(string evidence = "N12") => new { evidence, person = "ap", why = "Die Seite 2 fehlt." };

    public Task<Reply> TryAskAsync(object body, string? key = null) =>
        Carla.SendJsonAsync(HttpMethod.Post, RequestsPath, body, key is null ? [] : [("Idempotency-Key", key)]);

    /// <summary>Asks, and waits until every part of the house knows.</summary>
    public async Task<JsonNode> AskAsync(object body)
    {
        JsonNode asked = (await TryAskAsync(body)).Expect(HttpStatusCode.Created).Json;
        await host.DrainEventsAsync();
        return asked;
    }

    public async Task<JsonNode> RequestAsync(JsonNode asked) => (await applicant.Client.FetchJsonAsync(OwnRequestsPath))["items"]!.AsArray()
        .Single(item => item!["id"].Text() == asked["id"].Text())!;

    public async Task<Reply> TryAnswerAsync(JsonNode asked, string section, object answers)
    {
        string etag = (await RequestAsync(asked))["etag"].Text();
        return await applicant.Client.SendJsonAsync(
            HttpMethod.Put, $"{OwnRequestsPath}/{asked["id"].Text()}/sections/{section}", answers, ("If-Match", etag));
    }

    public async Task<JsonNode> AnswersAsync() => (await Carla.FetchJsonAsync($"{Path}/answers"))["answers"]!;

    public Task<Reply> TryDecideAsync(object decision, string etag = "\"0\"", HttpClient? by = null) =>
        (by ?? Carla).SendJsonAsync(HttpMethod.Put, $"{Path}/decision", decision, ("If-Match", etag));

    public async Task<JsonNode> DecideAsync(object decision, string etag = "\"0\"") => (await TryDecideAsync(decision, etag)).Expect(HttpStatusCode.OK).Json;

    public static object Granted(DateOnly from, DateOnly to, bool provisional = false) =>
        new { kind = "granted", from = Iso(from), to = Iso(to), provisional };

    public Task<JsonNode> DecisionAsync() => Carla.FetchJsonAsync($"{Path}/decision");

    public async Task<List<JsonNode>> PeriodsAsync() =>
        [.. (await Carla.FetchJsonAsync($"/api/v1/casework/cases/{applicant.Id}/periods"))["items"]!.AsArray().Select(item => item!)];

    public Task<WorkItem> ItemAsync() => LookAsync(db => db.WorkItems.AsNoTracking().SingleAsync(row => row.Id == applicant.Id, Cancelled));

    public Task<List<string>> LinesAsync() => LookAsync(db => db.WorkItemChanges.AsNoTracking()
        .Where(row => row.ItemId == applicant.Id).OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => row.What).ToListAsync(Cancelled));

    public async Task<List<TaskReason>> TasksAsync()
    {
        var id = new BenefitApplicationId(applicant.Id);
        return await LookAsync(db => db.WorkItems.AsNoTracking()
            .Where(row => row.ApplicationId == id && row.Reason != null).Select(row => row.Reason!.Value).ToListAsync(Cancelled));
    }

    public async Task<T> LookAsync<T>(Func<IApplicationsDb, Task<T>> look)
    {
        await using AsyncServiceScope scope = host.Scope();
        return await look(scope.ServiceProvider.GetRequiredService<IApplicationsDb>());
    }

    /// <summary>The scan desk files the letter of the case system.</summary>
    public async Task<Guid> FileLetterAsync(byte[] letter)
    {
        HttpClient scanDesk = host.ClientFor(Roles.ScanDesk);
        string caseFile = (await scanDesk.FetchJsonAsync($"/api/v1/case-files/by-reference/{applicant.Reference}"))["id"].Text();
        RawForm form = new RawForm().Field("channel", "post").Field("receivedOn", Iso(Today))
            .Field("application", applicant.Id.ToString()).File(letter, "bescheid.pdf");
        Reply filed = await scanDesk.CallAsync(HttpMethod.Post, $"/api/v1/case-files/{caseFile}/documents", form.Content());
        return filed.Expect(HttpStatusCode.Created).Json["id"]!.GetValue<Guid>();
    }

    public async Task AttachLetterAsync(Guid document, string? sentOn = null)
    {
        string path = $"{Path}/decision/letter";
        string etag = (await Carla.FetchJsonAsync(path))["etag"].Text();
        (await Carla.SendJsonAsync(HttpMethod.Put, path, new { documentId = document, sentOn }, ("If-Match", etag))).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();
    }

    /// <summary>The applicant consents to decisions in the portal, or takes that back.</summary>
    public async Task ConsentAsync(bool consent)
    {
        string path = $"{applicant.Path}/portal-delivery";
        string etag = (await applicant.Client.FetchJsonAsync(path))["etag"].Text();
        (await applicant.Client.SendJsonAsync(HttpMethod.Put, path, new { consent }, ("If-Match", etag))).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();
    }

    public Task<Reply> TryObjectAsync(object body, string key = "objection-4711-0815") =>
        Carla.SendJsonAsync(HttpMethod.Post, $"{Path}/objections", body, ("Idempotency-Key", key));

    /// <summary>Days go by.</summary>
    public void Wait(int days)
    {
        host.Clock.Advance(TimeSpan.FromDays(days));
        applicant.RenewToken(host);
    }
}
