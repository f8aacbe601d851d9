namespace JobcenterModular.Documents.UseCases;

/// <summary>A document and its bytes; whoever asked for them disposes the stream.</summary>
internal sealed record DocumentContent(string FileName, string MediaType, long SizeBytes, string Sha256, Stream Bytes);
