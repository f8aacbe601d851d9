using System.Text.Json;
using System.Text.Json.Serialization;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain.Leaving;

namespace JobcenterModular.Documents.UseCases.Leaving.Dropping;

/// <summary>The file <c>{handOver}.receipt.json</c>, by which the other side answers.</summary>
/// <param name="State"><c>taken</c>, <c>acknowledged</c> or <c>failed</c>.</param>
/// <param name="At">When, by the other side's clock.</param>
/// <param name="Reason">In its words; may be left out.</param>
internal sealed record DropReceipt(string State, DateTimeOffset At, string? Reason = null)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads it strictly: an answer that is half understood is none. Null when it is not a receipt.</summary>
    public static DropReceipt? Read(string? json)
    {
        try
        {
            DropReceipt? receipt = json is null ? null : JsonSerializer.Deserialize<DropReceipt>(json, Strict);
            return receipt is { State: "taken" or "acknowledged" or "failed", Reason: null or { Length: <= HandOver.MaxNoteLength } }
                && StorableString.Is(receipt.Reason ?? "")
                    ? receipt
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
