using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications.Renewals;

/// <summary>"Stimmt noch": one word for a block, and only for what the person has seen.</summary>
public abstract class ConfirmationTests(HostFixture host)
{
    private const int Parallel = 9;

    [Fact]
    public async Task A_block_is_confirmed_and_taken_back()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();

        Reply confirmed = (await renewal.TryConfirmAsync("insurance", "\"0\"")).Expect(HttpStatusCode.OK);
        confirmed.Json["state"].Text().ShouldBe("confirmed");
        confirmed.ETag.ShouldBe("\"1\"");
        (await renewal.BlockAsync("insurance"))["state"].Text().ShouldBe("confirmed");

        (await renewal.TryConfirmAsync("insurance", confirmed.ETag, confirmed: false)).Expect(HttpStatusCode.OK).Json["state"].Text().ShouldBe("open");
    }

    [Fact]
    public async Task Nobody_confirms_what_somebody_else_has_changed_meanwhile()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        string seen = (await renewal.BlockAsync("housing"))["etag"].Text();
        await renewal.AnswerAsync("housing", ("kdu.cold", 45000));

        Reply stale = (await renewal.TryConfirmAsync("housing", seen)).Expect(HttpStatusCode.PreconditionFailed, "renewals.block_stale");

        stale.Json["current"]!["etag"].Text().ShouldBe("\"1\"");
        stale.Json["yours"]!["etag"].Text().ShouldBe(seen);
        (await renewal.BlockAsync("housing"))["state"].Text().ShouldBe("edited");
        (await renewal.TryConfirmAsync("housing", null)).Expect(HttpStatusCode.PreconditionRequired, "request.if_match_missing");
    }

    [Fact]
    public async Task Saving_one_of_two_sections_leaves_the_other_to_be_confirmed()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        await renewal.AnswerAsync("contact", ("contact.phone", "+4934199999999"));

        JsonNode block = await renewal.BlockAsync("contact");
        block["state"].Text().ShouldBe("partly");
        (await renewal.TryConfirmAsync("contact", block["etag"].Text())).Expect(HttpStatusCode.OK).Json["state"].Text().ShouldBe("confirmed");
    }

    [Fact]
    public async Task What_is_not_a_block_or_not_a_draft_is_not_confirmed()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        using ApplicantJourney first = await ApplicantJourney.BeginAsync(mara.NewClient());

        (await renewal.TryConfirmAsync("nothing", "\"0\"")).Expect(HttpStatusCode.NotFound, "renewals.block_unknown");
        (await first.TryConfirmAsync("person", "\"0\"")).Expect(HttpStatusCode.NotFound, "renewals.block_unknown");
        (await renewal.Client.SendJsonAsync(HttpMethod.Put, $"{renewal.Path}/confirmations/person", new { }, ("If-Match", "\"0\"")))
            .Expect(HttpStatusCode.BadRequest);
        await renewal.FinishAsync(Scenario.One);
        await renewal.SubmitAsync();
        (await renewal.TryConfirmAsync("person", "\"1\"")).Expect(HttpStatusCode.Conflict, "applications.already_submitted");
    }

    [Fact]
    public async Task Confirmations_of_all_blocks_at_once_are_all_kept()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        List<string> blocks = [.. (await renewal.ProgressAsync())["renewal"]!["blocks"]!.AsArray().Where(b => b!["state"].Text() == "open").Select(b => b!["key"].Text())];
        blocks.Count.ShouldBe(Parallel);

        Reply[] replies = await Task.WhenAll(blocks.Select(block => renewal.TryConfirmAsync(block, "\"0\"")));

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.OK);
        (await renewal.ProgressAsync())["renewal"]!["blocks"]!.AsArray().Count(b => b!["state"].Text() == "confirmed").ShouldBe(Parallel);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : ConfirmationTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : ConfirmationTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
