using System.Text.Json;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>Property names sent by clients: an escaped lone surrogate makes one that cannot be read as text.</summary>
internal static class ClientName
{
    public static string Of(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }
}
