using System.Globalization;
using System.Text;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>Who rang whom.</summary>
internal enum CallDirection
{
    /// <summary>The office was called.</summary>
    Incoming,

    /// <summary>The office called.</summary>
    Outgoing,
}

/// <summary>
/// The note of a phone call: a plain text that anybody can read in ten years, whose first line says which way the call
/// went and when; then an empty line, then what was said.
/// </summary>
internal sealed record PhoneNote(CallDirection Direction, DateTimeOffset CalledAt, string Text)
{
    public const int MaxTextLength = 4000;
    public const string MediaType = "text/plain";

    private const string Incoming = "Telefonvermerk: eingehender Anruf";
    private const string Outgoing = "Telefonvermerk: ausgehender Anruf";

    public string FileName => $"Telefonvermerk {Local("yyyy-MM-dd HH-mm")}.txt";

    public byte[] Write() => Encoding.UTF8.GetBytes(
        $"{(Direction == CallDirection.Incoming ? Incoming : Outgoing)} am {Local("dd.MM.yyyy")} um {Local("HH:mm")} Uhr\n\n{Text}");

    /// <summary>Reads what <see cref="Write"/> wrote; the instant stands beside it, exact.</summary>
    public static PhoneNote Read(ReadOnlySpan<byte> written, DateTimeOffset calledAt)
    {
        string all = Encoding.UTF8.GetString(written);
        int end = all.IndexOf("\n\n", StringComparison.Ordinal);
        return new PhoneNote(
            all.StartsWith(Outgoing, StringComparison.Ordinal) ? CallDirection.Outgoing : CallDirection.Incoming,
            calledAt,
            end < 0 ? all : all[(end + 2)..]);
    }

    private string Local(string format) => OfficeTime.LocalTimeAt(CalledAt).ToString(format, CultureInfo.InvariantCulture);
}
