namespace JobcenterModular.Appointments.Domain.Rules;

/// <summary>What a person may need so that a talk can take place.</summary>
internal enum Aid
{
    /// <summary>Somebody who interprets a spoken language.</summary>
    Interpreter,

    /// <summary>German sign language.</summary>
    SignLanguage,

    /// <summary>A way without steps to the counter itself.</summary>
    StepFree,

    /// <summary>A room where a child can play.</summary>
    ChildFriendly,
}
