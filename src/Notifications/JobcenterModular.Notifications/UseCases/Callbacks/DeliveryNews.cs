using System.Text.Json;
using System.Text.RegularExpressions;
using JobcenterModular.BuildingBlocks.Http;

namespace JobcenterModular.Notifications.UseCases.Callbacks;

/// <summary>What a carrier says of a message.</summary>
internal sealed partial record DeliveryNews(Guid Id, string Status, DateTimeOffset At, string? Reason)
{
    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web) { MaxDepth = 8 };

    /// <summary>It is where it was to go.</summary>
    public bool Arrived => Status == "delivered";

    /// <summary>Nothing arrives at this address.</summary>
    public bool Bounced => Status == "bounced";

    /// <summary>A code for the ledger. Of the carrier's reason only what is a code itself: free words may hold an address.</summary>
    public string Error => Reason is not null && ReasonCode().IsMatch(Reason) ? $"{Status}-{Reason}" : Status;

    /// <summary>Reads a body that was signed.</summary>
    /// <param name="body">JSON; members that we do not know may stand in it.</param>
    /// <param name="signedAt">The instant of the news where the body names none.</param>
    public static DeliveryNews Read(ReadOnlyMemory<byte> body, DateTimeOffset signedAt)
    {
        Shape? shape;
        try
        {
            shape = JsonSerializer.Deserialize<Shape>(body.Span, Lenient);
        }
        catch (JsonException)
        {
            throw HttpRefusals.Malformed.ToException();
        }

        if (shape?.Id is not { } id)
            throw HttpRefusals.Malformed.ToException();
        if (shape.Status is not ("delivered" or "bounced" or "failed"))
            throw ContactRefusals.NewsUnknown.ToException();
        return new DeliveryNews(id, shape.Status, shape.At ?? signedAt, shape.Reason);
    }

    [GeneratedRegex(@"\A[a-z][a-z_-]{0,39}([0-9]{1,4})?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ReasonCode();

    private sealed record Shape(Guid? Id, string? Status, DateTimeOffset? At, string? Reason);
}
