using System.Net;
using System.Text.Json;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.Sending.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications.Contacts;

/// <summary>What carriers say of messages: believed when signed, taken once, and the later word counts.</summary>
public abstract class DeliveryCallbackTests(GatewayHost host)
{
    private const string Sms = "/api/v1/delivery-callbacks/sms";

    [Fact]
    public async Task A_wrong_or_old_signature_is_refused_and_changes_nothing()
    {
        (ContactPerson person, GatewayText text) = await ToldAsync();
        string body = Body(text.Id, "bounced");
        DateTimeOffset now = host.Clock.GetUtcNow();

        (await CallAsync(Sms, body, "not the secret of this gateway, 32+ long", now)).Expect(HttpStatusCode.Unauthorized, "notices.signature_wrong");
        (await CallAsync(Sms, body, GatewayServer.Secret, now.AddMinutes(-6))).Expect(HttpStatusCode.Unauthorized, "notices.signature_wrong");
        (await CallAsync(Sms, body, GatewayServer.Secret, now.AddMinutes(6))).Expect(HttpStatusCode.Unauthorized, "notices.signature_wrong");
        (await host.Client.SendJsonAsync(HttpMethod.Post, Sms, new { id = text.Id, status = "bounced" })).Expect(HttpStatusCode.Unauthorized, "notices.signature_wrong");

        (await person.WaysAsync(Purposes.SubmissionConfirmation)).ShouldBe("Sms HandedOver");
        person.Dispose();
    }

    [Fact]
    public async Task What_is_not_known_on_this_channel_is_not_found()
    {
        (ContactPerson person, GatewayText text) = await ToldAsync();
        DateTimeOffset now = host.Clock.GetUtcNow();

        (await CallAsync(Sms, Body(Guid.NewGuid().ToString(), "delivered"), GatewayServer.Secret, now)).Expect(HttpStatusCode.NotFound);
        (await CallAsync("/api/v1/delivery-callbacks/messenger", Body(text.Id, "bounced"), GatewayServer.Secret, now)).Expect(HttpStatusCode.NotFound);
        (await CallAsync("/api/v1/delivery-callbacks/letter", Body(text.Id, "bounced"), GatewayServer.Secret, now)).Expect(HttpStatusCode.NotFound);
        (await CallAsync("/api/v1/delivery-callbacks/fax", Body(text.Id, "bounced"), GatewayServer.Secret, now)).Expect(HttpStatusCode.NotFound);
        (await person.WaysAsync(Purposes.SubmissionConfirmation)).ShouldBe("Sms HandedOver");
        person.Dispose();
    }

