using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.Jobs;
using JobcenterModular.Notifications.Sending.Gateway;
using JobcenterModular.Notifications.Sending.Mail;
using JobcenterModular.Notifications.Sending.Print;
using JobcenterModular.Notifications.UseCases.Telling;

namespace JobcenterModular.Notifications.Sending;

/// <summary>Wakes every lane, and who numbers the stream: whoever has nothing to do goes back to sleep.</summary>
internal sealed class LaneSignals(
    JobWakeUp<SendLane<MailCarrier>> mail,
    JobWakeUp<SendLane<SmsCarrier>> sms,
    JobWakeUp<SendLane<MessengerCarrier>> messenger,
    JobWakeUp<SendLane<PrintQueue>> print,
    JobWakeUp<NumberNoticesJob> stream) : ILaneSignals
{
    public void Wake()
    {
        mail.Wake();
        sms.Wake();
        messenger.Wake();
        print.Wake();
        stream.Wake();
    }
}
