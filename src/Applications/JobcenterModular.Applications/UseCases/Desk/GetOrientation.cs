using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Orientation;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Desk;

/// <summary>A rough orientation by the answers in force; a hint, never a verdict.</summary>
internal sealed record GetOrientation(Guid Id, Caller Caller) : IRequest<OrientationView>;

internal sealed class GetOrientationHandler(IApplicationsDb db, FormCatalog forms) : IRequestHandler<GetOrientation, OrientationView>
{
    public async Task<OrientationView> Handle(GetOrientation request, CancellationToken cancellationToken)
    {
        var id = new BenefitApplicationId(request.Id);
        BenefitApplication application = await db.SentAsync(id, cancellationToken);
        AnswerSheet sheet = (await db.AnswersInForceAsync(id, cancellationToken)).Sheet;
        FormDefinition form = forms.FormOf(application);
        FormFacts facts = await db.FactsOfAsync(application, form, cancellationToken);
        FormEvaluation evaluation = FormEvaluation.Run(form, sheet, facts);
        RoughOrientation orientation = RoughOrientation.Of(
            evaluation, evaluation.ToSend(sheet), new OrientationValues(forms.LegalParameters, facts.CountsFrom));
        await db.NoteReadAsync(application, request.Caller, ReadPart.Application, cancellationToken);
        return OrientationView.Of(orientation);
    }
}

/// <summary>What a caseworker would jot down at first sight. A hint with its sources; nothing follows from it by itself.</summary>
/// <param name="On">The day whose law is read: the first day from which the application counts.</param>
/// <param name="Notice">What this is, in German, to be shown with it.</param>
/// <param name="NeedCents">Sum of the lines, in euro cents a month. Income is not taken off.</param>
/// <param name="Need">Line by line.</param>
/// <param name="StatedAssetsCents">Savings as they were stated, in euro cents.</param>
/// <param name="AssetAllowanceCents">What § 12 SGB II leaves to the household, in euro cents; null if an age or a value is not known.</param>
/// <param name="AssetAllowances">The same for each person.</param>
/// <param name="Flags">What to look at.</param>
internal sealed record OrientationView(
    DateOnly On,
    string Notice,
    long NeedCents,
    IReadOnlyList<NeedView> Need,
    long StatedAssetsCents,
    long? AssetAllowanceCents,
    IReadOnlyList<AllowanceView> AssetAllowances,
    IReadOnlyList<FlagView> Flags)
{
    private const string Hint =
        "Grobe Orientierung aus den Angaben und den hinterlegten Werten. Einkommen ist nicht abgezogen, Angemessenheit nicht geprüft. Keine Entscheidung.";

    public static OrientationView Of(RoughOrientation orientation) => new(
        orientation.On,
        Hint,
        orientation.NeedCents,
        [.. orientation.Need.Select(line => new NeedView(line.Code, line.Person, line.Text, line.Cents, ValueView.Of(line.Value)))],
        orientation.Assets.StatedCents,
        orientation.Assets.AllowanceCents,
        [.. orientation.Assets.Allowances.Select(allowance => new AllowanceView(allowance.Person, allowance.Value.Number, ValueView.Of(allowance.Value)!))],
        [.. orientation.Flags.Select(flag => new FlagView(flag.Code, flag.Text))]);
}

/// <summary>An amount of the rough need.</summary>
/// <param name="Code">What it is: <c>standard.1</c> to <c>standard.6</c>, <c>singleParent</c>, <c>pregnant</c>, <c>disability</c>, <c>hotWater</c>, <c>housing</c>.</param>
/// <param name="Person">Whose it is, <c>ap</c> or <c>p1</c> …; null if it is the household's.</param>
/// <param name="Text">The same in German.</param>
/// <param name="Cents">Euro cents a month.</param>
/// <param name="Value">The dated value that it follows from; null for what was stated.</param>
internal sealed record NeedView(string Code, string? Person, string Text, long Cents, ValueView? Value);

/// <summary>What is left to one person.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Cents">Euro cents.</param>
/// <param name="Value">The dated value.</param>
internal sealed record AllowanceView(string Person, long Cents, ValueView Value);

/// <summary>A dated value of the law.</summary>
/// <param name="Key">Its name in the configuration.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while no end is known.</param>
/// <param name="Source">Where it stands.</param>
internal sealed record ValueView(string Key, DateOnly ValidFrom, DateOnly? ValidTo, string Source)
{
    public static ValueView? Of(DatedValue? value) => value is null ? null : new ValueView(value.Key, value.ValidFrom, value.ValidTo, value.Source);
}

/// <summary>Something for a person to look at.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Text">The same in German.</param>
internal sealed record FlagView(string Code, string Text);
