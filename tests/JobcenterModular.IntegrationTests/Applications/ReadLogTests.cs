using System.Net;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications.Renewals;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Whoever of staff reads an application leaves a trace, before anything is answered.</summary>
public abstract class ReadLogTests(HostFixture host, HeardEvents heard)
{
    private const string Desk = "/api/v1/casework/applications";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_read_is_told_with_account_role_and_what_was_read()
    {
        using ApplicantJourney mara = await SentAsync();
        await mara.UntilPdfAsync(host);
        using HttpClient carla = host.ClientWith(host.TokenForRole(Roles.Caseworker, "carla"));
        using HttpClient tom = host.ClientWith(host.TokenForRole(Roles.TeamLead, "tom"));

        (await carla.FetchAsync($"{Desk}/{mara.Id}")).Expect(HttpStatusCode.OK);
        (await tom.FetchAsync($"{Desk}/{mara.Id}/summary")).Expect(HttpStatusCode.OK);
        (await tom.FetchAsync($"{Desk}/{mara.Id}/summary.pdf")).Expect(HttpStatusCode.OK);
        (await carla.FetchAsync($"{Desk}/{mara.Id}")).Expect(HttpStatusCode.OK);

        (await ReadsAsync(mara)).Select(read => (read.Subject, read.Role, read.What)).ShouldBe(
            [("carla", Roles.Caseworker, "application"), ("tom", Roles.TeamLead, "summary"), ("tom", Roles.TeamLead, "summaryPdf"), ("carla", Roles.Caseworker, "application")],
            ignoreOrder: true);
    }

    [Fact]
    public async Task The_read_of_a_renewals_difference_is_told_too()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        await renewal.FinishAsync(Scenario.One);
        await renewal.SubmitAsync();
        using HttpClient carla = host.ClientWith(host.TokenForRole(Roles.Caseworker, "carla"));

        (await carla.FetchAsync($"{Desk}/{renewal.Id}/difference")).Expect(HttpStatusCode.OK);

        (await ReadsAsync(renewal)).Select(read => (read.Subject, read.What)).ShouldBe([("carla", "difference")]);
    }

    [Fact]
    public async Task What_was_not_read_is_not_told()
    {
        using ApplicantJourney draft = await ApplicantJourney.WithAnswersAsync(host);
        using ApplicantJourney mara = await SentAsync();
        using HttpClient carla = host.ClientFor(Roles.Caseworker);

        (await carla.FetchAsync($"{Desk}/{draft.Id}")).Expect(HttpStatusCode.NotFound);
        (await host.ClientFor(Roles.Hotline).FetchAsync($"{Desk}/{mara.Id}")).Expect(HttpStatusCode.Forbidden);
        (await carla.FetchAllAsync($"{Desk}?reference={mara.Reference}")).ShouldHaveSingleItem();
        (await mara.Client.FetchAsync($"{mara.Path}/summary")).Expect(HttpStatusCode.OK);

        (await ReadsAsync(mara)).ShouldBeEmpty();
        (await ReadsAsync(draft)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pdf_that_is_not_there_yet_was_not_read()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings =>
            settings.Services(services => services.AddSingleton<MediatR.INotificationHandler<ApplicationRead>>(heard)));
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(own);
        await mara.SubmitAsync();

        Reply reply = await own.ClientFor(Roles.Caseworker).FetchAsync($"{Desk}/{mara.Id}/summary.pdf");
        await own.DrainEventsAsync();

        reply.Status.ShouldBeOneOf(HttpStatusCode.ServiceUnavailable, HttpStatusCode.NotFound);
        heard.Reads(mara.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_read_that_cannot_be_logged_is_not_answered()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(own);
        await mara.SubmitAsync();
        await own.DrainEventsAsync();
        HttpClient carla = own.ClientFor(Roles.Caseworker);
        (await carla.FetchAsync($"{Desk}/{mara.Id}")).Expect(HttpStatusCode.OK);

        await using (AsyncServiceScope scope = own.Scope())
        {
            string table = host.Database is PostgreSql ? "applications.outbox" : "outbox";
#pragma warning disable EF1002 // A name of ours.
            await scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>().Database.ExecuteSqlRawAsync($"ALTER TABLE {table} RENAME TO gone", Cancelled);
#pragma warning restore EF1002
        }

        foreach (string what in (string[])["", "/summary"])
        {
            Reply reply = (await carla.FetchAsync($"{Desk}/{mara.Id}{what}")).Expect(HttpStatusCode.InternalServerError);
            foreach (string typed in Scenario.One.TypedTexts)
                reply.Text.ShouldNotContain(typed);
        }
    }

    private async Task<ApplicantJourney> SentAsync()
    {
        ApplicantJourney journey = await ApplicantJourney.WithAnswersAsync(host);
        await journey.SubmitAsync();
        return journey;
    }

    private async Task<IReadOnlyList<ApplicationRead>> ReadsAsync(ApplicantJourney journey)
    {
        await host.DrainEventsAsync();
        return heard.Reads(journey.Id);
    }

    /// <summary>A host whose PDFs are there at once.</summary>
    public sealed class QuickPdfHost<TDatabase> : ListeningHost<TDatabase>
        where TDatabase : ITestDatabase, new()
    {
        protected override void Configure(HostSettings settings)
        {
            base.Configure(settings);
            settings.Services(services => services.Replace(ServiceDescriptor.Singleton<IPdfRenderer, QuickPdf>()));
        }
    }

    private sealed class QuickPdf : IPdfRenderer
    {
        public Task<bool> IsInstalledAsync(CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<byte[]> RenderAsync(byte[] html, AttachedFile attachment, CancellationToken cancellationToken) => Task.FromResult("%PDF-1.7"u8.ToArray());
    }

    public sealed class OnSqlite(QuickPdfHost<Sqlite> host) : ReadLogTests(host, host.Heard), IClassFixture<QuickPdfHost<Sqlite>>;

    public sealed class OnPostgreSql(QuickPdfHost<PostgreSql> host) : ReadLogTests(host, host.Heard), IClassFixture<QuickPdfHost<PostgreSql>>;
}
