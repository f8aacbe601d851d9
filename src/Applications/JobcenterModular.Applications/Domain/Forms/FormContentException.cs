using System.Collections.Immutable;

namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>One mistake in the content: file, JSON path in it, reason.</summary>
internal sealed record FormContentError(string File, string Path, string Reason)
{
    public override string ToString() => $"{File} {Path}: {Reason}";
}

/// <summary>The forms cannot be used. Stops the start and names every mistake at once, so that authors need one run.</summary>
internal sealed class FormContentException(ImmutableArray<FormContentError> errors)
    : Exception($"{errors.Length} error(s) in the form content:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}")
{
    public ImmutableArray<FormContentError> Errors { get; } = errors;
}
