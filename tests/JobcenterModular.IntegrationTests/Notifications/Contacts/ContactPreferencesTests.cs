using System.Net;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain.Contacts;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications.Contacts;

/// <summary>Choosing channels and language.</summary>
public abstract class ContactPreferencesTests(GatewayHost host)
{
    private static readonly object Choice = new { language = "tr", channels = (string[])["sms", "email"], contentConsent = true };

    [Fact]
    public async Task Who_has_no_application_can_choose_and_finds_the_choice_again()
    {
        using var person = new ContactPerson(host);
        Reply before = (await person.Client.FetchAsync(ContactPerson.Preferences)).Expect(HttpStatusCode.OK);
        before.ETag.ShouldBe("\"0\"");
        before.Json["language"].Text().ShouldBe("de");
        before.Json["channels"].Texts().ShouldBe(["email"]);
        before.Json["offeredChannels"].Texts().ShouldBe(["email", "sms", "messenger", "letter"]);
        before.Json["languages"].Texts().ShouldBe(["de", "ar", "en", "tr", "uk"]);

        Reply saved = (await SaveAsync(person, Choice, "\"0\"")).Expect(HttpStatusCode.OK);

        saved.ETag.ShouldBe("\"1\"");
        Reply after = await person.Client.FetchAsync(ContactPerson.Preferences);
        after.ETag.ShouldBe("\"1\"");
        after.Json["language"].Text().ShouldBe("tr");
        after.Json["channels"].Texts().ShouldBe(["sms", "email"]);
        after.Json["contentConsentAt"]!.GetValue<DateTimeOffset>().ShouldBe(host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task As_long_as_nothing_was_chosen_what_was_declared_counts()
    {
        using var person = new ContactPerson(host);
        await person.SubmitAsync(new DeclaredContact { Mail = person.Mail, Channels = ["letter", "email"], Language = "uk" });

        Reply shown = await person.Client.FetchAsync(ContactPerson.Preferences);

        shown.Json["language"].Text().ShouldBe("uk");
        shown.Json["channels"].Texts().ShouldBe(["letter", "email"]);
        shown.Json["points"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stale_choice_is_refused_with_both_versions_and_one_without_version_too()
    {
        using var person = new ContactPerson(host);
        (await SaveAsync(person, Choice, "\"0\"")).Expect(HttpStatusCode.OK);

        Reply stale = (await SaveAsync(person, new { language = "de", channels = Array.Empty<string>(), contentConsent = false }, "\"0\""))
            .Expect(HttpStatusCode.PreconditionFailed, "contact.preferences_stale");

        stale.Json["current"]!["etag"].Text().ShouldBe("\"1\"");
        stale.Json["current"]!["preferences"]!["language"].Text().ShouldBe("tr");
        stale.Json["yours"]!["preferences"]!["language"].Text().ShouldBe("de");
        (await person.Client.SendJsonAsync(HttpMethod.Put, ContactPerson.Preferences, Choice)).Expect(HttpStatusCode.PreconditionRequired);
    }

    [Fact]
    public async Task Of_two_first_choices_at_once_one_is_kept_and_the_other_hears_of_it()
    {
        using var person = new ContactPerson(host);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SaveAsync(person, Choice, "\"0\"")));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(1);
        replies.Count(reply => reply.Status == HttpStatusCode.PreconditionFailed).ShouldBe(3);
    }

    [Theory]
    [InlineData("xx", new[] { "email" }, "unknown_language")]
    [InlineData("de", new[] { "fax" }, "unknown_channel")]
    [InlineData("de", new[] { "inbox" }, "unknown_channel")]
    [InlineData("de", new[] { "email", "email" }, "channel_repeated")]
    public async Task A_choice_that_cannot_be_is_refused(string language, string[] channels, string code)
    {
        using var person = new ContactPerson(host);

        Reply reply = (await SaveAsync(person, new { language, channels, contentConsent = false }, "\"0\"")).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");

        reply.Json["errors"]![0]!["code"].Text().ShouldBe(code);
    }

    [Fact]
    public async Task A_guest_has_a_choice_of_the_one_application_and_it_goes_with_it()
    {
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Started(host, application, owner: null));
        using HttpClient guest = GuestOf(application);
        (await guest.SendJsonAsync(HttpMethod.Put, ContactPerson.Preferences, Choice, ("If-Match", "\"0\""))).Expect(HttpStatusCode.OK);
        using HttpClient other = GuestOf(Telling.NewId(host));
        (await other.FetchAsync(ContactPerson.Preferences)).ETag.ShouldBe("\"0\"");

        await host.TellAsync(Telling.Deleted(host, application));

        (await guest.FetchAsync(ContactPerson.Preferences)).Expect(HttpStatusCode.NotFound);
        (await host.FindInTablesAsync($"application:{application}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_for_one_application_of_an_account_does_not_open_the_account()
    {
        using var person = new ContactPerson(host);
        await person.SubmitAsync();
        using HttpClient guest = GuestOf(person.Application);

        (await guest.FetchAsync(ContactPerson.Preferences)).Expect(HttpStatusCode.Conflict, "contact.belongs_to_account");
        (await guest.SendJsonAsync(HttpMethod.Post, ContactPerson.Points, new { channel = "email", address = "eve@mail.example" }))
            .Expect(HttpStatusCode.Conflict, "contact.belongs_to_account");
    }

    private static Task<Reply> SaveAsync(ContactPerson person, object choice, string version) =>
        person.Client.SendJsonAsync(HttpMethod.Put, ContactPerson.Preferences, choice, ("If-Match", version));

    private HttpClient GuestOf(Guid application) => host.ClientWith(host.Services.GetRequiredService<OwnTokens>().ForGuest(application).Token);

    public sealed class OnSqlite(GatewayHost<Sqlite> host) : ContactPreferencesTests(host), IClassFixture<GatewayHost<Sqlite>>;

    public sealed class OnPostgreSql(GatewayHost<PostgreSql> host) : ContactPreferencesTests(host), IClassFixture<GatewayHost<PostgreSql>>;
}
