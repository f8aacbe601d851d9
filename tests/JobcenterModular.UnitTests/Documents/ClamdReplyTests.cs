using FsCheck.Fluent;
using JobcenterModular.Documents.Persistence.Scanning;
using JobcenterModular.Documents.UseCases.Scanning;

namespace JobcenterModular.UnitTests.Documents;

public sealed class ClamdReplyTests
{
    private static readonly string[] Words = ["stream: ", "OK", " ", "FOUND", "ERROR", "\0", "\n", "1: ", "Eicar", "stream:"];

    [Fact]
    public void One_answer_only_is_clean() => ClamdReply.Read("stream: OK").ShouldBe(ScanVerdict.Clean);

    [Theory]
    [InlineData("stream: Eicar-Test-Signature FOUND", "Eicar-Test-Signature")]
    [InlineData("stream: Win.Test.EICAR_HDB-1.UNOFFICIAL FOUND", "Win.Test.EICAR_HDB-1.UNOFFICIAL")]
    [InlineData("stream: Eicar-Test-Signature(44d88612fea8a8f36de82e1278abb02f:68) FOUND", "Eicar-Test-Signature(44d88612fea8a8f36de82e1278abb02f:68)")]
    [InlineData("stream: Heuristics.Phishing.Email.SpoofedDomain FOUND", "Heuristics.Phishing.Email.SpoofedDomain")]
    [InlineData("stream: Not.Heuristics.Encrypted.PDF FOUND", "Not.Heuristics.Encrypted.PDF")]
    public void What_is_found_is_infected(string reply, string virus) => ClamdReply.Read(reply).ShouldBe(ScanVerdict.Infected(virus));

    [Theory]
    [InlineData("stream: Heuristics.Limits.Exceeded FOUND")]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND")]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND")]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxRecursion(44d88612fea8a8f36de82e1278abb02f:68) FOUND")]
    [InlineData("stream: Heuristics.Encrypted.PDF FOUND")]
    [InlineData("stream: Heuristics.Encrypted.Zip FOUND")]
    [InlineData("stream: Exceeded time limit ERROR")]
    [InlineData("stream: Exceeded max scan size ERROR")]
    [InlineData("stream: Bad format or broken data ERROR")]
    [InlineData("stream: Can't parse data ERROR")]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    public void What_clamd_did_not_look_into_is_neither_clean_nor_infected(string reply)
    {
        ScanVerdict verdict = ClamdReply.Read(reply);

        verdict.Outcome.ShouldBe(ScanOutcome.NotScannable);
        verdict.Detail.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("stream: ")]
    [InlineData("stream: ok")]
    [InlineData("stream: OK ")]
    [InlineData(" stream: OK")]
    [InlineData("stream:OK")]
    [InlineData("1: stream: OK")]
    [InlineData("stream: OK\n")]
    [InlineData("stream: FOUND")]
    [InlineData("stream:  FOUND")]
    [InlineData("stream:   FOUND")]
    [InlineData("/tmp/file: Eicar FOUND")]
    [InlineData("stream: Can't allocate memory ERROR")]
    [InlineData("stream: Can't create temporary file ERROR")]
    [InlineData("Temporary file -> write ERROR")]
    [InlineData("read timeout ERROR")]
    [InlineData("UNKNOWN COMMAND")]
    [InlineData("COMMAND READ TIMED OUT")]
    [InlineData("PONG")]
    [InlineData("HTTP/1.1 200 OK")]
    public void Everything_else_is_to_be_tried_again(string reply)
    {
        ScanVerdict verdict = ClamdReply.Read(reply);

        verdict.Outcome.ShouldBe(ScanOutcome.Unavailable);
        verdict.Detail.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void No_mixture_of_its_words_is_clean_but_the_one() => Gen.Elements(Words).ListOf()
        .Select(string.Concat)
        .Sample(5000)
        .ShouldAllBe(reply => reply == "stream: OK" || ClamdReply.Read(reply).Outcome != ScanOutcome.Clean);
}
