using System.Text.Json.Nodes;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Who writes to the applicant is told by which ways, sealed, with the submission.</summary>
public abstract class ContactTests(HostFixture host, HeardEvents heard)
{
    [Fact]
    public async Task A_submission_tells_how_the_person_can_be_reached()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        await mara.SubmitAsync();
        await host.DrainEventsAsync();

        ApplicationSubmitted submitted = heard.Submitted(mara.Id).ShouldHaveSingleItem();
        Sealer sealer = host.Services.GetRequiredService<Sealer>();
        string purpose = $"applications.submitted:{mara.Id}";

        var contact = JsonNode.Parse(sealer.OpenText(submitted.SealedContact.ShouldNotBeNull(), purpose));
        JsonNode.DeepEquals(contact, JsonNode.Parse("""
            {"firstName":"Mara Sophie","lastName":"Winter","street":"Lindenstraße 12","postcode":"04109","city":"Leipzig",
             "mail":"mara.winter@example.org","phone":"+4934112345678","channels":["email","letter"],"language":"de"}
            """)).ShouldBeTrue(contact?.ToJsonString());
        sealer.OpenText(submitted.SealedMailTo.ShouldNotBeNull(), purpose).ShouldBe("mara.winter@example.org");
    }

    [Fact]
    public async Task As_long_as_it_waits_nothing_of_it_shows_in_a_copied_database()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings.Services(services =>
            services.AddSingleton<INotificationHandler<ApplicationSubmitted>>(new Refusing<ApplicationSubmitted>())));
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(own);
        await mara.SubmitAsync();

        (await own.FindInTablesAsync("\"sealedContact\"")).ShouldNotBeEmpty("It waits.");
        foreach (string typed in Scenario.One.TypedTexts)
            (await own.FindInTablesAsync(typed)).ShouldAllBe(place => !place.Contains("outbox", StringComparison.Ordinal), typed);
    }

    // Generic, so that the scan of this assembly for the sample module's handlers passes it by.
    private sealed class Refusing<TEvent> : INotificationHandler<TEvent>
        where TEvent : INotification
    {
        public Task Handle(TEvent notification, CancellationToken cancellationToken) => throw new InvalidOperationException("Not now.");
    }

    public sealed class OnSqlite(ListeningHost<Sqlite> host) : ContactTests(host, host.Heard), IClassFixture<ListeningHost<Sqlite>>;

    public sealed class OnPostgreSql(ListeningHost<PostgreSql> host) : ContactTests(host, host.Heard), IClassFixture<ListeningHost<PostgreSql>>;
}
