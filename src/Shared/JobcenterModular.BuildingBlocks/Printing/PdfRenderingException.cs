namespace JobcenterModular.BuildingBlocks.Printing;

/// <summary>The renderer ran and failed. Its message holds exit code and kind, never text of the document.</summary>
public sealed class PdfRenderingException(string message) : Exception(message);
