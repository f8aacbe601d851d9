namespace JobcenterModular.Notifications.Domain;

/// <summary>In which direction a language is written.</summary>
internal static class TextDirection
{
    public static string Of(string language) => language.Split('-')[0] is "ar" or "fa" or "he" or "ur" ? "rtl" : "ltr";
}
