using Ledger.Domain.Publisering;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The stored form of what is asked of publications.</summary>
public static class Publiseringsregelform
{
    public const string Kode = "publiseringsregler";

    public static string Skriv(Publiseringsregler regler) => Lagretform.Skriv(regler);

    public static Publiseringsregler Les(string json) => Lagretform.Les<Publiseringsregler>(json);
}
