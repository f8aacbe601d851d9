using System.Globalization;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Domain.Contacts;

/// <summary>
/// How many codes one owner may ask for, and how many may go to one address, whoever asks: nobody's phone is flooded from
/// here. Swept a day after the last code.
/// </summary>
internal sealed class CodeBudget : AggregateRoot
{
    public const int MostAnHour = 3;
    public const int MostADay = 10;

    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private CodeBudget()
    {
    }

    /// <summary>The owner of contact data, or the keyed hash of an address.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Seconds since 1970 at which a code was sent in the last day, the first one first, with blanks between.</summary>
    public string Sent { get; private set; } = "";

    public DateTimeOffset LastAt { get; private set; }

    public static CodeBudget Of(string key) => new() { Key = key };

    /// <summary>How long it takes until one more may be sent; zero: now.</summary>
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        List<DateTimeOffset> sent = SentSince(now - Memory);
        TimeSpan hour = Left(sent, MostAnHour, TimeSpan.FromHours(1), now);
        TimeSpan day = Left(sent, MostADay, Memory, now);
        return hour > day ? hour : day;
    }

    public void Take(DateTimeOffset now)
    {
        IEnumerable<long> seconds = SentSince(now - Memory).Append(now).Select(at => at.ToUnixTimeSeconds());
        Sent = string.Join(' ', seconds.Select(at => at.ToString(CultureInfo.InvariantCulture)));
        LastAt = now;
    }

    private static TimeSpan Left(List<DateTimeOffset> sent, int most, TimeSpan window, DateTimeOffset now)
    {
        if (sent.Count < most)
            return TimeSpan.Zero;
        TimeSpan wait = sent[^most] + window - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private List<DateTimeOffset> SentSince(DateTimeOffset begin) =>
    [
        .. Sent.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture)))
            .Where(at => at > begin),
    ];
}
