using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications.Contacts;

/// <summary>One channel after the other, each branch of the chain; and what the person withdraws.</summary>
public abstract class ChainTests(GatewayHost host)
{
    private static readonly DeclaredContact Postal = new()
    {
        FirstName = "Anna", LastName = "Muster", Street = "Hauptstraße 1", Postcode = "04109", City = "Leipzig", Language = "de",
    };

    [Fact]
    public async Task The_proved_number_comes_first_and_a_bounce_leads_on_to_the_proved_mail()
    {
        using ContactPerson person = await ReachableAsync("sms", "email");
        await person.SubmitAsync();
        GatewayText text = host.Gateway.TextsTo(person.Number)[^1];
        (await person.WaysAsync(Purposes.SubmissionConfirmation)).ShouldBe("Sms HandedOver");
        (await MailsAsync(person)).ShouldBe(1, "Only the code.");

        (await host.Gateway.CallBackAsync(host.Client, text, "bounced", reason: "absent-subscriber")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await person.WaysBecomeAsync(Purposes.SubmissionConfirmation, "Sms FailedForGood, Email HandedOver");
        (await MailsAsync(person)).ShouldBe(2);
        JsonArray points = (await person.Client.FetchJsonAsync(ContactPerson.Preferences))["points"]!.AsArray();
        points.Single(point => point!["channel"].Text() == "sms")!["state"].Text().ShouldBe("bounced");
        await person.RejectAsync();
        (await person.WaysAsync(Purposes.EvidenceRejected)).ShouldBe("Email HandedOver", "Nothing goes to a bounced number.");
    }

    [Fact]
    public async Task A_refused_number_leads_on_at_once()
    {
        using ContactPerson person = await ReachableAsync("sms", "email");
        host.Gateway.Treat(person.Number, GatewayManner.Refuse);

        await person.SubmitAsync();

        await person.WaysBecomeAsync(Purposes.SubmissionConfirmation, "Sms FailedForGood, Email HandedOver");
    }

    [Fact]
    public async Task What_a_date_hangs_on_goes_on_paper_and_never_to_an_address_that_nobody_proved()
    {
        using var person = new ContactPerson(host);
        await person.SubmitAsync(Postal with { Mail = person.Mail, Phone = person.Number, Channels = ["email", "sms"] });

        await person.RejectAsync();

        (await person.WaysAsync(Purposes.SubmissionConfirmation)).ShouldBe("Email HandedOver");
        (await person.WaysAsync(Purposes.EvidenceRejected)).ShouldBe("Letter HandedOver");
        host.Gateway.TextsTo(person.Number).ShouldBeEmpty();
        (await MailsAsync(person)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_wants_the_inbox_alone_gets_paper_only_where_a_date_hangs_on_it()
    {
        using var person = new ContactPerson(host);
        await person.ChooseAsync([]);
        await person.SubmitAsync(Postal with { Mail = person.Mail });

        await person.RejectAsync();

        (await person.WaysAsync(Purposes.SubmissionConfirmation)).ShouldBe("");
        (await person.WaysAsync(Purposes.EvidenceRejected)).ShouldBe("Letter HandedOver");
        (await person.TasksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task With_consent_a_mail_to_the_proved_address_says_what_it_is_about_and_without_it_does_not()
    {
        using ContactPerson person = await ReachableAsync("email");
        await person.SubmitAsync();
        await person.RejectAsync();
        (await LastMailAsync(person)).Text.ShouldNotContain("Mietvertrag");

        await person.ChooseAsync(["email"], contentConsent: true);
        await host.TellAsync(PaperNews.Reviewed(host, person.Application, "N12", "rejected", 1));
        await host.SendDueAsync();

        (await LastMailAsync(person)).Text.ShouldContain("Mietvertrag");
    }

    [Fact]
    public async Task A_consent_that_is_revoked_counts_for_what_waits_too()
    {
        using ContactPerson person = await ReachableAsync("email");
        await person.ChooseAsync(["email"], contentConsent: true);
        await person.SubmitAsync();
        DateTimeOffset before = host.Clock.GetUtcNow();
        host.Clock.SetTo(new DateTimeOffset(before.UtcDateTime.Date.AddHours(22), TimeSpan.Zero)); // Quiet hours.
        await person.RejectAsync();
        (await person.WaysAsync(Purposes.EvidenceRejected)).ShouldBe("Email Waiting");

        await person.ChooseAsync(["email"]);
        host.Clock.SetTo(before.AddDays(1));
        await host.SendDueAsync();

        (await person.WaysAsync(Purposes.EvidenceRejected)).ShouldBe("Email HandedOver");
        (await LastMailAsync(person)).Text.ShouldNotContain("Mietvertrag");
    }

    [Fact]
    public async Task Who_chose_Turkish_gets_Turkish()
    {
        using ContactPerson person = await ReachableAsync("sms");
        await person.ChooseAsync(["sms"], "tr");

        await person.SubmitAsync();

        GatewayText text = host.Gateway.TextsTo(person.Number)[^1];
        text.Language.ShouldBe("tr");
        text.Text.ShouldContain("Yeni bir bildiriminiz var");
    }

    [Fact]
    public async Task A_withdrawn_address_gets_nothing_even_if_a_message_was_waiting_for_it()
    {
        using ContactPerson person = await ReachableAsync("sms", "email");
        DateTimeOffset before = host.Clock.GetUtcNow();
        await person.SubmitAsync(Postal);
        host.Clock.SetTo(new DateTimeOffset(before.UtcDateTime.Date.AddHours(22), TimeSpan.Zero));
        await person.RejectAsync();
        (await person.WaysAsync(Purposes.EvidenceRejected)).ShouldBe("Sms Waiting");
        int texts = host.Gateway.TextsTo(person.Number).Count;

        Guid id = (await person.Client.FetchJsonAsync(ContactPerson.Preferences))["points"]!.AsArray().Single(point => point!["channel"].Text() == "sms")!["id"]!.GetValue<Guid>();
        (await person.Client.SendJsonAsync(HttpMethod.Delete, $"{ContactPerson.Points}/{id}", null)).Expect(HttpStatusCode.NoContent);
        (await person.Client.SendJsonAsync(HttpMethod.Delete, $"{ContactPerson.Points}/{id}", null)).Expect(HttpStatusCode.NotFound);
        host.Clock.SetTo(before.AddDays(1));

        await person.WaysBecomeAsync(Purposes.EvidenceRejected, "Sms Cancelled, Email HandedOver");
        host.Gateway.TextsTo(person.Number).Count.ShouldBe(texts);
    }

    [Fact]
    public async Task A_withdrawn_mail_address_is_not_found_again_in_the_application()
    {
        using ContactPerson person = await ReachableAsync("email");
        await person.SubmitAsync(Postal with { Mail = person.Mail });
        int mails = await MailsAsync(person);
        Guid id = (await person.Client.FetchJsonAsync(ContactPerson.Preferences))["points"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<Guid>();
        (await person.Client.SendJsonAsync(HttpMethod.Delete, $"{ContactPerson.Points}/{id}", null)).Expect(HttpStatusCode.NoContent);

        await host.TellAsync(Telling.Submitted(host, person.Application));
        await host.SendDueAsync();

        (await MailsAsync(person)).ShouldBe(mails);
        (await host.FindInTablesAsync(person.Mail)).ShouldBeEmpty();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await person.ProveAsync("email", person.Mail); // She may change her mind.
    }

    [Fact]
    public async Task The_link_in_a_mail_ends_mails_once_and_for_all_and_only_by_a_post()
    {
        using var person = new ContactPerson(host);
        await person.SubmitAsync(Postal with { Mail = person.Mail });
        ReceivedMail mail = await LastMailAsync(person);
        mail.Raw.ShouldContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        string path = new Uri(host.Services.GetRequiredService<Unsubscribing>().LinkFor(person.Application)).AbsolutePath;
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);

        (await host.Client.FetchAsync(path)).Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await person.Client.FetchJsonAsync(ContactPerson.Preferences))["channels"].Texts().ShouldBe(["email"]);
        (await host.Client.CallAsync(HttpMethod.Post, path, form)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Client.CallAsync(HttpMethod.Post, path)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Client.CallAsync(HttpMethod.Post, path[..^2])).Expect(HttpStatusCode.NotFound);

        (await person.Client.FetchJsonAsync(ContactPerson.Preferences))["channels"].Texts().ShouldBeEmpty();
        await host.TellAsync(Telling.Submitted(host, person.Application));
        await host.SendDueAsync();
        (await MailsAsync(person)).ShouldBe(1);
        (await person.TasksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mail_that_a_date_hangs_on_cannot_be_unsubscribed()
    {
        using ContactPerson person = await ReachableAsync("email");
        await person.SubmitAsync();

        await person.RejectAsync();

        (await LastMailAsync(person)).Raw.ShouldNotContain("List-Unsubscribe");
    }

    [Fact]
    public async Task Who_leaves_a_channel_gets_what_waits_on_the_next_one_and_the_team_still_its_mail()
    {
        using ContactPerson person = await ReachableAsync("sms", "email");
        host.Gateway.Treat(person.Number, GatewayManner.Fail);
        await host.TellAsync(Telling.Started(host, person.Application, person.Subject));
        await host.TellAsync(Telling.Submitted(host, person.Application));
        await host.SendDueAsync();
        (await person.WaysAsync(Purposes.SubmissionConfirmation)).ShouldBe("Sms FailedForNow");

        await person.ChooseAsync(["email"]);

        await person.WaysBecomeAsync(Purposes.SubmissionConfirmation, "Sms Cancelled, Email HandedOver");
        host.Gateway.TextsTo(person.Number).Count.ShouldBe(1, "Only the code.");
    }

    [Fact]
    public async Task A_line_break_in_a_name_or_a_value_adds_no_header()
    {
        using ContactPerson person = await ReachableAsync("email");
        await person.ChooseAsync(["email"], contentConsent: true);
        await person.SubmitAsync(Postal with { FirstName = "Anna\r\nBcc: eve@mail.example", Language = "de\r\nBcc: eve@mail.example" });
        await host.TellAsync(PaperNews.Reviewed(host, person.Application, "N11", "rejected", 1) with { Title = "Vertrag\r\nBcc: eve@mail.example" });
        await host.SendDueAsync();

        ReceivedMail mail = await LastMailAsync(person);
        mail.Text.ShouldContain("Vertrag");
        mail.Raw.ReplaceLineEndings("\n").Split("\n\n")[0].ShouldNotContain("eve@mail.example");
        (await SmtpServer.SharedAsync()).MailsTo("eve@mail.example").ShouldBeEmpty();
    }

    private static async Task<int> MailsAsync(ContactPerson person) => (await SmtpServer.SharedAsync()).MailsTo(person.Mail).Count;

    private static async Task<ReceivedMail> LastMailAsync(ContactPerson person) => (await SmtpServer.SharedAsync()).MailsTo(person.Mail)[^1];

    private Task<ContactPerson> ReachableAsync(params string[] channels) => ContactPerson.ReachableAsync(host, channels);

    public sealed class OnSqlite(GatewayHost<Sqlite> host) : ChainTests(host), IClassFixture<GatewayHost<Sqlite>>;

    public sealed class OnPostgreSql(GatewayHost<PostgreSql> host) : ChainTests(host), IClassFixture<GatewayHost<PostgreSql>>;
}
