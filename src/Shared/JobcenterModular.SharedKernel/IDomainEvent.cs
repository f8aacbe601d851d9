namespace JobcenterModular.SharedKernel;

/// <summary>A fact recorded by an aggregate. A module's event map decides whether it becomes public.</summary>
public interface IDomainEvent;
