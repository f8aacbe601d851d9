using JobcenterModular.Documents.Domain.Log;

namespace JobcenterModular.UnitTests.Documents.CaseFiles;

/// <summary>The walk along a log finds the first line that is not as it was written.</summary>
public sealed class CaseLogCheckTests
{
    private static readonly Guid Case = new("0192f0c0-0000-7000-8000-000000000001");
    private static readonly CaseLogChain Chain = new([1, 2, 3]);

    [Fact]
    public void A_log_as_it_was_written_has_no_fault() => FaultOf(Written(5), HeadOf(Written(5))).ShouldBeNull();

    [Fact]
    public void An_empty_log_with_its_end_has_no_fault() => FaultOf([], HeadOf([])).ShouldBeNull();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_deleted_line_is_named(int number)
    {
        List<CaseLogEntry> lines = Written(5);
        CaseLogHead head = HeadOf(lines);
        lines.RemoveAt(number - 1);

        FaultOf(lines, head).ShouldBe((number, "it is missing"));
    }

    [Fact]
    public void Lines_cut_off_at_the_end_are_named()
    {
        List<CaseLogEntry> lines = Written(5);
        CaseLogHead head = HeadOf(lines);

        FaultOf(lines[..3], head).ShouldBe((4, "it is missing, and so is everything after it"));
    }

    [Fact]
    public void A_changed_field_shows_in_its_line()
    {
        foreach (Func<CaseLogEntry, CaseLogEntry> change in (Func<CaseLogEntry, CaseLogEntry>[])[
            line => Copy(line, subject: "nobody"), line => Copy(line, at: line.At.AddMicroseconds(1)), line => Copy(line, detail: "N02:ap"),
            line => Copy(line, action: CaseAction.CaseRead), line => Copy(line, role: "teamlead"), line => Copy(line, reason: "")])
        {
            List<CaseLogEntry> lines = Written(5);
            CaseLogHead head = HeadOf(lines);
            lines[2] = change(lines[2]);

            FaultOf(lines, head).ShouldBe((3, "it is not as it was written"));
        }
    }

    [Fact]
    public void Two_lines_that_were_swapped_show_in_the_first_of_them()
    {
        List<CaseLogEntry> lines = Written(5);
        CaseLogHead head = HeadOf(lines);
        (lines[1], lines[2]) = (Copy(lines[2], number: 2), Copy(lines[1], number: 3));

        FaultOf(lines, head).ShouldBe((2, "it is not as it was written"));
    }

    [Fact]
    public void A_genuine_line_of_another_past_does_not_follow()
    {
        List<CaseLogEntry> lines = Written(5);
        List<CaseLogEntry> other = Written(5, subject: "other");
        CaseLogHead head = HeadOf(lines);
        lines[3] = other[3];

        FaultOf(lines, head).ShouldBe((4, "it does not follow the line before it"));
    }

    [Fact]
    public void An_older_end_shows_the_first_line_behind_it()
    {
        List<CaseLogEntry> lines = Written(5);

        FaultOf(lines, HeadOf(lines[..2])).ShouldBe((3, "it stands behind the end of the log"));
    }

    [Fact]
    public void A_forged_end_a_missing_one_and_one_of_another_past_are_named()
    {
        List<CaseLogEntry> lines = Written(5);
        CaseLogHead forged = HeadOf(lines);
        forged.Count = 3;

        FaultOf(lines[..3], forged).ShouldBe((null, "it is not as it was written"));
        FaultOf(lines, null).ShouldBe((null, "it is missing"));
        FaultOf(lines, HeadOf(Written(5, subject: "other"))).ShouldBe((null, "it does not belong to the last line"));
    }

    private static (long? Number, string What)? FaultOf(IEnumerable<CaseLogEntry> lines, CaseLogHead? head)
    {
        var check = new CaseLogCheck(Chain, Case);
        LogFault? fault = lines.Select(check.Next).FirstOrDefault(found => found is not null) ?? check.End(head);
        return fault is null ? null : (fault.Number, fault.What);
    }

    private static List<CaseLogEntry> Written(int count, string subject = "carla")
    {
        List<CaseLogEntry> lines = [];
        for (int number = 1; number <= count; number++)
        {
            CaseLogEntry draft = Line(number, lines.Count == 0 ? CaseLogChain.Start : lines[^1].Hash, subject);
            lines.Add(Copy(draft, hash: Chain.HashOf(draft)));
        }

        return lines;
    }

    private static CaseLogHead HeadOf(List<CaseLogEntry> lines)
    {
        var head = new CaseLogHead { CaseId = Case, Count = lines.Count, Hash = lines.Count == 0 ? CaseLogChain.Start : lines[^1].Hash, Mac = "" };
        head.Mac = Chain.MacOf(head);
        return head;
    }

    private static CaseLogEntry Line(int number, string previous, string subject) => new()
    {
        CaseId = Case,
        Number = number,
        At = new DateTimeOffset(2026, 11, 23, 9, number, 0, TimeSpan.Zero),
        Subject = subject,
        Role = "caseworker",
        Relation = "casework",
        Action = CaseAction.DocumentRead,
        Detail = "N01:ap",
        PreviousHash = previous,
        Hash = "",
    };

    private static CaseLogEntry Copy(
        CaseLogEntry line,
        long? number = null,
        DateTimeOffset? at = null,
        string? subject = null,
        string? role = null,
        CaseAction? action = null,
        string? reason = null,
        string? detail = null,
        string? hash = null) => new()
        {
            CaseId = line.CaseId,
            Number = number ?? line.Number,
            At = at ?? line.At,
            Subject = subject ?? line.Subject,
            Role = role ?? line.Role,
            Relation = line.Relation,
            Reason = reason ?? line.Reason,
            Action = action ?? line.Action,
            Detail = detail ?? line.Detail,
            PreviousHash = line.PreviousHash,
            Hash = hash ?? line.Hash,
        };
}
