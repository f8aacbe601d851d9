using System.Text;
using JobcenterModular.BuildingBlocks.Http;

namespace JobcenterModular.Documents.UseCases.Intake;

/// <summary>A short text that comes as a part of an upload.</summary>
internal static class PartText
{
    /// <summary>The text; one that is longer is refused.</summary>
    public static async Task<string> ReadAsync(IUploadPart part, int maxBytes, CancellationToken cancellationToken)
    {
        byte[] text = new byte[maxBytes + 1];
        int length = await FileIntake.FillAsync(part.ReadAsync, text, cancellationToken);
        return length <= maxBytes ? Encoding.UTF8.GetString(text, 0, length) : throw HttpRefusals.Malformed.ToException();
    }
}
