using System.Security.Cryptography;
using System.Text.RegularExpressions;
using JobcenterModular.Documents.UseCases.Leaving;
using JobcenterModular.Documents.UseCases.Leaving.Xdomea;

namespace JobcenterModular.UnitTests.Documents.Leaving;

public sealed class XdomeaPackageTests
{
    private readonly SocketLikeStream _target = new();

    [Fact]
    public async Task A_package_holds_the_message_first_and_then_every_original_as_it_was_received()
    {
        CaseFileExport caseFile = SampleCases.Rich;
        string id = SampleCases.HandOver.MessageId(caseFile).ToString("D");

        var entries = await WriteAsync(caseFile);

        XdomeaPackage.FileName(caseFile, SampleCases.HandOver).ShouldBe($"{id}_Abgabe.Abgabe.0401.zip");
        entries[0].Name.ShouldBe($"{id}_Abgabe.Abgabe.0401.xml");
        XdomeaSchemas.ErrorsOf(entries[0].Content).ShouldBeEmpty();
        entries.Skip(1).Select(entry => (entry.Name, Convert.ToHexStringLower(SHA256.HashData(entry.Content))))
            .ShouldBe(caseFile.Files($"{id}_").Select(file => (file.Name, file.Sha256)));
        entries.Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_package_of_1000_documents_holds_them_all() =>
        (await WriteAsync(SampleCases.Large(1000))).Select(entry => entry.Name).Distinct().Count().ShouldBe(1001);

    [Fact]
    public async Task Names_in_a_package_begin_with_the_message_and_tell_nothing_of_a_person()
    {
        string id = SampleCases.HandOver.MessageId(SampleCases.Rich).ToString("D");
        var entries = await WriteAsync(SampleCases.Rich);

        entries.Skip(1).ShouldAllBe(entry => Regex.IsMatch(
            entry.Name, $"^{id}_[0-9a-f-]{{36}}_v[0-9]+\\.(pdf|jpg|txt|heic|json|bin)$", RegexOptions.NonBacktracking));
    }

    [Fact]
    public async Task The_same_hand_over_done_again_gives_the_same_package_and_another_one_another_name()
    {
        await WriteAsync(SampleCases.Rich);
        var again = new SocketLikeStream();
        await XdomeaPackage.WriteAsync(SampleCases.Rich, SampleCases.HandOver, SampleCases.OpenAsync, again, TestContext.Current.CancellationToken);

        again.ToArray().ShouldBe(_target.ToArray());
        (SampleCases.HandOver with { Id = SampleCases.Id(901) }).MessageId(SampleCases.Rich).ShouldNotBe(SampleCases.HandOver.MessageId(SampleCases.Rich));
    }

    [Fact]
    public async Task An_original_that_was_altered_stops_the_package() => await ShouldStopAsync(
        OriginalFault.WrongHash, file => new MemoryStream([.. SampleCases.BytesOf(file.VersionId)[..^1], 7]));

    [Fact]
    public async Task An_original_that_is_too_short_stops_the_package() => await ShouldStopAsync(
        OriginalFault.WrongSize, file => new MemoryStream(SampleCases.BytesOf(file.VersionId)[..^1]));

    [Fact]
    public async Task An_original_that_is_too_long_stops_the_package() => await ShouldStopAsync(
        OriginalFault.WrongSize, file => new MemoryStream([.. SampleCases.BytesOf(file.VersionId), 7]));

    [Fact]
    public async Task An_original_that_is_not_there_stops_the_package() => await ShouldStopAsync(OriginalFault.Missing, _ => null);

    [Fact]
    public async Task An_original_whose_file_is_not_found_stops_the_package() => await ShouldStopAsync(
        OriginalFault.Missing, _ => throw new FileNotFoundException());

    [Fact]
    public async Task A_package_that_is_given_up_half_way_has_no_end()
    {
        using var stop = new CancellationTokenSource();
        int opened = 0;

        await Should.ThrowAsync<OperationCanceledException>(() => XdomeaPackage.WriteAsync(
            SampleCases.Rich,
            SampleCases.HandOver,
            (file, token) =>
            {
                if (++opened == 4)
                    stop.Cancel();
                return SampleCases.OpenAsync(file, token);
            },
            _target,
            stop.Token));

        await ZipReading.ShouldHaveNoEndAsync(_target.ToArray());
    }

    [Fact]
    public async Task Every_original_is_closed_again()
    {
        var opened = new List<MemoryStream>();

        await XdomeaPackage.WriteAsync(
            SampleCases.Rich,
            SampleCases.HandOver,
            (file, _) =>
            {
                opened.Add(new MemoryStream(SampleCases.BytesOf(file.VersionId)));
                return Task.FromResult<Stream?>(opened[^1]);
            },
            _target,
            TestContext.Current.CancellationToken);

        opened.Count.ShouldBe(8);
        opened.ShouldAllBe(stream => !stream.CanRead);
    }

    [Fact]
    public async Task An_original_leaves_while_it_is_read()
    {
        const int bytes = 8 * 1024 * 1024;
        var source = new ScanLikeStream(bytes, () => _target.Taken);
        ExportedDocument document = SampleCases.Evidence(10, "N01");
        CaseFileExport caseFile = SampleCases.Minimal with
        {
            Correspondence = [document with { Versions = [document.Versions[0] with { SizeBytes = bytes, Sha256 = ScanLikeStream.Sha256Of(bytes) }] }],
        };

        await XdomeaPackage.WriteAsync(
            caseFile, SampleCases.HandOver, (_, _) => Task.FromResult<Stream?>(source), _target, TestContext.Current.CancellationToken);

        source.MostHeldBack.ShouldBeLessThan(1024 * 1024);
        (await ZipReading.EntriesOfAsync(_target.ToArray()))[1].Content.Length.ShouldBe(bytes);
    }

    private async Task<IReadOnlyList<(string Name, byte[] Content)>> WriteAsync(CaseFileExport caseFile)
    {
        await XdomeaPackage.WriteAsync(caseFile, SampleCases.HandOver, SampleCases.OpenAsync, _target, TestContext.Current.CancellationToken);
        return await ZipReading.EntriesOfAsync(_target.ToArray());
    }

    private async Task ShouldStopAsync(OriginalFault fault, Func<PackagedFile, Stream?> openBad)
    {
        PackagedFile bad = SampleCases.Rich.Files("").ElementAt(3);

        UnsoundOriginalException stopped = await Should.ThrowAsync<UnsoundOriginalException>(() => XdomeaPackage.WriteAsync(
            SampleCases.Rich,
            SampleCases.HandOver,
            (file, token) => file.VersionId == bad.VersionId ? Task.FromResult(openBad(file)) : SampleCases.OpenAsync(file, token),
            _target,
            TestContext.Current.CancellationToken));

        (stopped.Fault, stopped.DocumentId, stopped.VersionId).ShouldBe((fault, bad.DocumentId, bad.VersionId));
        stopped.Message.ShouldNotContain("Müller");
        await ZipReading.ShouldHaveNoEndAsync(_target.ToArray());
    }
}
