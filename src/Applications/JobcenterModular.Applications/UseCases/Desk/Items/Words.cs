namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>What people write beside what they do.</summary>
internal static class Words
{
    /// <summary>Without blanks around it; null where nothing is left.</summary>
    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
