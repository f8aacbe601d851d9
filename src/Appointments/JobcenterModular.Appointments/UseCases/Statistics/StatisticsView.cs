namespace JobcenterModular.Appointments.UseCases.Statistics;

/// <summary>How a place is used.</summary>
/// <param name="PlaceId">The place.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Rows">One for each day, or one for each kind of talk that was booked.</param>
internal sealed record StatisticsView(Guid PlaceId, DateOnly From, DateOnly Until, IReadOnlyList<StatisticsRow> Rows);

/// <summary>A day or a kind of talk.</summary>
/// <param name="Day">The day; null where it is about a kind of talk.</param>
/// <param name="TypeId">The kind of talk; null where it is about a day.</param>
/// <param name="TypeName">Its name.</param>
/// <param name="OfferedMinutes">Minutes that were open for it by the rules of today.</param>
/// <param name="BookedMinutes">Minutes that talks take, with preparation and follow-up.</param>
/// <param name="Utilisation">Booked by offered; null where nothing is offered.</param>
/// <param name="MedianLeadDays">From booking to begin, in days; half of the talks have less. Null without talks.</param>
/// <param name="NinetiethLeadDays">Nine of ten talks have at most this.</param>
/// <param name="States">How many talks stand where.</param>
/// <param name="InvitationsNotCome">Invitations to which nobody came; null for 1 to 4, so that nobody can be recognised.</param>
/// <param name="VoluntaryNotCome">The same for talks that somebody chose; nothing follows from them.</param>
internal sealed record StatisticsRow(
    DateOnly? Day,
    Guid? TypeId,
    string? TypeName,
    int OfferedMinutes,
    int BookedMinutes,
    double? Utilisation,
    double? MedianLeadDays,
    double? NinetiethLeadDays,
    StateCounts States,
    int? InvitationsNotCome,
    int? VoluntaryNotCome);

/// <summary>How many talks stand where. Those to which nobody came are counted apart, by class.</summary>
/// <param name="Booked">Will take place.</param>
/// <param name="Arrived">The person is there.</param>
/// <param name="InTalk">Takes place.</param>
/// <param name="Done">Over.</param>
/// <param name="Cancelled">Does not take place.</param>
/// <param name="WalkIns">Of these, people who came without an appointment.</param>
internal sealed record StateCounts(int Booked, int Arrived, int InTalk, int Done, int Cancelled, int WalkIns);
