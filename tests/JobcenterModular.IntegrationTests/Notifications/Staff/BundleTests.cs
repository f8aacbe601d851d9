using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;

namespace JobcenterModular.IntegrationTests.Notifications.Staff;

/// <summary>What lies unread, one row a case.</summary>
public abstract class BundleTests(HostFixture host)
{
    private DateTimeOffset Now => host.Clock.GetUtcNow();

    [Fact]
    public async Task A_case_is_one_row_with_all_that_is_unread_of_it()
    {
        Guid application = Telling.NewId(host);
        await host.StoreAsync(
            StaffWork.NoticeOf("bu-one", application, Now.AddHours(-2)),
            StaffWork.NoticeOf("bu-one", application, Now.AddHours(-1), urgent: true, purpose: Purposes.ApplicantUnreachable),
            StaffWork.NoticeOf("bu-one", application, Now, purpose: Purposes.ApplicantUnreachable),
            StaffWork.NoticeOf("bu-other", application, Now.AddHours(1)));
        using HttpClient desk = host.Colleague("bu:desk");

        JsonNode bundle = (await desk.ItemsAsync("notice-bundles?team=bu-one")).ShouldHaveSingleItem()!;

        bundle["applicationId"]!.GetValue<Guid>().ShouldBe(application);
        bundle["reference"]!.GetValue<string>().ShouldBe(Telling.ReferenceOf(application));
        bundle["unread"]!.GetValue<int>().ShouldBe(3);
        bundle["urgent"]!.GetValue<bool>().ShouldBeTrue();
        bundle["purposes"]!.AsArray().Select(purpose => purpose!.GetValue<string>()).ShouldBe([Purposes.ApplicantUnreachable, Purposes.SubmissionReceived]);
        bundle["oldest"]!.GetValue<DateTimeOffset>().ShouldBe(Now.AddHours(-2));
        bundle["newest"]!.GetValue<DateTimeOffset>().ShouldBe(Now);
    }

    [Fact]
    public async Task Urgent_ones_come_first_then_the_newest_on_pages_without_gap_or_repeat()
    {
        List<Guid> expected = [];
        for (int i = 0; i < 7; i++)
        {
            // Two of each instant: the id decides between them.
            Guid application = Telling.NewId(host);
            expected.Add(application);
            await host.StoreAsync(StaffWork.NoticeOf("bu-page", application, Now.AddMinutes(-(i / 2)), urgent: i >= 4));
        }

        using HttpClient desk = host.Colleague("bu:desk");
        List<JsonNode> seen = [];
        string? cursor = "";
        while (cursor is not null)
        {
            JsonObject page = await desk.JsonAsync($"notice-bundles?team=bu-page&limit=2&cursor={cursor}");
            page["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page["items"]!.AsArray().Select(item => item!));
            cursor = page["nextCursor"]?.GetValue<string>();
        }

        seen.Select(item => item["applicationId"]!.GetValue<Guid>()).ShouldBe(expected, ignoreOrder: true);
        seen.Select(item => (item["urgent"]!.GetValue<bool>(), item["newest"]!.GetValue<DateTimeOffset>()))
            .ShouldBe(seen.Select(item => (item["urgent"]!.GetValue<bool>(), item["newest"]!.GetValue<DateTimeOffset>())).OrderDescending());
    }

    [Fact]
    public async Task A_case_that_is_read_leaves_the_list_and_to_read_it_again_changes_nothing()
    {
        Guid application = Telling.NewId(host);
        await host.StoreAsync(
            StaffWork.NoticeOf("bu-read", application, Now.AddHours(-2)),
            StaffWork.NoticeOf("bu-read", application, Now.AddHours(-1)),
            StaffWork.NoticeOf("bu-read", Telling.NewId(host), Now));
        using HttpClient desk = host.Colleague("bu:desk");

        (await desk.EnterAsync($"notice-bundles/{application}/read", null)).Status.ShouldBe(204);
        (await desk.EnterAsync($"notice-bundles/{application}/read", null)).Status.ShouldBe(204);

        (await desk.ItemsAsync("notice-bundles?team=bu-read")).ShouldHaveSingleItem()!["applicationId"]!.GetValue<Guid>().ShouldNotBe(application);
        (await desk.ItemsAsync("notices?team=bu-read&unread=false")).Count.ShouldBe(2);
        (await desk.EnterAsync($"notice-bundles/{Telling.NewId(host)}/read", null)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_another_team_has_to_read_and_what_came_later_stays_unread()
    {
        Guid application = Telling.NewId(host);
        await host.StoreAsync(
            StaffWork.NoticeOf("bu-a", application, Now.AddHours(-2)),
            StaffWork.NoticeOf("bu-b", application, Now.AddHours(-2)),
            StaffWork.NoticeOf("bu-a", application, Now));
        using HttpClient desk = host.Colleague("bu:desk");
        string upTo = Uri.EscapeDataString(Now.AddHours(-1).ToString("O", System.Globalization.CultureInfo.InvariantCulture));

        (await desk.EnterAsync($"notice-bundles/{application}/read?team=bu-a&upTo={upTo}", null)).Status.ShouldBe(204);

        (await desk.ItemsAsync("notices?team=bu-a&unread=true")).ShouldHaveSingleItem()!["createdAt"]!.GetValue<DateTimeOffset>().ShouldBe(Now);
        (await desk.ItemsAsync("notices?team=bu-b&unread=true")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_queue_is_filtered_by_subject_and_urgency()
    {
        await host.StoreAsync(
            StaffWork.NoticeOf("bu-filter", Telling.NewId(host), Now, urgent: true, purpose: Purposes.BindingUnread),
            StaffWork.NoticeOf("bu-filter", Telling.NewId(host), Now, purpose: Purposes.BindingUnread),
            StaffWork.NoticeOf("bu-filter", Telling.NewId(host), Now));
        using HttpClient desk = host.Colleague("bu:desk");

        (await desk.ItemsAsync("notices?team=bu-filter&purpose=binding-unread")).Count.ShouldBe(2);
        (await desk.ItemsAsync("notices?team=bu-filter&purpose=binding-unread&urgent=true")).Count.ShouldBe(1);
        (await desk.ItemsAsync("notices?team=bu-filter&urgent=false")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Bundles_of_my_own_hold_only_what_is_mine()
    {
        Guid application = Telling.NewId(host);
        await host.StoreAsync(
            StaffWork.NoticeOf("bu-mine", application, Now, assignedTo: "bu:desk"),
            StaffWork.NoticeOf("bu-mine", application, Now),
            StaffWork.NoticeOf("bu-mine", Telling.NewId(host), Now));
        using HttpClient desk = host.Colleague("bu:desk");

        (await desk.ItemsAsync("notice-bundles?team=bu-mine&mine=true")).ShouldHaveSingleItem()!["unread"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_cursor_that_is_none_is_refused()
    {
        using HttpClient desk = host.Colleague("bu:desk");
        string other = new BuildingBlocks.Http.KeysetCursor(Now, Guid.Empty.ToString()).Encode();

        foreach (string cursor in (string[])["abc", other])
        {
            using HttpResponseMessage response = await desk.GetAsync(
                new Uri($"/api/v1/casework/notice-bundles?cursor={cursor}", UriKind.Relative), TestContext.Current.CancellationToken);
            ((int)response.StatusCode).ShouldBe(400);
        }
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : BundleTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : BundleTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
