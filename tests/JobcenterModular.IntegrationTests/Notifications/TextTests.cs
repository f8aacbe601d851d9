using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications;

/// <summary>An office writes its own texts; what was told before stays as it was told.</summary>
public abstract class TextTests(HostFixture host)
{
    private const string Path = "/api/v1/casework/templates/file-set-aside";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_own_text_is_used_from_now_on_and_the_shipped_one_again_after_it()
    {
        HttpClient lead = host.ClientFor(Roles.TeamLead);
        (Guid first, Guid second, Guid third) = (Telling.NewId(host), Telling.NewId(host), Telling.NewId(host));
        await SetAsideAsync(first);
        await PutAsync(lead, "de", new { title = "Bitte noch einmal", body = (string[])["Wir haben {{office}} gefragt.", "{{reason}}"], choices = new { reason = new { other = "Neu schicken." } } });
        await SetAsideAsync(second);
        using HttpResponseMessage reset = await lead.DeleteAsync(new Uri($"{Path}/languages/de", UriKind.Relative), Cancelled);
        await SetAsideAsync(third);

        reset.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await NoticeOfAsync(second))["title"].Text().ShouldBe("Bitte noch einmal");
        (await NoticeOfAsync(second))["body"].Text().ShouldBe("Wir haben Jobcenter Musterstadt gefragt.\nNeu schicken.");
        (await NoticeOfAsync(first))["title"].Text().ShouldBe((await NoticeOfAsync(third))["title"].Text());
    }

    [Theory]
    [InlineData("{\"title\":\"a\",\"body\":[\"{{unknown}}\"]}", HttpStatusCode.UnprocessableEntity, "template.invalid")]
    [InlineData("{\"title\":\"a {{reason\",\"body\":[\"x\"]}", HttpStatusCode.UnprocessableEntity, "template.invalid")]
    [InlineData("{\"title\":\"\",\"body\":[\"x\"]}", HttpStatusCode.UnprocessableEntity, "template.invalid")]
    [InlineData("{\"title\":\"a\",\"body\":[]}", HttpStatusCode.UnprocessableEntity, "template.invalid")]
    [InlineData("{\"title\":\"a\",\"body\":[null]}", HttpStatusCode.OK, null)]
    [InlineData("{\"title\":\"a\"}", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("{\"title\":\"a\",\"body\":[\"x\"],\"choices\":{\"reason\":{\"other\":\"{{nobody}}\"}}}", HttpStatusCode.UnprocessableEntity, "template.invalid")]
    public async Task A_text_that_could_not_be_told_is_refused_with_what_is_wrong(string text, HttpStatusCode expected, string? code)
    {
        using var content = new StringContent(text, null, "application/json");
        using HttpResponseMessage response = await host.ClientFor(Roles.Admin).PutAsync(new Uri($"{Path}/languages/fr", UriKind.Relative), content, Cancelled);

        Reply reply = await response.ReadAsync();
        reply.Status.ShouldBe(expected, reply.Text);
        reply.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_preview_shows_samples_or_values_and_stores_nothing()
    {
        HttpClient lead = host.ClientFor(Roles.TeamLead);
        using HttpResponseMessage arabic = await lead.PostAsJsonAsync(
            new Uri("/api/v1/casework/templates/evidence-rejected/previews", UriKind.Relative), new { language = "ar", values = new { title = "Mietvertrag" } }, Cancelled);

        JsonNode preview = (await arabic.ReadAsync()).Json;
        preview["direction"].Text().ShouldBe("rtl");
        preview["body"].Text().ShouldContain("Mietvertrag");
        using HttpResponseMessage unknown = await lead.PostAsJsonAsync(new Uri("/api/v1/casework/templates/gone/previews", UriKind.Relative), new { }, Cancelled);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_notice_is_read_by_its_owner_alone_and_once()
    {
        Guid application = Telling.NewId(host);
        await SetAsideAsync(application);
        string id = (await NoticeOfAsync(application))["id"].Text();
        using HttpClient owner = OwnerOf(application);
        using HttpClient stranger = OwnerOf(Telling.NewId(host));
        var path = new Uri($"/api/v1/applications/{application}/notices/{id}/read", UriKind.Relative);

        using HttpResponseMessage foreign = await stranger.PostAsync(path, null, Cancelled);
        using HttpResponseMessage read = await owner.PostAsync(path, null, Cancelled);
        JsonNode first = await NoticeOfAsync(application);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        using HttpResponseMessage again = await owner.PostAsync(path, null, Cancelled);

        (foreign.StatusCode, read.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NoContent, HttpStatusCode.NoContent));
        (await NoticeOfAsync(application))["readAt"].Text().ShouldBe(first["readAt"].Text());
        (await owner.FetchAllAsync("/api/v1/notices?unread=true")).ShouldBeEmpty();
        (await owner.FetchAllAsync("/api/v1/notices")).ShouldHaveSingleItem();
    }

    private async Task SetAsideAsync(Guid application)
    {
        await host.TellAsync(Telling.Started(host, application, null));
        await host.TellAsync(PaperNews.SetAside(host, application, Telling.NewId(host)));
    }

    private async Task<JsonNode> NoticeOfAsync(Guid application)
    {
        using HttpClient owner = OwnerOf(application);
        return (await owner.FetchAllAsync($"/api/v1/applications/{application}/notices")).ShouldHaveSingleItem();
    }

    private HttpClient OwnerOf(Guid application) => host.ClientWith(host.Services.GetRequiredService<OwnTokens>().ForGuest(application).Token);

    private static async Task PutAsync(HttpClient client, string language, object text)
    {
        using HttpResponseMessage response = await client.PutAsJsonAsync(new Uri($"{Path}/languages/{language}", UriKind.Relative), text, Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, (await response.ReadAsync()).Text);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : TextTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : TextTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
