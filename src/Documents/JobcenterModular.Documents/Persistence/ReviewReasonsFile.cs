using JobcenterModular.BuildingBlocks.Configuration;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.UseCases.Evidence;

namespace JobcenterModular.Documents.Persistence;

/// <summary>The dated reasons for a rejection (<see cref="StrictJsonFile"/>).</summary>
internal static class ReviewReasonsFile
{
    /// <summary>The list of the file.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or wrong.</exception>
    public static ReviewReasons Read(EvidenceOptions options) => StrictJsonFile.Read<ReviewReason, ReviewReasons>(
        $"{options.Directory}/{EvidenceOptions.FileName}", reasons => new ReviewReasons(reasons));
}
