using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>Says no to a header of the protocol.</summary>
internal static class UploadHeader
{
    /// <summary>The refusal of a header that is missing or cannot be read; it says which one.</summary>
    public static RefusalException Malformed(string name) => DocumentsRefusals.UploadHeaderMalformed.ToException(
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["header"] = name });
}
