using System.Text;
using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.UnitTests.Documents.CaseFiles;

/// <summary>A note of a phone call as a text that anybody can read.</summary>
public sealed class PhoneNoteTests
{
    private static readonly DateTimeOffset CalledAt = new(2026, 7, 1, 22, 5, 0, TimeSpan.Zero);

    [Fact]
    public void It_says_in_office_time_which_way_and_when_and_then_what() =>
        Encoding.UTF8.GetString(new PhoneNote(CallDirection.Incoming, CalledAt, "Die Miete steigt.").Write())
            .ShouldBe("Telefonvermerk: eingehender Anruf am 02.07.2026 um 00:05 Uhr\n\nDie Miete steigt.");

    [Fact]
    public void Its_name_sorts_by_the_time_of_the_call() =>
        new PhoneNote(CallDirection.Outgoing, CalledAt, "x").FileName.ShouldBe("Telefonvermerk 2026-07-02 00-05.txt");

    [Theory]
    [InlineData(CallDirection.Incoming, "Ein Satz.")]
    [InlineData(CallDirection.Outgoing, "Absatz eins.\n\nTelefonvermerk: eingehender Anruf\n\nAbsatz zwei.")]
    [InlineData(CallDirection.Outgoing, "\n\nBeginnt mit leeren Zeilen 😀")]
    public void What_is_read_is_what_was_written(object direction, string text)
    {
        var note = new PhoneNote((CallDirection)direction, CalledAt, text);

        PhoneNote.Read(note.Write(), CalledAt).ShouldBe(note);
    }
}
