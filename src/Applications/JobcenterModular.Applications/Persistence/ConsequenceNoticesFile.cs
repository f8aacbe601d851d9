using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.BuildingBlocks.Configuration;

namespace JobcenterModular.Applications.Persistence;

/// <summary>The dated notices of consequences (<see cref="StrictJsonFile"/>).</summary>
internal static class ConsequenceNoticesFile
{
    public const string DefaultPath = "Letters/consequence-notices.json";

    /// <summary>The notices of the file.</summary>
    /// <param name="path">A relative path starts beside the program.</param>
    /// <exception cref="InvalidOperationException">The file is missing or wrong.</exception>
    public static ConsequenceNotices Read(string path) =>
        StrictJsonFile.Read<ConsequenceNotice, ConsequenceNotices>(path, notices => new ConsequenceNotices(notices));
}
