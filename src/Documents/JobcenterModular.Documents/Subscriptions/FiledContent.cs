using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>What was sent, opened: see <see cref="ApplicationFiled"/> for its parts.</summary>
internal sealed record FiledContent(
    byte[] Html, byte[] Answers, IReadOnlyList<FiledPerson> Persons, IReadOnlyList<FiledEvidence> Evidence, IReadOnlyList<string> Closed)
{
    public static async Task<FiledContent> OpenAsync(ApplicationFiled filed, Sealer sealer, CancellationToken cancellationToken)
    {
        string purpose = $"applications.filed:{filed.ApplicationId}";
        byte[] html = await UnpackAsync(sealer.Open(Convert.FromBase64String(filed.SealedHtml), purpose), cancellationToken);
        using var content = JsonDocument.Parse(sealer.Open(Convert.FromBase64String(filed.SealedContent), purpose));
        JsonElement root = content.RootElement;
        return new FiledContent(
            html,

            // Byte for byte: the receipt holds their hash.
            JsonMarshal.GetRawUtf8Value(root.GetProperty("answers")).ToArray(),
            root.GetProperty("persons").Deserialize<List<FiledPerson>>(EventJson.Options)!,
            root.GetProperty("evidence").Deserialize<List<FiledEvidence>>(EventJson.Options)!,
            root.TryGetProperty("closed", out JsonElement closed) ? closed.Deserialize<List<string>>(EventJson.Options)! : []);
    }

    private static async Task<byte[]> UnpackAsync(byte[] packed, CancellationToken cancellationToken)
    {
        using var plain = new MemoryStream();
        await using (var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress))
            await brotli.CopyToAsync(plain, cancellationToken);
        return plain.ToArray();
    }
}

/// <summary>A person of the household as the application named them.</summary>
internal sealed record FiledPerson(string Id, string? Role, string? Name, DateOnly? BirthDate);

/// <summary>An item of the checklist.</summary>
internal sealed record FiledEvidence(string Code, string Title, string Person, IReadOnlyList<string> Because, bool Optional, DateOnly? DueOn);
