namespace Ledger.Domain.Hovedbok;

/// <summary>Fields of a <see cref="Dimensjon"/>. Kontoklasse is not among them: it always counts.</summary>
[Flags]
public enum Dimensjonsfelt
{
    Ingen = 0,
    Art = 1,
    Funksjon = 2,
    Kapittel = 4,
    Sektor = 8,
    Ansvar = 16,
    Prosjekt = 32,
    Fond = 64,
    Merke = 128,
    Konto = 256,
    LokalFunksjon = 512,
    Fridim1 = 1024,
    Fridim2 = 2048,
    Motpartsenhet = 4096,
    Alle = 8191,
}
