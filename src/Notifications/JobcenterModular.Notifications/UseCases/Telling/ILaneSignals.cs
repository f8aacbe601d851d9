namespace JobcenterModular.Notifications.UseCases.Telling;

/// <summary>Tells the lanes that there may be work, after the save.</summary>
internal interface ILaneSignals
{
    void Wake();
}
