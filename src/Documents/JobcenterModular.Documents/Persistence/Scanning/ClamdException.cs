namespace JobcenterModular.Documents.Persistence.Scanning;

/// <summary>The conversation with clamd came to no answer. The message says why and holds nothing that clamd sent.</summary>
internal sealed class ClamdException(string why, Exception? inner = null) : Exception(why, inner);
