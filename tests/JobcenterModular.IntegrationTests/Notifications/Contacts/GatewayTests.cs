using System.Diagnostics;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.Sending.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications.Contacts;

/// <summary>A gateway that fails, hangs or sends us elsewhere: nothing is lost, nothing goes out twice, nobody else waits.</summary>
public abstract class GatewayTests(ITestDatabase database)
{
    [Fact]
    public async Task A_gateway_that_took_the_message_and_failed_gets_a_repeat_and_sends_once()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(database);
        using ContactPerson person = await ReachableAsync(host);
        host.Gateway.Treat(person.Number, GatewayManner.FailOnceTaken);
        await person.SubmitAsync();
        (await person.WaysAsync(Purposes.SubmissionConfirmation)).ShouldBe("Sms FailedForNow");

        host.Clock.Advance(TimeSpan.FromSeconds(3));
        await person.WaysBecomeAsync(Purposes.SubmissionConfirmation, "Sms HandedOver");

        host.Gateway.TextsTo(person.Number).Count.ShouldBe(2, "The code, and the message once.");
        Delivery delivery = (await host.LedgerAsync(row => row.ApplicationId == person.Application && row.Channel == Channel.Sms)).ShouldHaveSingleItem();
        delivery.Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task No_redirect_is_followed_with_the_message()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(database);
        using ContactPerson person = await ReachableAsync(host);
        int before = host.Gateway.Requests;
        host.Gateway.Treat(person.Number, GatewayManner.Redirect);

        await person.SubmitAsync();

        (await person.WaysAsync(Purposes.SubmissionConfirmation)).ShouldBe("Sms FailedForNow");
        host.Gateway.Requests.ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_gateway_that_hangs_does_not_hold_up_mails()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(database, settings =>
        {
            settings["Sms:Timeout"] = "00:00:10";
            settings["Sms:Lane:Parallel"] = "1";
        });
        using ContactPerson person = await ReachableAsync(host);
        host.Gateway.Treat(person.Number, GatewayManner.Hang);
        using var other = new ContactPerson(host);
        await host.TellAsync(Telling.Started(host, person.Application, person.Subject));
        await host.TellAsync(Telling.Submitted(host, person.Application));
        await Eventually.HappensAsync("the gateway has it in hand", async () => await person.WaysAsync(Purposes.SubmissionConfirmation) == "Sms Sending");
        long begin = Stopwatch.GetTimestamp();

        await host.TellAsync(Telling.Submitted(host, other.Application, other.Mail));
        await Eventually.HappensAsync("the mail is out", async () => await other.WaysAsync(Purposes.SubmissionConfirmation) == "Email HandedOver");

        Stopwatch.GetElapsedTime(begin).ShouldBeLessThan(TimeSpan.FromSeconds(8));
        (await person.WaysAsync(Purposes.SubmissionConfirmation)).ShouldBe("Sms Sending");
    }

    [Fact]
    public async Task A_dead_gateway_is_left_alone_for_a_while_and_then_gets_everything()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(database);
        List<ContactPerson> people = [];
        for (int i = 0; i < 12; i++)
            people.Add(await ReachableAsync(host));
        host.Clock.Advance(TimeSpan.FromMinutes(1)); // What went well is judged no more.
        host.Gateway.Manner = GatewayManner.Fail;
        foreach (ContactPerson person in people)
        {
            await host.TellAsync(Telling.Started(host, person.Application, person.Subject));
            await host.TellAsync(Telling.Submitted(host, person.Application));
        }

        SendLane<SmsCarrier> lane = host.Services.GetRequiredService<SendLane<SmsCarrier>>();
        int before = 0;
        await Eventually.HappensAsync("the breaker opens", async () =>
        {
            before = host.Gateway.Requests;
            await lane.RunAsync(TestContext.Current.CancellationToken);
            return host.Gateway.Requests == before && before > people.Count;
        });
        await lane.RunAsync(TestContext.Current.CancellationToken);
        host.Gateway.Requests.ShouldBe(before, "The lane is shut.");

        host.Gateway.Manner = GatewayManner.Take;
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.HappensAsync("all are told", async () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await host.SendDueAsync();
            return (await host.LedgerAsync(row => row.Purpose == Purposes.SubmissionConfirmation && row.State == DeliveryState.HandedOver)).Count == people.Count;
        });
        foreach (ContactPerson person in people)
        {
            host.Gateway.TextsTo(person.Number).Count.ShouldBe(2, "The code, and the message once.");
            person.Dispose();
        }
    }

    private static async Task<ContactPerson> ReachableAsync(GatewayHost host)
    {
        var person = new ContactPerson(host);
        await person.ProveAsync("sms", person.Number);
        await person.ChooseAsync(["sms"]);
        return person;
    }

    public sealed class OnSqlite() : GatewayTests(new Sqlite());

    public sealed class OnPostgreSql() : GatewayTests(new PostgreSql());
}
