using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Jobs;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using JobcenterModular.Notifications.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Stopping, and going on on another device.</summary>
public abstract class PauseAndResumeTests(HostFixture host)
{
    private const string WrongCode = "0000-0000-0000";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_code_of_a_pause_opens_the_draft_on_another_device()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        JsonNode pause = await mara.PauseAsync();
        using HttpClient phone = host.NewClient();

        JsonNode resumed = (await mara.TryResumeAsync(phone, pause["resumeCode"].Text())).Expect(HttpStatusCode.OK).Json;

        resumed["id"]!.GetValue<Guid>().ShouldBe(mara.Id);
        resumed["status"].Text().ShouldBe("draft");
        using HttpClient onPhone = host.ClientWith(resumed["accessToken"]!["token"].Text());
        JsonNode section = await onPhone.FetchJsonAsync($"{mara.Path}/sections/person");
        section["answers"]!["ap.last"].Text().ShouldBe("Winter");
    }

    [Fact]
    public async Task The_code_of_the_start_works_too_and_case_spaces_and_lookalikes_do_not_matter()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        string code = anna.ResumeCode;
        string[] typed =
        [
            code,
            $"  {code.ToLowerInvariant().Replace('-', ' ')}  ",
            code.Replace("-", "", StringComparison.Ordinal),
            code.Replace('0', 'o').Replace('1', 'l'),
        ];

        foreach (string one in typed)
            (await anna.TryResumeAsync(host.Client, one)).Expect(HttpStatusCode.OK);
        (await host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/resumptions", new { reference = $" {anna.Reference.ToLowerInvariant()} ", code }))
            .Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_code_and_an_unknown_reference_look_the_same()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        using ApplicantJourney bela = await ApplicantJourney.StartAsync(host);

        Reply wrong = await anna.TryResumeAsync(host.Client, WrongCode);
        Reply others = await anna.TryResumeAsync(host.Client, bela.ResumeCode);
        Reply unknown = await host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/resumptions", new { reference = "HA-2026-0000-0000", code = anna.ResumeCode });

        foreach (Reply reply in (Reply[])[wrong, others, unknown])
            reply.Expect(HttpStatusCode.NotFound, "resumptions.not_found").Json["title"].Text().ShouldBe(wrong.Json["title"].Text());
    }

    [Fact]
    public async Task The_eleventh_try_waits_until_the_window_is_over_even_with_the_right_code()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        for (int guess = 0; guess < 10; guess++)
            (await anna.TryResumeAsync(host.Client, WrongCode)).Expect(HttpStatusCode.NotFound);
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        Reply refused = await anna.TryResumeAsync(host.Client, anna.ResumeCode);

        TimeSpan wait = refused.Expect(HttpStatusCode.TooManyRequests, "resumptions.too_many").RetryAfter!.Value;
        wait.ShouldBe(TimeSpan.FromMinutes(10), "Whoever waits as long as told gets in.");
        host.Clock.Advance(wait);
        (await anna.TryResumeAsync(host.Client, anna.ResumeCode)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_thirty_parallel_guesses_at_most_ten_are_looked_at()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        Reply[] guesses = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => anna.TryResumeAsync(host.Client, WrongCode)));

        guesses.Count(reply => reply.Status == HttpStatusCode.NotFound).ShouldBe(10);
        guesses.Count(reply => reply.Status == HttpStatusCode.TooManyRequests && reply.RetryAfter > TimeSpan.Zero).ShouldBe(20);
    }

    [Fact]
    public async Task Guesses_at_one_application_do_not_lock_another()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        using ApplicantJourney bela = await ApplicantJourney.StartAsync(host);
        for (int guess = 0; guess < 11; guess++)
            await anna.TryResumeAsync(host.Client, WrongCode);

        (await bela.TryResumeAsync(host.Client, bela.ResumeCode)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_renewed_code_voids_all_earlier_ones()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        string paused = (await anna.PauseAsync())["resumeCode"].Text();

        JsonNode renewed = (await anna.Client.CallAsync(HttpMethod.Post, $"{anna.Path}/resume-codes")).Expect(HttpStatusCode.OK).Json;

        (await anna.TryResumeAsync(host.Client, anna.ResumeCode)).Expect(HttpStatusCode.NotFound);
        (await anna.TryResumeAsync(host.Client, paused)).Expect(HttpStatusCode.NotFound);
        (await anna.TryResumeAsync(host.Client, renewed["resumeCode"].Text())).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Pausing_twice_keeps_both_links_valid()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        JsonNode first = await anna.PauseAsync();
        JsonNode second = await anna.PauseAsync();

        foreach (JsonNode pause in (JsonNode[])[first, second])
        {
            string code = pause["resumeCode"].Text();
            var link = new Uri(pause["resumeLink"].Text());
            link.PathAndQuery.ShouldNotContain(code, Case.Insensitive, "A code in path or query reaches logs.");
            link.Fragment.ShouldContain(code);
            (await anna.TryResumeAsync(host.Client, code)).Expect(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_pause_repeated_with_its_key_gives_the_same_code_and_mails_once()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        (string, string) key = ("Idempotency-Key", $"pause-{Guid.NewGuid():N}");

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => mara.Client.SendJsonAsync(HttpMethod.Post, $"{mara.Path}/pauses", new { }, key)));
        await host.DrainEventsAsync();

        replies.Select(reply => reply.Expect(HttpStatusCode.OK).Text).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await host.LedgerAsync(row => row.ApplicationId == mara.Id)).ShouldHaveSingleItem().Purpose.ShouldBe(Purposes.DraftPaused);
        (await mara.Client.SendJsonAsync(HttpMethod.Post, $"{mara.Path}/pauses", new { mail = "andere@mail.example" }, key))
            .Expect(HttpStatusCode.UnprocessableEntity, "request.idempotency_key_reused");
    }

    [Theory]
    [InlineData("keine Adresse")]
    [InlineData("a@b.example\r\nBcc: eve@mail.example")]
    [InlineData("Anna <a@b.example>")]
    [InlineData("a@b")]
    [InlineData("a,b@mail.example")]
    [InlineData("a@-mail.example")]
    [InlineData("")]
    public async Task A_pause_to_what_is_no_address_is_refused(string mail)
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        (await anna.Client.SendJsonAsync(HttpMethod.Post, $"{anna.Path}/pauses", new { mail })).Expect(HttpStatusCode.UnprocessableEntity, "pauses.mail_invalid");
    }

    [Fact]
    public async Task No_code_stands_in_the_database_or_in_a_file_of_the_host()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        JsonNode pause = (await mara.Client.SendJsonAsync(HttpMethod.Post, $"{mara.Path}/pauses", new { mail = "mara@mail.example" }, ("Idempotency-Key", $"scan-{Guid.NewGuid():N}")))
            .Expect(HttpStatusCode.OK).Json;
        await host.DrainEventsAsync();
        string[] codes = [pause["resumeCode"].Text(), mara.ResumeCode];

        (await host.FindInTablesAsync("applications.draft-paused")).ShouldContain(place => place.EndsWith("outbox.name", StringComparison.Ordinal), "The scan sees the outbox.");
        foreach (string code in codes.SelectMany(code => (string[])[code, code.Replace("-", "", StringComparison.Ordinal)]))
        {
            (await host.FindInTablesAsync(code)).ShouldBeEmpty();
            host.FindInFiles(code, except: "mail-outbox").ShouldBeEmpty();
            host.Log.Lines.ShouldAllBe(line => !line.Text.Contains(code, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task The_mail_the_reply_and_the_deletion_tell_one_promise()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(own);
        own.Clock.Advance(TimeSpan.FromDays(3));
        anna.RenewToken(own);
        JsonNode pause = await anna.PauseAsync("anna@mail.example");
        await own.DrainEventsAsync();
        await own.SendDueMailAsync();

        DateOnly promised = ApplicantJourney.Day(pause["keepUntil"]);
        DateTimeOffset end = ApplicantJourney.Instant(pause["expiresAt"]);
        Delivery delivery = (await own.LedgerAsync(row => row.ApplicationId == anna.Id)).ShouldHaveSingleItem();
        delivery.State.ShouldBe(DeliveryState.HandedOver);
        string file = Directory.EnumerateFiles(Path.Combine(own.DataFolder, "mail-outbox"), "*.eml").ShouldHaveSingleItem();
        Path.GetFileNameWithoutExtension(file).ShouldBe(delivery.Id.ToString());
        var mail = ReceivedMail.Parse(await File.ReadAllTextAsync(file, Cancelled));
        mail.To.ShouldContain("anna@mail.example");
        mail.Text.ShouldContain(pause["resumeLink"].Text());
        mail.Text.ShouldContain(promised.ToString("dd'.'MM'.'yyyy", CultureInfo.InvariantCulture));
        end.ShouldBe(OfficeTime.StartOf(promised.AddDays(1)));

        ExpireDraftsJob job = own.Services.GetRequiredService<ExpireDraftsJob>();
        own.Clock.SetTo(end.AddTicks(-1));
        await job.RunAsync(Cancelled);
        (await own.ClientFor(Roles.TeamLead).FetchAllAsync("/api/v1/casework/drafts")).ShouldHaveSingleItem()["keepUntil"].Text().ShouldBe(pause["keepUntil"].Text());
        own.Clock.SetTo(end);
        await job.RunAsync(Cancelled);
        using HttpClient lead = own.ClientWith(own.TokenForRole(Roles.TeamLead));
        (await lead.FetchAllAsync("/api/v1/casework/drafts")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_can_be_renewed_as_long_as_it_is_valid_and_without_it_the_code_helps()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(own);
        own.Clock.Advance(TimeSpan.FromMinutes(59));
        JsonNode renewed = (await anna.Client.CallAsync(HttpMethod.Post, $"{anna.Path}/access-tokens")).Expect(HttpStatusCode.OK).Json;
        own.Clock.Advance(TimeSpan.FromMinutes(30));

        (await anna.Client.FetchAsync(anna.Path)).Expect(HttpStatusCode.Unauthorized, "auth.required");
        using HttpClient fresh = own.ClientWith(renewed["token"].Text());
        (await fresh.FetchAsync(anna.Path)).Expect(HttpStatusCode.OK);
        (await anna.TryResumeAsync(own.Client, anna.ResumeCode)).Expect(HttpStatusCode.OK);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : PauseAndResumeTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : PauseAndResumeTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
