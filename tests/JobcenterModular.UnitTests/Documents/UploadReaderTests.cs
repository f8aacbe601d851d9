using System.Security.Cryptography;
using System.Text;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.SharedKernel;
using Microsoft.Extensions.Options;

namespace JobcenterModular.UnitTests.Documents;

public sealed class UploadReaderTests
{
    private const int MaxFileBytes = 100_000;

    private readonly CollectedBytes _incoming = new();

    [Fact]
    public async Task Parts_may_come_in_any_order_and_the_bytes_arrive_as_they_were_sent()
    {
        byte[] file = FileOf(90_000);

        ReceivedUpload received = await ReadAsync(File(file, "Miete.pdf"), Text("person", "p2"), Text("evidence", "N02"));

        received.Items.ShouldBe([new EvidenceKey("N02", "p2")]);
        received.PersonId.ShouldBe("p2");
        received.File.ShouldBe(new ReceivedFile("Miete.pdf", "application/pdf", 90_000, Convert.ToHexStringLower(SHA256.HashData(file))));
        _incoming.Bytes.ToArray().ShouldBe(file);
    }

    [Fact]
    public async Task Without_a_person_the_paper_is_the_applicants() =>
        (await ReadAsync(Text("evidence", "N01"), File(FileOf(500), "a.pdf"))).PersonId.ShouldBe("ap");

    [Fact]
    public async Task A_file_of_exactly_the_limit_is_accepted_and_one_byte_more_is_refused_with_the_limit()
    {
        (await ReadAsync(Text("evidence", "N01"), File(FileOf(MaxFileBytes), "a.pdf"))).File.SizeBytes.ShouldBe(MaxFileBytes);

        RefusalException refused = await Should.ThrowAsync<RefusalException>(
            ReadAsync(Text("evidence", "N01"), File(FileOf(MaxFileBytes + 1), "a.pdf")));

        refused.Refusal.Code.ShouldBe("documents.too_large");
        refused.Details["maxFileBytes"].ShouldBe((long)MaxFileBytes);
    }

    [Fact]
    public async Task An_empty_file_is_refused() =>
        (await CodeOfAsync(Text("evidence", "N01"), File([], "a.pdf"))).ShouldBe("documents.empty");

