using System.Globalization;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Opplysninger;

/// <summary>A row as sent: texts by field. Reading a field says what is wrong with it, by row and field.</summary>
/// <param name="linje">Null when what was sent has no lines.</param>
public sealed class Faktarad(long? linje, IReadOnlyDictionary<string, string> felt, Feilsamling feil)
{
    /// <summary>What an amount in kroner cannot be larger than.</summary>
    private const decimal Stoerst = 92_233_720_368_547_758.07m;

    /// <summary>
    /// The first year that registers and facts know: assets are older than the ledger's first year, and a slip such as year 1 would hold on every day
    /// after it.
    /// </summary>
    private const int FoersteAar = 1900;

    /// <summary>The row has cells without types, as of CSV and workbooks: a date may be written as people write it, and is told.</summary>
    public bool ErCeller { get; init; }

    public long? Linje => linje;

    public Feilsamling Feil => feil;

    /// <summary>The text; null when it is empty or not there.</summary>
    public string? this[string navn] => felt.GetValueOrDefault(navn) is { Length: > 0 } tekst ? tekst : null;

    public void Avvis(string navn, string kode, string melding) => feil.Avvis(linje, navn, kode, melding);

    public void Varsle(string navn, string kode, string melding) => feil.Varsle(linje, navn, kode, melding);

    public string? Tekst(string navn, int mest, bool paakrevd = false)
    {
        var tekst = this[navn];
        if (tekst is null)
        {
            if (paakrevd)
            {
                Avvis(navn, Feilkoder.Mangler, $"Feltet {navn} mangler.");
            }

            return null;
        }

        // A comment may have lines.
        var paaLinje = mest > Tekstregler.Tekst ? tekst.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ') : tekst;
        return Tekstregler.Kontroller(paaLinje, mest, linje, navn, feil) ? tekst : null;
    }

    public string? Kode(string navn, int mest = Faktakode.Mest, bool paakrevd = false)
    {
        if (Tekst(navn, Tekstregler.Tekst, paakrevd) is not { } tekst)
        {
            return null;
        }

        if (Faktakode.ErGyldig(tekst, mest))
        {
            return tekst;
        }

        Avvis(
            navn, tekst.Length > mest ? Feilkoder.ForLang : Feilkoder.UgyldigFormat,
            $"{navn}: en kode er 1–{mest} bokstaver, sifre, punktum, strek eller understrek.");
        return null;
    }

    public DateOnly? Dato(string navn, bool paakrevd = false)
    {
        if (Tekst(navn, Tekstregler.Tekst, paakrevd) is not { } tekst)
        {
            return null;
        }

        if (DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag))
        {
            return dag;
        }

        if (ErCeller && DateOnly.TryParseExact(tekst, "dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out dag))
        {
            Varsle(navn, Feilkoder.VerdiTolket, $"{navn}: «{tekst}» er lest som {dag:yyyy-MM-dd}.");
            return dag;
        }

        Avvis(navn, Feilkoder.UgyldigFormat, $"{navn}: datoer skrives ÅÅÅÅ-MM-DD.");
        return null;
    }

    /// <summary>A day of a year that there can be something from.</summary>
    public DateOnly? Dag(string navn, bool paakrevd = false)
    {
        var dag = Dato(navn, paakrevd);
        if (dag is null || ErAar(dag.Value.Year))
        {
            return dag;
        }

        Avvis(navn, Feilkoder.UtenforOmraadet, $"{navn} er fra {FoersteAar} til {Regnskapsaar.Stoerste}.");
        return null;
    }

    public int? Aar(string navn)
    {
        if (Tall(navn, 0) is not { } aar)
        {
            return null;
        }

        if (ErAar(aar))
        {
            return (int)aar;
        }

        Avvis(navn, Feilkoder.UtenforOmraadet, $"{navn} er et år fra {FoersteAar} til {Regnskapsaar.Stoerste}.");
        return null;
    }

    public static bool ErAar(decimal aar) => aar is >= FoersteAar and <= Regnskapsaar.Stoerste && decimal.Truncate(aar) == aar;

    /// <summary>Kroner.</summary>
    public Beloep? Beloep(string navn)
    {
        if (this[navn] is not { } tekst)
        {
            return null;
        }

        if (!Tall(tekst, out var kroner) || Math.Abs(kroner) > Stoerst)
        {
            Avvis(navn, Feilkoder.UgyldigBeloep, $"{navn}: et beløp skrives med siffer, punktum og høyst to desimaler, for eksempel -1234.50.");
            return null;
        }

        if (Verdier.Beloep.TryFraKroner(kroner, out var beloep))
        {
            return beloep;
        }

        Avvis(navn, Feilkoder.ForMangeDesimaler, $"{navn}: et beløp har høyst to desimaler.");
        return null;
    }

    /// <param name="desimaler">How many decimals that are not zero it may have; null for any.</param>
    public decimal? Tall(string navn, int? desimaler = null)
    {
        if (this[navn] is not { } tekst)
        {
            return null;
        }

        if (!Tall(tekst, out var tall))
        {
            Avvis(navn, Feilkoder.UgyldigTall, $"{navn}: «{Kort(tekst)}» er ikke et tall.");
            return null;
        }

        if (desimaler is not { } mest || decimal.Round(tall, mest) == tall)
        {
            return tall;
        }

        Avvis(navn, Feilkoder.ForMangeDesimaler, $"{navn}: tallet har flere enn {mest} desimaler.");
        return null;
    }

    public bool? JaNei(string navn)
    {
        switch (this[navn]?.ToLowerInvariant())
        {
            case null:
                return null;
            case "true" or "ja" or "1":
                return true;
            case "false" or "nei" or "0":
                return false;
            default:
                Avvis(navn, Feilkoder.UgyldigFormat, $"{navn} er true eller false.");
                return null;
        }
    }

    /// <summary>One of a few texts, in any letters.</summary>
    public string? EnAv(string navn, IReadOnlyList<string> verdier, string kode = Feilkoder.UgyldigFormat)
    {
        if (this[navn] is not { } tekst)
        {
            return null;
        }

        if (verdier.FirstOrDefault(v => v.Equals(tekst, StringComparison.OrdinalIgnoreCase)) is { } verdi)
        {
            return verdi;
        }

        Avvis(navn, kode, $"{navn} er {string.Join(", ", verdier)}.");
        return null;
    }

    /// <summary>A number with a point or a comma before its decimals; blanks between thousands are let pass.</summary>
    private static bool Tall(string tekst, out decimal tall) => decimal.TryParse(
        tekst.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace('\u2212', '-').Replace(',', '.'),
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out tall);

    public static string Kort(string tekst) => tekst.Length > 40 ? tekst[..40] + "…" : tekst;
}
