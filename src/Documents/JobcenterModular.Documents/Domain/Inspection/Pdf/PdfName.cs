namespace JobcenterModular.Documents.Domain.Inspection.Pdf;

/// <summary>The names of a PDF that mean something to us.</summary>
internal enum PdfName
{
    Other,

    JavaScript,
    Launch,
    RichMedia,
    Player,
    EmbeddedFile,
    Encrypt,

    EmbeddedIn,
    FileSpecification,
    KindOf,

    ObjectStream,
    Count,
    First,
    Filter,
    Parameters,
    Predictor,
    Image,
    Width,
    Height,

    Flate,
    Base85,
    Hex,
    Crypt,
    OpaqueFilter,
}
