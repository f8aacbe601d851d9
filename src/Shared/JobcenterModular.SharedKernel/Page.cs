namespace JobcenterModular.SharedKernel;

/// <summary>One page of a list, by keyset.</summary>
/// <typeparam name="T">The row.</typeparam>
/// <param name="Items">The rows, at most as many as asked for.</param>
/// <param name="NextCursor">Opaque; send it back as <c>cursor</c> for the next page. Null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
