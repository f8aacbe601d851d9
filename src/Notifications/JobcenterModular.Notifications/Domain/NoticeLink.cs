namespace JobcenterModular.Notifications.Domain;

/// <summary>Where a notice leads.</summary>
/// <param name="Address">The page; the inbox and a copied database may show it.</param>
/// <param name="Key">
/// Opens the page to a person without an account; null for everybody else. It travels as the fragment of the address, which no
/// server is sent, and waits sealed.
/// </param>
internal sealed record NoticeLink(string Address, string? Key)
{
    /// <summary>The address that opens the page by itself; null without a key.</summary>
    public string? WithKey => Key is null ? null : $"{Address}#key={Key}";
}
