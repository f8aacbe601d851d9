namespace JobcenterModular.Applications.Domain.Orientation;

/// <summary>Something for a person to look at. Nothing follows from it by itself.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Text">The same in German.</param>
internal sealed record OrientationFlag(string Code, string Text)
{
    public static IEnumerable<OrientationFlag> Of(RoughAssets assets)
    {
        if (assets.AllowanceCents < assets.StatedCents)
            yield return new OrientationFlag("assets.above_allowance", "Die genannten Ersparnisse liegen über den Freibeträgen der Bedarfsgemeinschaft. Bitte prüfen.");
        if (assets.AllowanceCents is null)
            yield return new OrientationFlag("assets.allowance_unknown", "Die Freibeträge lassen sich nicht nennen: Ein Geburtsdatum oder ein Wert fehlt.");
    }

    public static OrientationFlag WithoutValue(string key) =>
        new("value.missing", $"Für diesen Monat ist kein Wert von {key} hinterlegt. Ohne Wert steht hier kein Betrag.");
}
