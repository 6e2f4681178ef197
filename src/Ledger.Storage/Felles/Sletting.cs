using Ledger.Domain.Kjede;

namespace Ledger.Storage.Felles;

/// <summary>The statement that erases a text, by where the text is.</summary>
internal static class Sletting
{
    public static string Setning(Setninger setninger, Tekststed sted) => sted switch
    {
        { Felt: Tekststed.Bruker } => setninger.SlettBruker,
        { Felt: Tekststed.Avtrykk } => setninger.SlettAvtrykk,
        { Navn: not null } => setninger.SlettJournaltekst,
        { Linje: 0 } => setninger.SlettJournal,
        _ => setninger.SlettPostering,
    };
}
