using Ledger.Domain.Kjede;
using Ledger.Domain.Lagring;
using Ledger.Domain.Publisering;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of what is asked of publications.</summary>
public static class Publiseringsregelform
{
    public static readonly Innstilling<Publiseringsregler> Innstilling = new(
        Journalslag.Publiseringsregler, "publiseringsregler", Publiseringsregler.Ingen, Lagretform.Skriv, Lagretform.Les<Publiseringsregler>);
}