    [Fact]
    public async Task What_is_signed_but_cannot_be_read_is_refused()
    {
        DateTimeOffset now = host.Clock.GetUtcNow();

        (await CallAsync(Sms, "{", GatewayServer.Secret, now)).Expect(HttpStatusCode.BadRequest, "request.malformed");
        (await CallAsync(Sms, "{}", GatewayServer.Secret, now)).Expect(HttpStatusCode.BadRequest, "request.malformed");
        (await CallAsync(Sms, Body(Guid.NewGuid().ToString(), "eaten"), GatewayServer.Secret, now)).Expect(HttpStatusCode.UnprocessableEntity, "notices.news_unknown");
        (await CallAsync(Sms, Body(Guid.NewGuid().ToString(), new string('x', 5000)), GatewayServer.Secret, now)).Expect(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task News_told_again_change_nothing()
    {
        (ContactPerson person, GatewayText text) = await ToldAsync();
        for (int i = 0; i < 3; i++)
        {
            (await host.Gateway.CallBackAsync(host.Client, text, "delivered")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            host.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Delivery delivery = (await host.LedgerAsync(row => row.Id == Guid.Parse(text.Id))).ShouldHaveSingleItem();
        delivery.State.ShouldBe(DeliveryState.Delivered);
        delivery.CarrierReference.ShouldBe($"ref-{text.Order}");
        delivery.ClosedAt.ShouldNotBeNull().ShouldBeLessThan(host.Clock.GetUtcNow().AddSeconds(-20));
        person.Dispose();
    }

    [Theory]
    [InlineData("delivered", "bounced", "FailedForGood")]
    [InlineData("bounced", "delivered", "Delivered")]
    public async Task Of_news_in_whatever_order_the_later_word_counts(string earlier, string later, string expected)
    {
        foreach (bool crossed in (bool[])[false, true])
        {
            (ContactPerson person, GatewayText text) = await ToldAsync();
            DateTimeOffset first = host.Clock.GetUtcNow();
            DateTimeOffset second = first.AddSeconds(30);
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            (string Status, DateTimeOffset At)[] news = crossed ? [(later, second), (earlier, first)] : [(earlier, first), (later, second)];
            foreach ((string status, DateTimeOffset at) in news)
                (await host.Gateway.CallBackAsync(host.Client, text, status, at)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

            (await host.LedgerAsync(row => row.Id == Guid.Parse(text.Id))).ShouldHaveSingleItem().State.ToString().ShouldBe(expected, $"crossed: {crossed}");
            person.Dispose();
        }
    }

    [Fact]
    public async Task News_that_come_while_a_sender_still_holds_the_message_are_not_lost()
    {
        using var person = new ContactPerson(host);
        await person.ProveAsync("sms", person.Number);
        await person.ChooseAsync(["sms"]);
        await host.TellAsync(Telling.Started(host, person.Application, person.Subject));
        host.Gateway.Gate = new TaskCompletionSource();
        host.Gateway.Treat(person.Number, GatewayManner.AnswerLate);
        await host.TellAsync(Telling.Submitted(host, person.Application));
        Task sending = host.Services.GetRequiredService<SendLane<SmsCarrier>>().RunAsync(TestContext.Current.CancellationToken);
        await Documents.Eventually.HappensAsync("the gateway has it", () => Task.FromResult(host.Gateway.TextsTo(person.Number).Count == 2));
        (await person.WaysAsync(Purposes.SubmissionConfirmation)).ShouldBe("Sms Sending");

        (await host.Gateway.CallBackAsync(host.Client, host.Gateway.TextsTo(person.Number)[^1], "delivered")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        host.Gateway.Gate.SetResult();
        await sending;
        await host.SendDueAsync();

        (await person.WaysAsync(Purposes.SubmissionConfirmation)).ShouldBe("Sms Delivered");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.SendDueAsync();
        host.Gateway.TextsTo(person.Number).Count.ShouldBe(2);
        host.Log.Lines.ShouldNotContain(line => line.Text.Contains("may have gone out twice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_reason_only_a_code_is_kept()
    {
        (ContactPerson person, GatewayText text) = await ToldAsync();

        await host.Gateway.CallBackAsync(host.Client, text, "failed", reason: $"no route to {person.Number}");

        Delivery delivery = (await host.LedgerAsync(row => row.Id == Guid.Parse(text.Id))).ShouldHaveSingleItem();
        (delivery.State, delivery.LastError).ShouldBe((DeliveryState.FailedForGood, "failed"));
        (await person.Client.FetchJsonAsync(ContactPerson.Preferences))["points"]!.AsArray().ShouldHaveSingleItem()!["state"].Text().ShouldBe("proved");
        person.Dispose();
    }

    [Fact]
    public async Task A_mail_that_comes_back_is_told_by_the_mail_servers_side()
    {
        using var person = new ContactPerson(host);
        await person.SubmitAsync(new DeclaredContact { Mail = person.Mail, Street = "Hauptstraße 1", Postcode = "04109", City = "Leipzig" });
        Delivery sent = (await host.LedgerAsync(row => row.ApplicationId == person.Application && row.Purpose == Purposes.SubmissionConfirmation)).ShouldHaveSingleItem();

        (await CallAsync("/api/v1/delivery-callbacks/email", Body(sent.Id.ToString(), "bounced"), GatewayHost.MailSecret, host.Clock.GetUtcNow()))
            .Status.ShouldBe(HttpStatusCode.NoContent);

        await Documents.Eventually.HappensAsync("a task", async () => (await person.TasksAsync()).Count == 1);
    }

    [Fact]
    public async Task Callbacks_from_one_address_are_limited()
    {
        await using GatewayHost narrow = await GatewayHost.StartAsync(host.Database, settings => settings["RateLimits:Callbacks"] = "3");
        List<HttpStatusCode> answers = [];
        for (int i = 0; i < 4; i++)
            answers.Add((await narrow.Client.SendJsonAsync(HttpMethod.Post, Sms, new { id = Guid.NewGuid(), status = "bounced" })).Status);

        answers.ShouldBe([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests]);
    }

    private static string Body(string id, string status) => JsonSerializer.Serialize(new { id, status, gatewayVersion = 7 });

    private async Task<Reply> CallAsync(string path, string body, string secret, DateTimeOffset signedAt)
    {
        using HttpResponseMessage response = await GatewayServer.CallAsync(host.Client, path, body, secret, signedAt);
        return await response.ReadAsync();
    }

    // A person with a proved number, and the message that went there.
    private async Task<(ContactPerson Person, GatewayText Text)> ToldAsync()
    {
        var person = new ContactPerson(host);
        await person.ProveAsync("sms", person.Number);
        await person.ChooseAsync(["sms"]);
        await person.SubmitAsync();
        return (person, host.Gateway.TextsTo(person.Number)[^1]);
    }

    public sealed class OnSqlite(GatewayHost<Sqlite> host) : DeliveryCallbackTests(host), IClassFixture<GatewayHost<Sqlite>>;

    public sealed class OnPostgreSql(GatewayHost<PostgreSql> host) : DeliveryCallbackTests(host), IClassFixture<GatewayHost<PostgreSql>>;
}
