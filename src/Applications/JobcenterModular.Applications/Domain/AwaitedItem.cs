namespace JobcenterModular.Applications.Domain;

/// <summary>Whether one item of the checklist is awaited, and until when.</summary>
/// <param name="Code">Evidence code, such as N07.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Title">What it is.</param>
/// <param name="DueOn">Until when; null if it is not awaited.</param>
/// <param name="Awaited">Whether it must still come.</param>
internal sealed record AwaitedItem(string Code, string Person, string Title, DateOnly? DueOn, bool Awaited);
