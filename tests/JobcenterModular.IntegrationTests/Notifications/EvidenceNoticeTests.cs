using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications;

/// <summary>What the applicant learns of reviewed papers and of files that cannot be used, and what an e-mail may say of it.</summary>
public abstract class EvidenceNoticeTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rejected_paper_is_in_the_inbox_with_title_reason_and_date()
    {
        Guid application = await SubmittedAsync();
        EvidenceReviewed rejected = PaperNews.Reviewed(host, application, "N11", "rejected", 1);

        await host.TellAsync(rejected);
        await host.TellAsync(rejected);

        JsonNode notice = (await InboxAsync(application)).Single(item => item["purpose"].Text() == "evidence-rejected");
        notice["reference"].Text().ShouldBe(Telling.ReferenceOf(application));
        notice["title"].Text().ShouldBe("Bitte schicken Sie einen Nachweis noch einmal");
        string body = notice["body"].Text();
        body.ShouldContain("Nachweis: Mietvertrag");
        body.ShouldContain("Grund: Das Foto ist zu dunkel.");
        body.ShouldContain("bis zum 20.12.2026");
    }

    [Fact]
    public async Task The_mail_says_that_there_is_something_new_and_nothing_of_the_case()
    {
        SmtpServer server = await SmtpServer.SharedAsync();
        string address = $"r{Telling.NewId(host):N}@mail.example";
        Guid application = await SubmittedAsync(address);

        await host.SendDueMailAsync();

        ReceivedMail mail = server.MailsTo(address).ShouldHaveSingleItem();
        mail.Text.ShouldContain("http://localhost:5080");
        foreach (string secret in (string[])["Antrag", "2026", Telling.ReferenceOf(application), application.ToString()])
            (mail.Subject + mail.Text).ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_rejection_never_rests_on_an_address_that_nobody_proved()
    {
        Guid application = await SubmittedAsync("anna@mail.example");

        await host.TellAsync(PaperNews.Reviewed(host, application, "N11", "rejected", 1));

        (await host.LedgerAsync(row => row.ApplicationId == application && row.Purpose == Purposes.EvidenceRejected)).ShouldBeEmpty();
        (await InboxAsync(application)).ShouldContain(item => item["purpose"].Text() == "evidence-rejected");
    }

    [Fact]
    public async Task Who_gave_no_address_has_the_inbox()
    {
        Guid application = await SubmittedAsync();

        await host.TellAsync(PaperNews.Reviewed(host, application, "N11", "rejected", 1));

        (await InboxAsync(application)).ShouldContain(item => item["purpose"].Text() == "evidence-rejected");
        (await host.LedgerAsync(row => row.ApplicationId == application && row.Purpose == Purposes.EvidenceRejected)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("accepted")]
    [InlineData("reopened")]
    public async Task What_asks_nothing_of_the_person_is_not_told(string outcome)
    {
        Guid application = await SubmittedAsync("anna@mail.example");

        await host.TellAsync(PaperNews.Reviewed(host, application, "N11", outcome, 1));

        (await InboxAsync(application)).ShouldAllBe(item => item["purpose"].Text() == "submission-confirmation");
    }

    [Fact]
    public async Task A_rejection_without_title_reason_or_date_is_told_all_the_same()
    {
        Guid application = await SubmittedAsync();
        EvidenceReviewed bare = PaperNews.Reviewed(host, application, "N11", "rejected", 1) with { Title = null, Reason = null, ReasonCode = null, DueOn = null };

        await host.TellAsync(bare);

        (await InboxAsync(application)).Single(item => item["purpose"].Text() == "evidence-rejected")["body"].Text()
            .ShouldContain("Bitte schicken Sie ihn noch einmal.");
    }

    [Fact]
    public async Task A_reason_as_long_as_a_novel_still_reaches_the_inbox()
    {
        Guid application = await SubmittedAsync();

        await host.TellAsync(PaperNews.Reviewed(host, application, "N11", "rejected", 1) with { Reason = new string('x', 1999) + string.Concat(Enumerable.Repeat("😀", 9000)) });

        string body = (await InboxAsync(application)).Single(item => item["purpose"].Text() == "evidence-rejected")["body"].Text();
        body.ShouldContain("xxx …");
        body.ShouldContain("bis zum 20.12.2026");
    }

    [Theory]
    [InlineData("infected", "Schadprogramm")]
    [InlineData("not_scannable", "nicht auf Schadprogramme prüfen")]
    [InlineData("a_code_of_tomorrow", "als PDF oder als Foto")]
    public async Task A_file_that_cannot_be_used_is_in_the_inbox_of_its_owner_with_what_to_do(string reason, string words)
    {
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Started(host, application, "anna"));

        await host.TellAsync(PaperNews.SetAside(host, application, Telling.NewId(host), reason));

        JsonNode notice = (await InboxAsync(application)).ShouldHaveSingleItem();
        (notice["purpose"].Text(), notice["reference"].Text()).ShouldBe(("file-set-aside", Telling.ReferenceOf(application)));
        notice["body"].Text().ShouldContain(words);
        (await host.LedgerAsync(row => row.ApplicationId == application)).ShouldBeEmpty("An e-mail has nothing to say of it.");
    }

    [Fact]
    public async Task Of_a_deleted_draft_nobody_is_told()
    {
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Started(host, application, "anna"));
        await host.TellAsync(Telling.Deleted(host, application));

        await host.TellAsync(PaperNews.SetAside(host, application, Telling.NewId(host)));
        await host.TellAsync(PaperNews.Reviewed(host, application, "N11", "rejected", 1));

        await using AsyncServiceScope scope = host.Scope();
        (await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Notices.CountAsync(row => row.ApplicationId == application, Cancelled)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_said_of_an_application_that_is_not_known_yet_waits_for_it()
    {
        Guid application = Telling.NewId(host);
        DocumentSetAside early = PaperNews.SetAside(host, application, Telling.NewId(host));

        AggregateException refused = await Should.ThrowAsync<AggregateException>(() => host.TellAsync(early));
        refused.InnerException.ShouldBeOfType<RefusalException>().Refusal.Kind.ShouldBe(RefusalKind.NotReady);
        await host.TellAsync(Telling.Started(host, application, "anna"));
        await host.TellAsync(early);

        (await InboxAsync(application)).ShouldHaveSingleItem()["purpose"].Text().ShouldBe("file-set-aside");
    }

    [Fact]
    public async Task The_address_is_kept_sealed_and_goes_with_the_draft()
    {
        string address = $"s{Telling.NewId(host):N}@mail.example";
        Guid application = await SubmittedAsync(address);

        KnownApplication known = await KnownAsync(application);
        known.SealedMailTo.ShouldNotBeNull().ShouldNotContain("@");
        (await host.FindInTablesAsync(address)).ShouldBeEmpty();
        await host.TellAsync(Telling.Deleted(host, application));
        (await KnownAsync(application)).SealedMailTo.ShouldBeNull();
    }

    private async Task<Guid> SubmittedAsync(string? address = null)
    {
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Started(host, application, "anna"));
        await host.TellAsync(Telling.Submitted(host, application, address));
        return application;
    }

    private async Task<List<JsonNode>> InboxAsync(Guid application)
    {
        using HttpClient owner = host.ClientWith(host.Services.GetRequiredService<OwnTokens>().ForGuest(application).Token);
        return await owner.FetchAllAsync($"/api/v1/applications/{application}/notices");
    }

    private async Task<KnownApplication> KnownAsync(Guid application)
    {
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().KnownApplications.AsNoTracking()
            .SingleAsync(row => row.Id == application, Cancelled);
    }

    public sealed class OnSqlite(MailHost<Sqlite> host) : EvidenceNoticeTests(host), IClassFixture<MailHost<Sqlite>>;

    public sealed class OnPostgreSql(MailHost<PostgreSql> host) : EvidenceNoticeTests(host), IClassFixture<MailHost<PostgreSql>>;
}
