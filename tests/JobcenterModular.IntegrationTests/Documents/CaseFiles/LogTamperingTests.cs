using System.Globalization;
using System.Net;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>The database refuses changes of the log; where somebody makes them all the same, the check names the first broken line.</summary>
public abstract class LogTamperingTests(ITestDatabase database)
{
    private const string Columns = "case_id, number, at, subject, role, relation, reason, action, document_id, application_id, detail, previous_hash, hash";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>What is done to the log of a case file with at least eight lines, and what the check says of it.</summary>
    public static TheoryData<string, string, string> Tamperings => new()
    {
        { "change who it was", "UPDATE LOG SET subject = 'nobody' WHERE case_id = 'CASE' AND number = 3", "line 3: it is not as it was written" },
        { "change when it was", "UPDATE LOG SET at = (SELECT at FROM LOG WHERE case_id = 'CASE' AND number = 1) WHERE case_id = 'CASE' AND number = 6", "line 6: it is not as it was written" },
        { "add a reason", "UPDATE LOG SET reason = 'Anruf' WHERE case_id = 'CASE' AND number = 7", "line 7: it is not as it was written" },
        { "delete the first line", "DELETE FROM LOG WHERE case_id = 'CASE' AND number = 1", "line 1: it is missing" },
        { "delete a line", "DELETE FROM LOG WHERE case_id = 'CASE' AND number = 4", "line 4: it is missing" },
        { "delete a line and close the gap", "DELETE FROM LOG WHERE case_id = 'CASE' AND number = 4; UPDATE LOG SET number = number - 1 WHERE case_id = 'CASE' AND number = 5", "line 4: it is not as it was written" },
        { "cut off the end", "DELETE FROM LOG WHERE case_id = 'CASE' AND number > 6", "line 7: it is missing, and so is everything after it" },
        { "cut off the end and say so", "DELETE FROM LOG WHERE case_id = 'CASE' AND number > 6; UPDATE HEADS SET count = 6, hash = (SELECT hash FROM LOG WHERE case_id = 'CASE' AND number = 6) WHERE case_id = 'CASE'", "end of the log: it is not as it was written" },
        { "insert behind the end", $"INSERT INTO LOG ({Columns}) SELECT case_id, (SELECT MAX(number) + 1 FROM LOG WHERE case_id = 'CASE'), at, subject, role, relation, reason, action, document_id, application_id, detail, hash, hash FROM LOG WHERE case_id = 'CASE' AND number = 2", "line LAST+1: it is not as it was written" },
        { "repeat a genuine line behind the end", $"INSERT INTO LOG ({Columns}) SELECT case_id, 0, at, subject, role, relation, reason, action, document_id, application_id, detail, previous_hash, hash FROM LOG WHERE case_id = 'CASE' AND number = 2", "line 0: its number cannot be" },
        { "swap two lines", "UPDATE LOG SET number = -1 WHERE case_id = 'CASE' AND number = 3; UPDATE LOG SET number = 3 WHERE case_id = 'CASE' AND number = 5; UPDATE LOG SET number = 5 WHERE case_id = 'CASE' AND number = -1", "line 3: it is not as it was written" },
        { "delete the end", "DELETE FROM HEADS WHERE case_id = 'CASE'", "end of the log: it is missing" },
        { "delete lines and end", "DELETE FROM LOG WHERE case_id = 'CASE'; DELETE FROM HEADS WHERE case_id = 'CASE'", "end of the log: it is missing" },
        { "forge the end", "UPDATE HEADS SET mac = hash WHERE case_id = 'CASE'", "end of the log: it is not as it was written" },
        { "take the end of another case", "UPDATE HEADS SET mac = (SELECT MAX(mac) FROM HEADS WHERE case_id <> 'CASE') WHERE case_id = 'CASE'", "end of the log: it is not as it was written" },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task What_was_done_to_it_is_found_in_the_right_line(string what, string statements, string expected)
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Household other = await Household.SentAsync(host);
        using Household household = await BusyAsync(host);
        (await LogVerdict.OfAsync(host)).ShouldEndWith("intact");
        int last = (await household.LogAsync()).Count;

        await LogSql.DropTriggersAsync(host);
        await LogSql.RunAsync(host, household.Id, statements.Split("; "));

        (int exitCode, string text) = await LogVerdict.RunAsync(host);
        string wanted = expected.Replace("LAST+1", (last + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        text.ShouldBe($"Broken: case file {household.Id}, {wanted}", what);
        exitCode.ShouldBe(1);
    }

    [Fact]
    public async Task An_older_end_put_back_shows_the_first_line_behind_it()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Household household = await BusyAsync(host);
        CaseLogHead old = await HeadAsync(household);
        await household.Desk.FetchJsonAsync(household.Path);
        await household.Desk.FetchJsonAsync(household.Path);

        await LogSql.DropTriggersAsync(host);
        await PutBackAsync(host, household, old);

        (await LogVerdict.OfAsync(host)).ShouldBe($"Broken: case file {household.Id}, line {old.Count + 1}: it stands behind the end of the log");
    }

    [Fact]
    public async Task An_older_end_put_back_together_with_the_lines_cut_off_shows_in_the_number_of_lines_alone()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Household household = await BusyAsync(host);
        CaseLogHead old = await HeadAsync(household);
        await household.Desk.FetchJsonAsync(household.Path);
        long lines = old.Count + 1;
        (await LogVerdict.OfAsync(host)).ShouldBe($"1 case files, {lines} lines: intact");

        await LogSql.DropTriggersAsync(host);
        await LogSql.RunAsync(host, household.Id, string.Create(CultureInfo.InvariantCulture, $"DELETE FROM LOG WHERE number > {old.Count}"));
        await PutBackAsync(host, household, old);

        (await LogVerdict.OfAsync(host)).ShouldBe($"1 case files, {lines - 1} lines: intact", "docs/adr/0013-case-log.md says so.");
    }

