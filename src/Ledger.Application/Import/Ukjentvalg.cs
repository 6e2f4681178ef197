using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Skriving;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Import;

/// <summary>What is done with a project that is not registered.</summary>
public enum UkjentProsjekt : byte
{
    /// <summary>What names it is refused.</summary>
    Avvis,

    /// <summary>It is registered under its code.</summary>
    Opprett,

    /// <summary>It is booked with its code, and reports show it as unspecified until it is registered.</summary>
    Uspesifisert,
}

/// <summary>What is done with a unit that is not in the year's organisation.</summary>
public enum UkjentEnhet : byte
{
    /// <summary>What names it is refused.</summary>
    Avvis,

    /// <summary>It is booked with its code, and reports show it as unspecified until it is in the organisation.</summary>
    Uspesifisert,
}

/// <summary>What is done with codes of a file that the ledger does not know.</summary>
public sealed record Ukjentvalg(UkjentProsjekt Prosjekt, UkjentEnhet Enhet)
{
    public static readonly Ukjentvalg Avvis = new(UkjentProsjekt.Avvis, UkjentEnhet.Avvis);

    /// <summary>Sees which codes the rows bring; they are read for that only when somebody asked for codes to be taken.</summary>
    public Filkoder Les(Bokfoeringsgrunnlag grunnlag, IEnumerable<Posteringsfelt> rader)
    {
        var koder = new Filkoder(grunnlag, Prosjekt != UkjentProsjekt.Avvis, Enhet != UkjentEnhet.Avvis);
        if (koder.SkalSe)
        {
            foreach (var rad in rader)
            {
                koder.Se(rad);
            }
        }

        return koder;
    }

    /// <summary>The same of a file.</summary>
    public Filkoder Les(Bokfoeringsgrunnlag grunnlag, Func<IPosteringsleser> aapne) => Les(grunnlag, Rader(aapne));

    /// <summary>Registers the projects that rows bring, in the order of their codes, so that the same file makes the same entries.</summary>
    public async Task DefinerAsync(Skrivekontekst kontekst, IEnumerable<Prosjektkode> nye, CancellationToken ct)
    {
        if (Prosjekt != UkjentProsjekt.Opprett)
        {
            return;
        }

        foreach (var kode in nye.Order())
        {
            var prosjekt = Prosjektform.Skriv(new Prosjektopplysning(kode, kode.ToString(), null, null));
            await kontekst.DefinerAsync(Journalslag.Prosjekt, 0, kode.ToString(), prosjekt, ct);
        }
    }

    private static IEnumerable<Posteringsfelt> Rader(Func<IPosteringsleser> aapne)
    {
        using var leser = aapne();
        while (leser.Neste() is { } rad)
        {
            yield return rad;
        }
    }
}
