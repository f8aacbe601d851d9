using System.Net;
using JobcenterModular.Documents.UseCases.Uploads;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>Several requests at once on one upload: one has the word, and its bytes stay together.</summary>
public abstract class ConcurrentWritersTests(HostFixture host)
{
    private const int Length = 2_000_000;

    [Fact]
    public async Task Of_two_requests_at_once_exactly_one_wins_and_the_document_is_its_bytes()
    {
        for (int round = 0; round < 10; round++)
        {
            using Draft draft = await Draft.StartAsync(host);
            Uri upload = await draft.BeginAsync(Length);
            byte[][] papers = [LargePaper.Of(Length, 1), LargePaper.Of(Length, 2)];

            HttpResponseMessage[] answers = await Task.WhenAll(papers.Select(paper => draft.AppendAsync(upload, 0, paper)));

            string offsets = string.Join(' ', answers.Select(answer => $"{(int)answer.StatusCode}:{answer.Header("Upload-Offset")}"));
            int[] winners = [.. Enumerable.Range(0, 2).Where(i => answers[i].Header("Upload-Offset") == "2000000")];
            winners.ShouldHaveSingleItem(offsets);
            HttpResponseMessage loser = answers[1 - winners[0]];
            loser.StatusCode.ShouldBe(HttpStatusCode.Conflict, offsets);
            (await draft.StatusAsync(upload)).Document!.Sha256.ShouldBe(TusCalls.Sha256(papers[winners[0]]), offsets);
            foreach (HttpResponseMessage answer in answers)
                answer.Dispose();
        }

        host.Log.ShouldHaveNoErrors();
    }

    [Fact]
    public async Task Eight_clients_with_the_same_file_that_resume_whenever_refused_make_one_whole_document()
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = LargePaper.Of(Length);
        Uri upload = await draft.BeginAsync(Length);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ResumeUntilWholeAsync(draft, upload, paper)));

        UploadStatus status = await draft.StatusAsync(upload);
        status.Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
        await draft.ShouldHoldAsync(status.Document.Id);
        UploadFiles.Of(host, upload).ShouldBeEmpty();
        host.Log.ShouldHaveNoErrors();
    }

    internal static async Task ResumeUntilWholeAsync(Draft draft, Uri upload, byte[] paper)
    {
        while (true)
        {
            long offset = await draft.OffsetAsync(upload);
            if (offset == paper.Length)
                return;
            using HttpResponseMessage answer = await draft.AppendAsync(upload, offset, paper[(int)offset..]);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NoContent, HttpStatusCode.Conflict);
        }
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : ConcurrentWritersTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : ConcurrentWritersTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