    [Fact]
    public async Task Of_two_broken_logs_the_first_is_named()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Household one = await BusyAsync(host);
        using Household two = await BusyAsync(host);
        (Household first, Household second) = one.Id.CompareTo(two.Id) < 0 ? (one, two) : (two, one);

        await LogSql.DropTriggersAsync(host);
        await LogSql.RunAsync(host, second.Id, "UPDATE LOG SET role = 'x' WHERE case_id = 'CASE' AND number = 1");
        await LogSql.RunAsync(host, first.Id, "UPDATE LOG SET role = 'x' WHERE case_id = 'CASE' AND number = 7");

        (await LogVerdict.OfAsync(host)).ShouldBe($"Broken: case file {first.Id}, line 7: it is not as it was written");
    }

    [Fact]
    public async Task Lines_without_a_case_file_are_found()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Household draft = await Household.BegunAsync(host);

        await LogSql.RunAsync(host, draft.Id, "DELETE FROM FILES WHERE id = 'CASE'");

        (await LogVerdict.OfAsync(host)).ShouldBe($"Broken: case file {draft.Id}, line 1: there is no such case file");
    }

    [Theory]
    [InlineData("UPDATE LOG SET subject = 'nobody' WHERE case_id = 'CASE' AND number = 1")]
    [InlineData("UPDATE LOG SET number = number + 100")]
    [InlineData("DELETE FROM LOG WHERE case_id = 'CASE' AND number = 1")]
    [InlineData("DELETE FROM LOG")]
    [InlineData("UPDATE HEADS SET count = count - 1 WHERE case_id = 'CASE'")]
    [InlineData("DELETE FROM HEADS")]
    public async Task The_database_itself_refuses(string statement)
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Household household = await BusyAsync(host);

        (await Should.ThrowAsync<Exception>(() => LogSql.RunAsync(host, household.Id, statement))).Message.ShouldContain("append only");

        (await LogVerdict.OfAsync(host)).ShouldEndWith("intact");
    }

    [Fact]
    public async Task The_database_refuses_to_empty_or_to_replace_the_log()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Household household = await BusyAsync(host);
        string[] statements = host.Database is PostgreSql
            ? ["TRUNCATE LOG", "TRUNCATE LOG CASCADE", "TRUNCATE HEADS"]
            : [$"INSERT OR REPLACE INTO LOG ({Columns}) SELECT case_id, number, at, 'nobody', role, relation, reason, action, document_id, application_id, detail, previous_hash, hash FROM LOG WHERE number = 2"];

        foreach (string statement in statements)
            (await Should.ThrowAsync<Exception>(() => LogSql.RunAsync(host, household.Id, statement))).Message.ShouldContain("append only");

        (await LogVerdict.OfAsync(host)).ShouldEndWith("intact");
    }

    [Fact]
    public async Task Hosts_may_write_while_it_is_verified()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Household household = await BusyAsync(host);

        Task<Reply>[] reads = [.. Enumerable.Range(0, 40).Select(_ => household.Desk.FetchAsync(household.Path))];
        List<string> verdicts = [];
        do
            verdicts.Add(await LogVerdict.OfAsync(host));
        while (!Array.TrueForAll(reads, read => read.IsCompleted));
        foreach (Reply reply in await Task.WhenAll(reads))
            reply.Expect(HttpStatusCode.OK);

        verdicts.ShouldAllBe(verdict => verdict.EndsWith("intact", StringComparison.Ordinal));
        (await LogVerdict.OfAsync(host)).ShouldEndWith("intact");
    }

    // Eight lines or more: started, opened, filed, asked, and some looks.
    private static async Task<Household> BusyAsync(HostFixture host)
    {
        Household household = await Household.SentAsync(host);
        for (int i = 0; i < 4; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await household.Desk.FetchJsonAsync(household.Path);
        }

        return household;
    }

    private static Task<CaseLogHead> HeadAsync(Household household) =>
        household.LookAsync(db => db.CaseLogHeads.AsNoTracking().SingleAsync(head => head.CaseId == household.Id, Cancelled));

    private static Task PutBackAsync(HostFixture host, Household household, CaseLogHead old) => LogSql.RunAsync(
        host,
        household.Id,
        string.Create(CultureInfo.InvariantCulture, $"UPDATE HEADS SET count = {old.Count}, hash = '{old.Hash}', mac = '{old.Mac}' WHERE case_id = 'CASE'"));

    public sealed class OnSqlite() : LogTamperingTests(new Sqlite());

    public sealed class OnPostgreSql() : LogTamperingTests(new PostgreSql());
}
