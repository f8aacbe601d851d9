using System.Text.Json.Serialization;

namespace JobcenterModular.Applications.Domain.Requests;

/// <summary>One thing that is asked for: an answer to mend, or a paper to send.</summary>
/// <param name="Number">From 1 within the request.</param>
/// <param name="Section">The section instance of an answer; null for a paper.</param>
/// <param name="Question">The question of an answer; null for a paper.</param>
/// <param name="Evidence">Evidence code of a paper; null for an answer.</param>
/// <param name="Person">Whose paper; null for an answer.</param>
/// <param name="Why">Why it is needed, in words for the applicant.</param>
/// <param name="AnsweredAt">When the answer came. Whether a paper came is told by the papers.</param>
/// <param name="Title">The question, or what the paper is called; null in requests from before it was kept.</param>
internal sealed record RequestItem(
    int Number, string? Section, string? Question, string? Evidence, string? Person, string Why, DateTimeOffset? AnsweredAt = null, string? Title = null)
{
    /// <summary>What is asked for and why, in one line for the applicant.</summary>
    [JsonIgnore]
    public string Line => Title is null ? Why : $"{Title}: {Why}";
}
