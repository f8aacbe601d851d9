using JobcenterModular.Applications.Domain.Forms;

namespace JobcenterModular.Applications.Domain.Household;

/// <summary>
/// Answers that can put somebody in danger when another person of the household reads them, such as that there is violence.
/// They are never part of the record; they are kept sealed beside it.
/// </summary>
internal static class ProtectedAnswers
{
    public static bool Is(string question) => question == QuestionIds.ProtectedReason;
}
