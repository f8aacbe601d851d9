using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>Opaque position in a list ordered by an instant and a unique text.</summary>
/// <param name="At">Instant of the last row of the page.</param>
/// <param name="Tie">Unique text of that row.</param>
public sealed record KeysetCursor(DateTimeOffset At, string Tie)
{
    /// <summary>Pages hold 50 rows unless the caller wants fewer or more.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The cap of every list.</summary>
    public const int MaxLimit = 200;

    /// <summary>Text for the caller.</summary>
    public string Encode() =>
        WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}|{Tie}")));

    /// <summary>Reads a caller's cursor; null starts the list.</summary>
    /// <exception cref="SharedKernel.RefusalException">It is not one of ours.</exception>
    public static KeysetCursor? Decode(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            string[] parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split('|', 2);
            if (parts.Length == 2 && StorableString.Is(parts[1])
                && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
                && ticks <= DateTimeOffset.MaxValue.UtcTicks)
            {
                return new KeysetCursor(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1]);
            }
        }
        catch (FormatException)
        {
            // Falls through to the refusal below.
        }

        throw HttpRefusals.CursorMalformed.ToException();
    }

    /// <summary>The unique text, where it is an id.</summary>
    /// <exception cref="SharedKernel.RefusalException">It is none: the cursor is not one of this list.</exception>
    public Guid TieId() => Guid.TryParse(Tie, out Guid id) ? id : throw HttpRefusals.CursorMalformed.ToException();

    /// <summary>The caller's limit within the cap.</summary>
    public static int Limit(int? asked) => Math.Clamp(asked ?? DefaultLimit, 1, MaxLimit);
}
