using JobcenterModular.BuildingBlocks.Configuration;
using JobcenterModular.Documents.Domain.Retention;
using JobcenterModular.Documents.UseCases.Retention;

namespace JobcenterModular.Documents.Persistence;

/// <summary>The dated rules of retention (<see cref="StrictJsonFile"/>).</summary>
internal static class RetentionRulesFile
{
    /// <summary>The rules of the file.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or wrong.</exception>
    public static RetentionRules Read(RetentionOptions options) => StrictJsonFile.Read<RetentionRule, RetentionRules>(
        $"{options.Directory}/{RetentionOptions.FileName}", rules => new RetentionRules(rules));
}
