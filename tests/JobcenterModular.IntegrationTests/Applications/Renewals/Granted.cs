using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications.Renewals;

/// <summary>Somebody whose first application was granted from August 2026 to January 2027, and who comes back.</summary>
internal sealed class Granted : IDisposable
{
    public static readonly DateOnly PeriodEnd = new(2027, 1, 31);

    private readonly HostFixture _host;

    private Granted(HostFixture host, ApplicantJourney first, string account)
    {
        _host = host;
        First = first;
        Account = account;
    }

    public ApplicantJourney First { get; }

    public string Account { get; }

    /// <summary>55 days before the period ends, unless it is said otherwise.</summary>
    public static async Task<Granted> ByAsync(HostFixture host, string scenario = "scenario-1", DateOnly? today = null, DateOnly? from = null)
    {
        Granted sent = await SentAsync(host, scenario);
        await sent.GrantAsync(from: from);
        sent.ComeBackOn(today ?? new DateOnly(2026, 12, 7));
        return sent;
    }

    /// <summary>Sent in January 2026, not decided.</summary>
    public static async Task<Granted> SentAsync(HostFixture host, string scenario = "scenario-1")
    {
        Set(host, new DateOnly(2026, 1, 12));
        string account = $"renews:{Guid.NewGuid():N}";
        ApplicantJourney first = await ApplicantJourney.WithAnswersAsync(host, scenario, account);
        await first.SubmitAsync();
        return new Granted(host, first, account);
    }

    /// <summary>The office grants it, and may take that back.</summary>
    public async Task GrantAsync(bool takenBack = false, DateOnly? from = null, DateOnly? to = null)
    {
        await using AsyncServiceScope scope = _host.Scope();
        ApplicationsDbContext db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        var household = BenefitCase.Open(First.Id);
        ApprovalPeriod period = household.Grant(
            Guid.NewGuid(), new BenefitApplicationId(First.Id), from ?? new DateOnly(2026, 8, 1), to ?? PeriodEnd, provisional: false);
        if (takenBack)
            household.Withdraw(period);
        db.Cases.Add(household);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Another day; the old token has run out by then.</summary>
    public void ComeBackOn(DateOnly day) => Set(_host, day);

    public HttpClient NewClient() => _host.ClientWith(_host.TokenForRole(Roles.Applicant, Account));

    public object StartBody => new { form = "folgeantrag", renews = First.Id };

    public Task<ApplicantJourney> RenewAsync() => ApplicantJourney.BeginAsync(NewClient(), StartBody);

    public Task<JsonNode> RenewalAsync() => NewClient().FetchJsonAsync($"{First.Path}/renewal");

    public void Dispose() => First.Dispose();

    private static void Set(HostFixture host, DateOnly day) => host.Clock.SetTo(new DateTimeOffset(day.ToDateTime(new TimeOnly(11, 0)), TimeSpan.Zero));
}

/// <summary>Steps that only a renewal has.</summary>
internal static class RenewalSteps
{
    public static async Task<JsonNode> BlockAsync(this ApplicantJourney renewal, string key) =>
        (await renewal.ProgressAsync())["renewal"]!["blocks"]!.AsArray().Single(block => block!["key"].Text() == key)!;

    public static Task<Reply> TryConfirmAsync(this ApplicantJourney renewal, string block, string? etag, bool confirmed = true) =>
        renewal.Client.SendJsonAsync(
            HttpMethod.Put, $"{renewal.Path}/confirmations/{block}", new { confirmed }, etag is null ? [] : [("If-Match", etag)]);

    /// <summary>Saves some answers of a section over those that are there; tells how many.</summary>
    public static async Task<int> AnswerAsync(this ApplicantJourney renewal, string section, params (string Question, JsonNode? Answer)[] answers)
    {
        JsonObject all = (await renewal.SectionAsync(section)).DeepClone().AsObject();
        foreach ((string question, JsonNode? answer) in answers)
            all[question] = answer?.DeepClone();
        await renewal.SaveAsync(section, all);
        return answers.Length;
    }

    /// <summary>Does what the progress asks for, as somebody who has nothing to tell; counts each answer and each confirmation.</summary>
    public static async Task<int> FinishAsync(this ApplicantJourney renewal, Scenario earlier)
    {
        int inputs = 0;
        JsonNode standing = (await renewal.ProgressAsync())["renewal"]!;
        foreach (IGrouping<string, string> section in standing["toAnswer"]!.AsArray()
            .GroupBy(at => at!["section"].Text(), at => at!["question"].Text(), StringComparer.Ordinal))
        {
            inputs += await renewal.AnswerAsync(section.Key, [.. section.Select(question => (question, AnswerTo(earlier, section.Key, question)))]);
        }

        foreach (JsonNode? block in (await renewal.ProgressAsync())["renewal"]!["blocks"]!.AsArray())
        {
            if (block!["state"].Text() is not ("open" or "partly"))
                continue;
            (await renewal.TryConfirmAsync(block["key"].Text(), block["etag"].Text())).Expect(HttpStatusCode.OK);
            inputs++;
        }

        return inputs;
    }

    private static JsonNode? AnswerTo(Scenario earlier, string section, string question) => question switch
    {
        "start.month" => "2027-02",
        "end.true" or "end.privacy" => true,
        _ => earlier[section][question],
    };
}
