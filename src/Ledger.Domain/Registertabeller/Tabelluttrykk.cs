using System.Globalization;

namespace Ledger.Domain.Registertabeller;

/// <summary>
/// A formula over columns: <c>+ - * /</c>, parentheses, numbers and ids. What is not known makes the whole unknown, except that <c>a ?? b</c> is
/// <c>b</c> where <c>a</c> is not known. An id with other signs than a–z, digits and underscore stands in brackets: <c>[barn-0-5]</c>.
/// </summary>
public abstract record Tabelluttrykk
{
    private const int MestTegn = 500, MestDybde = 50;

    /// <summary>The columns that it looks at.</summary>
    public abstract IEnumerable<string> Kolonner { get; }

    /// <summary>Its value; null when a column that it needs is, and when it divides by 0.</summary>
    public abstract decimal? Verdi(Func<string, decimal?> kolonne);

    /// <summary>Whether it is kroner, when some columns are.</summary>
    public abstract bool ErBeloep(Func<string, bool> kolonne);

    /// <summary>Null when the text is no formula.</summary>
    public static Tabelluttrykk? Les(string tekst)
    {
        if (tekst.Length > MestTegn)
        {
            return null;
        }

        var (plass, dybde) = (0, 0);
        var uttrykk = Ellers();
        return uttrykk is not null && Tegn() == '\0' ? uttrykk : null;

        char Tegn()
        {
            while (plass < tekst.Length && tekst[plass] == ' ')
            {
                plass++;
            }

            return plass < tekst.Length ? tekst[plass] : '\0';
        }

        Tabelluttrykk? Ellers()
        {
            var venstre = Sum();
            while (venstre is not null && Tegn() == '?')
            {
                var erHelt = plass + 1 < tekst.Length && tekst[plass + 1] == '?';
                plass += 2;
                venstre = erHelt && Sum() is { } hoeyre ? new Regnet('?', venstre, hoeyre) : null;
            }

            return venstre;
        }

        Tabelluttrykk? Sum() => Rekke(Produkt, '+', '-');

        Tabelluttrykk? Produkt() => Rekke(Ledd, '*', '/');

        Tabelluttrykk? Rekke(Func<Tabelluttrykk?> del, char en, char annen)
        {
            var venstre = del();
            while (venstre is not null && Tegn() is var tegn && (tegn == en || tegn == annen))
            {
                plass++;
                venstre = del() is { } hoeyre ? new Regnet(tegn, venstre, hoeyre) : null;
            }

            return venstre;
        }

        Tabelluttrykk? Ledd()
        {
            var tegn = Tegn();
            if (tegn == '-')
            {
                plass++;
                return ++dybde <= MestDybde && Ledd() is { } negativt ? new Regnet('-', new Tall(0), negativt) : null;
            }

            if (tegn == '(')
            {
                plass++;
                var indre = ++dybde <= MestDybde ? Ellers() : null;
                return indre is not null && Tegn() == ')' && ++plass > 0 ? indre : null;
            }

            if (tegn == '[')
            {
                var slutt = tekst.IndexOf(']', plass);
                var id = slutt < 0 ? "" : tekst[(plass + 1)..slutt].Trim();
                plass = slutt + 1;
                return id.Length == 0 ? null : new Kolonnen(id);
            }

            var fra = plass;
            while (plass < tekst.Length && (char.IsAsciiLetterOrDigit(tekst[plass]) || tekst[plass] is '_' or '.'))
            {
                plass++;
            }

            var ord = tekst[fra..plass];
            return ord.Length == 0 ? null
                : char.IsAsciiLetter(ord[0]) ? ord.Contains('.', StringComparison.Ordinal) ? null : new Kolonnen(ord)
                : decimal.TryParse(ord, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var tall) ? new Tall(tall)
                : null;
        }
    }

    private sealed record Tall(decimal Verdien) : Tabelluttrykk
    {
        public override IEnumerable<string> Kolonner => [];

        public override decimal? Verdi(Func<string, decimal?> kolonne) => Verdien;

        public override bool ErBeloep(Func<string, bool> kolonne) => false;
    }

    private sealed record Kolonnen(string Id) : Tabelluttrykk
    {
        public override IEnumerable<string> Kolonner => [Id];

        public override decimal? Verdi(Func<string, decimal?> kolonne) => kolonne(Id);

        public override bool ErBeloep(Func<string, bool> kolonne) => kolonne(Id);
    }

    private sealed record Regnet(char Tegn, Tabelluttrykk Venstre, Tabelluttrykk Hoeyre) : Tabelluttrykk
    {
        public override IEnumerable<string> Kolonner => Venstre.Kolonner.Concat(Hoeyre.Kolonner);

        /// <summary>What is too large for a number is not known.</summary>
        public override decimal? Verdi(Func<string, decimal?> kolonne)
        {
            try
            {
                return (Tegn, Venstre.Verdi(kolonne), Hoeyre.Verdi(kolonne)) switch
                {
                    ('?', var v, var h) => v ?? h,
                    (_, null, _) or (_, _, null) or ('/', _, 0m) => null,
                    ('+', { } v, { } h) => v + h,
                    ('-', { } v, { } h) => v - h,
                    ('*', { } v, { } h) => v * h,
                    (_, { } v, { } h) => v / h,
                };
            }
            catch (OverflowException)
            {
                return null;
            }
        }

        public override bool ErBeloep(Func<string, bool> kolonne) => (Tegn, Venstre.ErBeloep(kolonne), Hoeyre.ErBeloep(kolonne)) switch
        {
            ('*', var v, var h) => v != h,
            ('/', var v, var h) => v && !h,
            (_, var v, var h) => v || h,
        };
    }
}