    [Fact]
    public async Task A_program_named_pdf_is_refused_before_a_byte_is_stored()
    {
        (await CodeOfAsync(Text("evidence", "N01"), File(FileHeads.WindowsProgram, "a.pdf"))).ShouldBe("documents.kind_not_accepted");

        _incoming.Bytes.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_missing_file_is_refused() =>
        (await CodeOfAsync(Text("evidence", "N01"))).ShouldBe("documents.file_missing");

    [Fact]
    public async Task A_missing_evidence_code_is_refused() =>
        (await CodeOfAsync(File(FileOf(500), "a.pdf"))).ShouldBe("documents.evidence_unknown");

    [Fact]
    public async Task An_unknown_evidence_code_is_refused_before_the_file_is_read()
    {
        (await CodeOfAsync(Text("evidence", "N99"), File(FileOf(500), "a.pdf"))).ShouldBe("documents.evidence_unknown");

        _incoming.Bytes.Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_malformed_person_is_refused() =>
        (await CodeOfAsync(Text("person", "Anna"), File(FileOf(500), "a.pdf"))).ShouldBe("documents.person_malformed");

    [Fact]
    public async Task A_paper_may_be_for_several_items_of_several_persons_each_counted_once()
    {
        ReceivedUpload received = await ReadAsync(
            Text("evidence", "N01"), Text("evidence", "N02:p2"), Text("person", "p1"), Text("evidence", "N01:p1"), File(FileOf(500), "a.pdf"));

        received.Items.ShouldBe([new EvidenceKey("N01", "p1"), new EvidenceKey("N02", "p2")]);
        received.PersonId.ShouldBe("p1");
    }

    [Theory]
    [InlineData("N99:p1", "documents.evidence_unknown")]
    [InlineData(":p1", "documents.evidence_unknown")]
    [InlineData("N01:p0", "documents.person_malformed")]
    [InlineData("N01:", "documents.person_malformed")]
    [InlineData("N01:p1:p2", "documents.person_malformed")]
    public async Task An_item_that_cannot_be_is_refused(string item, string code) =>
        (await CodeOfAsync(Text("evidence", "N02"), Text("evidence", item), File(FileOf(500), "a.pdf"))).ShouldBe(code);

    [Fact]
    public async Task Twenty_items_are_taken_and_one_more_is_refused()
    {
        (await ReadAsync([.. Items(20), File(FileOf(500), "a.pdf")])).Items.Count.ShouldBe(20);
        (await CodeOfAsync([.. Items(21), File(FileOf(500), "a.pdf")])).ShouldBe("request.malformed");

        static IEnumerable<Part> Items(int count) => Enumerable.Range(1, count).Select(number => Text("evidence", $"N01:p{number}"));
    }

    [Theory]
    [InlineData("person")]
    [InlineData("file")]
    public async Task A_part_that_comes_twice_is_refused(string name)
    {
        Part part = name == "file" ? File(FileOf(500), "a.pdf") : Text("person", "ap");

        (await CodeOfAsync(Text("evidence", "N01"), part, part)).ShouldBe("request.malformed");
    }

    [Fact]
    public async Task A_part_that_nobody_asked_for_is_refused() =>
        (await CodeOfAsync(Text("comment", "x"))).ShouldBe("request.malformed");

    [Fact]
    public async Task A_text_part_without_end_is_refused() =>
        (await CodeOfAsync(Text("evidence", new string('N', 10_000)))).ShouldBe("request.malformed");

    private static byte[] FileOf(int length)
    {
        byte[] file = new byte[length];
        for (int i = 0; i < length; i++)
            file[i] = (byte)(i * 31);
        FileHeads.Pdf.CopyTo(file, 0);
        return file;
    }

    private static Part Text(string name, string value) => new(name, null, Encoding.UTF8.GetBytes(value));

    private static Part File(byte[] bytes, string fileName) => new("file", fileName, bytes);

    private async Task<string> CodeOfAsync(params Part[] parts) =>
        (await Should.ThrowAsync<RefusalException>(ReadAsync(parts))).Refusal.Code;

    private Task<ReceivedUpload> ReadAsync(params Part[] parts)
    {
        var folder = new PaperFolder(Guid.Empty, "HA-1");
        folder.Start(null, ["N01", "N02"]);
        var reader = new UploadReader(new FileIntake(Options.Create(new DocumentsOptions { MaxFileBytes = MaxFileBytes })));
        return reader.ReadAsync(new Upload(parts), folder, _incoming, TestContext.Current.CancellationToken);
    }

    private sealed class Upload(Part[] parts) : IUpload
    {
        private int _next;

        public Task<IUploadPart?> NextPartAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IUploadPart?>(_next < parts.Length ? parts[_next++] : null);
    }

    /// <summary>Gives its bytes in small, odd pieces, as a socket does.</summary>
    private sealed class Part(string name, string? fileName, byte[] bytes) : IUploadPart
    {
        private const int Piece = 577;
        private int _position;

        public string Name => name;

        public string? FileName => fileName;

        public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            int length = Math.Min(Math.Min(buffer.Length, Piece), bytes.Length - _position);
            bytes.AsSpan(_position, length).CopyTo(buffer.Span);
            _position += length;
            return ValueTask.FromResult(length);
        }
    }

    private sealed class CollectedBytes : ISealedWriter
    {
        public MemoryStream Bytes { get; } = new();

        public ValueTask WriteAsync(ReadOnlyMemory<byte> plain, CancellationToken cancellationToken) => Bytes.WriteAsync(plain, cancellationToken);

        public Task KeepAsync(string sha256, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task KeepAtAsync(BlobPlace place, CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
